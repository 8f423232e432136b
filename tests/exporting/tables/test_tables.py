"""A table holds a row for each thing, safe and exact, and is read back by the libraries that others use."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from desktop.exporting.dossier import DossierEntry, DossierField
from desktop.exporting.tables import csv_file, workbook
from desktop.exporting.tables.cells import MOST, fitted, guarded, named, unescaped, unguarded
from desktop.exporting.tables.rows import moment, table_named
from tests.exporting.cables import ALL_KINDS, note, plain, sample, sample_text, silent

Cells = list[list[Any]]


def _csv(path: Path, table: str, *dossiers: Any, **options: str) -> tuple[list[list[str]], Any]:  # noqa: ANN401
    choices = replace(ALL_KINDS, options={"table": table, **options})
    ledger = csv_file.write(dossiers, choices, path, silent)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    separator = {"semicolon": ";", "tab": "\t"}.get(options.get("separator", ""), ",")
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator)), ledger


def _xlsx(path: Path, *dossiers: Any) -> tuple[dict[str, Cells], Any]:  # noqa: ANN401
    ledger = workbook.write(dossiers, ALL_KINDS, path, silent)
    book = load_workbook(path)
    return {
        name: [list(row) for row in book[name].iter_rows(values_only=True)] for name in book.sheetnames
    }, ledger


def test_notes_of_two_cables_are_rows_of_one_table(tmp_path: Path) -> None:
    other = plain(
        "A text.", note("A text.", "footnote", "text", "One.", number=1, id="z1"), library_note_count=1
    )
    rows, ledger = _csv(tmp_path / "n.csv", "notes", sample(), other)
    head, *found = rows
    assert (len(found), ledger.written, ledger.chosen, ledger.cables) == (13, 13, 13, 2)
    second = dict(zip(head, found[2], strict=True))
    assert second["Words"] == "我国朝鲜族, of Korean descent."
    assert (second["Mark"], second["Kind"], second["Cable date"]) == ("2", "footnote", "1961-05-12")
    assert sample_text()[int(second["Start"]) : int(second["End"])] == second["On the words"]
    assert int(second["Line"]) == sample_text()[: int(second["Start"])].count("\n") + 1
    assert {row[-1] for row in found} == {"c1", "c2"}


def test_every_table_of_a_cable_as_csv(tmp_path: Path) -> None:
    stages, ledger = _csv(tmp_path / "s.csv", "stages", sample(), separator="semicolon")
    assert stages[1][3:9] == ["1", "Received", "1961-05-12 17:00", "", "", "980"]
    assert (ledger.written, ledger.lost["csv-notes"]) == (0, 12)
    distribution, _ = _csv(tmp_path / "d.csv", "distribution", sample())
    assert [row[6:9] for row in distribution[1:]] == [
        ["Premier’s Office", "2", "stated"],
        ["Chen", "", "not stated"],
        ["General Office", "3", "stated"],
    ]
    header, _ = _csv(tmp_path / "h.csv", "header", sample(), separator="tab")
    assert [row[4:8] for row in header[1:3]] == [
        ["date", "Date", "1961-05-12", "no"],
        ["precedence", "Precedence", "Urgent", "no"],
    ]
    cables, _ = _csv(tmp_path / "c.csv", "cables", sample())
    assert len(cables) == 2


def test_a_workbook_has_a_sheet_for_each_with_real_dates(tmp_path: Path) -> None:
    sheets, ledger = _xlsx(tmp_path / "a.xlsx", sample())
    assert list(sheets) == ["Cables", "Notes", "Header fields", "Transcription stages", "Distribution"]
    assert sheets["Notes"][1][2] == datetime(1961, 5, 12)
    assert sheets["Transcription stages"][1][5] == datetime(1961, 5, 12, 17, 0)
    assert sheets["Distribution"][1][6:9] == ["Premier’s Office", 2, "stated"]
    assert len(sheets["Notes"]) == 13
    assert (ledger.written, ledger.format, ledger.lost) == (12, "xlsx", {"table-text": 1})
    book = load_workbook(tmp_path / "a.xlsx")
    assert book["Notes"].freeze_panes == "A2"
    assert book["Notes"].column_dimensions["F"].width == 60
    assert book["Notes"].auto_filter.ref == "A1:S13"
    assert book["Notes"]["C2"].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize(
    "words", ["=1+1", "+49", "-x", "@SUM(A1)", "\tx", "'=1", "''@", "'quoted'", "a=b", "_x0041_"]
)
def test_nothing_in_a_cell_is_computed_and_all_comes_back(words: str, tmp_path: Path) -> None:
    text = "A text."
    dossier = plain(text, note(text, "footnote", "text", words, number=1, id="n1"))
    rows, _ = _csv(tmp_path / "n.csv", "notes", dossier)
    cell = rows[1][5]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(cell) == words
    workbook.write((dossier,), ALL_KINDS, tmp_path / "a.xlsx", silent)
    found = load_workbook(tmp_path / "a.xlsx")["Notes"]["F2"]
    assert (unescaped(str(found.value)), found.data_type) == (words, "s")


@given(st.text())
def test_any_words_come_out_of_a_cell_again(words: str) -> None:
    assert unguarded(guarded(words)) == words


def test_what_no_cell_can_hold_is_named_and_what_is_too_long_is_told(tmp_path: Path) -> None:
    text = "A text."
    long = "x" * (MOST - 1) + "\U00020bb7"
    dossier = plain(
        text,
        note(text, "footnote", "text", "a\x00b\ud800c", number=1, id="n1"),
        note(text, "footnote", "A", long, number=2, id="n2"),
        note(text, "footnote", "A", "y" * MOST, number=3, id="n3"),
    )
    sheets, ledger = _xlsx(tmp_path / "a.xlsx", dossier)
    first, second, third = (row[5] for row in sheets["Notes"][1:])
    assert first == "a[U+0000]b[U+D800]c"
    assert (second, third) == ("x" * (MOST - 4) + " […]", "y" * MOST)
    assert ledger.lost == {"characters": 2, "long-cells": 1, "table-text": 1}
    rows, _ = _csv(tmp_path / "n.csv", "notes", dossier)
    assert rows[2][5] == long
    assert named("plain") == ("plain", 0)
    assert fitted("\U00020bb7" * 20_000)[1]


def test_a_full_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 5)
    sheets, ledger = _xlsx(tmp_path / "a.xlsx", sample())
    assert [name for name in sheets if name.startswith("Notes")] == ["Notes", "Notes 2", "Notes 3"]
    assert [len(sheets[name]) for name in ("Notes", "Notes 2", "Notes 3")] == [5, 5, 5]
    assert ledger.written == 12


def test_only_whole_times_are_days() -> None:
    assert moment("1961-05-12") == date(1961, 5, 12)
    for edtf in (
        "1961-05",
        "1961-05-12?",
        "1961-05-12/1961-05-13",
        "1898-05-12",
        "1961-13-40",
        "1961-05-12T17:00Z",
    ):
        assert moment(edtf) == edtf
    assert moment(None) is None
    assert moment("") is None


def test_a_list_without_names_still_has_its_row(tmp_path: Path) -> None:
    (listed,) = sample().distributions
    bare = replace(listed, entries=(), heading="Copies to")
    full = replace(listed, entries=(DossierEntry("A\nB", None, "illegible"),))
    rows, _ = _csv(tmp_path / "d.csv", "distribution", sample(distributions=(bare, full)))
    assert [row[3:9] for row in rows[1:]] == [
        ["1", "Copies to", "", "", "", ""],
        ["2", "", "1", "A\nB", "", "illegible"],
    ]
    assert table_named("distribution").title == "Distribution"


def test_a_date_that_is_no_day_stays_as_it_is_written(tmp_path: Path) -> None:
    dossier = plain("x", fields=(DossierField("date", "Date", "1961-05?"),))
    rows, _ = _csv(tmp_path / "h.csv", "header", dossier)
    assert rows[1][6] == "1961-05?"


def test_a_reference_stands_in_a_cell_by_what_it_is_called(tmp_path: Path) -> None:
    words = "See [note 2](note:n0193) and [the *Times*](https://example.org)."
    referring = plain("A text.", note("A text.", "footnote", "text", words, number=1, id="z1"))
    (_head, row), _ledger = _csv(tmp_path / "n.csv", "notes", referring)
    assert "See note 2 and [the *Times*](https://example.org)." in row
