"""One measured row, and the table in which rows are printed."""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured: ours against a floor taken in the same run.

    `target` says what must be reached in words; `reached` is None where there is nothing to reach.
    """

    name: str
    work: str
    floor: float
    ours: float
    unit: str
    ratio: float
    target: str
    reached: bool | None


def against(
    name: str, work: str, floor: Sequence[float], ours: Sequence[float], most: float, unit: str = "ms"
) -> Row:
    """Return the row of two series of times, by their medians; reached where the ratio is at most `most`."""
    low, high = statistics.median(floor), statistics.median(ours)
    ratio = high / low if low else float("inf")
    return Row(name, work, low, high, unit, ratio, f"<= {most:g} x", ratio <= most)


def beside(name: str, work: str, floor: Sequence[float], ours: Sequence[float], unit: str = "ms") -> Row:
    """Return the row of two series of which nothing is asked: told so that nothing is hidden."""
    low, high = statistics.median(floor), statistics.median(ours)
    return Row(name, work, low, high, unit, high / low if low else float("inf"), "-", None)


def within(name: str, work: str, ours: Sequence[float], limit: float, unit: str = "ms") -> Row:
    """Return the row of a series whose 95th percentile must stay within a limit, one frame for instance."""
    worst = percentile(ours, 95)
    return Row(name, work, limit, worst, unit, worst / limit, f"p95 <= {limit:g} {unit}", worst <= limit)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` per cent of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))]


def as_table(rows: Sequence[Row]) -> str:
    """Return the rows as a table in plain text."""
    head = ("name", "work", "floor", "ours", "unit", "ratio", "target", "reached")
    body = [
        (
            row.name,
            row.work,
            f"{row.floor:.2f}",
            f"{row.ours:.2f}",
            row.unit,
            f"{row.ratio:.2f}",
            row.target,
            {True: "yes", False: "NO", None: "-"}[row.reached],
        )
        for row in rows
    ]
    widths = [max(len(line[i]) for line in (head, *body)) for i in range(len(head))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        for line in (head, *body)
    ]
    return "\n".join(line.rstrip() for line in lines)


def as_json(rows: Sequence[Row]) -> str:
    """Return the rows as JSON for machines."""
    return json.dumps([asdict(row) for row in rows], indent=1)
