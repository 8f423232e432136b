"""`chancery` without a command: the window, where there is a display to show it on.

Qt ends the whole process where it finds none, so that is looked at first, in words.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.output import warn
from desktop.messages.words import tr

if TYPE_CHECKING:
    import argparse

_NEEDS_DISPLAY = ("", "xcb", "wayland", "wayland-egl")


def run(arguments: argparse.Namespace) -> int:
    """Show the window until it is closed."""
    return show(arguments.library)


def show(library: str | None) -> int:
    """Show the window, on this library or the last one, until it is closed; return the exit status."""
    if not has_display(os.environ):
        warn(
            tr(
                "There is no display to open a window on."
                " Without one these work: chancery read, import, list, show, note, check, export,"
                " backup, restore, verify, salvage, reindex."
            )
        )
        return 2
    absent = _missing_libraries()
    if absent:
        warn(absent)
        return 2
    # What is imported and made until the window stands stays for good: to look through it for garbage on the
    # way only takes time. `app.run` turns that on again after the first paint.
    gc.disable()
    _import_without_looking_through()
    from desktop import app

    return app.run(Path(library) if library is not None else None)


def _import_without_looking_through() -> None:
    """Keep PySide from reading the source of each module that is imported after it.

    It looks there for its own name, to know whether the module could ask for other names of Qt's functions
    ("from __feature__ import snake_case"). None of ours does, and with 400 modules it takes a twentieth of
    the start.
    """
    importlib.import_module("PySide6.QtCore")
    features = sys.modules.get("shibokensupport.feature")
    if features is not None and hasattr(features, "_mod_uses_pyside"):
        vars(features)["_mod_uses_pyside"] = lambda _module: False


def _missing_libraries() -> str:
    """Return a sentence about the system's libraries that Qt would end the process for, or ""."""
    from desktop import bootstrap_system as system

    wanted = system.lists_wanted(True, os.environ)
    if wanted == ["offscreen"] and _qt_loads():
        return ""  # Qt itself is linked with all of these; to look for them one by one takes longer
    absent = system.missing({k: v for name in wanted for k, v in system.LISTS[name].items()})
    if not absent:
        return ""
    if Path("/usr/bin/apt-get").exists():
        return tr(
            "The window needs system libraries; install them: {command}", command=system.command(absent)
        )
    return tr("The window needs system libraries that are missing: {names}", names=", ".join(absent.values()))


def _qt_loads() -> bool:
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError:
        return False
    return True


def has_display(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Tell whether Qt will find a display: where it needs none, or a server answers at the one named."""
    if platform in {"win32", "darwin"}:
        return True
    wanted = environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if wanted not in _NEEDS_DISPLAY:
        return True
    return _wayland_answers(environ) or _x_answers(environ.get("DISPLAY", ""))


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    name = environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and _answers(str(Path(environ.get("XDG_RUNTIME_DIR", "")) / name))


def _x_answers(display: str) -> bool:
    """Tell whether an X server answers at a display ("[host]:number[.screen]", X(7))."""
    host, colon, number = display.rpartition(":")
    number = number.partition(".")[0]
    if not colon or not number.isdigit():
        return False
    import socket

    if host.startswith("/"):
        return _answers(f"{host}:{number}")
    if host not in {"", "unix"}:
        with contextlib.suppress(OSError), socket.create_connection((host, 6000 + int(number)), timeout=5):
            return True
        return False
    place = f"/tmp/.X11-unix/X{number}"
    return _answers(place) or _answers("\0" + place)


def _answers(place: str) -> bool:
    import socket

    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(5)
        probe.connect(place)
        return True
    return False
