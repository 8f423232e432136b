"""`--bench round-trip-tei`: TEI goes out and comes back, each file held against TEI All."""

from __future__ import annotations

from pathlib import Path

from desktop.exporting.tei.writer import write
from desktop.reading.tei.own.returned import returned
from tests.bench.round_trips import library, round_trips, rows_of
from tests.bench.rows import Row
from tests.exporting.tei.schema import CUT, faults


def measure(schema: Path | None = None) -> list[Row]:
    """Return what came back of 500 cables; `schema` is the whole of TEI All, else the cut one is used."""
    with library() as cables:
        came = round_trips(cables, write, returned, lambda data: len(faults(data, schema or CUT)))
    return rows_of("TEI", came, "TEI All" if schema else "TEI All, cut to what is written")
