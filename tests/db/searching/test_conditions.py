"""What asks for no words is answered off the list's rows, and is what the search finds."""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.library_list import ordered
from db.library_list.arranged import Wanted, arranged
from db.library_list.headings import Heading
from db.library_list.meeting import count_living
from db.library_list.sorting import COLUMN_NAMES, GROUPINGS, Sorting
from db.searching.conditions import asks_no_words
from db.searching.find import find
from db.searching.matching import Search
from db.searching.query import parse
from db.searching.query_parts import Query
from db.store import Store
from tests.bench.libraries.maker import make_library

_SORTINGS = (
    Sorting("title", True, "year"),
    Sorting("number", False, "originator"),
    Sorting("date", True),
    Sorting("date", True, "month"),
    Sorting("originator", True, "originator"),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of 300 rows over many years."""
    return make_library(tmp_path_factory.mktemp("rows") / "rows.chancery", 300, rows_only=True)


@pytest.fixture(scope="module")
def store(library: Path) -> Iterator[Store]:
    """Return that library, opened."""
    opened = Store(library, create=False)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "typed",
    [
        "date:1961..1970",
        "date:..1950",
        "date:1980..",
        "date:1961-05..1963-02",
        "status:checked",
        "-status:draft",
        "status:collated OR date:1961",
        "star: OR -status:draft",
        "date:1945..1985 -star: status:draft",
        "(status:draft OR status:checked) NOT date:1945..1960",
        "star:",
        "star:no",
    ],
)
def test_the_list_and_the_search_agree(store: Store, typed: str) -> None:
    query = parse(typed)
    assert asks_no_words(query.root)
    ids = store.read(arranged, Wanted(query=query)).ids
    assert ids == store.read(find, query).cables
    assert 0 < len(ids) < 300
    for each in store.read(in_turn, ids):  # one by one it is the same
        assert store.read(tried, query, each) == frozenset({each})
    for sorting in _SORTINGS:
        found = store.read(arranged, Wanted(sorting, query))
        assert sorted(found.ids) == sorted(ids)
        assert found.ids == store.read(sorted_by_sql, sorting, list(ids))
        assert found.headings == store.read(counted_by_sql, sorting, list(ids))


@pytest.mark.parametrize("few", [0, 8000])
def test_every_order_and_heading_is_what_sqlite_says(
    store: Store, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordered, "_FEW", few)
    for column in COLUMN_NAMES:
        for grouping in GROUPINGS:
            sorting = Sorting(column, grouping == "month", grouping)
            for typed in ("", "status:draft", "date:1961..1970"):
                found = store.read(arranged, Wanted(sorting, parse(typed)))
                assert found.ids == store.read(sorted_by_sql, sorting, list(found.ids)), sorting
                assert found.headings == store.read(counted_by_sql, sorting, list(found.ids)), sorting


@pytest.mark.parametrize(
    ("typed", "indexes"),
    [
        ("date:1961-05..1970", ["listing_interval", "listing_date", "listing_date"]),
        ("status:check", ["listing_status"]),
        ("-star:", ["listing_starred", "listing_date", "listing_date"]),
        ("verdict:differs OR star:", ["listing_verdict", "listing_starred"]),
    ],
)
def test_a_filter_reads_nothing_but_indexes(store: Store, typed: str, indexes: list[str]) -> None:
    """No row of the list is looked at, and nothing sorted, for a filter of a large library."""
    asked: list[str] = []
    store.read(trace, asked.append)
    store.read(arranged, Wanted(query=parse(typed)))
    store.read(trace, None)
    used: list[str] = []
    for statement in asked:
        if "json_group_array" in statement:
            plan = " ".join(str(row[3]) for row in store.read(explain, statement))
            assert "TEMP B-TREE" not in plan
            used += re.findall(r"USING COVERING INDEX (\w+)", plan)
    assert used == indexes


def test_how_many_there_are_is_told_without_looking_at_each(store: Store) -> None:
    asked: list[str] = []
    store.read(trace, asked.append)
    assert store.read(count_living) == 300
    store.read(trace, None)
    assert not any("trashed = 0" in statement for statement in asked)


def test_words_are_left_to_the_index() -> None:
    for typed in ("border", "status:draft border", "date:1961 OR border", ""):
        assert not asks_no_words(parse(typed).root)


def trace(connection: sqlite3.Connection, hear: Callable[[str], None] | None) -> None:
    connection.set_trace_callback(hear)


def explain(connection: sqlite3.Connection, statement: str) -> list[tuple[object, ...]]:
    return connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()


def in_turn(_connection: sqlite3.Connection, ids: array[int]) -> list[int]:
    return list(ids)[::17]


def tried(connection: sqlite3.Connection, query: Query, n: int) -> frozenset[int]:
    return Search(connection).among(query.root, [n])


def sorted_by_sql(connection: sqlite3.Connection, sorting: Sorting, ids: list[int]) -> array[int]:
    rows = connection.execute(
        f"SELECT n FROM listing WHERE n IN ({','.join(map(str, ids))}) ORDER BY {sorting.whole_order()}"
    )
    return array("q", (n for (n,) in rows))


def counted_by_sql(connection: sqlite3.Connection, sorting: Sorting, ids: list[int]) -> tuple[Heading, ...]:
    if not sorting.grouping:
        return ()
    way = " DESC" if sorting.descending and sorting.follows_headings else ""
    label = "originator" if sorting.grouping == "originator" else sorting.heading
    rows = connection.execute(
        f"SELECT {sorting.heading} AS heading, {label}, count(*), min(n) FROM listing"
        f" WHERE n IN ({','.join(map(str, ids))}) GROUP BY heading ORDER BY heading = '', heading{way}"
    )
    return tuple(Heading(key, label, count) for key, label, count, _ in rows)
