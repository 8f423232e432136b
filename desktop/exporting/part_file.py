"""The temporary file beside the target: written whole, then put in the target's place in one step.

`db.place.part_files` tells how it is called and clears away those whose process has ended.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import ExportError
from db.place.part_files import part_path, remove_dead_parts, remove_part


def replace(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write `data` (or its pieces) as the file `path`, which is the old or the whole new one at any moment.

    Raises ExportError "export-folder-missing", "export-disk-full" or "export-not-writable" (a device or a
    pipe is not replaced by a file, either); then the target is untouched and no temporary file is left.
    """
    part = part_path(path, os.getpid())
    check_target(path)
    remove_dead_parts(path)
    with _told(path):
        try:
            with part.open("xb") as file:
                file.writelines([data] if isinstance(data, bytes) else data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give a folder to write files into, which stand in the folder `path` only when all of them are whole.

    Where `path` is a folder already, files of the same name in it are replaced and all others stay. Raises
    what `replace` raises; when the writing fails, nothing is at `path` that was not there.
    """
    part = part_path(path, os.getpid())
    remove_dead_parts(path)
    with _told(path):
        try:
            check_folder(path)
            part.mkdir()
            yield part
            if path.is_dir():
                for file in sorted(part.iterdir()):
                    file.replace(path / file.name)
            else:
                part.replace(path)
        finally:
            with contextlib.suppress(OSError):
                remove_part(path, os.getpid())


def check_folder(path: Path) -> None:
    """Raise what `whole_folder` would for a folder that surely cannot be written, before the work is done."""
    with _told(path):
        if path.exists() and not path.is_dir():
            raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        for place in (path.parent, *([path] if path.exists() else [])):
            if not place.is_dir():
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            if not os.access(place, os.W_OK):
                raise OSError(errno.EACCES, os.strerror(errno.EACCES))


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
