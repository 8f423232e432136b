"""Markdown as a CommonMark parser reads it: the words of the cable, whatever they look like."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from db.records import NOTE_KINDS
from desktop.exporting.choices import ExportChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.ledger import Ledger
from desktop.exporting.web.markdown import escaped, write
from tests.exporting.cables import sample

ALL = ExportChoices(kinds=NOTE_KINDS, page_lines=True)


def made(tmp_path: Path, *dossiers: Dossier, choices: ExportChoices = ALL) -> tuple[str, Ledger]:
    """Return the Markdown of some cables and its ledger."""
    path = tmp_path / "cable.md"
    ledger = write(dossiers, choices, path, lambda _part, _code: None)
    return path.read_text(encoding="utf-8"), ledger


def shown(markdown: str) -> str:
    """Return what a reader of Markdown shows, tags taken away."""
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    return unescape(re.sub(r"<[^>]*>", "", page)).replace("\u00a0", " ")


def test_every_line_of_the_text_is_shown_as_it_stands(tmp_path: Path) -> None:
    words, ledger = made(tmp_path, sample(notes=()))
    page = shown(words)
    for line in sample().text.split("\n"):
        assert line.strip() in page
    assert ledger.cables_written == 1


def test_footnotes_stand_at_their_marks_and_are_told(tmp_path: Path) -> None:
    words, ledger = made(tmp_path, sample())
    assert "Pak Seong-cheol \\[Pak Song Chol\\][^3] called in[^m5] Ambassador" in words
    assert "[^3]: 박성철, 朴成哲; see **Szalontai**, [p. 112](<https://example.org/p112>)." in words
    assert "**Highlight:** “3,500 of them”" in words
    assert (ledger.chosen, ledger.written) == (12, 12)
    assert ledger.lost == {"colours": 10, "beginnings": 8}


def test_names_of_footnotes_differ_between_cables(tmp_path: Path) -> None:
    words, ledger = made(tmp_path, sample(), replace(sample(), cable_id="c2"))
    defined = re.findall(r"^\[\^([^]]+)\]: ", words, re.MULTILINE)
    assert len(defined) == len(set(defined)) == 16
    assert (ledger.cables_written, ledger.written) == (2, 24)


def test_a_notes_words_are_never_html_nor_another_note(tmp_path: Path) -> None:
    note = replace(sample().notes[1], words="<b>x</b> a\n[^9]: no\n\n<!-- note n1 -->\n\n    code")
    words, ledger = made(tmp_path, replace(sample(), notes=(note,)))
    assert ledger.written == 1
    assert "<b>" not in words
    assert "<b>x</b> a" in shown(words)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Cn"]), max_size=60))
def test_any_line_is_shown_as_it_stands(line: str) -> None:
    words = line.strip()
    assert shown(escaped(words)).strip() == words.replace("\u00a0", " ").strip()
