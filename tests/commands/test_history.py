"""`chancery history` and `chancery compact`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from db.checking.verify import verify_library
from desktop.cli import main
from tests.db.desk import Desk


@pytest.fixture
def library(tmp_path: Path) -> Path:
    desk = Desk(tmp_path / "a.chancery")
    desk.fields("title")
    desk.note("words")
    desk.undo()
    desk.store.close()
    return tmp_path / "a.chancery"


def test_history_in_words_and_in_json(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--library", str(library), "history"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    assert lines[0].endswith("by Anna Weiss: Undo: Add footnote in “value of title”")
    assert main(["--library", str(library), "history", "value of", "--most", "2", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(entry["code"], entry["kind"], entry["author"]) for entry in found] == [
        ("add-note", "undo", "Anna Weiss"), ("add-note", "do", "Anna Weiss"),
    ]  # fmt: skip


def test_compact_tells_what_came_of_it(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--library", str(library), "compact"]) == 0
    assert "8 steps packed" in capsys.readouterr().out
    assert verify_library(library).findings == ()
    assert main(["--library", str(library), "compact", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["packed"] == 0
