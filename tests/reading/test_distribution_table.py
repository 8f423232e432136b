"""A distribution list in a table is read cell by cell, where something says that its figures are copies."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.reading import formats
from desktop.reading.contract import to_contract
from tests.reading.test_any_text import check
from tests.reading.word_files import paragraph, run, table, word_file

_ABOVE = "May 12, 1961\nFrom the Korea Desk\n"
_BELOW = "To the Ministry of Foreign Affairs:\nAll is well here today, the ambassador says.\n"


def distribution(rows: str) -> dict[str, Any]:
    intake = formats.read((_ABOVE + rows + _BELOW).encode(), "x.txt")
    check(intake)
    told = to_contract(intake)
    assert told["addressees"] == ["Ministry of Foreign Affairs"]
    assert told["text"][slice(*told["body"])].startswith("All is well")
    found: dict[str, Any] = told["distribution"]
    return found


@pytest.mark.parametrize(
    ("rows", "copies", "stated", "verdict"),
    [
        ("Distribution:\nA\t2\nB\t5\nC\nTotal\t8\n", [2, 5, None], 8, "agrees"),
        ("Recipient\tCopies\nA\t2\nB\t(5)\nC\t\n", [2, 5, None], None, "no stated total"),
        ("No.\tTo whom\tCopies\n1.\tA\t2\n2.\tB\t[?]\nTotal: 3 copies\n", [2, None], 3, "cannot tell"),
        ("A\t2\nB\t1 copy\nTotal of\t3\n", [2, 1], 3, "agrees"),
        ("Distribution\tCopies\nA\ttwo\nB\t99999999\n", [2, None], None, "no stated total"),
        ("Exports\t2000\nImports\t50\n", [], None, "no list"),
        ("Exports\t2000\nImports\t50\nTotal\t3000\n", [], None, "no list"),
        ("Recipient\tCopies\nA\t2\n", [], None, "no list"),
    ],
)
def test_rows_are_entries(rows: str, copies: list[int | None], stated: int | None, verdict: str) -> None:
    found = distribution(rows)
    assert [entry["copies"] for entry in found["entries"]] == copies
    assert (found["stated_total"], found["verdict"]) == (stated, verdict)


def test_a_table_of_a_word_file_is_a_list() -> None:
    rows = table(("Recipient", "Copies"), ("Premier’s Office", "2"), ("Chen", ""), ("Total", "3"))
    body = paragraph(run("From the Korea Desk")) + rows + paragraph(run("To the Ministry of A:"))
    told = to_contract(formats.read(word_file(body), "x.docx"))["distribution"]
    assert [entry["recipient"] for entry in told["entries"]] == ["Premier’s Office", "Chen"]
    assert told["verdict"] == "agrees"
