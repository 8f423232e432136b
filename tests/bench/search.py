"""Search as you type: how many cables there are and the first 50 with snippets, beside a bare FTS5 query.

The floor is a plain FTS5 table of the same words (texts, header values, recipients, notes), with its own
snippets: the count, and the 50 best with title and date. Libraries are made for it.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from db.immutables import text_of
from db.schema import open_library
from db.searching.find import find, find_first
from db.searching.hits import hits
from db.searching.query_names import meant
from db.searching.search_rows import keys_of_cable, rows_of
from db.searching.search_words import index_words, is_apart, tokens
from desktop.known_names import known_names
from tests.bench.libraries.maker import make_library
from tests.bench.rows import Row, against, beside, within

_SIZES = (1_000, 4_000)
_ROUNDS = 9
_SHOWN = 50
_LENGTH = 90
_clock = time.thread_time if time.get_clock_info("thread_time").resolution < 1e-5 else time.perf_counter


def measure(libraries: Sequence[Path] = ()) -> list[Row]:
    """Measure on these libraries, or on two that are made for it."""
    with tempfile.TemporaryDirectory() as home:
        made = libraries or [make_library(Path(home) / f"{size}.chancery", size) for size in _SIZES]
        return [row for library in made for row in _measure(library, Path(home) / "bare.sqlite")]


def _measure(library: Path, place: Path) -> list[Row]:
    with closing(open_library(library, create=False)) as connection:
        count = connection.execute("SELECT count(*) FROM listing").fetchone()[0]
        with closing(_bare(connection, place)) as bare:
            queries = _queries(connection)
            rows = [row for query in queries.items() for row in _one(connection, bare, count, *query)]
        rows.append(_first(connection, count, queries["very frequent word"]))
        rows.append(_typed(connection, count, [*queries.values()]))
    place.unlink()
    return rows


def _bare(connection: sqlite3.Connection, place: Path) -> sqlite3.Connection:
    """Return a plain FTS5 table of what the library's own index is made of."""
    bare = sqlite3.connect(place, isolation_level=None)
    bare.execute("PRAGMA synchronous = OFF")
    bare.execute("CREATE VIRTUAL TABLE bare USING fts5(words, prefix='2 3')")
    bare.execute("BEGIN")
    for (cable,) in connection.execute("SELECT id FROM cable ORDER BY n"):
        for row, made in rows_of(connection, keys_of_cable(connection, cable)).items():
            words = " ".join(index_words(each) for _, each in made)
            bare.execute("INSERT INTO bare (rowid, words) VALUES (?, ?)", (row, words))
    bare.execute("COMMIT")
    return bare


def _queries(connection: sqlite3.Connection) -> dict[str, str]:
    """Return queries of each kind, of words that stand in this library."""
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab('main', 'search', 'row')"
    )
    words = [
        term
        for (term,) in connection.execute("SELECT term FROM temp.words ORDER BY doc DESC LIMIT 1500")
        if term.isalpha() and len(term) > 1
    ]
    latin = [word for word in words if word.isascii() and len(word) > 4]
    (sha256,) = connection.execute("SELECT sha256 FROM text ORDER BY n LIMIT 1 OFFSET 7").fetchone()
    there = tokens(text_of(connection, sha256) or "")
    plain = [at for at in range(60, len(there) - 1) if there[at].isascii() and there[at + 1].isascii()]
    apart = [at for at in range(len(there) - 1) if is_apart(there[at]) and is_apart(there[at + 1])]
    return {
        "very frequent word": words[0],
        "word": latin[len(latin) // 2],
        "prefix": latin[len(latin) // 3][:3] + "*",
        "phrase": f'"{there[plain[0]]} {there[plain[0] + 1]}"',
        "two Chinese characters": there[apart[0]] + there[apart[0] + 1],
    }


def _one(
    connection: sqlite3.Connection, bare: sqlite3.Connection, count: int, name: str, typed: str
) -> list[Row]:
    words = " ".join(tokens(typed.strip('"*')))
    match = f'"{words}"' + ("*" if typed.endswith("*") else "")

    def floor() -> None:
        bare.execute("SELECT count(*) FROM bare WHERE bare MATCH ?", (match,)).fetchone()
        best = bare.execute(
            "SELECT rowid, snippet(bare, 0, '[', ']', '…', 16) FROM bare WHERE bare MATCH ?"
            " ORDER BY rank LIMIT ?",
            (match, _SHOWN),
        ).fetchall()
        for row, _snippet in best:
            connection.execute("SELECT cable, title, date FROM listing WHERE n = ?", (row >> 2,)).fetchone()

    def floor_of_all() -> None:
        bare.execute("SELECT rowid FROM bare WHERE bare MATCH ?", (match,)).fetchall()

    def all_of_it() -> None:
        query = meant(connection, typed, known_names())
        hits(connection, query, find(connection, query, most=_SHOWN).cables, length=_LENGTH)

    low, high = _in_turn(floor, all_of_it)
    first = _in_turn(floor_of_all, lambda: _search(connection, typed))
    return [
        against("search", f"{name}, {count:,} cables: count, 50 with snippets", low, high, 1.5),
        beside("search", f"{name}, {count:,} cables: 50 shown, beside all rows bare", *first),
    ]


def _first(connection: sqlite3.Connection, count: int, typed: str) -> Row:
    def ours() -> None:
        query = meant(connection, typed, known_names())
        hits(connection, query, find_first(connection, query, most=20), length=_LENGTH)

    _, took = _in_turn(lambda: None, ours, time.perf_counter)
    return within("search", f"first rows of a very frequent word, {count:,} cables", took, 30)


def _typed(connection: sqlite3.Connection, count: int, queries: Sequence[str]) -> Row:
    """Return the row of every keystroke of every query."""
    took = []
    for typed in queries:
        for end in range(1, len(typed) + 1):
            started = time.perf_counter()
            _search(connection, typed[:end], typing=True)
            took.append((time.perf_counter() - started) * 1000)
    return within("search", f"each key while typing, {count:,} cables", took, 150)


def _search(connection: sqlite3.Connection, typed: str, *, typing: bool = False) -> None:
    """Do what the list does until its first rows stand."""
    query = meant(connection, typed, known_names(), typing=typing)
    cables = find_first(connection, query, most=_SHOWN)
    if len(cables) < _SHOWN:
        cables = find(connection, query).cables[:_SHOWN]
    hits(connection, query, cables, length=_LENGTH)


def _in_turn(
    floor: Callable[[], object], ours: Callable[[], object], clock: Callable[[], float] = _clock
) -> tuple[list[float], list[float]]:
    """Return the milliseconds that both take, by turns: of processor time, since neither waits for anything.

    Beside other programs the clock would tell of these: who takes two milliseconds is done within one slice
    of time, who takes three waits for his next one.
    """
    low: list[float] = []
    high: list[float] = []
    for turn in range(_ROUNDS + 1):
        for work, took in ((floor, low), (ours, high)):
            started = clock()
            work()
            if turn:
                took.append((clock() - started) * 1000)
    return low, high
