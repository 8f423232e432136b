"""The Word file holds the text exactly, and every chosen note as the thing of Word's that it should be."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings

from db.errors import ExportError
from db.records import NOTE_KINDS
from desktop.exporting.choices import ExportChoices, PdfChoices
from desktop.exporting.dossier import Dossier, DossierCorrection, DossierMark, DossierStructure
from desktop.exporting.word import stand_ins
from desktop.exporting.word.writer import make, write
from tests.exporting.cables import ALL_KINDS, note, plain, sample, sample_text, silent
from tests.exporting.test_any_cable import dossiers
from tests.exporting.word.opened import (
    W,
    bookmarked,
    footnotes,
    opened,
    out_of_order,
    part,
    shaded,
    text_of,
    word_file,
    words,
)


@pytest.fixture(scope="module")
def file() -> bytes:
    return word_file(sample())


def test_text_is_ours_to_the_character(file: bytes) -> None:
    assert text_of(file) == sample_text()


def test_footnotes_stand_at_their_marks_and_bear_what_they_should(file: bytes) -> None:
    assert footnotes(file) == [
        ("*", "Source: Chinese Foreign Ministry Archive; 19 copies."),
        ("#", "The embassy’s own number."),
        ("#", "我国朝鲜族, of Korean descent."),
        ("#", "박성철, 朴成哲; see Szalontai, p. 112."),
        ("#", "乔晓光."),
        ("#", "Not released."),
        ("60a", "As printed."),
        ("#", "In another hand."),
    ]
    marked = [one for one in opened(file).paragraphs if "Pak Seong-cheol" in one.text]
    runs = [run for run in marked[0].runs if run.style is not None]
    at = next(i for i, run in enumerate(runs) if run.style.name == "footnote reference")
    assert runs[at - 1].text == "[Pak Song Chol]"


def test_spans_are_bookmarks_even_where_they_overlap(file: bytes) -> None:
    for each in sample().notes:
        for order, quote in enumerate(each.quotes):
            assert bookmarked(file, f"_s_{each.id}_{order}") == quote


def test_marginal_notes_are_comments_and_highlights_are_shaded(file: bytes) -> None:
    (comment,) = opened(file).comments
    assert (comment.author, comment.initials, comment.text) == ("Anna Weiss", "AW", "Ask Lee about `this`.")
    assert comment.timestamp is not None
    assert comment.timestamp.isoformat() == "2026-11-20T09:15:00+00:00"
    assert shaded(file) == [
        ("HighlightAmber", "3,500 of them"),
        ("HighlightAmber", "large numbers of border crossings"),
        ("HighlightAmber", "unexpectedly large"),
    ]


def test_header_stages_and_distribution_are_tables(file: bytes) -> None:
    header, stages, distribution = (
        [[cell.text for cell in row.cells] for row in table.rows] for table in opened(file).tables
    )
    assert ["Archive", "PRC Foreign Ministry Archive  supplied by the editor"] in header
    assert stages[:2] == [
        ["Stage", "Date and time", "To the next"],
        ["Received", "12 May 1961, 17:00", "16 h 20 min"],
    ]
    assert distribution == [
        ["Recipient", "Copies"],
        ["Premier’s Office", "2"],
        ["Chen", "not stated"],
        ["General Office", "3"],
    ]
    said = [one.text for one in opened(file).paragraphs]
    assert {"28 h 35 min in all", "6 counted, 5 stated: 1 over", "Note: The copy is a carbon."} <= {*said}


def test_pages_properties_and_language(file: bytes) -> None:
    document = opened(file)
    assert document.sections[0].header.paragraphs[0].text == "Chen- 8/35\t12 May 1961"
    foot = part(file, "word/footer1.xml")
    assert "PAGE" in "".join(map(str, foot.itertext()))
    told = document.core_properties
    assert (told.author, told.keywords) == ("Anna Weiss", "Chen- 8/35; 12 May 1961")
    assert told.title == sample().title
    styles = part(file, "word/styles.xml")
    (language,) = (one for one in styles.iter(f"{W}lang"))
    assert sorted(map(str, language.attrib.values())) == ["en-US", "zh-CN"]


def test_everything_stands_in_the_order_of_the_schema() -> None:
    text = sample_text()
    worn = tuple(
        DossierStructure(kind, 200 + 3 * at, 230 + 3 * at)
        for at, kind in enumerate(("italic", "bold", "small capitals", "superscript", "underline", "struck"))
    )
    made = sample(
        structure=(*sample().structure, *worn),
        notes=(
            *sample().notes,
            note(text, "highlight", "North", "with words", id="nh9", colour="sky"),
            note(text, "highlight", "[North] Korean", id="nh8", colour="rose"),
        ),
    )
    data = word_file(made, replace(made, cable_id="c9", language="ko", notes=()))
    for name in ("document", "footnotes", "styles", "comments", "settings"):
        assert out_of_order(part(data, f"word/{name}.xml")) == []


def test_cables_of_one_file_are_sections_that_number_afresh() -> None:
    first = sample()
    second = plain("Only this.", note("Only this.", "footnote", "this", "One.", number=1, id="m1"))
    data = word_file(first, second)
    document = opened(data)
    assert [one.header.paragraphs[0].text for one in document.sections[1:]] == [
        "Chen- 8/35\t12 May 1961",
        "A cable\t",
    ]
    assert len([*part(data, "word/document.xml").iter(f"{W}numRestart")]) == 2
    assert text_of(data) == f"{sample_text()}\nOnly this."


def test_cables_of_one_file_stand_behind_a_title_and_a_list_that_leads_to_them() -> None:
    later = plain("Only this.", note("Only this.", "footnote", "this", "One.", number=1, id="m1"))
    later = replace(later, title="Later")
    choices = PdfChoices(kinds=NOTE_KINDS, volume_title="The <Border> 1961")
    data, ledger = make((later, sample()), choices, silent)
    document = opened(data)
    front = document.sections[0]
    assert (front.page_width, front.header.paragraphs[0].text) == (document.sections[1].page_width, "")
    words = [one.text for one in document.paragraphs]
    assert words[:5] == ["The <Border> 1961", "2 cables", "12 May 1961", "Notes by Anna Weiss", "Contents"]
    assert words[5:7] == ["Later\t–", f"Chen- 8/35, 12 May 1961  {sample().title}\t–"]
    assert "1 cable has no date." in words
    fields = [one.text for one in part(data, "word/document.xml").iter(f"{W}instrText")]
    assert fields[:3] == [f" PAGEREF _ctext_{n} \\h " for n in (1, 2, 2)]
    assert document.core_properties.title == "The <Border> 1961"
    assert ledger.cables_written == 2
    alone, _ = make((later,), choices, silent)
    assert len(opened(alone).sections) == 1


def test_what_was_not_chosen_is_nowhere_in_the_file() -> None:
    dossier = sample(notes=tuple(each for each in sample().notes if each.kind != "marginal"))
    data, ledger = make((dossier,), ExportChoices(), silent)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert not any(b"Ask Lee" in archive.read(name) for name in archive.namelist())
    assert (ledger.chosen, ledger.written, ledger.format) == (11, 11, "docx")
    with pytest.raises(ExportError, match="export-notes-differ"):
        make((sample(),), ExportChoices(), silent)


def test_web_page_lines_are_hidden_until_chosen_and_there_all_the_same(file: bytes) -> None:
    def kinds(data: bytes) -> set[str]:
        found = [one for one in opened(data).paragraphs if one.text.startswith("Associated Places")]
        return {str(one.style.name) for one in found if one.style}

    assert kinds(file) == {"Archive Page Line Hidden"}
    assert kinds(word_file(sample(), choices=replace(ALL_KINDS, page_lines=True))) == {"Archive Page Line"}


def test_notes_without_a_place_and_corrections_are_told(tmp_path: Path) -> None:
    text = "Comrade Pak came."
    lost = replace(note(text, "footnote", "Pak", "Who *he* was.", id="n1"), spans=(), quotes=("Park",))
    fixed = DossierCorrection((8, 11), (8, 12), "Park", "Pak")
    target = tmp_path / "a.docx"
    dossier = plain(text, lost, corrections=(fixed,), library_note_count=1)
    ledger = write((dossier,), replace(ALL_KINDS, corrections=True), target, silent)
    data = target.read_bytes()
    assert (ledger.written, ledger.corrections, ledger.corrections_written) == (1, 1, 1)
    assert footnotes(data) == [("a", "Pak] Park as imported; corrected.")]
    assert "“Park”: Who he was." in [one.text for one in opened(data).paragraphs]
    assert text_of(data) == text


def test_the_editor_s_marks_stand_in_the_line_and_are_none_of_the_text() -> None:
    text = "Comrade Pak came. The rest is lost."
    marks = (
        DossierMark("k1", "insertion", (8, 8), "Foreign Minister"),
        DossierMark("k2", "uncertain", (8, 11)),
        DossierMark("k3", "deletion", (12, 16)),
        DossierMark("k4", "gap", (34, 34), "two lines"),
    )
    data, ledger = make((plain(text, marks=marks),), ALL_KINDS, silent)
    runs = [run for one in opened(data).paragraphs for run in one.runs]
    styled = {run.text for run in runs if run.style and run.style.name == "Editor Mark"}
    assert styled == {each.label for each in marks if each.label}
    assert ledger.marks_written == 4
    assert [run.text for run in runs if run.font.strike] == ["came"]


def test_characters_that_xml_cannot_hold_are_shown_and_counted() -> None:
    text = "A\x07 bell, half \ud800 a sign, a\u2028line."
    data, ledger = make(
        (plain(text, note(text, "footnote", "bell", "\x00 NUL", id="n1", number=1)),), ALL_KINDS, silent
    )
    assert text_of(data) == "A[U+0007] bell, half [U+D800] a sign, a[U+2028]line."
    assert footnotes(data) == [("#", "[U+0000] NUL")]
    assert ledger.lost == {"characters": 4}


@given(dossiers())
@settings(max_examples=10, deadline=None)
def test_any_cable_keeps_its_text_and_its_notes(dossier: Dossier) -> None:
    data, ledger = make((dossier,), ALL_KINDS, silent)
    assert ledger.written == len(dossier.notes)
    assert text_of(data) == "\n".join(map(stand_ins.plain, dossier.text.split("\n")))
    document = part(data, "word/document.xml")
    assert out_of_order(document) == []
    for each in dossier.notes:
        for order, (start, end) in enumerate(each.spans):
            assert bookmarked(data, f"_s_{each.id}_{order}") == stand_ins.plain(
                dossier.text[start:end]
            ).replace("[U+000A]", "\n")
    assert words(document)
