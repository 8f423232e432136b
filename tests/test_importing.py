"""A file becomes a cable: read whole, entered once, taken back by one undo."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from db.cable_state import CableState
from db.editing.cable_edits import trash_cable
from db.store import Store
from desktop.importing import enter_sample, known_cable, read_file
from desktop.jobs import Jobs
from tests.imported import import_data


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "a.chancery")
    yield opened
    opened.close()


def test_cable_keeps_where_it_came_from(store: Store, tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfSUBJECT: One\r\n\r\nBody\x0c.\r\n"
    author = store.ensure_author("Anna").id
    state = store.cable_state(import_data(store, data, "one.txt", author).cable)
    assert state.text == "SUBJECT: One\n\nBody\x0c.\n"
    cable = state.cable
    assert (cable.file_name, cable.encoding, cable.line_ends, cable.had_bom) == (
        "one.txt",
        "utf-8",
        "crlf",
        True,
    )
    assert cable.file_sha256 == hashlib.sha256(data).hexdigest()
    assert state.reading.ordinal == 0
    assert (tmp_path / "a.chancery").exists()


def test_doubts_come_with_their_places(store: Store, sample: Path) -> None:
    author = store.ensure_author("Anna").id
    state = store.cable_state(import_data(store, sample.read_bytes(), sample.name, author).cable)
    inferred = [d for d in state.open_doubts() if d.code == "year-inferred"]
    assert [state.spans_of(d.id)[0].quote for d in inferred] == ["May 12", "May 13", "May 13", "May 13"]
    assert all(stage.year_inferred for stage in state.stages.values())


def test_recipients_and_their_list_show_their_words(store: Store, sample: Path) -> None:
    author = store.ensure_author("Anna").id
    state = store.cable_state(import_data(store, sample.read_bytes(), sample.name, author).cable)
    (listed,) = state.distributions.values()
    assert listed.stated_total == 19
    assert "19" in [a.quote for a in state.spans_of(listed.id)]
    recipients = state.recipients_of(listed.id)
    assert [r.copies for r in recipients] == [2, 5, None, None, None, None, None, None, 3, 2, 1]
    assert state.spans_of(recipients[9].id)[0].quote.endswith("Consular Department (2)")


def test_one_undo_takes_an_import_back_and_redo_brings_it(store: Store, sample: Path) -> None:
    author = store.ensure_author("Anna").id
    change, cable = read_file(sample.read_bytes(), sample.name, author)
    store.apply(change, author=author)
    before = store.cable_state(cable.id)
    store.undo(author=author)
    assert store.cables() == []
    store.redo(author=author)
    assert len(store.cables()) == 1
    assert store.cable_state(store.cables()[0].id).text == before.text


def test_read_file_in_the_child_is_what_it_is_here(
    qtbot: QtBot, qapp: QObject, store: Store, sample: Path
) -> None:
    assert qapp is not None
    author = store.ensure_author("Anna").id
    jobs = Jobs()
    job = jobs.run("desktop.importing:read_file", sample.read_bytes(), sample.name, author)
    with qtbot.waitSignal(job.done, timeout=60_000) as done:
        pass
    jobs.close()
    change, cable = done.args[0]
    assert known_cable(store, change) is None
    store.apply(change, author=author)
    here, _ = read_file(sample.read_bytes(), sample.name, author)
    assert [step.kind for step in here.steps] == [step.kind for step in change.steps]
    state = CableState(cable, change.texts[0])
    state.absorb(change)
    assert state.fields == store.cable_state(cable.id).fields


def test_sample_enters_once_and_stays_deleted(store: Store, sample: Path) -> None:
    author = store.ensure_author("Anna").id
    cable = enter_sample(store, sample, author)
    assert store.sample_entered()
    assert enter_sample(store, sample, author) == cable
    assert store.next_undo() is None
    store.apply(trash_cable(store.cable_state(cable).cable, "x"), author=author)
    assert store.cables() == []
    assert store.sample_entered()
    assert enter_sample(store, sample, author) != cable


def test_sample_that_she_imported_herself_is_not_entered_again(store: Store, sample: Path) -> None:
    author = store.ensure_author("Anna").id
    mine = import_data(store, sample.read_bytes(), "mine.txt", author)
    assert enter_sample(store, sample, author) == mine.cable
    assert store.sample_entered()
