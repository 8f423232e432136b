"""`chancery salvage`: a new library of what can be saved, and a sentence for everything that is lost."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from db.checking.verify import Finding
from desktop.messages.salvage import known_codes, lost_sentence
from tests.commands.conftest import Run


def test_sound_library_is_saved_whole(run: Run, cable: str, library: Path, tmp_path: Path) -> None:
    run("note", cable, "--quote", "Urgent", "--text", "One")
    then = run("show", cable, "--json").json
    said = run("salvage", "-o", tmp_path / "new.chancery")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("1 cable and 1 note were saved to the new library")
    assert "Nothing was lost." in said.out
    assert run("--library", tmp_path / "new.chancery", "show", cable, "--json").json == then
    assert library.exists()


def test_what_is_lost_is_told(run: Run, cable: str, library: Path, tmp_path: Path) -> None:
    run("note", cable, "--quote", "Urgent", "--text", "One")
    with closing(sqlite3.connect(library, isolation_level=None)) as connection:
        for table in ("text", "source_file"):
            connection.execute(f"UPDATE {table} SET packed = substr(packed, 2)")
    done = run("salvage", library, "-o", tmp_path / "new.chancery", "--json")
    assert done.status == 1
    codes = {lost["code"] for lost in done.json["lost"]}
    assert {"salvage-text-lost", "salvage-files-lost"} <= codes
    assert all(lost["words"].endswith(".") for lost in done.json["lost"])
    (files,) = (lost["words"] for lost in done.json["lost"] if lost["code"] == "salvage-files-lost")
    assert "the cable “Chen- 8/35, " in files
    kept = run("--library", tmp_path / "new.chancery", "show", cable, "--json").json
    assert "One" in str(kept["notes"])
    assert run("--library", tmp_path / "new.chancery", "verify").status == 0


def test_what_was_made_whole_is_named_by_its_words(
    run: Run, cable: str, library: Path, tmp_path: Path
) -> None:
    run("note", cable, "--quote", "Urgent", "--text", "A minister of his")
    with closing(sqlite3.connect(library, isolation_level=None)) as connection:
        connection.execute("UPDATE note SET words = 'Someone else'")
    done = run("salvage", library, "-o", tmp_path / "new.chancery", "--json")
    (told,) = (lost["words"] for lost in done.json["lost"] if lost["code"] == "salvage-from-history")
    assert "Namely: the note “A minister of his”, in “Chen- 8/35, " in told


def test_what_holds_no_library_is_one_sentence(run: Run, library: Path, tmp_path: Path) -> None:
    library.write_text("Dear Anna", "utf-8")
    said = run("salvage", "-o", tmp_path / "new.chancery")
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert "is not a Chancery library" in said.err
    assert not (tmp_path / "new.chancery").exists()


def test_every_loss_has_a_sentence(repository: Path) -> None:
    raised = set(
        re.findall(
            r'"(salvage-[a-z-]+)"', (repository / "db" / "salvaging" / "salvage.py").read_text("utf-8")
        )
    )
    raised -= {"salvage-read", "salvage-mend", "salvage-check"}  # what is being done, for the progress
    assert raised == known_codes()
    for code in raised:
        words = lost_sentence(Finding(code, {"cable": "{0} <b>", "quote": "{x}", "count": 2}))
        assert words.endswith(".")
        assert code not in words
