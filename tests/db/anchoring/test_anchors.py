"""Where a note stands and how its place is found again: a wrong place is worse than none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.anchoring.anchors import CONTEXT, Found, describe, locate, make_anchor, occurrences
from db.records import Placed

texts = st.text(alphabet="ab \n臺\U00020bb7", max_size=120)


def _span(found: Found | None) -> tuple[int, int] | None:
    return found.span if found is not None else None


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    return text, start, draw(st.integers(start, len(text)))


@given(spans())
def test_selector_holds_the_words_in_and_around_the_span(case: tuple[str, int, int]) -> None:
    text, start, end = case
    found = describe(text, start, end)
    assert found.prefix + found.quote + found.suffix == text[max(0, start - CONTEXT) : end + CONTEXT]
    assert found.quote == text[start:end]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 6)])
def test_span_outside_the_text_is_a_mistake(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no such span"):
        describe("words", start, end)


@given(spans())
def test_place_in_the_same_text_is_the_same(case: tuple[str, int, int]) -> None:
    text, start, end = case
    expected = (start, end) if end > start else None
    assert _span(locate(text, describe(text, start, end))) == expected


@given(spans(), texts)
def test_words_set_before_move_the_place_with_them(case: tuple[str, int, int], before: str) -> None:
    text, start, end = case
    found = locate(before + text, describe(text, start, end))
    if found is not None:
        assert (before + text)[slice(*found.span)] == text[start:end]


@given(spans(), texts)
def test_what_is_found_has_the_words(case: tuple[str, int, int], other: str) -> None:
    text, start, end = case
    selector = describe(text, start, end)
    found = locate(other, selector)
    if found is not None:
        assert 0 <= found.start < found.end <= len(other)
        assert (other[slice(*found.span)] == selector.quote) == (found.how != "alike")


def test_surroundings_choose_between_equal_words() -> None:
    text = "the minister of war met the minister of trade"
    selector = describe(text, 28, 36)
    assert _span(locate("New: " + text, selector)) == (33, 41)


def test_two_equally_good_places_are_no_evidence() -> None:
    selector = describe("xx minister yy", 3, 11)
    assert locate("New: aa minister bb, cc minister dd", selector) is None


def test_old_place_decides_between_equally_good_ones_but_not_against_better_ones() -> None:
    selector = describe("xx minister yy", 3, 11)
    assert _span(locate("xx minister yy, xx minister yy", selector)) == (3, 11)
    assert locate("New: xx minister yy, xx minister yy", selector) is None
    assert _span(locate("aa minister bb, xx minister yy", selector)) == (19, 27)


def test_the_only_place_with_the_words_is_none_where_nothing_else_is_like_it() -> None:
    selector = describe("First the ambassador left. Then the river rose and the bridge fell.", 6, 20)
    assert locate("In those days nobody knew whom the ambassador would appoint to it.", selector) is None


def test_occurrences_overlap() -> None:
    assert occurrences("aaa", "aa") == [(0, 2), (1, 3)]
    assert occurrences("aaa", "") == []


def test_the_place_that_an_import_read_bears_the_id_of_what_it_read() -> None:
    def made(ordinal: int, placed: Placed) -> str:
        return make_anchor(
            "abcdef", 1, 3, cable="k1", owner="f1xYz", reading="v1", ordinal=ordinal, placed=placed
        ).id

    assert made(0, "read") == "a1xYz"
    assert len({made(0, "read"), made(1, "read"), made(0, "made"), made(0, "made")}) == 4
