"""Word's footnotes, which python-docx lacks: their part, the marks in the text, and how they are numbered.

After ECMA-376 part 1 (5th edition): the part 11.3.7; `footnotes` 17.11.15, `footnote` 17.11.10 (the two with
a type are the lines that part text and notes), `footnoteReference` 17.11.14 with `customMarkFollows`,
`footnoteRef` 17.11.13, `footnotePr` of a section 17.11.11 and of the file 17.11.12, `numRestart` 17.11.19,
`numStart` 17.11.20.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from desktop.exporting import han
from desktop.exporting.dossier import Dossier
from desktop.exporting.word import note_body, runs
from desktop.exporting.word.links import Links
from desktop.exporting.word.markup import Element, add, root, w
from desktop.exporting.word.names import body_bookmark
from desktop.exporting.word.note_body import Anchor, Shown
from desktop.exporting.word.runs import Look
from desktop.exporting.word.styles import SERIF

_MARK = Look(style="FootnoteReference")
_FIRST = 1
"""The ids -1 and 0 are those of the two lines."""


@dataclass(frozen=True, slots=True)
class FootnoteWords:
    """What stands in a footnote: words that are ours before it, then its paragraphs.

    `bookmark` is laid over the paragraphs, so that the note is known again wherever it is moved.
    """

    paragraphs: Shown
    bookmark: str | None = None
    lead: str = ""
    anchor: Anchor = body_bookmark
    shapes: han.Han | None = None


class Footnotes:
    """The footnotes of one file, written in the order of their marks."""

    def __init__(self) -> None:
        self._root = root("footnotes")
        self.links = Links()
        self._next = _FIRST
        self._bookmark = 1_000_000
        for name, kind, key in (("separator", "separator", -1), ("continuationSeparator",) * 2 + (0,)):
            note = add(self._root, "footnote", type=kind, id=key)
            paragraph = add(note, "p")
            add(add(paragraph, "pPr"), "spacing", before=0, after=60, line=240, lineRule="auto")
            add(add(paragraph, "r"), name)

    @property
    def count(self) -> int:
        """How many footnotes there are so far."""
        return self._next - _FIRST

    def add(self, paragraph: Element, words: FootnoteWords, mark: str = "") -> None:
        """Append a mark to a paragraph of the text, and the footnote to the notes.

        With `mark` the footnote bears it; without one Word numbers it.
        """
        run = runs.begin(paragraph, _MARK)
        reference = add(run, "footnoteReference")
        if mark:
            reference.set(w("customMarkFollows"), "1")
        reference.set(w("id"), str(self._next))
        _put_mark(run, mark)
        self._write(words, mark)
        self._next += 1

    def _write(self, words: FootnoteWords, mark: str) -> None:
        note = add(self._root, "footnote", id=self._next)
        paragraphs = words.paragraphs or [[]]
        for order, pieces in enumerate(paragraphs):
            paragraph = add(note, "p")
            properties = add(paragraph, "pPr")
            add(properties, "pStyle", val="FootnoteText")
            if order:
                # Only the first hangs on its mark.
                add(properties, "ind", firstLine=0)
            if order == 0:
                run = runs.begin(paragraph, _MARK)
                if mark:
                    _put_mark(run, mark)
                else:
                    add(run, "footnoteRef")
                add(add(paragraph, "r"), "tab")
                if words.lead:
                    runs.write(paragraph, words.lead, Look(style="NoteLead"))
                if words.bookmark:
                    add(paragraph, "bookmarkStart", id=self._bookmark, name=words.bookmark)
            note_body.write(paragraph, pieces, self.links.to, words.shapes, words.anchor)
            if words.bookmark and order == len(paragraphs) - 1:
                add(paragraph, "bookmarkEnd", id=self._bookmark)
                self._bookmark += 1

    def put_into(self, document: Document) -> None:
        """Add the part to a document, whose settings name the two lines."""
        package = document.part.package
        data = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, data, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        self.links.put_into(part)
        properties = etree.Element(w("footnotePr"))
        for key in (-1, 0):
            add(properties, "footnote", id=key)
        settings = document.settings.element
        before = settings.find(w("compat"))
        if before is not None:
            before.addprevious(properties)
        else:
            settings.append(properties)


def _put_mark(run: Element, mark: str) -> None:
    """Append a mark of its own, as signs and not as words.

    So it is none of the text for whoever reads the words of a paragraph; and LibreOffice (7.4) prints a mark
    of words twice. A sign has four figures: a mark beyond them is words.
    """
    if all(ord(character) < 0x10000 for character in mark):
        for character in mark:
            add(run, "sym", font=SERIF, char=f"{ord(character):04X}")
    else:
        add(run, "t").text = mark


def number_afresh(section: Element, dossier: Dossier) -> None:
    """Let the footnotes of a section be numbered by themselves, from the first number of its cable."""
    first = min((note.number for note in dossier.notes if note.number is not None), default=1)
    for before in section.findall(w("footnotePr")):
        section.remove(before)
    properties = etree.Element(w("footnotePr"))
    if first != 1:
        add(properties, "numStart", val=first)
    add(properties, "numRestart", val="eachSect")
    parts = [each for each in section if each.tag in (w("headerReference"), w("footerReference"))]
    if parts:
        parts[-1].addnext(properties)
    else:
        section.insert(0, properties)
