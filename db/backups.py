"""Backups of a library: each a whole, checked copy, named by its time, in a folder of the library's own.

They lie apart from the library, so that what befalls its folder does not befall them. A backup counts only
once it has been read back and agrees with its checksums; until then it bears another name.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from db.errors import BackupError, LibraryError
from db.library_copy import copy_to, looking_at
from db.part_files import remove_all_dead_parts
from db.thinning import Policy, surplus
from db.verify import check_copy

SUFFIX = ".chancery"
_NAME = "%Y-%m-%d %H-%M-%S"
_ID = re.compile(r"[a-z][0-9a-f]{32}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that is there: its file, when it was made by the computer's clock, and its size in bytes."""

    path: Path
    time: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Made:
    """What making a backup came to.

    `backup` is the one that holds the library as it is; `is_new` tells whether it was made just now or was
    there already. `thinned` went by age, `crowded_out` are younger ones that went for want of room.
    """

    backup: Backup
    is_new: bool
    thinned: tuple[Path, ...] = ()
    crowded_out: tuple[Path, ...] = ()


def backup_folder(library: Path, root: Path) -> Path:
    """Return the folder under `root` where the backups of a library lie; raises LibraryError."""
    with looking_at(library) as connection:
        return _folder(connection, root)


def all_folders(root: Path) -> list[Path]:
    """Return the folders of backups of every library, for one that can no longer tell which it is."""
    with contextlib.suppress(OSError):
        return sorted(path for path in root.iterdir() if path.is_dir())
    return []


def list_backups(folder: Path) -> list[Backup]:
    """Return the backups in a folder, the latest first by name; other files are passed over."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            time = _time_of(path)
            with contextlib.suppress(OSError):
                if time is not None and path.is_file():
                    found.append(Backup(path, time, path.stat().st_size))
    return sorted(found, key=lambda backup: backup.time, reverse=True)


def back_up(
    library: Path, root: Path, policy: Policy | None = None, *, clock: Callable[[], datetime] = datetime.now
) -> Made:
    """Back up a library into its folder under `root`, unless a backup holds it as it is already.

    Edits may go on meanwhile: the backup is of one moment. Raises LibraryError, and BackupError
    "backup-no-room" where not even this one backup fits into the share of the disk.
    """
    policy = policy or Policy()
    with looking_at(library) as connection:
        folder = _folder(connection, root)
        _make_folder(folder)
        present = list_backups(folder)
        same = _holding(present, _last_change(connection))
        if same is not None:
            return Made(same, False)
        need = _size(connection)
        crowded = _make_room(folder, need, policy)
        target = _free_name(folder, clock())
        copy_to(connection, target, check_copy)
    made = Backup(target, _time_of(target) or clock(), target.stat().st_size)
    thinned = _thin(folder, made, policy, clock())
    return Made(made, True, tuple(thinned), tuple(crowded))


def back_up_before(library: Path, root: Path) -> Backup:
    """Back up a library before something is done to it as a whole, whatever share of the disk that takes.

    Raises LibraryError.
    """
    with looking_at(library) as connection:
        return back_up_connection(connection, root)


def back_up_connection(connection: sqlite3.Connection, root: Path) -> Backup:
    """As `back_up_before`, for whoever holds the library open; raises LibraryError."""
    folder = _folder(connection, root)
    _make_folder(folder)
    same = _holding(list_backups(folder), _last_change(connection))
    if same is not None:
        return same
    now = datetime.now()
    target = _free_name(folder, now)
    copy_to(connection, target, check_copy)
    return Backup(target, _time_of(target) or now, target.stat().st_size)


def write_copy(library: Path, target: Path) -> Backup:
    """Write a checked copy of a library to a file of the user's choice, replacing it; raises LibraryError."""
    with looking_at(library) as connection:
        copy_to(connection, target, check_copy)
    return Backup(target, datetime.now(), target.stat().st_size)


def _folder(connection: sqlite3.Connection, root: Path) -> Path:
    found = connection.execute("SELECT id FROM library").fetchone()
    library_id = str(found[0]) if found else ""
    if not _ID.fullmatch(library_id):
        # A stranger's file may call itself anything; its name is never taken for a path.
        library_id = "l" + hashlib.sha256(library_id.encode("utf-8", "replace")).hexdigest()[:32]
    return root / library_id


def _make_folder(folder: Path) -> None:
    """Make the folder, and clear away what a backup that was broken off left in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError("library-not-writable", path=str(folder), reason=error.strerror or "") from error
    remove_all_dead_parts(folder)


def _last_change(connection: sqlite3.Connection) -> tuple[str, int]:
    """Return what is another after every change: the last one's id, and the schema."""
    found = connection.execute("SELECT id FROM change ORDER BY n DESC LIMIT 1").fetchone()
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    return str(found[0]) if found else "", version


def _holding(backups: list[Backup], change: tuple[str, int]) -> Backup | None:
    """Return the backup whose last change is this one, and which still is what was written, or None.

    The clock is not asked: it may have been set back, and a restored library goes on from an older one.
    """
    for backup in backups:
        with contextlib.suppress(LibraryError), looking_at(backup.path, alone=True) as connection:
            if _last_change(connection) == change:
                check_copy(connection, backup.path)
                return backup
    return None


def _size(connection: sqlite3.Connection) -> int:
    pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return int(pages) * int(size)


def _make_room(folder: Path, need: int, policy: Policy) -> list[Path]:
    """Delete the oldest backups until one more of `need` bytes stays within the share; return them.

    The newest always stays, so that there is never a moment without a backup.
    """
    present = list_backups(folder)
    gone: list[Path] = []
    while True:
        taken = sum(backup.size for backup in present)
        room = policy.share * (shutil.disk_usage(folder).free + taken)
        if taken + need <= room:
            return gone
        if len(present) < 2:
            raise BackupError("backup-no-room", path=str(folder), need=need, room=int(room))
        oldest = present.pop()
        _delete(oldest.path)
        gone.append(oldest.path)


def _thin(folder: Path, made: Backup, policy: Policy, now: datetime) -> list[Path]:
    """Delete what the policy gives up, but never the backup just made."""
    by_time = {backup.time: backup.path for backup in list_backups(folder)}
    going = [by_time[time] for time in surplus(by_time, now, policy) if time != made.time]
    for path in going:
        _delete(path)
    return going


def _delete(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _free_name(folder: Path, now: datetime) -> Path:
    """Return a file that is not there yet, named by the time, or by the next second that is free."""
    time = now.replace(microsecond=0)
    while True:
        path = folder / f"{time.strftime(_NAME)}{SUFFIX}"
        if not path.exists():
            return path
        time += timedelta(seconds=1)


def _time_of(path: Path) -> datetime | None:
    if path.suffix != SUFFIX:
        return None
    try:
        return datetime.strptime(path.stem, _NAME)
    except ValueError:
        return None
