"""Differences word by word, composed over several readings: they lead from one text to the other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.anchoring.alignment import align
from db.correcting.corrections import Hunk, hunks, hunks_to_json, with_hunks
from db.correcting.differences import Difference, Edge, Way, between, compose, follow, from_hunks, to_hunks

ALPHABET = "abcde  \n.-朴臺\U00020bb7\U0001f600e\u0301שלום"
texts = st.text(alphabet=ALPHABET, max_size=80)


@st.composite
def edited_from(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    to = draw(st.integers(at, min(len(text), at + 12)))
    return text[:at] + draw(st.text(alphabet=ALPHABET, max_size=12)) + text[to:]


@st.composite
def series(draw: st.DrawFn) -> list[str]:
    """Return a text and what several edits one after the other made of it."""
    found = [draw(texts)]
    for _ in range(draw(st.integers(1, 4))):
        found.append(draw(edited_from(found[-1])))
    return found


def _edge(old: str, new: str, name: str, *, up: bool = False) -> Edge:
    return Edge(name, hunks_to_json(hunks(align(old, new))), up)


def _leads(old: str, new: str, found: tuple[Difference, ...]) -> None:
    """Check that differences are in order and apart, and lead from one text to the other."""
    assert with_hunks(old, to_hunks(found)) == new
    for one in found:
        assert (old[one.start : one.end], new[one.to : one.to_end]) == (one.old, one.new)
        assert one.old != one.new
    for one, two in pairwise(found):
        assert one.end <= two.start
        assert one.to_end <= two.to


@given(series(), st.booleans())
def test_composed_readings_lead_from_the_first_text_to_the_last(steps: list[str], refine: bool) -> None:
    names = [f"r{n}" for n in range(1, len(steps))]
    edges = tuple(_edge(old, new, name) for old, new, name in zip(steps, steps[1:], names, strict=False))
    found = follow(Way(steps[0], steps[-1], edges), refine=refine)
    _leads(steps[0], steps[-1], found)
    assert all(set(one.readings) <= set(names) for one in found)
    assert all(one.readings for one in found)


@given(series())
def test_up_and_down_again_is_no_difference(steps: list[str]) -> None:
    down = [_edge(old, new, str(n)) for n, (old, new) in enumerate(pairwise(steps))]
    up = [Edge(edge.reading, edge.hunks, up=True) for edge in reversed(down)]
    assert follow(Way(steps[0], steps[0], (*down, *up))) == ()
    _leads(steps[-1], steps[0], follow(Way(steps[-1], steps[0], tuple(up))))


@given(series())
def test_without_refining_what_cancels_is_gone_and_the_rest_is_whole(steps: list[str]) -> None:
    old, new = steps[0], steps[1]
    there = from_hunks(hunks(align(old, new)))
    back = tuple(one.inverse for one in there)
    assert compose(old, old, there, back, refine=False) == ()


@given(texts, texts)
def test_hunks_that_do_not_fit_are_no_evidence(old: str, new: str) -> None:
    for kept in ("[]", '[{"start":0,"end":9,"old":"never","new":"x"}]', "{", "[7]", '[{"start":1}]'):
        _leads(old, new, follow(Way(old, new, (Edge("r1", kept, up=False),))))


def test_what_two_readings_made_names_both() -> None:
    one, two, three = "Pak agrees. He left.", "Park agrees. He left.", "Bak agrees. She left."
    found = follow(Way(one, three, (_edge(one, two, "a"), _edge(two, three, "b"))))
    assert [(each.old, each.new, each.readings) for each in found] == [
        ("Pak", "Bak", ("a", "b")),
        ("He", "She", ("b",)),
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Pak Seong-cheol called", "Pak Sŏng-ch’ŏl called", [("Seong-cheol", "Sŏng-ch’ŏl")]),
        ("the minister’s words", "the ministers’ words", [("minister’s", "ministers’")]),
        ("朴成哲外长说", "朴成澈外长说", [("哲", "澈")]),
        ("cafe\u0301 noir", "cafe\u0300 noir", [("cafe\u0301", "cafe\u0300")]),
        ("end of it\nnext", "end of it next", [("\n", " ")]),
        ("he said that that", "he said that", [(" that", "")]),
        (
            "of people.\nAmbassador Qiao",
            "of peoplz.\nAmbassadox Qiao",
            [("people", "peoplz"), ("Ambassador", "Ambassadox")],
        ),
        ("the east. Then one", "the west. When one", [("east", "west"), ("Then", "When")]),
        ("he called in, then", "he asked for, when", [("called in", "asked for"), ("then", "when")]),
        ("Pak, he said", "Pak he said", [(",", "")]),
        ("some 3,500 of them.", "some 3,540 of them.", [("3,500", "3,540")]),
        (
            "at 17:00 on 10/14/50, 8.",
            "at 17:30 on 10/14/51, 8.",
            [("17:00", "17:30"), ("10/14/50", "10/14/51")],
        ),
    ],
)
def test_differences_are_whole_words(old: str, new: str, told: list[tuple[str, str]]) -> None:
    assert [(one.old, one.new) for one in between(old, new)] == told


def test_many_corrections_of_a_text_that_repeats_itself_are_told_one_by_one() -> None:
    said = " went over the border and back again. "
    new = "".join(f"Name{number:03}x{said}" * 3 + "\n" for number in range(60))
    old = new.replace(f"x{said}\n", f"y{said}\n")
    found = between(old, new)
    assert len(found) == 60
    assert {(one.old[-1], one.new[-1]) for one in found} == {("y", "x")}


def test_places_in_both_texts() -> None:
    (one, two) = from_hunks((Hunk(0, 3, "Pak", "Park"), Hunk(10, 12, "me", "")))
    assert (one.to, one.to_end, two.to, two.to_end) == (0, 4, 11, 11)
