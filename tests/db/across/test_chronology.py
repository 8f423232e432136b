"""Cables in the order of time."""

from __future__ import annotations

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
    assert [(m.cable, m.value, m.originator) for m in by_date.moments] == [
        (shelf.row(year), "1961", ""),
        (shelf.row(exact), "1961-05-12", "Korea Desk"),
    ]
    assert by_date.untimed == 1
    assert (by_date.moments[0].span.earliest.month, by_date.moments[0].span.latest.month) == (1, 12)
    by_receipt = shelf.store.read(chronology, "received")
    assert [(m.cable, m.value) for m in by_receipt.moments] == [(shelf.row(undated), "1961-05-14T09:00")]
    assert by_receipt.untimed == 2
    assert shelf.store.read(chronology, "date", [shelf.row(exact)]).untimed == 0


def test_a_date_in_words_is_counted_and_not_placed(shelf: Shelf) -> None:
    shelf.cable("in the spring")
    assert shelf.store.read(chronology).untimed == 1
