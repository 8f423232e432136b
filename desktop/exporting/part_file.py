"""The temporary file beside the target: written whole, then put in the target's place in one step.

Its name tells what it is and which process wrote it (`.NAME.PID.part`), so that a parent that ends its
child can take away what the child left.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import ExportError

_LONGEST = 200
"""Bytes of the target's name that go into the temporary one: file systems allow 255 in all."""


def part_path(path: Path, pid: int) -> Path:
    """Return the temporary file that the process `pid` writes for the target `path`."""
    return path.with_name(f".{_shortened(path)}.{pid}.part")


def _shortened(path: Path) -> str:
    # A name may be any bytes; one that is cut is cut between characters where it has them.
    raw = os.fsencode(path.name)
    return path.name if len(raw) <= _LONGEST else raw[:_LONGEST].decode(errors="ignore")


def clean_up(path: Path, pid: int) -> None:
    """Take away the temporary file of an ended process; it is no error if there is none."""
    part_path(path, pid).unlink(missing_ok=True)


def clean_up_after_the_dead(path: Path) -> None:
    """Take away the temporary files for `path` whose processes have ended, as after a loss of power."""
    start = f".{_shortened(path)}."
    with contextlib.suppress(OSError):
        for each in path.parent.iterdir():
            pid = each.name[len(start) : -len(".part")]
            if each.name == f"{start}{pid}.part" and pid.isascii() and pid.isdigit() and not _lives(int(pid)):
                with contextlib.suppress(OSError):
                    each.unlink()


def _lives(pid: int) -> bool:
    if pid == os.getpid():
        return False  # we are only about to write; it was left by another that had our number
    if os.name == "nt":
        return False  # there a file that is being written cannot be taken away
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def replace(path: Path, data: bytes) -> None:
    """Write `data` as the file `path`, which is either the old or the whole new one at any moment.

    Raises ExportError "export-folder-missing", "export-disk-full" or "export-not-writable" (a device or a
    pipe is not replaced by a file, either); then the target is untouched and no temporary file is left.
    """
    part = part_path(path, os.getpid())
    check_target(path)
    clean_up_after_the_dead(path)
    with _told(path):
        try:
            with part.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise


def check_target(path: Path) -> None:
    """Raise what `replace` would for a target that surely cannot be written, before the work is done."""
    with _told(path):
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            if not path.parent.is_dir():
                raise
        else:
            if not stat.S_ISREG(mode):
                code = errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL
                raise OSError(code, "it is no file" if code == errno.EINVAL else os.strerror(code))
        if not os.access(path.parent, os.W_OK):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if not path.parent.is_dir():
            raise ExportError("export-folder-missing", folder=str(path.parent), path=str(path)) from error
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise ExportError("export-disk-full", path=str(path)) from error
        reason = error.strerror or type(error).__name__
        raise ExportError("export-not-writable", path=str(path), reason=reason) from error
