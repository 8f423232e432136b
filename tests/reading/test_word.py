"""Word files: the text exactly, tables as rows, notes and comments in place, tracked changes accepted."""

from __future__ import annotations

from html import escape
from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import ReadingError
from desktop.reading import formats
from desktop.reading.intake import Intake
from desktop.reading.word.document import word_source
from tests.reading.test_any_text import PIECES, check
from tests.reading.word_files import paragraph, run, table, word_file

_NOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>'
    + run(" See ")
    + run("Foreign Relations", "<w:i/>")
    + run(", 1961.")
    + "</w:p><w:p>"
    + run("Second paragraph.")
    + '</w:p></w:footnote><w:footnote w:id="2">'
    + paragraph(run("Not printed."))
    + "</w:footnote>"
)
_MARK = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
_OWN_MARK = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'


def read(data: bytes) -> Intake:
    intake = formats.read(data, "x.docx")
    check(intake)
    return intake


def codes(intake: Intake) -> set[str]:
    return {doubt.code for doubt in intake.doubts if doubt.field == "text"}


def test_a_cable_with_its_distribution_in_a_table() -> None:
    body = (
        paragraph(run("From the Korea Desk"))
        + paragraph()
        + paragraph(run("May 12,"), "<w:r><w:tab/><w:t>1961</w:t><w:br/><w:t>Urgent</w:t></w:r>")
        + table(("Premier’s Office", "2"), ("", "5"), ("Chen", ""))
        + paragraph(run("All is 𠮷 well."))
        + paragraph()
    )
    assert read(word_file(body)).text == (
        "From the Korea Desk\n\nMay 12,\t1961\nUrgent\nPremier’s Office\t2\n\t5\nChen\t\nAll is 𠮷 well.\n"
    )


def test_footnotes_stand_behind_the_words_that_they_are_about() -> None:
    body = paragraph(
        run("The Minister"), _MARK.format(1), run(" called"), _OWN_MARK, run(" me in."), _MARK.format(9)
    )
    intake = read(word_file(body, footnotes=_NOTES))
    assert intake.text == "The Minister called me in."
    assert [(note.label, note.words, note.place) for note in intake.notes] == [
        ("1", "See *Foreign Relations*, 1961.\n\nSecond paragraph.", (12, 12)),
        ("*", "Not printed.", (19, 19)),
    ]
    assert [doubt.words for doubt in intake.doubts if doubt.code == "note-without-words"] == ["2"]


def test_endnotes_are_numbered_as_the_page_shows_them() -> None:
    note = '<w:endnote w:id="4">' + paragraph(run("Later.")) + "</w:endnote>"
    mark = '<w:r><w:endnoteReference w:id="4"/></w:r>'
    (found,) = read(word_file(paragraph(run("a"), mark), endnotes=note)).notes
    assert found.label == "i"
    form = '<w:endnotePr><w:numFmt w:val="upperLetter"/><w:numStart w:val="3"/></w:endnotePr>'
    upper = f"<w:sectPr>{form}</w:sectPr>"
    (found,) = read(word_file(paragraph(run("a"), mark) + upper, endnotes=note)).notes
    assert found.label == "C"


def test_a_comment_is_a_marginal_note_of_its_author() -> None:
    comments = (
        '<w:comment w:id="0" w:author="Kim" w:date="2020-03-01T12:00:00Z" w:initials="K">'
        + paragraph(run("Is this [sic]?"))
        + "</w:comment>"
    )
    body = paragraph(run("He "), '<w:commentRangeStart w:id="0"/>', run("agreed")) + paragraph(
        run("to it"),
        '<w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r>',
        run(" all."),
    )
    intake = read(word_file(body, comments=comments))
    (note,) = intake.notes
    assert (note.kind, note.author, note.words) == ("marginal", "Kim", "Is this [sic]?")
    assert note.place is not None
    assert intake.text[slice(*note.place)] == "agreed\nto it"
    assert note.created == "2020-03-01T12:00:00.000000+00:00"


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    body = paragraph(
        run("He "),
        '<w:del w:id="1" w:author="K"><w:r><w:delText>never </w:delText></w:r></w:del>',
        '<w:ins w:id="2" w:author="K">' + run("always ") + "</w:ins>",
        run("agreed "),
        properties='<w:rPr><w:del w:id="3" w:author="K"/></w:rPr>',
    ) + paragraph(run("to it."))
    intake = read(word_file(body))
    assert intake.text == "He always agreed to it."
    assert codes(intake) == {"changes-accepted"}


