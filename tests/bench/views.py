"""The views across cables: what each counts beside a bare SQL aggregate of the same facts, and how they grow.

Ours is all that the child process does for a view, from the closed file to the values that are drawn, names
and quartiles included; the floor is plain SQL for the same facts in the same run, with the same memory.
Showing is told by itself: from the child's answer to the painted page, which the window waits for.
"""

from __future__ import annotations

import gc
import json
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from db.across import seen
from tests.bench.desk import application, settle
from tests.bench.libraries.maker import make_library
from tests.bench.rows import Row, against, beside, within

_SIZES = (300, 3_000)
_ROUNDS = 5
_MOST_LANES = 7
_HELD_MS = 50.0
Held = tuple[float, float]
"""Milliseconds by the clock, and those that the thread computed."""

_ALIVE = "JOIN listing ON listing.cable = {0}.cable WHERE listing.trashed = 0"
_OFFICES = (
    "SELECT recipient.name, count(DISTINCT recipient.cable), sum(recipient.copies), min(listing.date)"
    f" FROM recipient {_ALIVE.format('recipient')} GROUP BY recipient.name"
)
_ODD = (
    "SELECT n, verdict, difference FROM listing WHERE trashed = 0 AND verdict IN ('differs', 'cannot tell')"
)
_STAGES = (
    "SELECT name, originator, count(*), avg(took), min(took), max(took) FROM (SELECT stage.name,"
    ' listing.originator, julianday("when") - julianday(lag("when") OVER'
    " (PARTITION BY stage.cable ORDER BY ordinal)) AS took"
    f" FROM stage {_ALIVE.format('stage')}) WHERE took IS NOT NULL GROUP BY name, originator"
)
_WHOLE = (
    'SELECT originator, avg(took) FROM (SELECT listing.originator, max(julianday("when")) -'
    f' min(julianday("when")) AS took FROM stage {_ALIVE.format("stage")} GROUP BY stage.cable)'
    " GROUP BY originator"
)
_DATES = "SELECT n, date, originator FROM listing WHERE trashed = 0 ORDER BY date"
_LANES = "SELECT originator, count(*) FROM listing WHERE trashed = 0 GROUP BY originator"
_OF_OFFICES = (
    "SELECT recipient.name, listing.n, listing.date, sum(recipient.copies), min(recipient.ordinal)"
    f" FROM recipient {_ALIVE.format('recipient')} AND recipient.name IN (SELECT value FROM json_each(?))"
    " GROUP BY recipient.name, listing.n"
)

_YEARS = (
    "SELECT recipient.name, substr(listing.date, 1, 4), sum(recipient.copies)"
    f" FROM recipient {_ALIVE.format('recipient')} AND recipient.name IN (SELECT value FROM json_each(?))"
    " GROUP BY 1, 2"
)


def measure(libraries: Sequence[Path] = ()) -> list[Row]:
    """Measure on these libraries, the smallest first, or on two that are made for it."""
    with tempfile.TemporaryDirectory() as home:
        made = libraries or [make_library(Path(home) / f"{size}.chancery", size) for size in _SIZES]
        rows: list[Row] = []
        before: dict[str, list[float]] = {}
        for library in made:
            with closing(sqlite3.connect(library)) as connection:
                (count,) = connection.execute("SELECT count(*) FROM listing").fetchone()
            for work, (floor, ours) in _counts(library).items():
                rows.append(against("views", f"{work}, {count:,} cables", floor, ours, 2.0))
                if work in before:
                    rows.append(beside("views", f"growth: {work}, to {count:,} cables", before[work], ours))
                before[work] = ours
        return [*rows, *_drawing(made[-1])]


def _counts(library: Path) -> dict[str, tuple[list[float], list[float]]]:
    path = str(library)
    top = [total.name for total in seen.see_offices(path, "").totals[:4]]
    works: dict[str, tuple[tuple[str, ...], Callable[[], object]]] = {
        "offices and lists that do not add up": (
            (_OFFICES, _ODD),
            lambda: seen.see_offices(path, ""),
        ),
        "what 4 offices got": ((_OF_OFFICES, _YEARS), lambda: seen.see_office_cables(path, top, "")),
        "handling times by originator": ((_STAGES, _WHOLE), lambda: seen.see_times(path, "originator", "")),
        "chronology": ((_DATES, _LANES), lambda: seen.see_chronology(path, "date", "", _MOST_LANES)),
    }
    return {
        work: _in_turn(partial(_bare, library, queries, json.dumps(top)), ours)
        for work, (queries, ours) in works.items()
    }


def _bare(library: Path, queries: Sequence[str], names: str) -> None:
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("PRAGMA cache_size = -32000")
        for query in queries:
            connection.execute(query, (names,) if "?" in query else ()).fetchall()


def _in_turn(floor: Callable[[], object], ours: Callable[[], object]) -> tuple[list[float], list[float]]:
    low: list[float] = []
    high: list[float] = []
    for turn in range(_ROUNDS + 1):
        for work, took in ((floor, low), (ours, high)):
            started = time.perf_counter()
            work()
            if turn:
                took.append((time.perf_counter() - started) * 1000)
    return low, high


def _drawing(library: Path) -> list[Row]:
    """Make the pages, show in them what was counted, and tell how long that holds the window at most.

    Told twice: by the clock, and by what the window's thread computes, which other programs do not change.
    """
    application()
    from desktop.windows.across import page_makers as makers

    steps: list[Held] = []
    plots = [_timed(made, steps) for made in (makers.CopiesPlot, makers.BoxesPlot, makers.TimelinePlot)]
    offices = _timed(lambda: makers.OfficesPage(plots[0]), steps)
    times = _timed(lambda: makers.TimesPage(plots[1]), steps)
    line = _timed(lambda: makers.ChronologyPage(plots[2]), steps)
    path = str(library)
    all_offices = seen.see_offices(path, "")
    chosen = seen.see_office_cables(path, [total.name for total in all_offices.totals[:4]], "")
    seen_times = seen.see_times(path, "originator", "")
    seen_line = seen.see_chronology(path, "date", "", _MOST_LANES)
    works: dict[str, tuple[Any, Callable[[], object]]] = {
        "the offices": (offices, lambda: offices.show_offices(all_offices)),
        "what 4 offices got": (offices, lambda: offices.show_cables(chosen)),
        "handling times": (times, lambda: times.show_times(seen_times)),
        "chronology": (line, lambda: line.show_cables(seen_line)),
    }
    times.grouping.setCurrentIndex(2)
    gc.collect()
    gc.freeze()  # as the program does once its window stands
    rows = _within("a page or its plot made", steps)
    for work, (page, show) in works.items():
        page.resize(1240, 660)
        page.show()
        settle()
        held: list[Held] = []
        for _ in range(_ROUNDS + 1):
            _timed(show, held)
            _timed(page.grab, held)
        rows += _within(f"shown or drawn: {work}", held)
        page.hide()
    gc.unfreeze()
    for page in (offices, times, line):
        page.deleteLater()
    return rows


def _timed(work: Callable[[], Any], held: list[Held]) -> Any:  # noqa: ANN401
    started, computed = time.perf_counter(), time.thread_time()
    result = work()
    held.append(((time.perf_counter() - started) * 1000, (time.thread_time() - computed) * 1000))
    return result


def _within(work: str, held: list[Held]) -> list[Row]:
    words = f"longest that the window is held, {work}"
    return [
        within("views", words + how, [each[at] for each in held], _HELD_MS)
        for at, how in enumerate(("", " (its own work)"))
    ]
