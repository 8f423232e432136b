"""Is there a display for the window? It is looked for, and its absence is a sentence."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from desktop.commands import window
from tests.commands.test_command_line import COMMANDS, process


def test_without_a_display_one_sentence_names_the_commands(repository: Path, tmp_path: Path) -> None:
    if sys.platform in {"win32", "darwin"}:
        pytest.skip("there is always a display")
    library = tmp_path / "a.chancery"
    for display in ("", ":98765", "nonsense"):
        done = process(
            repository, "--library", str(library), DISPLAY=display, WAYLAND_DISPLAY="", QT_QPA_PLATFORM=""
        )
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1
        assert b"no display" in done.stderr
        for command in COMMANDS:
            assert command.encode() in done.stderr
    assert not library.exists()


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "minimal:x"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
        ({"DISPLAY": ":98765.0"}, False),
        ({"WAYLAND_DISPLAY": "wayland-98765", "XDG_RUNTIME_DIR": "/nowhere"}, False),
    ],
)
def test_display_is_looked_for(environ: dict[str, str], expected: bool) -> None:
    assert window.has_display(environ, "linux") is expected
    assert window.has_display(environ, "darwin")


@pytest.mark.skipif(os.name == "nt", reason="sockets of POSIX")
def test_display_that_answers_is_found(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "w"))
        server.listen()
        assert window.has_display({"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}, "linux")
    with socket.create_server(("127.0.0.1", 0)) as server:
        number = server.getsockname()[1] - 6000
        if number >= 0:
            assert window.has_display({"DISPLAY": f"127.0.0.1:{number}.0"}, "linux")
