"""`python3 tests --make-library N -o PATH`: a library of N made-up cables, for measuring.

It is written by the program's own functions into the real tables, history and index of words included, so
that `chancery verify` finds nothing in it. Only the indexes of the tables are made at the end, which is what
makes it quick, and history is packed as it lies in a library that has been open for a while.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from db.anchor_packs import pack_anchors, write_anchor_pack
from db.changes import Change, Label, Step
from db.history.change_rows import append_change
from db.immutables import packed_text, write_texts
from db.library_list.derive import write_rows as write_listing
from db.records import Anchor, Record, new_id
from db.rows import write_records
from db.schema import latest_version, open_library
from db.searching.search_rows import keys_of_cable, rows_of, write_note_cables, write_rows
from db.store import Store
from tests.bench.libraries.cables import MadeCable, Maker
from tests.bench.libraries.words import Words

BATCH = 200
"""Cables of one change, as an import writes them."""
_BATCHES = 10
"""Changes that are committed together."""


def make_library(
    path: Path,
    cables: int,
    *,
    seed: int = 1,
    notes: int = 3,
    size: int = 3000,
    cjk: float = 0.04,
    vocabulary: Path | None = None,
    rows_only: bool = False,
    say: bool = False,
) -> Path:
    """Make a library of so many cables and return its path; there must be no file.

    `size` is the length of a text in code points, `notes` how many a cable has, `cjk` the share of Chinese
    words. With `rows_only` the cables have nothing but what the list shows.
    """
    store = Store(path)
    author = store.ensure_author("Bench").id
    store.note_sample_entered()
    store.close()
    maker = Maker(Words(seed, vocabulary, cjk), author, seed=seed, size=size, notes=notes, cables=cables)
    making = (maker.row(number) if rows_only else maker.cable(number) for number in range(cables))
    started = time.monotonic()
    with closing(open_library(path, create=False)) as connection, _in_bulk(connection):
        done = 0
        while some := list(islice(making, BATCH)):
            if not connection.in_transaction:
                connection.execute("BEGIN IMMEDIATE")
            _write(connection, some, author)
            done += len(some)
            if done % (BATCH * _BATCHES) == 0:
                connection.execute("COMMIT")
                _say(
                    say, f"{done:,} of {cables:,} cables, {done / (time.monotonic() - started):.0f} a second"
                )
    return path


def main(argv: Sequence[str] | None = None) -> int:
    """Make a library as the command line asks."""
    parser = argparse.ArgumentParser(prog="python3 tests --make-library", description=__doc__)
    parser.add_argument("cables", type=int, metavar="N", help="how many cables")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="PATH")
    parser.add_argument("--rows-only", action="store_true", help="cables with what the list shows, no more")
    parser.add_argument("--seed", type=int, default=1, help="other cables for another seed")
    parser.add_argument("--vocabulary", type=Path, help="a file of words, the most frequent first")
    parser.add_argument("--notes", type=int, default=3, help="notes of a cable (3)")
    parser.add_argument("--size", type=int, default=3000, help="length of a text in code points (3000)")
    parser.add_argument("--cjk", type=float, default=0.04, help="share of Chinese words (0.04)")
    given = parser.parse_args(argv)
    if given.output.exists():
        print(f"{given.output} is there already. Give another name or remove it.", file=sys.stderr)
        return 2
    started = time.monotonic()
    make_library(
        given.output,
        given.cables,
        seed=given.seed,
        notes=given.notes,
        size=given.size,
        cjk=given.cjk,
        vocabulary=given.vocabulary,
        rows_only=given.rows_only,
        say=True,
    )
    megabytes = given.output.stat().st_size / 1e6
    _say(True, f"{given.output}: {megabytes:,.0f} MB in {time.monotonic() - started:.0f} s")
    return 0


@contextmanager
def _in_bulk(connection: sqlite3.Connection) -> Iterator[None]:
    """Write without the indexes that a script of ours made, and make them again at the end."""
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA cache_size = -400000")
    kept = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid"
    ).fetchall()
    needed = ("listing", "reading_cable", "header_field_cable", "stage_cable", "distribution_cable")
    kept = [(name, sql) for name, sql in kept if name.startswith("listing_") or not name.startswith(needed)]
    kept = [(name, sql) for name, sql in kept if name not in ("recipient_cable", "note_cable")]
    for name, _ in kept:
        connection.execute(f"DROP INDEX {name}")
    yield
    if connection.in_transaction:
        connection.execute("COMMIT")
    for _, sql in kept:
        connection.execute(sql)
    connection.execute("PRAGMA journal_mode = DELETE")


def _write(connection: sqlite3.Connection, cables: list[MadeCable], author: str) -> None:
    """Write a batch: what came in as one change, the notes laid on it since as another."""
    write_texts(connection, (packed_text(made.text) for made in cables))
    came = [record for made in cables for record in made.records]
    laid = [record for made in cables for record in made.notes]
    packs = []
    for made in cables:
        anchors = [record for record in made.records if isinstance(record, Anchor)]
        packed = pack_anchors(anchors, made.cable.reading, made.text)
        if packed is not None:
            packs.append((made.cable.reading, packed))
    in_packs = {anchor.id for _, (_, some) in packs for anchor in some}
    write_records(connection, _by_kind([record for record in came if record.id not in in_packs]))
    for reading, (form, some) in packs:
        write_anchor_pack(connection, reading, len(some), form)
    write_records(connection, _by_kind(laid))
    ids = [made.cable.id for made in cables]
    write_listing(connection, ids)
    for cable in ids:
        rows = rows_of(connection, keys_of_cable(connection, cable), current=True)
        write_rows(connection, {}, rows)
        write_note_cables(connection, {}, rows)
    entered = Change(
        Label("import-cables", {"count": len(cables)}), _steps(came), kind="import", import_id=new_id("i")
    )
    append_change(connection, entered, author=author, schema=latest_version(), packed=True)
    if laid:
        noted = Change(Label("import-cables", {"count": len(laid) // 2}), _steps(laid), kind="merge")
        append_change(connection, noted, author=author, schema=latest_version(), packed=True)


def _by_kind(records: list[Record]) -> list[Record]:
    """Return the records of a kind together: they are written at once."""
    return sorted(records, key=lambda record: type(record).__name__)


def _steps(records: list[Record]) -> tuple[Step, ...]:
    return tuple(Step(None, record) for record in records)


def _say(aloud: bool, words: str) -> None:
    if aloud:
        print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
