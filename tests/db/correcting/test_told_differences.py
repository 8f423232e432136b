"""Differences as they are told: whole words, what was moved as one, and only the readings that stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from db.anchoring.alignment import align
from db.correcting.corrections import Hunk, hunks, hunks_to_json, with_hunks
from db.correcting.differences import Edge, Way, between, to_hunks
from db.correcting.told_differences import told
from tests.db.correcting.test_differences import series


def _way(*texts: str) -> Way:
    """Return the way over these texts; their readings are called "1", "2" ..."""
    edges = [
        Edge(str(at), hunks_to_json(hunks(align(old, new))), up=False)
        for at, (old, new) in enumerate(pairwise(texts), start=1)
    ]
    return Way(texts[0], texts[-1], tuple(edges))


def _told(way: Way) -> list[tuple[str, str, str]]:
    return [(one.old, one.new, "".join(one.readings)) for one in told(way)]


@given(series())
def test_what_is_told_leads_from_the_first_text_to_the_last(steps: list[str]) -> None:
    way = _way(*steps)
    found = told(way)
    assert with_hunks(way.old, to_hunks(found)) == way.new
    assert all((way.old[x.start : x.end], way.new[x.to : x.to_end]) == (x.old, x.new) for x in found)
    assert all(one.readings for one in found)


def test_corrections_kept_in_parts_of_a_number_are_told_as_whole_numbers() -> None:
    kept = [Hunk(7, 10, "500", "540"), Hunk(15, 16, "7", "8"), Hunk(17, 19, "00", "30")]
    old = "some 3,500 at 17:00."
    way = Way(old, with_hunks(old, kept), (Edge("1", hunks_to_json(kept), up=False),))
    assert _told(way) == [("3,500", "3,540", "1"), ("17:00", "18:30", "1")]


@pytest.mark.parametrize(
    ("old", "new", "whole"),
    [
        ("cable of April 24, he", "cable of 24 April, he", ("April 24", "24 April")),
        ("Pak Song Chol and Kim", "and Pak Song Chol Kim", ("Pak Song Chol and", "and Pak Song Chol")),
    ],
)
def test_words_that_changed_places_are_one_difference(old: str, new: str, whole: tuple[str, str]) -> None:
    assert len(between(old, new)) == 2
    ((was, now, _),) = _told(_way(old, new))
    assert (was.strip(), now.strip()) == whole


def test_other_words_put_in_and_taken_out_on_one_line_stay_two() -> None:
    assert len(_told(_way("he said quite that it was", "he then said that it was"))) == 2


def test_a_reading_that_was_undone_made_nothing() -> None:
    first, second = "Pak agrees to it.", "Park agrees to it."
    assert _told(_way(first, second, "Bark agrees to it.", second)) == [("Pak", "Park", "1")]
    assert _told(_way(first, second, first, "Pack agrees to it.")) == [("Pak", "Pack", "3")]
    assert _told(_way(first, second, "Perk agrees to it.")) == [("Pak", "Perk", "12")]
    # One reading exchanged two words, the next took one of them back: of the other it made nothing.
    way = _way("he called in then", "he asked for then", "he called for then")
    assert _told(way) == [("in", "for", "1")]
