"""The account of an export in words."""

from __future__ import annotations

from desktop.exporting.ledger import Ledger
from desktop.messages.ledger import ledger_sentences


def test_what_was_left_out_is_said_by_kind() -> None:
    ledger = Ledger(12, 9, 9, {"marginal": 3})
    assert ledger_sentences(ledger) == [
        "12 notes in this cable, 9 chosen, 9 in the PDF; 3 marginal notes left out by your choice."
    ]
    assert ledger_sentences(Ledger(4, 1, 1, {"highlight": 1, "footnote": 2}))[0].endswith(
        "; 2 footnotes, 1 highlight left out by your choice."
    )


def test_nothing_left_out_and_nothing_at_all() -> None:
    assert ledger_sentences(Ledger(1, 1, 1)) == ["1 note in this cable, 1 chosen, 1 in the PDF."]
    assert ledger_sentences(Ledger(0, 0, 0)) == ["This cable has no notes; the PDF has none."]


def test_characters_without_a_glyph_are_named() -> None:
    (_, once, often) = ledger_sentences(Ledger(1, 1, 1, {}, (("😀", "U+1F600", 1), ("\x07", "U+0007", 3))))
    assert once == (
        "U+1F600 has no glyph in the fonts; the page shows [U+1F600], the attached text keeps it."
    )
    assert "[U+0007] 3 times" in often


def test_findings_of_our_own_check_are_told() -> None:
    sentences = ledger_sentences(Ledger(0, 0, 0, findings=("A page has no order of focus.",)))
    assert "does not declare" in sentences[1]
    assert sentences[2] == "A page has no order of focus."


def test_the_editors_marks_are_told_where_they_show_and_where_not() -> None:
    shown = Ledger(0, 0, 0, marks=3, marks_written=3)
    assert ledger_sentences(shown)[1:] == ["3 editor’s marks, 3 in the PDF."]
    unseen = Ledger(0, 0, 0, format="docx", marks=1, lost={"marks-unseen": 1})
    assert ledger_sentences(unseen)[1:] == [
        "Not carried by this format: 1 editor’s mark, which goes along unseen."
    ]
