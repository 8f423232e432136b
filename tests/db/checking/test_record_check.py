"""A changed letter in a record or its past is found when the cable opens, and is not taken into history."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.editing import header_edits, note_edits
from db.errors import LibraryError
from db.store import Store
from tests.db.desk import Desk


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    """Return a desk with a note, fields and stages, whose library is closed after the test."""
    made = Desk(path)
    made.note("A note on the Desk")
    made.fields("title", "cable number")
    made.stages("1961-05-12T17:00")
    made.recipients("Ministry", copies=2)
    yield made
    made.store.close()


def change(path: Path, line: str) -> None:
    """Change a library behind its own back, triggers of foreign keys aside."""
    with sqlite3.connect(path) as connection:
        connection.execute(line)
    connection.close()


def altered(desk: Desk) -> set[str]:
    state = desk.store.cable_state(desk.cable, checked=False)
    return {kind for some in desk.store.altered_records(state) for kind, _ in some}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("UPDATE note SET words = 'A note on the Duck'", "note"),
        ("UPDATE note SET trashed = '2020'", "note"),
        ("UPDATE anchor SET quote = 'Urgemt' WHERE quote = 'Urgent'", "anchor"),
        ('UPDATE anchor SET start = start + 1, "end" = "end" + 1 WHERE quote = \'Urgent\'', "anchor"),
        ("UPDATE header_field SET value = 'value of tytle' WHERE name = 'title'", "header_field"),
        ("UPDATE stage SET \"when\" = '1961-05-12T18:00'", "stage"),
        ("UPDATE recipient SET copies = 3", "recipient"),
        ("UPDATE cable SET file_name = 'b.txt'", "cable"),
        ("UPDATE author SET name = 'Anna Weisz'", "author"),
        ("UPDATE listing SET title = 'another'", "listing"),
        ("UPDATE step SET after = replace(after, 'Desk', 'Duck') WHERE record_kind = 'note'", "step"),
        ("UPDATE step SET before = '{}' WHERE record_kind = 'header_field'", "step"),
    ],
)
def test_each_changed_record_is_named(desk: Desk, path: Path, line: str, kind: str) -> None:
    assert altered(desk) == set()
    change(path, line)
    assert kind in altered(desk)


def test_a_place_that_one_index_has_lost_is_found(desk: Desk, path: Path) -> None:
    desk.store.close()
    whole = path.read_bytes()
    connection = sqlite3.connect(path)
    root, size = connection.execute(
        "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema"
        " WHERE name = 'anchor_cable'"
    ).fetchone()
    connection.close()
    page = bytearray(whole[(root - 1) * size : root * size])
    at = page.index(desk.cable.encode())
    page[at + 5] ^= 1
    path.write_bytes(whole[: (root - 1) * size] + bytes(page) + whole[root * size :])
    desk.store = Store(path)
    assert "anchor" in altered(desk)


def test_a_cable_with_a_damaged_note_is_refused_to_whoever_does_not_look(desk: Desk, path: Path) -> None:
    change(path, "UPDATE note SET words = 'another'")
    with pytest.raises(LibraryError) as caught:
        desk.store.cable_state(desk.cable)
    assert (caught.value.code, caught.value.values["count"]) == ("records-damaged", 1)


def test_a_damaged_note_is_not_taken_into_history(desk: Desk, path: Path) -> None:
    change(path, "UPDATE note SET words = 'another'")
    state = desk.store.cable_state(desk.cable, checked=False)
    (note,) = state.notes.values()
    step = note_edits.set_words(state, note.id, "another, and more")
    assert step is not None
    with pytest.raises(LibraryError) as caught:
        desk.store.apply(step, author=desk.author)
    assert caught.value.code == "record-damaged"


def test_edits_between_two_slices_are_no_damage(desk: Desk) -> None:
    state = desk.store.cable_state(desk.cable, checked=False)
    slices = desk.store.altered_records(state)
    desk.do(header_edits.set_value(desk.state, desk.state.fields_in_order("title")[0].id, "A title"))
    desk.undo()
    desk.undo()  # the recipient that was entered last
    assert [altered for some in slices for altered in some] == []
