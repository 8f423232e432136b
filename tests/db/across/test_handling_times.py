"""Handling times across cables agree with what each cable's own panel says."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.across.handling_times import GroupedBy, Interval, summaries, together
from db.reconcile import handling
from db.times import exact_minute, parse_edtf
from tests.db.across.conftest import Shelf

WHENS = st.sampled_from(
    [
        "",
        "1961",
        "1961-13",
        "1961-05",
        "1961-05-12",
        "1961-02-31",
        "1961-02-31T10:00",
        "1961-05-12T25:61",
        "1961-05-12T17:00",
        "1961-05-12T17:01",
        "1961-05-13T09:20:30",
        "1961-05-13T09:20?",
        "1961-05-11/1961-05-12",
        "1960-12-31T23:59",
        "soon",
    ]
)
PLACES = st.sampled_from(["", "Pyongyang", "Beijing"])
ZONES = st.sampled_from(["", "+08:00", "+09:00"])
STAGES = st.lists(st.tuples(WHENS, PLACES, ZONES), max_size=5)


def intervals(
    connection: sqlite3.Connection, grouped_by: GroupedBy = "", cables: list[int] | None = None
) -> list[Interval]:
    """Return every time that is told, cable by cable, the whole of each after its stages."""
    found = [
        Interval(cable, before, stage, group, minutes, whole)
        for (whole, stage, group), times in together(connection, grouped_by, cables).items()
        for minutes, cable, before in times
    ]
    return sorted(found, key=lambda each: (each.cable, each.whole, each.stage))


@pytest.fixture(scope="module")
def growing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """Give a library to which each example adds a cable."""
    made = Shelf(tmp_path_factory.mktemp("growing") / "shelf.chancery")
    yield made
    made.store.close()


@settings(max_examples=40, deadline=None)
@given(STAGES)
def test_the_rule_is_that_of_one_cable(growing: Shelf, stages: list[tuple[str, str, str]]) -> None:
    cable = growing.cable()
    for at, (when, place, zone) in enumerate(stages):
        growing.stages_of(cable, (f"Stage {at}", when), place=place, zone=zone)
    stored = growing.store.cable_state(cable).stages_in_order()
    row = growing.row(cable)
    found = [each for each in growing.store.read(intervals) if each.cable == row]
    assert found == growing.store.read(intervals, "", [row])
    handled = handling(stored)
    expected = [
        (stored[each.first].name, stored[each.second].name, each.minutes)
        for each in handled.intervals
        if each.minutes is not None
    ]
    assert [(i.before, i.stage, i.minutes) for i in found if not i.whole] == expected
    whole = [] if handled.total_minutes is None else [handled.total_minutes]
    assert [i.minutes for i in found if i.whole] == whole


def test_grouped_and_narrowed(shelf: Shelf) -> None:
    early = shelf.cable("1950-10-14", originator="PYONGYANG")
    late = shelf.cable("1961", precedence="Urgent")
    for cable, hours in ((early, 10), (late, 12)):
        shelf.stages_of(cable, ("Received", "1950-10-14T08:00"), ("Typed", f"1950-10-14T{hours}:00"))
    one, two = shelf.row(early), shelf.row(late)
    expected: dict[GroupedBy, tuple[str, str]] = {
        "year": ("1950", "1961"),
        "originator": ("PYONGYANG", ""),
        "precedence": ("", "Urgent"),
        "": ("", ""),
    }
    for grouped_by, groups in expected.items():
        assert shelf.store.read(intervals, grouped_by) == [
            Interval(one, "Received", "Typed", groups[0], 120),
            Interval(one, "", "", groups[0], 120, True),
            Interval(two, "Received", "Typed", groups[1], 240),
            Interval(two, "", "", groups[1], 240, True),
        ]
    assert {i.cable for i in shelf.store.read(intervals, "", [two])} == {two}


def test_five_numbers_and_the_outliers() -> None:
    few = [(minutes, n, "Received") for n, minutes in enumerate((10, 20, 30, 40))]
    times = [*few, (900, 8, "Received"), (-300, 9, "Received")]
    found = {(False, "Typed", "1961"): times, (True, "", ""): [(5, 7, "")]}
    typed, whole = summaries(found)
    assert (typed.stage, typed.group, typed.count, typed.whole) == ("Typed", "1961", 6, False)
    assert (typed.least, typed.lower, typed.median, typed.upper, typed.most) == (-300, 12.5, 25, 37.5, 900)
    assert [(i.cable, i.minutes) for i in typed.outliers] == [(8, 900), (9, -300)]
    assert [i.minutes for i in typed.others] == [10, 20, 30, 40]
    assert list(typed.lie) == [-300, 10, 20, 30, 40, 900]
    assert (whole.whole, whole.median, whole.outliers) == (True, 5, ())
    assert summaries({}) == []
    (many,) = summaries({(False, "Typed", ""): [(minutes, minutes, "") for minutes in range(5000)]})
    assert many.others == ()
    assert list(many.lie)[:2] == [0, 12]


@given(
    st.text("0123456789-T: WZ٣+", max_size=19) | st.datetimes().map(lambda at: at.isoformat()[:19]) | WHENS
)
def test_an_exact_minute_is_what_the_parser_says(value: str) -> None:
    span = parse_edtf(value)
    minute = exact_minute(value)
    if span is None or not span.to_the_minute:
        assert minute is None
    else:
        start = span.earliest
        assert minute == start.toordinal() * 1440 + start.hour * 60 + start.minute
