"""`chancery verify`: a sentence for each finding, and status 1."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.checking.verify import Finding
from desktop.messages.verify import finding_sentence, known_codes
from tests.commands.conftest import Run


@pytest.mark.usefixtures("cable")
def test_sound_library(run: Run, library: Path) -> None:
    said = run("verify")
    assert (said.status, said.err) == (0, "")
    assert "1 cable, 0 notes, 1 text" in said.out
    found = run("verify", "--json").json
    assert set(found) == {"library", "cables", "notes", "texts", "steps", "findings"}
    assert (found["library"], found["findings"]) == (str(library), [])


def test_changed_words_are_told(run: Run, cable: str, library: Path) -> None:
    run("note", cable, "--quote", "Urgent", "--text", "A note of hers")
    data = library.read_bytes()
    library.write_bytes(data.replace(b"A note of hers", b"A note of yours"[:14]))
    said = run("verify")
    assert (said.status, said.err) == (1, "")
    assert re.search(
        r"What the history keeps about the note “A note of yours?”, in “.*Illegal Cross", said.out
    )
    assert "is not what was stored (entry " in said.out
    assert "chancery restore FILE" in said.out
    found = run("verify", "--json")
    assert found.status == 1
    assert {"code", "words", "values"} == set(found.json["findings"][0])


def test_text_is_named_by_its_cable(run: Run, cable: str, library: Path) -> None:
    with closing(sqlite3.connect(library, isolation_level=None)) as connection:
        connection.execute("UPDATE text SET packed = substr(packed, 2)")
    said = run("verify")
    assert said.status == 1
    assert "The text of “" in said.out
    assert run("show", cable).status == 2


@pytest.mark.parametrize("words", [b"", b"Dear Anna", b"SQLite format 3\x00" + b"\x07" * 4000])
def test_what_cannot_be_opened_is_one_sentence(run: Run, library: Path, words: bytes) -> None:
    library.write_bytes(words)
    said = run("verify")
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)


def test_every_finding_has_a_sentence(repository: Path) -> None:
    found = {
        code
        for name in ("verify.py", "verify_records.py", "verify_history.py", "search_check.py")
        for code in re.findall(
            r'yield "([a-z-]+)"', (repository / "db" / "checking" / name).read_text("utf-8")
        )
    }
    assert len(found) > 15
    assert found == known_codes()


@pytest.mark.parametrize("hostile", ["{0}", "{path}", "%s"])
def test_words_from_the_file_are_never_a_pattern(hostile: str) -> None:
    assert hostile in finding_sentence(Finding("program", {"name": hostile}))


def test_an_index_that_differs_is_told_and_made_anew(run: Run, cable: str, library: Path) -> None:
    with closing(sqlite3.connect(library, isolation_level=None)) as connection:
        connection.execute("INSERT INTO search (rowid, text) VALUES (4, 'another text')")
    said = run("verify")
    assert said.status == 1
    assert "`chancery reindex`" in said.out
    assert run("reindex", "--missing", "--json").json == {"library": str(library), "indexed": 0}
    assert run("reindex").out == f"{library}: 1 cable indexed.\n"
    assert run("verify").status == 0
    assert cable
