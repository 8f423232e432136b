"""Overlapping spans cut into disjoint runs.

Links do not nest on a page, and a wash over a wash over a wash cannot be read; so the text is cut
wherever a span begins or ends, and each run knows which spans lie over it. The runs, put one after the
other, are the text exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

MOST_WASHES = 2
"""Never more than two washes deep: a third makes the words hard to read. Later spans keep their line."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, `[start, end)` in code points, with the owners of the spans that cover it.

    Owners stand in the order in which their spans begin, the longer first.
    """

    start: int
    end: int
    owners: tuple[int, ...]


def flatten(length: int, spans: Sequence[tuple[int, int, int]], cuts: Iterable[int] = ()) -> list[Run]:
    """Return the disjoint runs of a text of `length` code points, from spans `(start, end, owner)`.

    Spans are clipped to the text and empty ones passed over; an owner covering a run twice is named once.
    `cuts` are further places where a run must end.
    """
    opening: dict[int, list[tuple[int, int]]] = {}
    closing: dict[int, list[tuple[int, int]]] = {}
    borders = {0, length, *(cut for cut in cuts if 0 < cut < length)}
    for raw_start, raw_end, owner in spans:
        start, end = max(0, raw_start), min(length, raw_end)
        if start >= end:
            continue
        opening.setdefault(start, []).append((-end, owner))
        closing.setdefault(end, []).append((-end, owner))
        borders.update((start, end))
    runs: list[Run] = []
    active: list[tuple[int, int]] = []
    places = sorted(borders)
    for start, end in pairwise(places):
        for gone in closing.get(start, ()):
            active.remove(gone)
        active.extend(sorted(opening.get(start, ())))
        runs.append(Run(start, end, tuple(dict.fromkeys(owner for _, owner in active))))
    return runs
