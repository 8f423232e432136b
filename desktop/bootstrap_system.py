"""Which system libraries Qt needs on Linux, whether they are there, and how they get there on Debian.

Standard library only. The lists are what a bare Debian 12 lacks; each package is known by the shared library
that is looked for, so other distributions get an answer as well.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

#: Package -> shared library. Wanted always: Qt's widgets cannot even be imported without them.
OFFSCREEN: dict[str, str] = {
    "libglib2.0-0": "libglib-2.0.so.0",
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
}

#: Wanted for a window on a real X server.
XCB: dict[str, str] = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libx11-xcb1": "libX11-xcb.so.1",
}

LISTS: dict[str, dict[str, str]] = {"offscreen": OFFSCREEN, "xcb": XCB}


class SetUpError(Exception):
    """The set-up cannot go on; the message is one or two sentences for the user."""


def lists_wanted(window: bool, environ: Mapping[str, str], platform: str = sys.platform) -> list[str]:
    """Return the names of the library lists (keys of LISTS) this start needs.

    `window` says that a window is to be shown. On Wayland, or where QT_QPA_PLATFORM names another platform,
    X's libraries are not asked for.
    """
    if not platform.startswith("linux"):
        return []
    chosen = environ.get("QT_QPA_PLATFORM", "")
    on_x = bool(environ.get("DISPLAY")) and not environ.get("WAYLAND_DISPLAY")
    if window and (chosen.startswith("xcb") or (on_x and not chosen)):
        return ["offscreen", "xcb"]
    return ["offscreen"]


def missing(libraries: Mapping[str, str]) -> dict[str, str]:
    """Return those packages whose shared library cannot be loaded, with the library."""
    import ctypes

    absent = {}
    for package, library in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            absent[package] = library
    return absent


def venv_package() -> str | None:
    """Return the Debian package this Python lacks to make an environment, or None if it can make one."""
    from importlib.util import find_spec

    if find_spec("venv") is not None and find_spec("ensurepip") is not None:
        return None
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def provide(absent: Mapping[str, str], venv: str | None, log: Path) -> None:
    """Install what is missing, where that may be done without asking; otherwise say what to do.

    `absent` is package -> library, `venv` the package for environments or None, `log` takes apt-get's
    output. Raises SetUpError with the exact command, where the user has to run it.
    """
    packages = [*absent, *([venv] if venv else [])]
    if not packages:
        return
    if not shutil.which("apt-get"):
        raise SetUpError(_without_apt(absent.values(), venv))
    prefix = _privilege()
    if prefix is None:
        raise SetUpError(
            f"{_named(packages)} missing on this system. Install with this command, then start again:\n"
            f"  {command(packages)}"
        )
    sys.stderr.write(f"Installing system packages: {', '.join(packages)}.\n")
    if not _apt(prefix, packages, log) or missing(absent):
        raise SetUpError(
            f"The system packages could not be installed; is there a network? apt-get's words are in {log}. "
            f"Install them with this command, then start again:\n  {command(packages)}"
        )


def command(packages: Iterable[str]) -> str:
    """Return the command line that installs these packages on Debian, as the user has to type it."""
    line = f"apt-get install --no-install-recommends {' '.join(packages)}"
    if _is_root():
        return line
    return f"sudo {line}" if shutil.which("sudo") else f"su -c '{line}'"


def _privilege() -> list[str] | None:
    """Return what to put before apt-get: nothing for root, sudo where it asks no password; else None."""
    import subprocess

    if _is_root():
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
        if asked.returncode == 0:
            return ["sudo", "-n"]
    return None


def _apt(prefix: list[str], packages: list[str], log: Path) -> bool:
    import subprocess

    base = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    install = [*base, "install", "--no-install-recommends", *packages]
    with log.open("ab") as out:

        def run(arguments: list[str]) -> bool:
            done = subprocess.run(arguments, stdin=subprocess.DEVNULL, stdout=out, stderr=out, check=False)
            return done.returncode == 0

        # A fresh machine has no package lists yet: fetch them only if the first try fails.
        return run(install) or (run([*base, "update"]) and run(install))


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _named(packages: list[str]) -> str:
    return f"{packages[0]} is" if len(packages) == 1 else f"{', '.join(packages)} are"


def _without_apt(libraries: Iterable[str], venv: str | None) -> str:
    said = []
    names = ", ".join(libraries)
    if names:
        said.append(
            f"System libraries are missing: {names}. "
            "Install them with this system's package manager, then start again."
        )
    if venv:
        said.append(
            "This Python cannot make environments (venv and ensurepip are missing). "
            "Install a complete Python 3.11 or newer, then start again."
        )
    return "\n".join(said)
