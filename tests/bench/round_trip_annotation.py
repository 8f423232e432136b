"""`--bench round-trip-annotation`: Web Annotations go out and come back, held against the W3C's model."""

from __future__ import annotations

import json

from desktop.exporting.annotation.writer import write
from desktop.interchange.annotation_model import annotation_faults, collection_faults, items_of
from desktop.reading.annotation.returned import returned
from tests.bench.round_trips import library, round_trips, rows_of
from tests.bench.rows import Row


def measure() -> list[Row]:
    """Return what came back of 500 cables."""
    with library() as cables:
        came = round_trips(cables, write, returned, _faults)
    return rows_of("Web Annotation", came, "the model")


def _faults(data: bytes) -> int:
    told = json.loads(data)
    return len(collection_faults(told)) + sum(
        len(annotation_faults(each, alone=False)) for each in items_of(told)
    )
