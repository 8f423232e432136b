"""A copy of the library is whole or not there."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from db.editing.cable_edits import new_cable
from db.errors import LibraryError
from db.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a library with one cable, closed."""
    path = tmp_path / "one.chancery"
    store = Store(path)
    change, _ = new_cable("Words.\n", author=store.ensure_author("Anna").id)
    store.apply(change, author="Anna")
    store.close()
    return path


def test_a_copy_is_made_while_the_library_is_open_and_replaces_what_was_there(
    path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "copy.chancery"
    target.write_text("something older")
    store = Store(path)
    store.save_copy(target)
    store.close()
    copy = Store(target, create=False)
    assert len(copy.cables()) == 1
    copy.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.chancery", "one.chancery"]


def test_a_copy_onto_itself_is_refused(path: Path) -> None:
    store = Store(path)
    with pytest.raises(LibraryError) as refused:
        store.save_copy(path)
    assert refused.value.code == "copy-onto-itself"
    assert len(store.cables()) == 1
    store.close()


def test_a_copy_that_cannot_be_written_leaves_nothing(path: Path, tmp_path: Path) -> None:
    store = Store(path)
    with pytest.raises(LibraryError):
        store.save_copy(tmp_path / "nowhere" / "copy.chancery")
    store.close()
    assert [p.name for p in tmp_path.iterdir()] == ["one.chancery"]


def test_another_process_s_lock_is_not_waited_for_in_a_window(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    store = Store(path)
    store.wait_at_most(0)
    other.execute("BEGIN IMMEDIATE")
    change, _ = new_cable("More words.\n", author="Anna")
    with pytest.raises(LibraryError) as refused:
        store.apply(change, author="Anna")
    assert refused.value.code == "library-locked"
    other.execute("ROLLBACK")
    other.close()
    store.apply(change, author="Anna")
    assert len(store.cables()) == 2
    store.close()
