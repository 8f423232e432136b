"""Making the environment and filling it with pip: the slow part of the set-up, told in plain words."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from desktop.bootstrap_system import SetUpError


class NoNetworkError(SetUpError):
    """No server answered, and nothing was changed."""


#: What pip says where no server answers.
_NO_NETWORK = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "NameResolutionError",
    "ReadTimeoutError",
    "ProxyError",
    "Max retries exceeded",
    "Network is unreachable",
    "Temporary failure in name resolution",
)
#: Settings that would let pip install elsewhere than into the environment.
_LEAD_AWAY = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_DRY_RUN", "PYTHONHOME", "PYTHONPATH")


def works(python: Path) -> bool:
    """Tell whether the environment's Python starts, is new enough, and has pip."""
    if not os.access(python, os.X_OK):
        return False
    question = "import sys, pip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))"
    try:
        asked = subprocess.run([str(python), "-I", "-c", question], capture_output=True, check=False)
    except OSError:
        return False
    return asked.returncode == 0


def make(venv: Path) -> None:
    """Make the environment anew; whatever stood there is removed. Raises SetUpError."""
    try:
        if venv.is_symlink() or venv.is_file():
            venv.unlink()
        elif venv.exists():
            shutil.rmtree(venv)
        venv.mkdir()
    except OSError as error:
        raise SetUpError(f"The folder {venv} could not be made: {error.strerror}.") from None
    made = subprocess.run([_base_python(), "-I", "-m", "venv", str(venv)], capture_output=True, check=False)
    if made.returncode:
        last = _last_line((made.stdout + made.stderr).decode(errors="replace"))
        raise SetUpError(f"The environment {venv} could not be made. Python says: {last}")


def install(python: Path, requirements: list[str], log: Path, lock: int) -> None:
    """Install the requirements with pip, telling on stderr what it is at. Raises SetUpError.

    `log` receives all that pip says. `lock` is the set-up's lock, which pip holds as well: should this
    process be killed, no other start touches the environment while pip is still at work in it.
    """
    environ = {name: value for name, value in os.environ.items() if name not in _LEAD_AWAY}
    environ["PIP_USER"] = "0"
    if environ.get("PIP_RETRIES", "0") == "0":
        environ["PIP_RETRIES"] = "2"  # at its first retry pip says why, and that tells a missing network
    environ.setdefault("PIP_DEFAULT_TIMEOUT", "30")
    line = [str(python), "-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    line += ["--progress-bar", "off", *requirements]
    said: list[str] = []
    with (
        log.open("a", encoding="utf-8") as out,
        subprocess.Popen(
            line,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            pass_fds=() if os.name == "nt" else (lock,),
        ) as pip,
    ):
        for words in pip.stdout or ():
            out.write(words)
            said.append(words)
            _tell(words)
    if pip.returncode:
        raise _reason("".join(said), log)


def _tell(words: str) -> None:
    """Say in plain words what pip is doing, where it is worth a line."""
    first, _, rest = words.strip().partition(" ")
    if first == "Downloading" and rest.endswith("B)"):
        name, _, size = rest.rpartition(" (")
        sys.stderr.write(f"  fetching {name.rsplit('/', 1)[-1].split('-')[0]} ({size}\n")
    elif words.startswith("Installing collected packages"):
        sys.stderr.write("  installing\n")


def _reason(said: str, log: Path) -> SetUpError:
    if any(sign in said for sign in _NO_NETWORK):
        return NoNetworkError(
            "The packages Chancery needs could not be fetched: no network. Connect, then start again."
        )
    if "No space left on device" in said:
        return SetUpError("The disk is full; the set-up needs about 500 MB. Make room, then start again.")
    for line in said.splitlines():
        if "No matching distribution found for" in line:
            name = line.rpartition("for ")[2]
            return SetUpError(
                f"There is no build of {name} for this machine ({platform.platform()}, Python "
                f"{platform.python_version()}). Chancery needs Python 3.11 to 3.14 and, on Linux, glibc 2.34."
            )
    return SetUpError(f"pip could not install the packages: {_last_line(said)} All it said is in {log}.")


def _last_line(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "nothing."


def _base_python() -> str:
    """Return a Python outside the environment, since that is about to be removed."""
    base: str = getattr(sys, "_base_executable", sys.executable)
    return base
