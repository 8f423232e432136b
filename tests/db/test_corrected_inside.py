"""Words corrected inside a note's words leave its ends known; lines that were moved out of it do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.anchoring.anchors import make_anchor
from db.correcting.corrections import Moved, correct
from tests.bench.made import made_text

SAMPLE = (Path(__file__).parents[2] / "resources/sample/Chen-8-35.txt").read_text(encoding="utf-8")
PAGE = made_text(6000, 11)


def _moved(old: str, new: str, words: str) -> Moved:
    start = old.index(words)
    anchor = make_anchor(old, start, start + len(words), cable="c", owner="n", reading="r")
    (one,) = correct(old, new, [anchor]).moved
    return one


@pytest.mark.parametrize(
    ("was", "now", "words", "to"),
    [
        ("Seong-cheol", "Sŏng-ch'ŏl", "Seong-cheol", "Sŏng-ch'ŏl"),
        (
            "Seong-cheol",
            "Sŏng-ch'ŏl",
            "Foreign Minister Pak Seong-cheol",
            "Foreign Minister Pak Sŏng-ch'ŏl",
        ),
        (
            "Seong-cheol",
            "Sŏng-ch'ŏl",
            "Pak Seong-cheol [Pak Song Chol] called in",
            "Pak Sŏng-ch'ŏl [Pak Song Chol] called in",
        ),
        (
            "Foreign Minister Pak",
            "Premier Pak",
            "Foreign Minister Pak Seong-cheol [Pak Song Chol]",
            "Premier Pak Seong-cheol [Pak Song Chol]",
        ),
        ("3,500 of them", "3,500 persons", "May, 3,500 of them", "May, 3,500 persons"),
        (
            "crossing the international border illegally",
            "crossing the Yalu, as the Koreans call it, illegally",
            "have been crossing the international border illegally",
            "have been crossing the Yalu, as the Koreans call it, illegally",
        ),
    ],
)
def test_a_note_keeps_its_ends_when_words_inside_it_are_corrected(
    was: str, now: str, words: str, to: str
) -> None:
    one = _moved(SAMPLE, SAMPLE.replace(was, now), words)
    assert one.after is not None
    assert (one.after.quote, one.outcome, one.doubtful) == (to, "changed", True)


def test_words_of_which_too_little_stands_are_offered_where_they_stood() -> None:
    new = SAMPLE.replace("under armed guard", "by force")
    one = _moved(SAMPLE, new, "return under armed guard")
    assert one.after is None
    assert [new[start:end] for start, end in one.candidates] == ["return by force"]


@given(
    st.integers(100, 5000),
    st.integers(20, 120),
    st.integers(0, 40),
    st.text(alphabet="ŭŏ朴臺\U00020bb7123", max_size=30),
)
def test_what_is_exchanged_inside_a_span_never_moves_its_ends(
    start: int, size: int, lost: int, put: str
) -> None:
    end = start + size
    at = start + size // 2
    to = min(at + lost, end - size // 4)
    new = PAGE[:at] + put + PAGE[to:]
    anchor = make_anchor(PAGE, start, end, cable="c", owner="n", reading="r")
    (one,) = correct(PAGE, new, [anchor]).moved
    assert one.after is not None
    assert (one.after.start, one.after.end) == (start, end + len(put) - (to - at))
    assert one.doubtful == (one.after.quote != one.before.quote)


LINES = [
    f"{n}. The {word} of {place} was spoken of at some length by both sides, and {end}.\n"
    for n, (word, place, end) in enumerate(
        [
            ("harvest", "Hamhung", "nothing was agreed"),
            ("railway", "Sinuiju", "it is to be built by May"),
            ("bridge", "Dandong", "the ice has broken two of its piers"),
            ("border", "Yanji", "more guards were asked for"),
            ("school", "Pyongyang", "teachers will be sent in the autumn"),
            ("mine", "Musan", "no figures were shown to us"),
        ]
    )
]


def test_a_note_torn_over_lines_that_changed_places_is_an_orphan() -> None:
    old = "".join(LINES)
    new = "".join([LINES[0], LINES[4], *LINES[2:4], LINES[1], LINES[5]])
    one = _moved(old, new, old[old.index("railway") : old.index("the ice")])
    assert (one.after, one.outcome) == (None, "orphaned")


def test_a_note_over_a_short_line_that_changed_places_is_an_orphan() -> None:
    new = SAMPLE.replace("Associated Places", "#").replace("May 12, 1961", "Associated Places", 1)
    new = new.replace("#", "May 12, 1961")
    one = _moved(SAMPLE, new, "Northeast China and North Korea.\nAssociated Places")
    assert (one.after, one.outcome) == (None, "orphaned")


def test_a_note_of_which_a_little_was_moved_away_stays_as_a_doubt_on_the_rest() -> None:
    old = "".join(LINES)
    new = "".join([LINES[0], LINES[3], LINES[1], LINES[2], *LINES[4:]])
    one = _moved(old, new, old[old.index("railway") : old.index("3. The border") + len("3. The border")])
    assert one.after is not None
    assert one.doubtful
    assert one.after.quote.startswith("railway of Sinuiju")
    assert one.after.quote.rstrip().endswith("two of its piers.")
