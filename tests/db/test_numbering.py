"""Where a mark stands and which number it bears."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.numbering import CLOSING, footnote_numbers, mark_place, order_notes, own_mark
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
    ("label", "alone", "beside"), [("1", "1", "[1]"), ("60a", "60a", "60a"), ("", "◊", "◊")]
)
def test_no_two_notes_have_one_mark(label: str, alone: str, beside: str) -> None:
    assert own_mark(label, beside_numbers=False) == alone
    assert own_mark(label, beside_numbers=True) == beside


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
