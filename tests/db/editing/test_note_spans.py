"""The spans of one note: added, resized, taken away, joined; and what a correction has lost of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.anchoring.orphans import lost_spans
from db.correcting.corrections import new_reading
from db.editing import note_spans
from db.editing.note_edits import add_note
from db.records import Note
from tests.db.desk import TEXT, Desk, facts


def spans(desk: Desk, note: Note) -> list[tuple[int, int]]:
    """Return where a note stands, after seeing that the library says the same."""
    assert desk.reread().spans_of(note.id) == desk.state.spans_of(note.id)
    anchors = desk.state.spans_of(note.id)
    assert [a.quote for a in anchors] == [desk.state.text[a.start : a.end] for a in anchors]
    return [(a.start, a.end) for a in anchors]


def on(desk: Desk, *quotes: str) -> Note:
    """Add a note on the first place of each of these words."""
    places = [(desk.state.text.index(q), desk.state.text.index(q) + len(q)) for q in quotes]
    change, note = add_note(desk.state, "footnote", places, author=desk.author, words="x")
    desk.do(change)
    return note


def corrected(desk: Desk, old: str, new: str) -> None:
    """Make a new reading in which some words are others."""
    text = desk.state.text.replace(old, new)
    change = new_reading(desk.state, text, author=desk.author)
    assert change is not None
    desk.state.absorb(desk.store.apply(change, author=desk.author), text)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda s: (min(s), max(s)))))
def test_joined_spans_cover_the_same_characters_and_never_touch(given: list[tuple[int, int]]) -> None:
    made = note_spans.joined(given)
    assert {i for a, b in made for i in range(a, b)} == {i for a, b in given for i in range(a, b)}
    assert all(a < b for a, b in made)
    assert all(one[1] < other[0] for one, other in pairwise(made))


def test_a_span_before_the_first_takes_the_mark_and_touching_ones_become_one(desk: Desk) -> None:
    note = desk.note(span=(8, 12))
    other = desk.note(span=(4, 6))
    assert desk.state.numbers() == {other.id: 1, note.id: 2}
    before = facts(desk.state)
    desk.do(note_spans.add_span(desk.state, note.id, (0, 2)))
    assert spans(desk, note) == [(0, 2), (8, 12)]
    assert desk.state.numbers() == {note.id: 1, other.id: 2}
    desk.do(note_spans.add_span(desk.state, note.id, (2, 8)))
    assert spans(desk, note) == [(0, 12)]
    assert spans(desk, other) == [(4, 6)]
    assert note_spans.add_span(desk.state, note.id, (3, 5)) is None
    desk.undo()
    desk.undo()
    assert facts(desk.reread()) == before


def test_a_burst_of_resizings_is_one_step_and_keeps_the_other_span(desk: Desk) -> None:
    note = on(desk, "Korea", "Pak")
    before = facts(desk.state)
    kept = desk.state.spans_of(note.id)[1]
    for end in (21, 20, 19):
        first = desk.state.spans_of(note.id)[0]
        desk.do(note_spans.resize_span(desk.state, first, (first.start, end), burst="b"))
    assert desk.state.spans_of(note.id)[0].end == 19
    assert desk.state.spans_of(note.id)[1].id == kept.id
    first = desk.state.spans_of(note.id)[0]
    assert note_spans.resize_span(desk.state, first, (first.start, first.end)) is None
    desk.undo()
    assert facts(desk.reread()) == before


@pytest.mark.parametrize("span", [(3, 3), (5, 4), (-1, 2), (0, len(TEXT) + 1)])
def test_no_span_is_empty_or_outside(desk: Desk, span: tuple[int, int]) -> None:
    note = desk.note()
    with pytest.raises(ValueError, match="no such span"):
        note_spans.add_span(desk.state, note.id, span)
    with pytest.raises(ValueError, match="no such span"):
        note_spans.resize_span(desk.state, desk.state.spans_of(note.id)[0], span)


def test_two_notes_share_a_span_and_one_leaves_the_other(desk: Desk) -> None:
    one, two = desk.note(span=(8, 12)), desk.note(span=(8, 12))
    desk.do(note_spans.add_span(desk.state, one.id, (0, 6)))
    desk.do(note_spans.remove_span(desk.state, desk.state.spans_of(one.id)[1]))
    assert (spans(desk, one), spans(desk, two)) == ([(0, 6)], [(8, 12)])
    with pytest.raises(ValueError, match="last span"):
        note_spans.remove_span(desk.state, desk.state.spans_of(one.id)[0])


def test_a_note_that_is_made_general_is_no_orphan_also_after_a_correction(desk: Desk) -> None:
    note = on(desk, "Korea", "agrees")
    corrected(desk, "Urgent", "urgent")
    before = facts(desk.state)
    desk.do(note_spans.make_general(desk.state, note.id))
    after = desk.state.notes[note.id]
    assert after.kind == "general"
    assert not desk.state.is_orphan(after)
    assert desk.state.numbers() == {}
    desk.undo()
    assert facts(desk.reread()) == before


LOSS = "the Korea Desk\nPak said that he agrees"


def test_a_lost_place_is_told_through_corrections_and_resizings_until_it_is_placed(desk: Desk) -> None:
    note = on(desk, "Urgent", "Korea Desk\nPak said")
    corrected(desk, LOSS, "")
    assert [a.quote for a in lost_spans(desk.state, note.id)] == ["Korea Desk\nPak said"]
    corrected(desk, "and Pak left", "and Pak has left")
    first = desk.state.spans_of(note.id)[0]
    desk.do(note_spans.resize_span(desk.state, first, (0, 4)))
    desk.do(note_spans.add_span(desk.state, note.id, (4, 6)))
    assert [a.quote for a in lost_spans(desk.state, note.id)] == ["Korea Desk\nPak said"]
    assert spans(desk, note) == [(0, 4), (4, 6)]
    at = desk.state.text.index("Pak has")
    desk.do(note_spans.place_lost(desk.state, note.id, (at, at + 3)))
    assert lost_spans(desk.state, note.id) == ()
    assert spans(desk, note) == [(0, 6), (at, at + 3)]


def test_of_two_lost_places_each_is_placed_by_itself(desk: Desk) -> None:
    note = on(desk, "Korea", "Pak said")
    corrected(desk, LOSS, "")
    assert desk.state.is_orphan(desk.state.notes[note.id])
    first, second = lost_spans(desk.state, note.id)
    desk.do(note_spans.place_lost(desk.state, note.id, (8, 10), second))
    assert [a.quote for a in lost_spans(desk.state, note.id)] == [first.quote]
    desk.do(note_spans.place_lost(desk.state, note.id, (0, 3), first))
    assert (spans(desk, note), lost_spans(desk.state, note.id)) == ([(0, 3), (8, 10)], ())


def test_a_note_can_be_kept_without_its_lost_words_and_a_span_taken_away_is_not_lost(desk: Desk) -> None:
    note = on(desk, "Urgent", "Korea", "left")
    corrected(desk, LOSS, "")
    desk.do(note_spans.keep_without_lost(desk.state, note.id))
    assert lost_spans(desk.state, note.id) == ()
    assert note_spans.keep_without_lost(desk.state, note.id) is None
    corrected(desk, "Urgent", "Most Urgent")
    desk.do(note_spans.remove_span(desk.state, desk.state.spans_of(note.id)[0]))
    assert lost_spans(desk.state, note.id) == ()
    assert [a.ordinal for a in desk.state.spans_of(note.id)] == [0]
    desk.undo()
    desk.undo()
    desk.undo()
    assert len(lost_spans(desk.state, note.id)) == 1
