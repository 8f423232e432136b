"""The temporary file beside the target: written whole, then put in the target's place in one step.

Its name tells what it is and which process wrote it (`.NAME.PID.part`), so that a parent that ends its
child can take away what the child left.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import ExportError

_LONGEST = 200
"""Bytes of the target's name that go into the temporary one: file systems allow 255 in all."""


def part_path(path: Path, pid: int) -> Path:
    """Return the temporary file that the process `pid` writes for the target `path`."""
    name = path.name.encode()[:_LONGEST].decode(errors="ignore")
    return path.with_name(f".{name}.{pid}.part")


def clean_up(path: Path, pid: int) -> None:
    """Take away the temporary file of an ended process; it is no error if there is none."""
    part_path(path, pid).unlink(missing_ok=True)


def replace(path: Path, data: bytes) -> None:
    """Write `data` as the file `path`, which is either the old or the whole new one at any moment.

    Raises ExportError "export-folder-missing", "export-disk-full" or "export-not-writable"; then the
    target is untouched and no temporary file is left.
    """
    part = part_path(path, os.getpid())
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
