"""Words written from right to left: washed and outlined where they stand, their marks beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from desktop.panels.text.boxes import boxes_of
from desktop.panels.text.marks import gap_holder
from desktop.panels.text.overlay import mark_boxes
from desktop.panels.text.rows import visible_rows
from desktop.panels.text.view import TextView
from tests.panels.text.conftest import Maker, span


def laid(view: TextView) -> tuple[list[QRectF], QRectF]:
    """Return the boxes of the first note's words and that of its mark, on the first row."""
    row = next(visible_rows(view, QRectF(view.viewport().rect())))
    one = view.looks.spans.laid[0]
    mark = next(box for shown, box in mark_boxes(row, view.looks) if shown.note == one.span.note)
    return boxes_of(view.document(), row, view.looks, one.start, one.end), mark


@pytest.mark.parametrize(
    ("text", "words", "side"),
    [
        ("He wrote שלום עולם twice.", "שלום עולם", "right"),
        ("He wrote שלום עולם.", "שלום עולם", "right"),
        ("The words مرحبا بالعالم stand.", "مرحبا بالعالم", "right"),
        ("He wrote שלום עולם וברכה twice.", "שלום", "left"),
        ("שלום עולם וברכה", "עולם", "left"),
        ("שלום עולם", "עולם", "left"),
        ("שלום Pak Song עולם", "Pak Song", "left"),
    ],
)
def test_a_mark_stands_beside_the_words_and_cuts_none(show: Maker, text: str, words: str, side: str) -> None:
    plain = show(text, [span(text, words, "a", "footnote", None)])
    row = next(visible_rows(plain, QRectF(plain.viewport().rect())))
    one = plain.looks.spans.laid[0]
    (before,) = boxes_of(plain.document(), row, plain.looks, one.start, one.end)
    view = show(text, [span(text, words, "a", "footnote", "12")])
    (box,), mark = laid(view)
    assert abs(box.width() - before.width()) < 1
    if side == "right":
        assert 0 <= mark.left() - box.right() < 9
    else:
        assert 0 <= box.left() - mark.right() < 9


def test_words_of_both_directions_have_a_box_for_each_stretch(show: Maker) -> None:
    text = "one two שלום עולם"
    view = show(text, [span(text, "two שלום", "a", "footnote", "1")])
    boxes, _mark = laid(view)
    assert len(boxes) == 2
    assert boxes[0].right() + 20 < boxes[1].left()


@given(st.text(alphabet="ab. שםمl\u0301\u05b7,1"), st.integers(0, 30))
def test_the_gap_of_a_mark_is_held_by_a_character_of_its_line(line: str, at: int) -> None:
    text = f"before\n{line}\nafter"
    first, last = 7, 7 + len(line)
    held = gap_holder(text, min(first + 1 + at, last), first, last) if line else None
    if held is not None:
        assert first - 1 <= held[0] < held[1] <= last
