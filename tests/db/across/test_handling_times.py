"""Handling times across cables agree with what each cable's own panel says."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from db.across.handling_times import GroupedBy, Interval, intervals, summaries
from db.reconcile import handling
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


@settings(max_examples=40, deadline=None)
@given(STAGES)
def test_the_rule_is_that_of_one_cable(stages: list[tuple[str, str, str]]) -> None:
    with TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder) / "shelf.chancery")
        cable = shelf.cable()
        for at, (when, place, zone) in enumerate(stages):
            shelf.stages_of(cable, (f"Stage {at}", when), place=place, zone=zone)
        stored = shelf.store.cable_state(cable).stages_in_order()
        found = shelf.store.read(intervals)
        shelf.store.close()
    expected = [
        (stored[each.first].name, stored[each.second].name, each.minutes)
        for each in handling(stored).intervals
        if each.minutes is not None
    ]
    assert [(i.before, i.stage, i.minutes) for i in found] == expected


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
            Interval(two, "Received", "Typed", groups[1], 240),
        ]
    assert [i.cable for i in shelf.store.read(intervals, "", [two])] == [two]


def test_five_numbers_and_the_outliers() -> None:
    found = [Interval(n, "Received", "Typed", "1961", minutes) for n, minutes in enumerate((10, 20, 30, 40))]
    far, impossible = (Interval(n, "Received", "Typed", "1961", m) for n, m in ((8, 900), (9, -300)))
    other = Interval(7, "Typed", "Copied", "", 5)
    typed, copied = sorted(
        summaries([*found, far, impossible, other]), key=lambda summary: summary.count, reverse=True
    )
    assert (typed.stage, typed.group, typed.count) == ("Typed", "1961", 6)
    assert (typed.least, typed.lower, typed.median, typed.upper, typed.most) == (-300, 12.5, 25, 37.5, 900)
    assert typed.outliers == (far, impossible)
    assert (copied.median, copied.outliers) == (5, ())
    assert summaries([]) == []
