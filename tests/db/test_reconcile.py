"""Both numbers are shown and neither is corrected; stages are compared, never reordered."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.reconcile import count_copies, handling


@dataclass(frozen=True)
class Line:
    copies: int | None
    copies_state: str = "stated"


@dataclass(frozen=True)
class Stamp:
    when: str
    place: str = ""
    zone: str = ""


UNSTATED, ILLEGIBLE = Line(None, "not stated"), Line(None, "illegible")


@pytest.mark.parametrize(
    ("lines", "stated", "rule", "expected"),
    [
        ([], None, 1, (None, "no list", 0)),
        ([], 5, 1, (None, "no list", 0)),
        ([Line(2), UNSTATED], None, 1, (3, "no stated total", 0)),
        ([Line(2), UNSTATED], 3, 1, (3, "agrees", 0)),
        ([Line(2), UNSTATED], 2, 0, (2, "agrees", 0)),
        ([Line(2), UNSTATED], 3, None, (None, "cannot tell", 0)),
        ([Line(2), ILLEGIBLE], 3, 1, (None, "cannot tell", 0)),
        ([Line(2), Line(3)], 4, 1, (5, "differs", 1)),
        ([Line(2), Line(3)], 11, 1, (5, "differs", -6)),
        ([Line(0)], 0, 1, (0, "agrees", 0)),
    ],
)
def test_verdict(
    lines: list[Line], stated: int | None, rule: int | None, expected: tuple[int | None, str, int]
) -> None:
    found = count_copies(lines, stated, rule)
    assert (found.counted, found.verdict, found.difference) == expected
    assert found.stated == stated


def test_the_sample_agrees() -> None:
    copies = [2, 5, None, None, None, None, None, None, 3, 2, 1]
    found = count_copies([UNSTATED if c is None else Line(c) for c in copies], 19)
    assert (found.counted, found.verdict) == (19, "agrees")


@given(st.lists(st.one_of(st.none(), st.integers(0, 50)), min_size=1), st.integers(0, 99))
def test_difference_is_counted_less_stated(copies: list[int | None], stated: int) -> None:
    found = count_copies([UNSTATED if c is None else Line(c) for c in copies], stated)
    assert found.counted is not None
    assert found.difference == found.counted - stated
    assert (found.verdict == "agrees") == (found.difference == 0)


def test_intervals_and_whole_of_the_sample() -> None:
    whens = ["1961-05-12T17:00", "1961-05-13T09:20", "1961-05-13T16:00", "1961-05-13T21:35"]
    found = handling([Stamp(when) for when in whens])
    assert [i.minutes for i in found.intervals] == [16 * 60 + 20, 6 * 60 + 40, 5 * 60 + 35]
    assert found.total_minutes == 28 * 60 + 35
    assert found.impossible == found.untimed == ()


def test_impossible_order_is_told_and_left() -> None:
    found = handling([Stamp("1961-05-13T09:00"), Stamp("1961-05-13T08:00"), Stamp("1961-05-13T10:00")])
    assert found.impossible == (1,)
    assert [i.minutes for i in found.intervals] == [-60, 120]
    assert found.total_minutes == 120


def test_stage_without_a_time_is_passed_over() -> None:
    found = handling([Stamp("1961-05-12T17:00"), Stamp(""), Stamp("soon"), Stamp("1961-05-12T18:00")])
    assert found.untimed == (1, 2)
    ((interval),) = found.intervals
    assert (interval.first, interval.second, interval.minutes) == (0, 3, 60)


def test_imprecise_times_give_no_minutes_but_may_be_impossible() -> None:
    found = handling([Stamp("1961-05-12"), Stamp("1961-05-12T18:00"), Stamp("1961-05")])
    assert [(i.minutes, i.reason, i.impossible) for i in found.intervals] == [
        (None, "imprecise", False),
        (None, "imprecise", False),
    ]
    assert handling([Stamp("1961-05-13"), Stamp("1961-05-12")]).impossible == (1,)
    assert handling([Stamp("1961-05-12T17:00?"), Stamp("1961-05-12T18:00")]).intervals[0].minutes is None


def test_clocks_of_different_places_are_not_compared() -> None:
    found = handling([Stamp("1961-05-12T17:00", "Pyongyang"), Stamp("1961-05-12T16:30", "Peking")])
    assert (found.intervals[0].minutes, found.intervals[0].reason) == (None, "places differ")
    assert found.impossible == ()
    assert found.total_minutes is None
    same = handling([Stamp("1961-05-12T17:00", "A", "+08:00"), Stamp("1961-05-12T18:00", "B", "+08:00")])
    assert same.intervals[0].minutes == 60


def test_one_time_alone_has_no_whole() -> None:
    assert handling([Stamp("1961-05-12T17:00")]).total_minutes is None
    assert handling([]).intervals == ()
