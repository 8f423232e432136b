"""Where a mark stands and which number it bears."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.editing.note_edits import set_series_of_notes
from db.numbering import (
    CLOSING,
    counted,
    footnote_marks,
    footnote_numbers,
    footnote_ordinals,
    mark_place,
    order_notes,
    own_mark,
    series_mark,
)
from db.records import NoteSeries
from tests.db.desk import Desk

TEXT = "Pak left."


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Pak said (so).", "so", "Pak said (so)."),
        ("“Pak”, he said", "Pak", "“Pak”,"),
        ("Pak – he left", "Pak", "Pak"),
        ("Pak—he left", "Pak", "Pak"),
        ("he left. Then", "left", "he left."),
        ("he left . Then", "left", "he left"),
        ("he left  \nThen", "left  \n", "he left"),
        ("他走了。然後", "走了", "他走了。"),
        ("the end", "end", "the end"),
    ],
)
def test_mark_stands_behind_closing_punctuation_but_before_a_dash(
    text: str, quote: str, expected: str
) -> None:
    assert text[: mark_place(text, text.index(quote) + len(quote))] == expected


def test_the_mark_of_a_note_of_the_source_stays_where_its_source_has_it() -> None:
    text = "he left, the room .\nThen"
    for end in range(len(text) + 1):
        assert mark_place(text, end, "own") == end


@pytest.mark.parametrize(
    ("label", "series", "beside"),
    [
        ("1", "", "[1]"),
        ("1", "letters", "1"),
        ("60a", "letters", "60a"),
        ("ab", "letters", "[ab]"),
        ("††", "symbols", "[††]"),
        ("", "symbols", "◊"),
    ],
)
def test_no_two_notes_have_one_mark(label: str, series: NoteSeries, beside: str) -> None:
    assert own_mark(label) == (label or "◊")
    assert own_mark(label, beside={series}) == beside
    if beside.startswith("["):
        assert label in {series_mark(series, ordinal) for ordinal in range(1, 100)}


def test_marks_of_each_series() -> None:
    ordinals = (1, 2, 6, 7, 26, 27, 52, 53)
    assert [series_mark("letters", n) for n in ordinals] == ["a", "b", "f", "g", "z", "aa", "az", "ba"]
    assert [series_mark("symbols", n) for n in ordinals[:4]] == ["*", "†", "¶", "**"]
    assert [series_mark("", n) for n in ordinals[:3]] == ["1", "2", "6"]


def test_each_series_counts_by_itself_and_can_run_through_several_cables(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "a.chancery")
    notes = [desk.note(f"{n}", (3 * n, 3 * n + 2)) for n in range(5)]
    desk.do(set_series_of_notes(desk.state, [notes[1].id, notes[3].id], "letters"))
    desk.do(set_series_of_notes(desk.state, [notes[4].id], "symbols"))
    marks = desk.state.note_marks()
    assert [marks[note.id] for note in notes] == ["1", "a", "2", "b", "*"]
    assert desk.reread().note_marks() == marks
    ordered, spans = desk.state.notes_in_order(), {n.id: desk.state.spans_of(n.id) for n in notes}
    before = counted(footnote_ordinals(ordered, spans))
    through = footnote_marks(ordered, spans, before)
    assert [through[note.id] for note in notes] == ["3", "c", "4", "d", "†"]
    desk.store.close()


@given(st.text(alphabet="ab .,—)\n", max_size=30), st.integers(0, 40))
def test_mark_is_in_the_text_and_behind_no_blank(text: str, end: int) -> None:
    place = mark_place(text, end)
    assert 0 <= place <= len(text)
    if text[:end].strip() and end <= len(text) and place < end:
        assert not text[place - 1].isspace()
    if place > end:
        assert set(text[end:place]) <= CLOSING


def test_earlier_footnote_renumbers_and_others_have_no_number(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "a.chancery")
    late = desk.note("late", (40, 44))
    desk.note("mark", (10, 20), kind="highlight")
    assert desk.state.numbers() == {late.id: 1}
    early = desk.note("early", (0, 6))
    general = desk.note("all of it", (0, 1), kind="general")
    assert desk.state.numbers() == {early.id: 1, late.id: 2}
    assert general.id not in desk.state.numbers()
    desk.store.close()


def test_order_is_mark_then_start_then_time(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "a.chancery")
    inner = desk.note("inner", (3, 6))
    outer = desk.note("outer", (0, 6))
    again = desk.note("again", (0, 6))
    before = desk.note("before", (0, 2))
    ordered = [note.id for note in desk.state.notes_in_order()]
    assert ordered == [before.id, outer.id, again.id, inner.id]
    spans = {note.id: desk.state.spans_of(note.id) for note in desk.state.notes.values()}
    assert order_notes(desk.state.text, reversed(desk.state.notes_in_order()), spans) == (
        desk.state.notes_in_order()
    )
    desk.store.close()


def test_footnote_without_a_place_bears_no_number(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "a.chancery")
    note = desk.note()
    assert footnote_numbers([note], {}) == {}
    desk.store.close()