def test_what_is_on_the_page_but_not_in_the_text_is_told() -> None:
    box = "<w:txbxContent>" + paragraph(run("In a box")) + "</w:txbxContent>"
    shape = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = paragraph(run("a"), f"<w:r>{shape}</w:r>", run("unseen", "<w:vanish/>"), run("b"))
    intake = read(word_file(body, header=paragraph(run("TOP SECRET")), footer=paragraph(run("12"))))
    assert intake.text == "ab"
    assert {doubt.code: doubt.words for doubt in intake.doubts if doubt.field == "text"} == {
        "text-box-left-out": "In a box",
        "hidden-words-left-out": "unseen",
        "page-head-left-out": "TOP SECRET",
    }


def test_the_letters_of_a_formula_are_words() -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<m:oMath xmlns:m="{space}"><m:r><m:t>E=mc</m:t></m:r></m:oMath>'
    assert read(word_file(paragraph(run("See "), formula, run(".")))).text == "See E=mc."


def test_headings_italics_and_numbers_of_paragraphs() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="U"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="U"/></w:style>'
        '<w:style w:type="character" w:styleId="E"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText '
        'w:val="%1%2)"/><w:suff w:val="space"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId '
        'w:val="7"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="3"/></w:numPr>'
    body = (
        paragraph(run("Tele"), run("gram"), properties='<w:pStyle w:val="Mine"/>')
        + paragraph(run("One"), properties=listed.format(0))
        + paragraph(run("of", '<w:rStyle w:val="E"/>'), run("two", "<w:i/>"), properties=listed.format(1))
        + paragraph(run("Two"), properties=listed.format(0))
    )
    intake = read(word_file(body, styles=styles, numbering=numbering))
    assert intake.text == "Telegram\n1.\tOne\n1a) oftwo\n2.\tTwo"
    assert [(one.kind, intake.text[slice(*one.span)]) for one in intake.structures] == [
        ("bold", "Telegram"),
        ("heading", "Telegram"),
        ("italic", "oftwo"),
    ]


def test_a_file_of_another_program_is_read() -> None:
    made = docx.Document()
    made.add_heading("Telegram", 1)
    made.add_paragraph("All is well.").add_run(" Always.").italic = True
    cells = made.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "Chen", "2"
    made.add_page_break()  # type: ignore[no-untyped-call]
    made.add_paragraph("End.")
    packed = BytesIO()
    made.save(packed)
    intake = read(packed.getvalue())
    assert intake.text == "Telegram\nAll is well. Always.\nChen\t2\n\nEnd."
    assert {one.kind for one in intake.structures} >= {"heading", "italic", "page break"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (word_file(paragraph()), "file-without-text"),
        (word_file("<w:p>"), "word-damaged"),
        (word_file(paragraph(run("a" * 20_000_000))), "archive-bomb"),
        (word_file(paragraph(run("".join(map(str, range(3_000_000)))))), "file-too-large"),
        (word_file("<w:tbl>" * 5000), "word-damaged"),
        (word_file("", styles="").replace(b"PK\x01\x02", b"PK\x01\x03"), "archive-damaged"),
        (word_file("").replace(b"word/document.xml", b"word/missing!.xml"), "word-damaged"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as refused:
        formats.read(data, "x.docx")
    assert refused.value.code == code


_LETTERS = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
_WORDS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(_LETTERS, max_size=20)), max_size=4)


@given(st.lists(_WORDS, min_size=1, max_size=8))
def test_paragraphs_are_lines(paragraphs: list[list[str]]) -> None:
    lines = ["|" + " ".join(words).replace("\x00", "").replace("\x85", "") for words in paragraphs]
    data = word_file("".join(paragraph(run(escape(line))) for line in lines))
    assert word_source(data, "x.docx").text == "\n".join(lines)
    check(formats.read(data, "x.docx"))
