"""Cables in the order of time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from db.across.chronology import chronology
from tests.db.across.conftest import Shelf


def test_by_date_and_by_receipt(shelf: Shelf) -> None:
    exact, year, undated = (
        shelf.cable("1961-05-12", originator="Korea Desk"),
        shelf.cable("1961"),
        shelf.cable(),
    )
    shelf.stages_of(undated, ("Received", "1961-05-14T09:00"))
    by_date = shelf.store.read(chronology)
    assert list(by_date.rows) == [shelf.row(year), shelf.row(exact)]
    assert [by_date.originators[at] for at in by_date.originator] == ["", "Korea Desk"]
    assert by_date.untimed == 1
    assert [_moment(by_date.earliest[0]), _moment(by_date.latest[0])] == [
        "1961-01-01T00:00",
        "1961-12-31T23:59",
    ]
    assert [_moment(by_date.earliest[1]), _moment(by_date.latest[1])] == [
        "1961-05-12T00:00",
        "1961-05-12T23:59",
    ]
    by_receipt = shelf.store.read(chronology, "received")
    assert list(by_receipt.rows) == [shelf.row(undated)]
    assert _moment(by_receipt.earliest[0]) == _moment(by_receipt.latest[0]) == "1961-05-14T09:00"
    assert by_receipt.untimed == 2
    assert shelf.store.read(chronology, "date", [shelf.row(exact)]).untimed == 0


@pytest.mark.parametrize("written", ["in the spring", "1961-02-31", "1961-W01-1", "0000-01-01", "1961-13"])
def test_what_is_no_date_is_counted_and_not_placed(shelf: Shelf, written: str) -> None:
    shelf.cable(written)
    assert shelf.store.read(chronology).untimed == 1


def _moment(seconds: float) -> str:
    return (datetime(1970, 1, 1) + timedelta(seconds=seconds)).isoformat(timespec="minutes")
