"""Corrections as textual notes: their letters, their form, and that each of them is in the finished file."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Pdf

from db.correcting.differences import between
from db.errors import ExportError
from desktop.exporting.choices import PdfChoices
from desktop.exporting.dossier import CorrectionStep, Dossier, DossierCorrection
from desktop.exporting.pdf import attachment as attached
from desktop.exporting.pdf import check
from desktop.exporting.pdf.textual_notes import letters, textual_notes
from desktop.exporting.pdf.writer import make
from desktop.messages.ledger import ledger_sentences
from tests.exporting.cables import (
    ALL_KINDS,
    MOMENT,
    export,
    note,
    pdf_bytes,
    plain,
    sample,
    sample_text,
    silent,
)
from tests.exporting.taken_apart import attachment, page_words, squeezed, words

CORRECTED = replace(ALL_KINDS, corrections=True)
STEP = CorrectionStep(1, "typing error", "Anna Weiss", "2026-11-24T10:00:00+01:00")


def corrected(old: str, new: str, *steps: CorrectionStep) -> tuple[DossierCorrection, ...]:
    """Return what a text has otherwise than the old one, made by these readings."""
    return tuple(
        DossierCorrection((one.to, one.to_end), (one.start, one.end), one.old, one.new, steps)
        for one in between(old, new)
    )


def _dossier(old: str, new: str, *steps: CorrectionStep) -> Dossier:
    return plain(new, corrections=corrected(old, new, *steps), original_reading="r0")


def _said(dossier: Dossier) -> list[str]:
    made = []
    for each in textual_notes(dossier, str):
        (pieces,) = each["words"]
        told = "".join(piece if isinstance(piece, str) else f"*{piece[1][0]}*" for piece in pieces)
        made.append(f"{each['mark']} {each['lead']['t']}{each['closer']} {told}")
    return made


_CORRECTED = "as imported; corrected."
_BETWEEN = "between these words as imported; corrected to"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Pak Seong-cheol came", "Pak Sŏng-ch’ŏl came", f"a Sŏng-ch’ŏl] *Seong-cheol* {_CORRECTED}"),
        ("was called in then", "was asked for then", f"a asked for] *called in* {_CORRECTED}"),
        ("he said quite that", "he said that", "a said] followed by *quite* as imported; left out."),
        ("Quite the end", "the end", "a the] preceded by *Quite* as imported; left out."),
        ("the numbers", "the very large numbers", "a very large] not in the text as imported; added."),
        ("Urgent\nFrom us", "Urgent. From us", f"a Urgent. From] *Urgent / From* {_CORRECTED}"),
        ("Urgnet\nFrom us", "Urgent From us", f"a Urgent From] *Urgnet / From* {_CORRECTED}"),
        ("Pak, he said", "Pak he said", f"a Pak he] *Pak, he* {_CORRECTED}"),
        (
            "from\nthe",
            "from the",
            f"a from the] line break {_BETWEEN} space.",
        ),
        (
            "a\u00a0desk",
            "a desk",
            f"a a desk] no-break space {_BETWEEN} space.",
        ),
        ("one  two", "one two", f"a one two] 2 spaces {_BETWEEN} space."),
        ("one\ntwo", "one\n\ntwo", f"a one two] line break {_BETWEEN} 2 line breaks."),
        ("the end \n", "the end\n", "a end] space after this word as imported; corrected to nothing."),
        ("e\u0301", "\u00e9", "a \u00e9] *e\u0301* (U+0065 U+0301) as imported; corrected."),
        ("words", "", "a the text] preceded by *words* as imported; left out."),
    ],
)
def test_the_form_of_a_textual_note(old: str, new: str, told: str) -> None:
    assert _said(_dossier(old, new)) == [told]


def test_the_reasons_of_all_readings_are_told_once() -> None:
    second = replace(STEP, reading=2, reason="collated\nwith the scan, p. 2.")
    (told,) = _said(_dossier("Pak came", "Park came", STEP, second, replace(STEP, reading=3)))
    assert told == "a Park] *Pak* as imported; corrected: typing error; collated with the scan, p. 2."


def test_long_words_are_shortened_before_the_bracket_and_whole_behind_it() -> None:
    more = "and goes on for quite a long time before it comes to what it wants to say, which is little, "
    (told,) = _said(_dossier("It begins and ends", f"It begins {more}and ends"))
    lemma = told.partition("]")[0]
    assert lemma.startswith("a goes on for quite")
    assert lemma.endswith("which is little, and")
    assert " … " in lemma
    (told,) = _said(_dossier(f"It begins {more}and ends", "It begins and ends"))
    assert "goes on for quite a long time before it comes to what it wants to say, which is" in told


def test_the_series_goes_on_after_z_and_leaves_out_what_is_taken() -> None:
    assert list(islice(letters(["b", "60a", "aa"]), 27)) == [*"acdefghijklmnopqrstuvwxyz", "ab", "ac"]


@settings(max_examples=60, deadline=None)
@given(*[st.text(alphabet="ab c,.\n\u00a0臺\U0001f600\u202e[", max_size=40)] * 2)
def test_every_correction_has_a_note_with_words(old: str, new: str) -> None:
    dossier = _dossier(old, new)
    said = _said(dossier)
    assert len(said) == len(dossier.corrections)
    assert all(each["lead"]["t"].strip() for each in textual_notes(dossier, str))


@settings(max_examples=12, deadline=None)
@given(*[st.text(alphabet="ab c,.\n\t\u00a0臺\U0001f600\u202eשe\u0301\ud800[*<$#", max_size=60)] * 2)
def test_any_correction_goes_through_the_whole_export(old: str, new: str) -> None:
    dossier = _dossier(old, new, STEP)
    data, ledger = make(dossier, CORRECTED, silent, timestamp=MOMENT)
    assert ledger.findings == ()
    assert ledger.corrections == ledger.corrections_written == len(dossier.corrections)
    held = attachment(data)
    assert [(each["sic"], each["corr"]) for each in held["corrections"]] == [
        (one.sic, one.corr) for one in dossier.corrections
    ]
    assert held["text"] == new


def _corrected_sample() -> Dossier:
    new = sample_text()
    old = new
    for now, was in (
        ("Urgent", "Urgnet"),
        ("cable of April 24.", "cable of April 42."),
        ("he agrees", "that he agrees"),
    ):
        old = old.replace(now, was, 1)
    return sample(corrections=corrected(old, new, STEP), original_reading="r0")


@pytest.fixture(scope="module")
def finished() -> bytes:
    return pdf_bytes(_corrected_sample(), CORRECTED)


def test_marks_stand_by_the_words_after_punctuation_and_leave_the_numbers_alone(finished: bytes) -> None:
    page = squeezed(words(finished))
    assert "Urgenta" in page
    # The correction ends with the note's own words: the letter first, then the number.
    assert "April24.b·5" in page
    assert "b24]42asimported;corrected:typingerror." in page
    without = squeezed(words(pdf_bytes(sample())))
    for number in range(1, 7):
        assert without.count(f"{number}") <= page.count(f"{number}")


def test_the_attachment_has_both_readings_words_and_places(finished: bytes) -> None:
    held = attachment(finished)
    text = held["text"]
    assert held["original_reading"] == "r0"
    assert [each["label"] for each in held["corrections"]] == ["a", "b", "c"]
    for each in held["corrections"]:
        assert text[slice(*each["span"])] == each["corr"]
        assert (each["reason"], each["author"], each["created"]) == (
            "typing error",
            "Anna Weiss",
            "2026-11-24T10:00:00+01:00",
        )
    assert held["corrections"][0]["sic"] == "Urgnet"
    assert held["total"] == len(held["items"]) == 12


def test_the_file_keeps_to_the_standards_and_is_the_same_again(finished: bytes) -> None:
    with Pdf.open(BytesIO(finished)) as file:
        assert check.findings(file) == ()
    assert pdf_bytes(_corrected_sample(), CORRECTED) == finished


def test_each_textual_note_is_tagged_as_a_note() -> None:
    def notes(data: bytes) -> int:
        with Pdf.open(BytesIO(data)) as file:
            return sum(str(each.get("/S", "")) == "/Note" for each in file.objects if hasattr(each, "get"))

    assert notes(pdf_bytes(_corrected_sample(), CORRECTED)) == notes(pdf_bytes(sample())) + 3


def test_the_ledger_counts_corrections_in_the_finished_file(tmp_path: Path) -> None:
    ledger = export(_corrected_sample(), tmp_path / "a.pdf", CORRECTED)
    assert (ledger.corrections, ledger.corrections_written) == (3, 3)
    assert "3 corrections of the text, 3 in the PDF as textual notes." in ledger_sentences(ledger)
    ledger = export(sample(corrections_left_out=1), tmp_path / "a.pdf")
    assert ledger_sentences(ledger)[1] == (
        "1 correction of the text is not marked in the PDF, by your choice."
    )


def test_a_correction_that_is_lost_on_the_way_stops_the_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attached, "correction_count", lambda _data: 2)
    with pytest.raises(ExportError) as told:
        export(_corrected_sample(), tmp_path / "a.pdf", CORRECTED)
    assert (told.value.code, told.value.values) == (
        "export-corrections-differ",
        {"chosen": 3, "written": 3},
    )
    assert not list(tmp_path.iterdir())


def test_corrections_that_were_not_chosen_are_nowhere(finished: bytes) -> None:
    assert "Urgnet" in words(finished)
    with pytest.raises(ExportError):
        pdf_bytes(_corrected_sample(), PdfChoices())


def test_sixty_corrections_among_footnotes_stand_on_the_page_of_their_words() -> None:
    names = [f"Name{number:03}x" for number in range(60)]
    new = "".join(f"{name} went over the border and back again. " * 3 + "\n" for name in names)
    old = re.sub(r"(Name\d+)x( went over the border and back again. \n)", r"\1y\2", new)
    footnotes = [
        note(new, "footnote", name, f"On {name}.", number=at, id=f"n{at}")
        for at, name in enumerate(names[::5], start=1)
    ]
    dossier = plain(new, *footnotes, corrections=corrected(old, new, STEP))
    assert len(dossier.corrections) == 60
    pages = page_words(pdf_bytes(dossier, CORRECTED))
    assert len(pages) > 3
    for at, name in enumerate(names):
        (told,) = [number for number, page in enumerate(pages) if f"{name}] Name{at:03}y as" in page]
        marks = [number for number, page in enumerate(pages) if re.search(name + "[a-z]{1,2} went", page)]
        assert marks == [told]
