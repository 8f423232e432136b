"""Stamps in the forms of several archives: word, moment, who, and the words as written."""

import pytest

from desktop.reading.intake import FoundStage
from desktop.reading.plain import read

Told = tuple[str, str | None, str | None]


def stages(stamps: str, date: str = "October 27, 1962") -> tuple[FoundStage, ...]:
    page = (
        f"{date}\nTelegram from somewhere, to try a stamp\n{stamps}\nTo the Foreign Ministry:\nAll is well.\n"
    )
    intake = read(page.encode(), "x.txt")
    for stage in intake.stages:
        assert intake.text[stage.start : stage.end] == stage.as_written
        assert stage.by is None or intake.text[stage.by.start : stage.by.end] == stage.by.value
    return intake.stages


def told(stamps: str, date: str = "October 27, 1962") -> list[Told]:
    return [(stage.stage, stage.when, stage.by.value if stage.by else None) for stage in stages(stamps, date)]


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("Received: October 27 at 1700", ("Received", "1962-10-27T17:00", None)),
        ("Sent by wire on 10/27/62 at 03:15 a.m.", ("Sent by wire", "1962-10-27T03:15", None)),
        ("Received in Moscow on 10/27/62 at 6:36 a.m.", ("Received", "1962-10-27T06:36", None)),
        ("Arrived at the 8D/GS on 10/27/62 at 7:10 a.m.", ("Arrived", "1962-10-27T07:10", "8D/GS")),
        ("Deciphered by Morozov on 10/27/62 at 7:45 a.m.", ("Deciphered", "1962-10-27T07:45", "Morozov")),
        ("Typed by Bantsekina on 10/27/62 at 13:30 p.m.", ("Typed", "1962-10-27T13:30", "Bantsekina")),
        ("Copied by Li Ming: October 28 at 02:40", ("Copied", "1962-10-28T02:40", "Li Ming")),
        ("Received 28 October at 1600 by Ivanov", ("Received", "1962-10-28T16:00", "Ivanov")),
        ("Received 19:55 27.October.1962", ("Received", "1962-10-27T19:55", None)),
        ("From BEIJING Received 13:55\n27.10.1962", ("Received", "1962-10-27T13:55", None)),
        ("From Havana dispatched on 10.27.1962 at 18:00", ("Dispatched", "1962-10-27T18:00", None)),
        ("Dispatched from Havana on 10.27.1962 at 18:00", ("Dispatched", "1962-10-27T18:00", None)),
        (
            "Came into the Deciphering Department on 10.27 [28?].1962 at 16:00",
            ("Came into the Deciphering Department", "1962-10-27T16:00", "Deciphering Department"),
        ),
        ("[Received: October 27 at 14.30]", ("Received", "1962-10-27T14:30", None)),
        ("Decoded: 62. 10. 27. 08:15", ("Decoded", "1962-10-27T08:15", None)),
        ("Received 272055Z", ("Received", "1962-10-27T20:55", None)),
        ("Received on October 28", ("Received", "1962-10-28", None)),
        ("Deciphered by Morozov", ("Deciphered", None, "Morozov")),
        ("Checked: October 27 1900", ("Checked", "1962-10-27T19:00", None)),
        ("Received: 31 February at 1700", ("Received", None, None)),
        ("Received: October 27 at 25:61", ("Received", "1962-10-27", None)),
        ("Duty: October 27 at 1700", ("Duty", "1962-10-27T17:00", None)),
    ],
)
def test_stamp(stamp: str, expected: Told) -> None:
    assert told(stamp) == [expected]


def test_two_on_a_line() -> None:
    assert told("Received: October 27 at 1700 Proofread: October 28 at 0920") == [
        ("Received", "1962-10-27T17:00", None),
        ("Proofread", "1962-10-28T09:20", None),
    ]
    found = stages(
        "Dispatched from Washington, D.C., on 10.27.1962 at 22:00 and received on 10.28.1962 at 4:50"
    )
    assert [stage.as_written for stage in found] == [
        "Dispatched from Washington, D.C., on 10.27.1962 at 22:00",
        "received on 10.28.1962 at 4:50",
    ]


def test_the_year_is_the_nearest() -> None:
    found = stages("[Received: December 31 at 2330] [Proofread: January 1 at 0115]", "December 31, 1960")
    assert [stage.when for stage in found] == ["1960-12-31T23:30", "1961-01-01T01:15"]
    assert all(stage.year_inferred for stage in found)


@pytest.mark.parametrize(
    "line",
    [
        "I have received your telegram of 30 October, which was read.",
        "Received your cable of May 12.",
        "Foreign Ministry Received Chen-593",
        "Copied: nothing",
        "Date: October 27, 1962",
    ],
)
def test_no_stamp(line: str) -> None:
    assert told(line) == []


def test_an_impossible_order_is_kept() -> None:
    found = told("Received on 10.29.1962 at 13:05\nDeciphered on 10.29.1962 at 11:00")
    assert [stage for stage, _, _ in found] == ["Received", "Deciphered"]


@pytest.mark.parametrize(
    ("stamp", "code"),
    [
        ("Received: February 31, 1962 at 1700", "date-impossible"),
        ("Received: October 27 at 25:61", "time-impossible"),
        ("Received: October 27 at 1700", "year-inferred"),
        ("Received on 10.27 [28?].1962 at 13:35", "date-edited"),
        ("Received at 13:35", "time-without-date"),
    ],
)
def test_doubts(stamp: str, code: str) -> None:
    page = f"October 27, 1962\nTelegram from somewhere, to try a stamp\n{stamp}\nTo the X Office:\n"
    page += "All is well.\n"
    assert code in {doubt.code for doubt in read(page.encode(), "x").doubts if doubt.field == "stages"}
