"""Two readings as one text: what was taken out stands before what was put in, and blanks wear signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.correcting.differences import between
from desktop.models.compared import Compared

texts = st.text(alphabet="abc  \n\t\u00a0朴\U0001f600e\u0301\r\x85", max_size=60)


def laid(old: str, new: str) -> Compared:
    return Compared(new, between(old, new))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Pak came", "Park came", "PakPark came"),
        ("from\nthe", "from the", "from¶·the"),
        ("from the", "from\nthe", "from·¶\nthe"),
        ("a\u00a0desk", "a desk", "a°·desk"),
        ("the end \n", "the end\n", "the end·\n"),
        ("quite the end", "the end", "quite the end"),
        ("one\ttwo", "one three", "one→two three"),
        ("", "new words", "new words"),
        ("all\ngone", "", "all¶\u2028gone"),
    ],
)
def test_the_shown_text(old: str, new: str, shown: str) -> None:
    assert laid(old, new).text == shown


@given(texts, texts)
def test_the_later_reading_is_in_it_exactly(old: str, new: str) -> None:
    made = laid(old, new)
    assert made.later_words(0, len(made.text)) == new
    for place in range(len(new) + 1):
        assert made.to_later(made.to_shown(place)) == place
    back = [made.to_later(place) for place in range(len(made.text) + 1)]
    assert back == sorted(back)


@given(texts, texts)
def test_pieces_are_in_order_and_hold_their_words(old: str, new: str) -> None:
    made = laid(old, new)
    assert len({piece.index for piece in made.pieces}) == len(made.differences)
    reached = 0
    for piece in made.pieces:
        assert reached <= piece.start < piece.end <= len(made.text)
        reached = piece.end
        one = made.differences[piece.index]
        start, end = made.place_of(piece.index)
        assert start <= piece.start <= piece.end <= end
        if piece.kind == "added":
            assert made.later_words(piece.start, piece.end) == one.new
        else:
            assert made.later_words(piece.start, piece.end) == ""


def test_going_round_the_differences() -> None:
    made = laid("one two three four", "eins two drei four")
    first, second = made.place_of(0), made.place_of(1)
    assert [made.beside(0, 1), made.beside(second[0], 1), made.beside(first[1], 1)] == [1, 0, 1]
    assert [made.beside(0, -1), made.beside(second[0], -1), made.beside(len(made.text), -1)] == [1, 0, 1]
    assert [made.at(first[0]), made.at(first[1]), made.at(first[1] + 1)] == [0, 0, None]
    assert laid("same", "same").beside(0, 1) is None
