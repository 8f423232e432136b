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
from datetime import datetime
from pathlib import Path

from db.backup.backup_names import Backup, next_name, read_name
from db.backup.library_copy import copy_to, looking_at
from db.backup.thinning import Policy, surplus
from db.checking.verify import check_copy, look_through
from db.errors import BackupError, LibraryError
from db.place.part_files import remove_all_dead_parts

_ID = re.compile(r"[a-z][0-9a-f]{32}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Made:
    """What making a backup came to.

    `backup` is the one that holds the library as it is; `is_new` tells whether it was made just now or was
    there already. `thinned` went by age, `crowded_out` are younger ones that went for want of room. `damaged`
    counts what in the library itself is not what was stored: the backup holds it no better.
    """

    backup: Backup
    is_new: bool
    thinned: tuple[Path, ...] = ()
    crowded_out: tuple[Path, ...] = ()
    damaged: int = 0


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
    """Return the backups in a folder, the latest first whatever the clock said; no other files."""
    found = []
    with contextlib.suppress(OSError):
        found = [backup for path in folder.iterdir() if (backup := read_name(path)) is not None]
    return sorted(found, key=lambda backup: backup.order, reverse=True)


def back_up(
    library: Path,
    root: Path,
    policy: Policy | None = None,
    *,
    why: str = "",
    clock: Callable[[], datetime] = datetime.now,
) -> Made:
    """Back up a library into its folder under `root`, unless a backup holds it as it is already.

    Edits may go on meanwhile: the backup is of one moment. `why` is one of `backup_names.WHYS`. Raises
    LibraryError, "library-unsound" where texts or history are damaged, so that no backup could be, and
    BackupError "backup-no-room" where not even this one backup fits into the share of the disk.
    """
    policy = policy or Policy()
    with looking_at(library) as connection:
        folder = _folder(connection, root)
        _make_folder(folder)
        same = _holding(list_backups(folder), _last_change(connection))
        if same is not None:
            return Made(same, False, damaged=_damage(connection))
        crowded = _make_room(folder, _size(connection), policy)
        try:
            made = _copy(connection, folder, clock(), why)
        except LibraryError as error:
            if error.code == "copy-damaged":  # it is no worse than what was copied
                raise LibraryError("library-unsound", path=str(library), count=_damage(connection)) from error
            raise
        damaged = _damage(connection)
    thinned = _thin(folder, made, policy, clock())
    return Made(made, True, tuple(thinned), tuple(crowded), damaged)


def back_up_before(library: Path, root: Path, why: str = "") -> Backup:
    """Back up a library before something is done to it as a whole, whatever share of the disk that takes.

    Raises LibraryError.
    """
    with looking_at(library) as connection:
        return back_up_connection(connection, root, why)


def back_up_connection(connection: sqlite3.Connection, root: Path, why: str) -> Backup:
    """As `back_up_before`, for whoever holds the library open; raises LibraryError."""
    folder = _folder(connection, root)
    _make_folder(folder)
    same = _holding(list_backups(folder), _last_change(connection))
    return same or _copy(connection, folder, datetime.now(), why)


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


def _copy(connection: sqlite3.Connection, folder: Path, now: datetime, why: str) -> Backup:
    target = next_name(folder, list_backups(folder), now, why)
    copy_to(connection, target, check_copy)
    return read_name(target) or Backup(target, now, target.stat().st_size)


def _damage(connection: sqlite3.Connection) -> int:
    """Return how many things in a library are not what was stored: damage at rest is found here first."""
    return len(look_through(connection).findings)


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
    present = sorted(list_backups(folder), key=lambda backup: backup.order)
    going = [present[at].path for at in surplus([backup.time for backup in present], now, policy)]
    for path in going:
        if path != made.path:
            _delete(path)
    return [path for path in going if path != made.path]


def _delete(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
