"""PDF files: the text by lines and pages, running heads known as such, words whole only on request."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from db.errors import ReadingError
from desktop.reading import formats
from desktop.reading.hyphens import made_whole
from desktop.reading.intake import FoundNote, FoundStructure, Intake
from desktop.reading.pdf.document import joined
from desktop.reading.pdf.pages import PageLine
from desktop.reading.pdf.running_heads import running_lines
from desktop.reading.source_text import SourceText
from tests.reading.test_any_text import check

FONTS = Path(__file__).parents[3] / "resources" / "fonts"
_CABLE = r"""
#set document(title: "x", date: none)
#set page(width: 320pt, height: 300pt, margin: 40pt, header: [Foreign Relations, Volume XXII],
  footer: context counter(page).display())
#set text(font: ("Source Serif Pro", "Noto Serif CJK SC"), hyphenate: true, lang: "en")
May 12, 1961 \
From the Korea Desk \
No. Chen-8/35 \
Distribution: Premier's Office (2), Chen (1). Total of 3 copies \
To the Ministry of Foreign Affairs: \
#block(width: 150pt, par(justify: true)[The ambassador 𠮷 recommends incomprehensible telecommunications.])
He is well. #pagebreak()
He came to Pyongyang. \
Chinese Embassy \
May 12, 1961
"""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    source = tmp_path_factory.mktemp("pdf") / "cable.typ"
    source.write_text(_CABLE, encoding="utf-8")
    data = typst.compile(source, font_paths=[FONTS], ignore_system_fonts=True, timestamp=0)
    assert isinstance(data, bytes)
    return data


def read(data: bytes, *, whole_words: bool = False) -> Intake:
    intake = formats.read(data, "x.pdf", whole_words=whole_words)
    check(intake)
    return intake


def code(data: bytes) -> str:
    with pytest.raises(ReadingError) as refused:
        formats.read(data, "x.pdf")
    return refused.value.code


def test_a_cable_of_two_pages(pdf: bytes) -> None:
    intake = read(pdf)
    assert "To the Ministry of Foreign Affairs:\nThe ambassador 𠮷 rec-\nommends" in intake.text
    assert [(one.detail, intake.text[one.start :].split("\n")[1]) for one in intake.structures] == [
        ("1", "May 12, 1961"),
        ("2", "He came to Pyongyang."),
    ]
    heads = ["Foreign Relations, Volume XXII", "1", "Foreign Relations, Volume XXII", "2"]
    assert [intake.text[slice(*span)] for span in intake.furniture] == heads
    assert intake.distribution is not None
    assert (intake.distribution.stated_total, len(intake.distribution.entries)) == (3, 2)
    assert intake.originator is not None
    assert intake.originator.value == "Korea Desk"


def test_several_cables_are_offered_with_their_pages() -> None:
    telegram = (
        "PAGE 01        STATE {}\nACTION EA-10\nINFO OCT-01 /011 W\nSUBJ: A\n1. X.\n<< END OF DOCUMENT >>"
    )
    pages = [telegram.format(n).split("\n") for n in (133602, 133603)]
    source = joined([[PageLine(line, False) for line in page] for page in pages], ["vii", "8"], "", "x.pdf")
    assert [(part.where, part.unit) for part in formats.pieces(source)] == [("vii", "pages"), ("8", "pages")]


def test_words_are_made_whole_only_where_that_is_asked_for(pdf: bytes) -> None:
    whole = read(pdf, whole_words=True)
    assert "The ambassador 𠮷 recommends\nincomprehensible" in whole.text
    assert "hyphens-made-whole" in {doubt.code for doubt in whole.doubts}
    assert [whole.text[one.start :].split("\n")[1] for one in whole.structures][1] == "He came to Pyongyang."


def test_what_cannot_be_read_says_why(pdf: bytes) -> None:
    locked = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(locked, encryption=pikepdf.Encryption(user="u", owner="o"))
    assert code(locked.getvalue()) == "pdf-encrypted"
    assert code(pdf[: len(pdf) // 3]) == "pdf-damaged"
    assert code(b"%PDF-1.7\n" + bytes(range(256)) * 40) == "pdf-damaged"


def test_pages_that_are_pictures_are_refused_or_told(pdf: bytes) -> None:
    scan = pikepdf.new()
    page = scan.add_blank_page(page_size=(200, 200))
    grey = {"ColorSpace": pikepdf.Name.DeviceGray, "BitsPerComponent": 8, "Subtype": pikepdf.Name.Image}
    picture = pikepdf.Stream(scan, bytes(64), Width=8, Height=8, **grey)
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))
    page.Contents = scan.make_stream(b"q 200 0 0 200 0 0 cm /Im0 Do Q")
    alone = BytesIO()
    scan.save(alone)
    assert code(alone.getvalue()) == "pdf-pictures"
    both = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        scan.pages.extend(opened.pages)
        scan.save(both)
    intake = read(both.getvalue())
    assert [doubt.words for doubt in intake.doubts if doubt.code == "pages-without-text"] == ["1"]


@pytest.mark.parametrize(
    ("attached", "is_taken"),
    [
        ({"profile": "chancery-pdf/1", "text": "The exact \U00020bb7 text\n", "items": [{}, {}]}, True),
        ({"profile": "another/1", "text": "no"}, False),
        ({"profile": "chancery-pdf/1", "text": 5}, False),
        ({"profile": "chancery-pdf/1", "text": "half \ud800"}, False),
        ([[[]]], False),
    ],
)
def test_a_pdf_of_our_own_gives_back_its_exact_text(pdf: bytes, attached: object, is_taken: bool) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        spec = pikepdf.AttachedFileSpec(opened, json.dumps(attached).encode(), filename="chancery.jsonld")
        opened.attachments["chancery.jsonld"] = spec
        opened.save(out)
    intake = read(out.getvalue())
    assert (intake.text == "The exact 𠮷 text\n") is is_taken
    assert ("notes-not-taken-over" in {doubt.code for doubt in intake.doubts}) is is_taken


def test_heads_are_lines_at_the_edge_alone() -> None:
    pages = [
        ["TOP SECRET", "a", "b", "c", "- 1 -"],
        ["TOP SECRET", "d", "a", "e", "- 2 -"],
        [],
        ["TOP SECRET", "f", "g", "h", "x"],
    ]
    assert running_lines(pages) == [{4}, {0, 4}, set(), {0}]
    assert running_lines([["He said", "no"], ["He said", "yes"]]) == [{0}, {0}]
    assert running_lines([["Alone", "1"]]) == [set()]
    assert running_lines([]) == []


@given(
    st.lists(st.sampled_from(["ab", "c", "-\n", "\n", " ", "x-", "É", "d,", "5", "\u00ad\n"]), max_size=30)
)
def test_words_made_whole_lose_nothing_but_their_cuts(pieces: list[str]) -> None:
    text = "".join(pieces)
    marks = tuple(FoundStructure("italic", at, min(len(text), at + 3)) for at in range(len(text)))
    notes = tuple(FoundNote("", "", (at, at)) for at in range(len(text) + 1))
    whole = made_whole(SourceText("x", text, "", structures=marks, notes=notes, furniture=((0, len(text)),)))
    bare = str.maketrans("", "", "-\u00ad\n ")
    assert whole.text.translate(bare) == text.translate(bare)
    assert whole.furniture == ((0, len(whole.text)),)
    for before, after in zip(marks, whole.structures, strict=True):
        assert 0 <= after.start <= after.end <= len(whole.text)
        old, new = text[before.start : before.end], whole.text[after.start : after.end]
        assert old.translate(bare) == new.translate(bare)
    places = [note.place[0] for note in whole.notes if note.place]
    assert places == sorted(places)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_is_shown_lying_on_its_side_is_read_from_its_first_line(pdf: bytes, turned: int) -> None:
    changed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            page.Rotate = turned
        document.save(changed)
    assert read(changed.getvalue()).text == read(pdf).text
