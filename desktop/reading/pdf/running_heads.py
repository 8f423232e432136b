"""Which lines of pages are their running heads and feet: at the edge of a third of them, and only there.

Alike are two that differ in figures alone: "12 Foreign Relations", "14 Foreign Relations". What a line says
counts, too: a classification on the first page is the cable's own, though every page repeats it.
"""

from __future__ import annotations

import re
from collections import Counter

from desktop.reading.marks import marks_of

_EDGE = 2
_FIGURES = re.compile(r"\d{1,9}")
_BLANKS = re.compile(r"\s{1,100}")
_LONGEST = 200
_LEAST_PAGES = 2


def running_lines(pages: list[list[str]]) -> list[set[int]]:
    """Return for each page the numbers of those of its lines that are head or foot."""
    edges = [_edges(lines) for lines in pages]
    written = [page for page in edges if page]
    seen = Counter(key for page in written for key in set(page.values()))
    inner = {
        _said(line)
        for lines, edge in zip(pages, edges, strict=True)
        for at, line in enumerate(lines)
        if at not in edge
    }
    least = max(_LEAST_PAGES, len(written) // 3)
    running = {key for key, count in seen.items() if count >= least and key[1] not in inner}
    found = [_of_page(page, running) for page in edges]
    first = next((at for at, page in enumerate(edges) if page), 0)
    if found:
        found[first] = {line for line in found[first] if not marks_of(pages[first][line].strip())}
    return found


def _of_page(edges: dict[int, tuple[str, str]], running: set[tuple[str, str]]) -> set[int]:
    """Return the running lines of one page: from its edge inwards, none behind a line of text."""
    found: set[int] = set()
    for side, numbers in (("top", sorted(edges)), ("bottom", sorted(edges, reverse=True))):
        for at in numbers:
            if edges[at][0] != side:
                continue
            if edges[at] not in running:
                break
            found.add(at)
    return found


def _edges(lines: list[str]) -> dict[int, tuple[str, str]]:
    """Return the lines at both edges of a page by number: which edge, and what they say but for figures."""
    written = [at for at, line in enumerate(lines) if line.strip()]
    # So few lines are the text itself, but for one at each end.
    deep = 1 if len(written) <= 2 * _EDGE else _EDGE
    edges = {at: ("bottom", _said(lines[at])) for at in written[-deep:]}
    edges.update({at: ("top", _said(lines[at])) for at in written[:deep]})
    return edges


def _said(line: str) -> str:
    return _FIGURES.sub("#", _BLANKS.sub(" ", line[:_LONGEST].strip().casefold()))
