"""Several cables in one text: divided where it is plain, and nowhere else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.boundaries import boundaries
from desktop.reading.form_registry import all_forms

TELEGRAM = next(form for form in all_forms() if form.name.startswith("State")).examples[0].text
PAGE = """Skip to content

May 12, 1961

Cable from the Chinese Embassy in North Korea

To the Ministry of Foreign Affairs:
The minister called in the ambassador.

A summary of one sentence.
Author(s):
Document Information
Source
Rights
All rights are told here.
Original Uploaded Date
2011-11-20
"""
PLAIN = "12 May 1961\nFrom the Korea Desk\nTo the Ministry of Foreign Affairs:\nAll is well.\n"


def told(text: str) -> list[tuple[str, str]]:
    return [(piece.title, piece.date) for piece in boundaries(text)]


def test_telegrams() -> None:
    other = TELEGRAM.replace("SAIGON 13753", "PARIS 00812").replace("OCT 74", "NOV 74")
    text = "\n" + TELEGRAM + "\n\n" + other
    assert told(text) == [("SAIGON 13753", "1974-10-30"), ("PARIS 00812", "1974-11-30")]
    first, second = boundaries(text)
    assert text[first.start : first.end].startswith("CONFIDENTIAL\nPAGE 01 SAIGON")
    assert text[first.start : first.end].endswith("<< END OF DOCUMENT >>")
    assert text[second.start : second.end].startswith("CONFIDENTIAL\nPAGE 01 PARIS")
    assert (first.first_line, second.first_line) == (2, text[: second.start].count("\n") + 1)


def test_a_telegram_on_one_line_begins_a_cable_too() -> None:
    other = " ".join(TELEGRAM.replace("SAIGON 13753", "PARIS 00812").split())
    assert [title for title, _ in told(f"{TELEGRAM}\n{other}")] == ["SAIGON 13753", "PARIS 00812"]


def test_sections_of_one_telegram_stay_together() -> None:
    assert boundaries(TELEGRAM + TELEGRAM.replace("01 OF 04", "02 OF 04")) == ()


@pytest.mark.parametrize("top", ["Skip to content\n", ""])
def test_document_pages(top: str) -> None:
    page = PAGE.replace("Skip to content\n", top)
    second = page.replace("May 12, 1961", "June 3, 1962").replace("North Korea", "Mongolia")
    assert told(page + second) == [
        ("Cable from the Chinese Embassy in North Korea", "1961-05-12"),
        ("Cable from the Chinese Embassy in Mongolia", "1962-06-03"),
    ]


@pytest.mark.parametrize("rule", ["=" * 30, "*****", "\f", "-" * 40])
def test_ruled_lines_between_cables(rule: str) -> None:
    other = PLAIN.replace("1961", "1962")
    assert [date for _, date in told(f"{PLAIN}\n{rule}\n{other}")] == ["1961-05-12", "1962-05-12"]
    assert boundaries(f"{PLAIN}\n{rule}\nThe talk went on for an hour.\n{rule}\n{other}") == ()


def test_one_cable_is_not_divided(visible_texts: list[str]) -> None:
    assert [text[:80] for text in visible_texts if boundaries(text)] == []


@pytest.fixture
def visible_texts() -> list[str]:
    visible = Path(__file__).parents[3] / "shared" / "eval" / "visible"
    found = [path.read_text("utf-8") for path in visible.glob("*/*.txt")]
    return [*found, PAGE, PLAIN, TELEGRAM, *(e.text for form in all_forms() for e in form.examples)]


@given(
    st.lists(st.sampled_from([TELEGRAM, PAGE, PLAIN, "=" * 9 + "\n", "\f", "PAGE 01 A 123\n", "\n", "𠮷\n"]))
)
def test_pieces_leave_out_nothing_but_white_space(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = boundaries(text)
    at = 0
    for piece in found:
        assert at <= piece.start < piece.end <= len(text)
        assert not text[at : piece.start].strip("\f=*- \n")
        at = piece.end
    assert not found or not text[at:].strip("\f=*- \n")
