"""A library that may only be read: it opens, says so, and what is typed into it is not silently lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.errors import LibraryError
from db.store import Store
from tests.db.desk import Desk
from tests.db.place.test_library_file import as_nobody
from tests.faults.beside import findings, too_many
from tests.faults.window_desk import begin_a_note, told, type_and_pause, words_of
from tests.windows.desk import open_window, state_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return a folder that others than the tests' user can reach."""
    made = Path(tempfile.mkdtemp(prefix="chancery-test-"))
    yield made
    made.chmod(0o755)
    shutil.rmtree(made)


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """Return a folder with a library in it, mounted so that nobody may write there."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("a disk that can only be read takes Linux and the right to mount one")
    place = tmp_path / "disc"
    place.mkdir()
    Desk(place / "desk.chancery").store.close()
    for options in (["--bind", str(place)], ["-o", "remount,ro,bind"]):
        made = subprocess.run(["mount", *options, str(place)], check=False, capture_output=True, text=True)
        if made.returncode:
            subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)
            pytest.skip(f"nothing can be mounted here: {made.stderr.strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_the_window_opens_it_says_so_and_takes_what_is_typed_into_a_copy(
    qtbot: QtBot, mounted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = mounted / "desk.chancery"
    before = library.read_bytes()
    window = open_window(qtbot, mounted)
    assert told(window, "can only be read: you may look at everything")
    note, cable = begin_a_note(window, "Pak said"), state_of(window).cable.id
    type_and_pause(window, "Not for the disc.")
    assert window.parts.status_line.state_words() == "Not saved"
    assert told(window, "so nothing is saved in it")
    assert state_of(window).notes[note].words == "Not for the disc."
    target = tmp_path / "copy.chancery"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    window.libraries.save_copy()
    assert window.session.store.path == target
    assert not told(window, "can only be read")
    type_and_pause(window, "")
    window.close()
    assert words_of(target, cable, note) == "Not for the disc."
    assert findings(target) == ()
    assert library.read_bytes() == before
    assert too_many(mounted, "desk.chancery") == ()


@pytest.mark.parametrize(("file", "place"), [(0o444, 0o755), (0o644, 0o555), (0o444, 0o555)])
def test_without_rights_it_is_read_and_every_change_refused(folder: Path, file: int, place: int) -> None:
    path = folder / "a.chancery"
    desk = Desk(path)
    note = desk.note("words")
    desk.store.close()
    path.chmod(file)
    folder.chmod(place)
    with as_nobody(path, folder):
        store = Store(path, create=False)
        assert store.is_read_only
        assert store.cable_state(desk.cable).notes[note.id].words == "words"
        with pytest.raises(LibraryError) as refused:
            store.ensure_author("Boris")
        store.close()
        assert refused.value.code == "library-read-only"
        assert findings(path) == ()
    assert too_many(folder, "a.chancery") == ()


def test_its_last_changes_in_a_log_that_cannot_be_taken_in_are_told(folder: Path) -> None:
    path = folder / "a.chancery"
    desk = Desk(path)
    desk.note("only in the log")
    place = folder / "read only"
    place.mkdir()
    for end in ("", "-wal"):
        shutil.copy(f"{path}{end}", place)
    desk.store.close()
    place.chmod(0o555)
    with as_nobody(folder, place), pytest.raises(LibraryError) as refused:
        Store(place / "a.chancery", create=False)
    place.chmod(0o755)
    assert refused.value.code == "library-unfinished"


def test_one_of_an_older_chancery_is_refused_in_words(folder: Path) -> None:
    import sqlite3
    from contextlib import closing

    from db.schema import APPLICATION_ID

    path = folder / "a.chancery"
    with closing(sqlite3.connect(path)) as old:
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.execute("CREATE TABLE note (n)")
    path.chmod(0o444)
    with as_nobody(folder, path), pytest.raises(LibraryError) as refused:
        Store(path, create=False)
    assert refused.value.code == "library-older-read-only"
