"""A whole passage cut, moved or put in: what stands far from it or beside it is what it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.anchoring.anchors import make_anchor
from db.correcting.corrections import Moved, correct

SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "Chen-8-35.txt"
TEXT = SAMPLE.read_text(encoding="utf-8")
DATE = "May 12, 1961"
LINES = TEXT.split("\n")
NEXT = next(at for at, line in enumerate(LINES) if line.startswith("Our view is that"))
LEDE = next(at for at, line in enumerate(LINES) if line.startswith("[North] Korean Foreign Minister"))
AGREES = "Pak said that he agrees"


def _after(old: str, new: str, start: int, quote: str) -> Moved:
    assert old.startswith(quote, start)
    anchor = make_anchor(old, start, start + len(quote), cable="c", owner="n", reading="r")
    return correct(old, new, [anchor]).moved[0]


def _without(at: int, text: str = TEXT) -> str:
    lines = text.split("\n")
    return "\n".join(lines[:at] + lines[at + 1 :])


def _moved_up(at: int) -> str:
    lines = _without(at).split("\n")
    return "\n".join([*lines[: at - 3], LINES[at], *lines[at - 3 :]])


@pytest.mark.parametrize("new", [_without(LEDE), _without(NEXT), _moved_up(LEDE)])
def test_the_date_at_either_border_of_a_text_is_no_doubt_when_a_passage_far_off_is_cut(new: str) -> None:
    one = _after(TEXT, new, 0, DATE)
    assert (one.outcome, one.doubtful) == ("unchanged", False)
    last = _after(f"{TEXT}\n{DATE}", f"{new}\n{DATE}", len(TEXT) + 1, DATE)
    assert (last.outcome, last.doubtful) == ("unchanged", False)


@pytest.mark.parametrize("place", [0, 20, len(LINES[LEDE]) - 12])
def test_of_two_equal_paragraphs_at_a_border_one_struck_out_is_still_a_doubt(place: int) -> None:
    twice = f"{LINES[LEDE]}\n"
    quote = twice[place : place + 12]
    assert _after(twice * 2 + TEXT, twice + TEXT, place, quote).doubtful
    ending = f"{TEXT}\n{LINES[LEDE]}"
    assert _after(f"{ending}\n{LINES[LEDE]}", ending, len(ending) + 1 + place, quote).doubtful


def test_altered_words_keep_their_note_when_the_passage_beside_them_goes_or_comes() -> None:
    start = TEXT.index(AGREES)
    altered = TEXT.replace("Pak said that", "said that")
    paragraph = "A whole new paragraph stands here, of which nobody had heard before.\n"
    for new in (
        altered,
        _without(NEXT, altered),
        altered.replace(LINES[NEXT], paragraph + LINES[NEXT]),
    ):
        one = _after(TEXT, new, start, AGREES)
        assert one.after is not None
        assert (one.after.quote, one.outcome) == ("said that he agrees", "changed")


def test_altered_words_keep_their_note_when_the_passage_before_them_goes() -> None:
    old = TEXT.replace(" " + AGREES, "\n" + AGREES)
    view = next(at for at, line in enumerate(old.split("\n")) if line.startswith("Ambassador Qiao again"))
    new = _without(view, old.replace("said that he agrees.", "said that he."))
    one = _after(old, new, old.index(AGREES), AGREES)
    assert one.after is not None
    assert (one.after.quote, one.outcome) == ("Pak said that he", "changed")


def test_words_exchanged_for_others_are_gone_though_the_passage_beside_them_went_too() -> None:
    altered = TEXT.replace(AGREES, "and no more")
    assert _after(TEXT, _without(NEXT, altered), TEXT.index(AGREES), AGREES).after is None
