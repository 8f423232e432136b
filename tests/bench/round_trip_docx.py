"""`--bench round-trip-docx`: Word files go out and come back, each held against the order of the schema."""

from __future__ import annotations

from desktop.exporting.word.writer import write
from desktop.reading.word.returned import returned
from tests.bench.round_trips import library, round_trips, rows_of
from tests.bench.rows import Row
from tests.exporting.word.opened import out_of_order, part

_PARTS = ("document", "footnotes", "comments", "styles", "settings")


def measure() -> list[Row]:
    """Return what came back of 500 cables."""
    with library() as cables:
        came = round_trips(cables, write, returned, _faults)
    return rows_of("Word", came, "order of wml.xsd")


def _faults(data: bytes) -> int:
    return sum(len(out_of_order(part(data, f"word/{name}.xml"))) for name in _PARTS)
