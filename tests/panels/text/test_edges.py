"""Spans begin and end between characters as the eye sees them, and between words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTextBoundaryFinder

from desktop.panels.text import edges
from desktop.panels.text.resizing import moved
from desktop.positions import Positions

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
MARKED = ["e\u0301", FAMILY, "\U0001f1f0\U0001f1f5", "שׁ", "\U0001f44d\U0001f3fd", "\u1112\u1161\u11ab"]
LETTERS = st.sampled_from([*MARKED, *"ab \n.שם한\x00\u2028\u00a0\ufe0f\u0301\u200d\U0001f1f0"])
TEXTS = st.lists(LETTERS, max_size=40).map("".join)


def clusters(text: str) -> list[int]:
    """Return all edges of characters of a text, asked of Qt at once."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    found = [0]
    while (at := finder.toNextBoundary()) >= 0:
        found.append(Positions(text).from_qt(at))
    return found


@given(TEXTS, st.integers(0, 200))
def test_edges_are_those_of_the_whole_text(text: str, at: int) -> None:
    at = min(at, len(text))
    known = clusters(text)
    assert edges.character_edge(text, at) == max(edge for edge in known if edge <= at)
    assert edges.next_character(text, at) == min((e for e in known if e > at), default=len(text))
    assert edges.previous_character(text, at) == max((e for e in known if e < at), default=0)


@given(TEXTS.filter(bool), st.integers(0, 99), st.sampled_from(["start", "end"]))
def test_no_end_is_moved_into_the_other_or_into_a_character(text: str, to: int, edge: edges.Edge) -> None:
    known = clusters(text)
    first = known[len(known) // 2 - 1]
    span = (first, next(e for e in known if e > first))
    start, end = moved(text, span, edge, edges.character_edge(text, to))
    assert 0 <= start < end <= len(text)
    assert start in known
    assert end in known


@pytest.mark.parametrize("many", ["e" + "\u0301" * 900 + "x", "\U0001f1f0" * 901, FAMILY * 200])
def test_a_character_longer_than_what_is_looked_at_is_not_cut(many: str) -> None:
    text = "ab " + many + " cd"
    known = clusters(text)
    for at in (3, 302, 303, 304, 450, 603, 604, 700, len(text) - 3):
        assert edges.character_edge(text, at) == max(edge for edge in known if edge <= at)


def test_words_have_their_apostrophes_and_figures_and_no_punctuation() -> None:
    text = "“Don’t,” Pak said [North]: 3,500 of 中文."
    words = []
    at = 0
    while (at := edges.step_word(text, at, 1, end=True)) < len(text):
        found = edges.word_at(text, at - 1)
        assert found is not None
        words.append(text[slice(*found)])
    assert words == ["Don’t", "Pak", "said", "North", "3,500", "of", "中", "文"]
    assert edges.word_at(text, text.index("[")) is None
    assert edges.step_word(text, text.index("said"), -1, end=False) == text.index("Pak")
    assert edges.word_edge(text, text.index("id ["), end=True) == text.index(" [North")


def test_a_word_far_away_is_found_and_none_at_all_is_the_end() -> None:
    text = "one" + " " * 2000 + "two" + "." * 2000
    assert edges.step_word(text, 3, 1, end=True) == 2006
    assert edges.step_word(text, 2003, -1, end=False) == 0
    assert edges.step_word(text, 2006, 1, end=True) == len(text)
