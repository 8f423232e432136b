"""Set-up: from a fresh clone and a bare Python to a working `.venv`, by nothing but the standard library.

`python3 desktop` and `python3 tests` come here first. What has been set up is written, last of all, into
`.venv/chancery-setup.txt`; a start that finds there what it needs goes straight on (a few milliseconds). That
file says "unfinished" while anything is being changed, so a set-up that was cut off is made afresh by the
next start. A lock, which the system releases when its holder dies, keeps two starts from building at once.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from desktop.bootstrap_system import LISTS, SetUpError, lists_wanted, missing, provide, venv_package

ROOT = Path(__file__).resolve().parent.parent

_UNFINISHED = "unfinished"
_LOG = ".venv-setup.log"
_HANDED_OVER = "CHANCERY_HANDED_OVER"


def start(folder: str, arguments: list[str], *, dev: bool, window: bool) -> None:
    """Make sure that everything is set up, and that this is the environment's own Python.

    Returns if this process already runs in `.venv`; otherwise `python3 <folder> <arguments>` goes on in it
    and this call does not return. `dev` asks for the tools of the tests as well; `window` says that a window
    will be shown. Ends the process with status 2 and a sentence where the set-up cannot go on.
    """
    inside = (ROOT / ".venv").is_dir() and Path(sys.prefix).samefile(ROOT / ".venv")
    handed_over = os.environ.pop(_HANDED_OVER, None)
    if handed_over and inside:
        return
    try:
        if handed_over:
            raise SetUpError(f"{ROOT / '.venv'} does not start as it should. Delete it and start again.")
        python = ensure(ROOT, dev=dev, window=window)
    except SetUpError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.stderr.write("\nSet-up stopped. The next start begins it again.\n")
        sys.exit(130)
    if not inside:
        _go_on(python, [str(ROOT / folder), *arguments])


def ensure(root: Path, *, dev: bool, window: bool) -> Path:
    """Set up what is missing in `root`/.venv; return the environment's Python.

    Raises SetUpError where that cannot be done.
    """
    venv = root / ".venv"
    lists = lists_wanted(window, os.environ)
    wanted = {*_requirements(root, dev), *(_checked(name) for name in lists)}
    lacking = wanted - _valid_record(venv)
    if lacking.issubset(_checked(name) for name in lists):
        # Nothing to build, at most a look at the system libraries; that works in a folder that cannot be
        # written, too.
        if lacking:
            provide(_missing(lists, _record(venv)), None, root / _LOG)
            with contextlib.suppress(OSError):
                _write(venv, sorted(_record(venv) | lacking))
        return _python(venv)
    with _lock(root) as lock:
        done = _valid_record(venv)  # another start may have done it while this one waited
        if not done.issuperset(wanted):
            _set_up(root, venv, dev, lists, lock)
    return _python(venv)


def _set_up(root: Path, venv: Path, dev: bool, lists: list[str], lock: int) -> None:
    from desktop.bootstrap_pip import NoNetworkError, install, make, works

    done = _valid_record(venv)
    sound = _UNFINISHED not in _record(venv) and works(_python(venv))
    log = root / _LOG
    provide(_missing(lists, done), None if sound else venv_package(), log)
    tools = set(_requirements(root, True)) - set(_requirements(root, False))
    needs = _requirements(root, dev or not tools.isdisjoint(done))
    if not (sound and done.issuperset(needs)):
        sys.stderr.write("Setting up Chancery in .venv. This is done once and takes a minute or two.\n")
        if not sound:
            make(venv)
        _write(venv, [_UNFINISHED])
        try:
            install(_python(venv), needs, log, lock)
        except NoNetworkError:
            _write(venv, sorted({*done, _stands_on(venv)}))  # nothing was changed: as it was before
            raise
        sys.stderr.write("Set-up done.\n")
    checked = {line for line in done if line.startswith("libraries ")} | {_checked(name) for name in lists}
    _write(venv, [_stands_on(venv), *needs, *sorted(checked)])
    log.unlink(missing_ok=True)


def _missing(lists: list[str], done: set[str]) -> dict[str, str]:
    """Return the packages of these lists that are not on this system, without looking twice at a list."""
    absent: dict[str, str] = {}
    for name in lists:
        if _checked(name) not in done:
            absent.update(missing(LISTS[name]))
    return absent


def _checked(name: str) -> str:
    return f"libraries {name}"


def _stands_on(venv: Path) -> str:
    return f"python {_real_python(venv)}"


def _requirements(root: Path, dev: bool) -> list[str]:
    """Return what pyproject.toml asks for, as pip reads it; with the tests' tools if `dev`."""
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needs: list[str] = list(project["dependencies"])
    if dev:
        needs += project["optional-dependencies"]["dev"]
    return needs


def _python(venv: Path) -> Path:
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def _real_python(venv: Path) -> str:
    """Return the Python the environment stands on: another one there means to look again.

    On Windows the environment's python.exe is a copy, and the original's folder is in pyvenv.cfg.
    """
    if os.name != "nt":
        return os.path.realpath(_python(venv))
    with contextlib.suppress(OSError):
        for line in (venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            if name.strip() == "home" and Path(value.strip()).is_dir():
                return value.strip()
    return "none"


def _record(venv: Path) -> set[str]:
    """Return the lines that the last set-up wrote: the Python, each requirement, each list of libraries."""
    try:
        return set((venv / "chancery-setup.txt").read_text(encoding="utf-8").splitlines())
    except OSError:
        return set()


def _valid_record(venv: Path) -> set[str]:
    """Return the record, or nothing where the Python it was made with is gone or another one."""
    done = _record(venv)
    there = os.access(_python(venv), os.X_OK)  # not where its own Python is out of this user's reach
    return done if there and _stands_on(venv) in done else set()


def _write(venv: Path, lines: list[str]) -> None:
    new = venv / "chancery-setup.new"
    new.write_text("\n".join(lines) + "\n", encoding="utf-8")
    new.replace(venv / "chancery-setup.txt")


@contextlib.contextmanager
def _lock(root: Path) -> Iterator[int]:
    """Hold the lock of the set-up and give its file number; raises SetUpError in a read-only folder."""
    try:
        held = (root / ".venv.lock").open("a+b")
    except OSError:
        raise SetUpError(
            f"Set-up keeps its files in {root / '.venv'}, and that folder cannot be written. "
            "Copy Chancery to a folder of your own and start it there."
        ) from None
    with held:
        if not _take(held.fileno()):
            sys.stderr.write("Another start is setting up; waiting for it.\n")
            while not _take(held.fileno()):
                _pause()
        yield held.fileno()


def _take(file: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(file, 0, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _pause() -> None:
    import time

    time.sleep(0.2)


def _go_on(python: Path, arguments: list[str]) -> NoReturn:
    """Run `python` with these arguments in place of this process."""
    # Either would make the new Python believe that it is the old one (the first is macOS's).
    for name in ("__PYVENV_LAUNCHER__", "PYTHONHOME"):
        os.environ.pop(name, None)
    os.environ[_HANDED_OVER] = "1"
    sys.stdout.flush()
    sys.stderr.flush()
    line = [str(python), *arguments]
    if os.name == "nt":
        import subprocess

        # Windows' exec returns to the shell at once; so stay, and pass on the status.
        sys.exit(subprocess.run(line, check=False).returncode)
    os.execv(line[0], line)
