"""A Word file opened by python-docx and lxml, as anybody would open it."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
from docx.document import Document
from lxml import etree

from desktop.exporting.choices import ExportChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.word.writer import make
from tests.exporting.cables import ALL_KINDS, silent

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Element = etree._Element


def word_file(*dossiers: Dossier, choices: ExportChoices = ALL_KINDS) -> bytes:
    return make(dossiers, choices, silent)[0]


def opened(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


def part(data: bytes, name: str) -> Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def text_of(data: bytes) -> str:
    """Return the words of all paragraphs whose style is one of the cable's text, a line each."""
    paragraphs = opened(data).paragraphs
    ours = ("Cable ", "Archive Page Line")
    return "\n".join(one.text for one in paragraphs if one.style and str(one.style.name).startswith(ours))


def words(element: Element) -> str:
    """Return the words in an element, line ends and tabs among them, without signs."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    found = element.iter(f"{W}t", f"{W}br", f"{W}tab")
    return "".join(signs.get(str(one.tag), one.text or "") for one in found)


def footnotes(data: bytes) -> list[tuple[str, str]]:
    """Return mark ("#" where Word numbers) and words of each footnote, in the order of the marks."""
    notes = {one.get(f"{W}id"): one for one in part(data, "word/footnotes.xml")}
    found = []
    for reference in part(data, "word/document.xml").iter(f"{W}footnoteReference"):
        run = reference.getparent()
        assert run is not None
        mark = "".join(chr(int(str(one.get(f"{W}char")), 16)) for one in run.iter(f"{W}sym"))
        note = notes[reference.get(f"{W}id")]
        said = "\n".join(words(one) for one in note.iter(f"{W}p"))
        custom = reference.get(f"{W}customMarkFollows") == "1"
        assert custom == bool(mark)
        found.append((mark if custom else "#", said.lstrip("\t")))
    return found


def shaded(data: bytes) -> list[tuple[str, str]]:
    """Return the words under each highlight, with the style that shades them."""
    found: list[tuple[str, str]] = []
    for run in part(data, "word/document.xml").iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        name = "" if style is None else str(style.get(f"{W}val"))
        if name.startswith("Highlight"):
            found.append((name, words(run)))
    return found


def bookmarked(data: bytes, name: str) -> str:
    """Return the words of the text under a bookmark, paragraphs parted by line ends."""
    document = part(data, "word/document.xml")
    number: str | None = None
    pieces: list[str] = []
    for one in document.iter():
        if one.tag == f"{W}bookmarkStart" and one.get(f"{W}name") == name:
            number = one.get(f"{W}id")
        elif one.tag == f"{W}bookmarkEnd" and number is not None and one.get(f"{W}id") == number:
            return "".join(pieces)
        elif number is not None and one.tag == f"{W}t":
            pieces.append(one.text or "")
        elif number is not None and one.tag == f"{W}tab":
            pieces.append("\t")
        elif number is not None and one.tag == f"{W}p":
            pieces.append("\n")
    raise AssertionError(name)


_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind"
    " contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike vanish color sz szCs highlight u shd vertAlign"
    " rtl cs lang",
    "tblPr": "tblStyle tblW jc tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "tblCellMar": "top left bottom right",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar cols docGrid",
    "footnotePr": "pos numFmt numStart numRestart footnote",
    "style": "name basedOn next link uiPriority qFormat pPr rPr tblPr trPr tcPr tblStylePr",
    "tbl": "tblPr tblGrid tr",
    "p": "pPr *",
    "r": "rPr *",
}


def out_of_order(root: Element) -> list[str]:
    """Return what the schema (ECMA-376 part 1, wml.xsd) does not allow at its place, of what we write."""
    found = []
    for one in root.iter():
        order = _ORDER.get(str(one.tag).removeprefix(W), "").split()
        if not order:
            continue
        names = [str(child.tag).removeprefix(W) for child in one]
        if order[-1] == "*":
            found += [f"{one.tag}: {name}" for name in names[1:] if name == order[0]]
            continue
        places = [order.index(name) if name in order else -1 for name in names]
        if -1 in places or places != sorted(places):
            found.append(f"{one.tag}: {names}")
    return found
