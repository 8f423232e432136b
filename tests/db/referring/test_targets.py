"""What references lead to, wherever in the library: marks and names as they are now, and what is dead."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.editing import cable_edits, header_edits, note_edits
from db.referring.dead import dead_references
from db.referring.note_mark import footnote_mark
from db.referring.read_referring import read_referring
from db.referring.targets import Target, read_targets, target_in
from db.searching.query import parse
from db.searching.search_places import Sought
from db.searching.search_snippets import snippet_in
from tests.db.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "a.chancery")
    yield opened
    opened.store.close()


def _target(desk: Desk, address: str) -> Target:
    """Return what an address leads to, told alike from the open cable and from the library."""
    found = desk.store.read(read_targets, [address])[address]
    assert target_in(desk.state, address) in (None, found)
    if found.kind == "footnote" and found.fate == "here":
        assert desk.store.read(footnote_mark, address.removeprefix("note:")) == found.mark
    return found


def test_marks_and_names_are_those_of_now(desk: Desk) -> None:
    note = desk.note(span=(28, 31))
    assert (_target(desk, f"note:{note.id}").mark, _target(desk, f"note:{note.id}").quote) == ("1", "Pak")
    earlier = desk.note(span=(0, 6))
    assert _target(desk, f"note:{note.id}").mark == "2"
    desk.do(note_edits.set_series_of_notes(desk.state, [earlier.id], "letters"))
    assert [_target(desk, f"note:{one.id}").mark for one in (earlier, note)] == ["a", "1"]
    assert _target(desk, f"cable:{desk.cable}").called == "a.txt"
    desk.do(header_edits.add_field(desk.state, "cable number", "Chen- 8/35")[0])
    assert _target(desk, f"note:{note.id}").called == _target(desk, f"cable:{desk.cable}").called
    assert _target(desk, f"cable:{desk.cable}").called == "Chen-8/35"


def test_a_search_shows_what_a_reference_says_and_the_mark_of_its_note(desk: Desk) -> None:
    target = desk.note(span=(28, 31))
    refers = desk.note(f"See [the other note](note:{target.id}) on Kremlin.", span=(0, 6))
    desk.do(note_edits.set_series_of_notes(desk.state, [refers.id], "letters"))
    found = desk.store.read(snippet_in, desk.cable, Sought(parse("Kremlin")), length=60)
    assert found is not None
    assert (found.words, found.name) == ("…note on Kremlin.", "a")


def test_dead_ones_are_found_and_why(desk: Desk) -> None:
    gone, trashed = "note:n0gone", desk.note(span=(0, 6))
    change, other = cable_edits.new_cable("Other.", author=desk.author)
    desk.store.apply(change, author=desk.author)
    desk.note(f"[a]({gone}) [b](note:{trashed.id}) [c](cable:{other.id})", span=(28, 31))
    assert [each.link.words for each in desk.store.read(dead_references, desk.state)] == ["a"]
    desk.do(note_edits.delete_notes(desk.state, [trashed.id]))
    desk.store.apply(cable_edits.trash_cable(other, ""), author=desk.author)
    dead = desk.store.read(dead_references, desk.state)
    assert [(each.link.words, each.target.fate) for each in dead] == [
        ("a", "gone"),
        ("b", "trashed"),
        ("c", "trashed"),
    ]


@pytest.mark.parametrize("many", [0, 1000])
def test_notes_that_refer_are_found_by_the_ids_of_those_they_refer_to(
    desk: Desk, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.referring.read_referring._MANY", many)
    first, second = desk.note(span=(0, 6)), desk.note(span=(7, 9))
    refers = desk.note(f"[a](note:{first.id}) [b](note:n0gone)", span=(28, 31))
    desk.note(f"{second.id}: a mere word, and [c](cable:{desk.cable})", span=(28, 31))
    asked: list[str] = []
    desk.store.read(lambda connection: connection.set_trace_callback(asked.append))
    (referring,) = desk.store.read(read_referring, [first.id, second.id])
    desk.store.read(lambda connection: connection.set_trace_callback(None))
    assert (referring.note, referring.addresses) == (refers.id, (f"note:{first.id}", "note:n0gone"))
    assert desk.store.read(read_referring, [second.id]) == []
    word = first.id.lower()
    assert any(word in statement for statement in asked) == (many > 0)  # no others are looked at
    desk.do(note_edits.delete_notes(desk.state, [refers.id]))
    assert desk.store.read(read_referring, [first.id]) == []
