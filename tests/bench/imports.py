"""Importing text files of 3 KB, against the same texts put into the same tables and index with nothing read.

The floor is one process and bare SQL, in transactions of as many cables, with the words of the index folded
beforehand: what the disk and SQLite alone take for the texts. Ours finds the files, reads every header, stage
and recipient with its place, and keeps each in history: about a hundred rows a cable instead of six.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

from db.editing.cable_edits import new_cable
from db.importing.entering import MOST, ForWhom
from db.library_list.derive import write_rows
from db.records import new_id, text_hash
from db.rows import write_records
from db.schema import open_library
from db.searching.beginnings import beginnings_of
from db.searching.search_rows import row_number
from db.searching.search_words import index_words
from db.store import Store
from desktop.import_choices import Wanted
from desktop.import_run import READERS, ImportRun
from tests.bench.libraries.cables import Maker
from tests.bench.libraries.words import Words
from tests.bench.rows import Row

FILES = 3000
ROUNDS = 3
MUST = 300.0
"""Cables a second on two processors."""


def measure() -> list[Row]:
    """Import into a new library and fill another, in turn, so that both meet the same machine."""
    floor: list[float] = []
    ours: list[float] = []
    spent: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        texts = _texts()
        files = _files(Path(folder), texts)
        for turn in range(ROUNDS):
            floor.append(FILES / _fill(Path(folder) / f"floor {turn}.chancery", texts))
            seconds, processor = _import(Path(folder) / f"ours {turn}.chancery", files)
            ours.append(FILES / seconds)
            spent.append(processor * 1000 / FILES)
    best = max(ours)
    work = f"{FILES:,} text files of 3 KB with the index, {READERS} readers"
    share = max(one / low for one, low in zip(ours, floor, strict=True))
    return [
        Row("import", work, max(floor), best, "a second", share, f">= {MUST:.0f} a second", best >= MUST),
        Row("import", "processor time of all processes, a cable", 1000 * len(os.sched_getaffinity(0)) / MUST,
            min(spent), "ms", min(spent) * MUST / 1000 / len(os.sched_getaffinity(0)), "-", None),
    ]  # fmt: skip


def _texts() -> list[str]:
    maker = Maker(Words(1, None, 0.04), "u1", seed=1, size=2400, notes=0, cables=FILES)
    return [maker.cable(number).text for number in range(FILES)]


def _files(folder: Path, texts: list[str]) -> list[Wanted]:
    wanted = []
    for number, text in enumerate(texts):
        path = folder / f"cable-{number:05}.txt"
        path.write_text(text, encoding="utf-8")
        wanted.append(Wanted(str(path)))
    return wanted


def _author(path: Path) -> str:
    store = Store(path)
    author = store.ensure_author("Bench").id
    store.close()
    return author


def _import(path: Path, files: list[Wanted]) -> tuple[float, float]:
    """Return the seconds that an import takes, and those of all its processes together."""
    author = _author(path)
    before, started = os.times(), time.perf_counter()
    report = ImportRun(path, files, ForWhom(author, new_id("i"))).run()
    seconds, after = time.perf_counter() - started, os.times()
    assert len(report.of("imported")) == FILES
    return seconds, sum(after[:4]) - sum(before[:4])


def _fill(path: Path, texts: list[str]) -> float:
    """Return the seconds that the bare texts take."""
    author = _author(path)
    changes = [new_cable(text, author=author, data=text.encode()) for text in texts]
    words = [index_words(text) for text in texts]
    begun = [beginnings_of([("text", each)]) for each in words]
    with closing(open_library(path, create=False)) as connection:
        started = time.perf_counter()
        for at in range(0, len(texts), MOST):
            some = changes[at : at + MOST]
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(
                "INSERT INTO text (sha256, body) VALUES (?, ?)",
                [(text_hash(change.texts[0]), change.texts[0]) for change, _ in some],
            )
            connection.executemany(
                "INSERT INTO source_file (sha256, bytes) VALUES (?, ?)",
                [(cable.file_sha256, change.files[0]) for change, cable in some],
            )
            for record in (0, 1):
                write_records(connection, [change.steps[record].record for change, _ in some])
            write_rows(connection, [cable.id for _, cable in some])
            _index(connection, "search (rowid, text)", at, words[at : at + MOST])
            _index(connection, "search_beginning (rowid, beginnings)", at, begun[at : at + MOST])
            connection.execute("COMMIT")
        return time.perf_counter() - started


def _index(connection: sqlite3.Connection, columns: str, at: int, words: list[str]) -> None:
    connection.executemany(
        f"INSERT INTO {columns} VALUES (?, ?)",
        [(row_number("text", at + n + 1), each) for n, each in enumerate(words)],
    )
