"""One cable in the file: title, header, notes on the whole, text, notes without a place, tables, credit."""

from __future__ import annotations

from dataclasses import dataclass

from db.naming.identifying import MARK
from db.numbering import UNLABELLED
from desktop.exporting import han
from desktop.exporting.choices import Paper
from desktop.exporting.dossier import Dossier, DossierNote, series_in_use
from desktop.exporting.identified import identified
from desktop.exporting.pdf import page_parts
from desktop.exporting.pdf.page_text import UNTITLED
from desktop.exporting.pdf.textual_notes import textual_notes
from desktop.exporting.word import note_body, places, runs, stand_ins
from desktop.exporting.word.body_text import BodyText
from desktop.exporting.word.bookmarks import Bookmarks
from desktop.exporting.word.comments import Comments
from desktop.exporting.word.fact_tables import FactTables, heading, paragraph
from desktop.exporting.word.footnotes import Footnotes, FootnoteWords
from desktop.exporting.word.lines import lines
from desktop.exporting.word.links import Links
from desktop.exporting.word.markup import Element
from desktop.exporting.word.names import TEXT_REGION, body_bookmark, span_bookmark
from desktop.exporting.word.note_body import Shown, shown
from desktop.exporting.word.places import Place
from desktop.exporting.word.runs import Look

_LEAD = Look(style="NoteLead")
_QUOTED = 64
_DISPLACED = "Notes without a place in the text"


@dataclass(frozen=True, slots=True)
class Parts:
    """What the cables of a file share: bookmarks, footnotes, comments, links of the text."""

    bookmarks: Bookmarks
    footnotes: Footnotes
    comments: Comments
    links: Links


class CableWriter:
    """Writes one dossier, the `number`th of the file, counted from 1."""

    def __init__(
        self, dossier: Dossier, number: int, paper: Paper, parts: Parts, *, page_lines: bool
    ) -> None:
        self._dossier, self._parts, self._page_lines = dossier, parts, page_lines
        self._number = number
        self._shapes = han.of_language(dossier.language)
        self._beside = series_in_use(dossier)
        self._facts = FactTables(dossier, number, paper, parts.bookmarks)
        self._textual = textual_notes(dossier, str)
        self._names = identified(dossier)
        self._comments: dict[int, int] = {}
        self._in_the_text = {
            note.id for note in dossier.notes if note.spans and note.kind in {"marginal", "highlight"}
        }
        self.others: list[Shown] = []
        """The footnotes that are none of the notes: the built source note, textual notes."""

    @property
    def tables(self) -> list[tuple[str, list[list[str]]]]:
        """The rows of the tables as they stand in the file, by the names of their bookmarks."""
        return self._facts.rows

    @property
    def comments(self) -> dict[str, int]:
        """The ids of Word's comments by the ids of the notes that they are."""
        return {self._dossier.notes[index].id: key for index, key in self._comments.items()}

    def write(self, body: Element) -> None:
        """Append the cable to the body of the document."""
        dossier = self._dossier
        found = places.places(dossier)
        written = lines(dossier, found, page_lines=self._page_lines)
        region = TEXT_REGION.format(self._number)
        text = BodyText(dossier, found, self._parts.bookmarks, region, self._mark)
        titled = next((at for at, line in enumerate(written) if line.kind == "title"), None)
        head = 0 if titled is None else titled + 1
        if titled is None:
            title = paragraph(body, "EditionTitle", dossier.title.strip() or UNTITLED)
        for line in written[:head]:
            title = text.write(body, line)
        self._source_notes(title)
        self._facts.header(body)
        for note in (each for each in dossier.notes if each.kind == "general"):
            self._standing(body, note, "Note: ")
        last = title
        for line in written[head:]:
            last = text.write(body, line)
        self._parts.comments.put_marks(last)
        displaced = [each for each in dossier.notes if places.is_displaced(each)]
        if displaced:
            heading(body, _DISPLACED)
            for note in displaced:
                self._standing(body, note, _lost(note))
        self._facts.stages(body)
        self._facts.distributions(body)
        for order, line_of_credit in enumerate(page_parts.credit_line(dossier, str)):
            if order == 0:
                paragraph(body, "EditionRule")
            paragraph(body, "EditionCredit", line_of_credit["t"])

    def _source_notes(self, title: Element) -> None:
        """Append the unnumbered notes on the source to the title: "*", "**" ..."""
        chosen = [note for note in self._dossier.notes if note.kind == "source"]
        # A star would be the first mark of the series of symbols.
        star = UNLABELLED if "symbols" in self._beside else "*"
        for order, note in enumerate(chosen):
            self._parts.footnotes.add(title, self._words(note, _source_lead(note)), star * (order + 1))
        if not chosen and self._dossier.source_note.strip():
            self.others.append(shown(self._dossier.source_note))
            self._parts.footnotes.add(title, FootnoteWords(self.others[-1]), star)

    def _mark(self, paragraph: Element, place: Place, marked: bool) -> None:
        """Write the mark of a footnote, or where a comment begins or ends."""
        if place.kind == "comment start":
            self._comments[place.index] = self._parts.comments.open(paragraph)
            return
        if place.kind == "comment end":
            key = self._comments[place.index]
            note = self._dossier.notes[place.index]
            self._parts.comments.close(paragraph, key, wait=self._parts.footnotes.count == 1)
            self._parts.comments.write(key, note, self._anchor, self._shapes_of(note.words))
            return
        if place.kind == "editor":
            label = stand_ins.plain(self._dossier.marks[place.index].label)
            runs.write(paragraph, label, Look(style="EditorMark"))
            return
        if marked:
            runs.write(paragraph, ", ", Look(style="MarkSeparator"))
        if place.kind == "correction":
            self._textual_note(paragraph, place.index)
        elif place.kind == "name":
            self._identified(paragraph, place.index)
        else:
            note = self._dossier.notes[place.index]
            mark = stand_ins.plain(places.mark_of(note, self._beside))
            self._parts.footnotes.add(paragraph, self._words(note, ""), mark)
        self._parts.comments.put_marks(paragraph)

    def _textual_note(self, paragraph: Element, index: int) -> None:
        told = self._textual[index]
        pieces = [[f"{told['lead']['t']}{told['closer']} ", "", ""]]
        pieces += [
            [piece, "", ""] if isinstance(piece, str) else ["".join(piece[1]), "i", ""]
            for piece in told["words"][0]
        ]
        self.others.append([pieces])
        words = FootnoteWords([pieces], shapes=self._shapes_other(told["h"]))
        self._parts.footnotes.add(paragraph, words, told["mark"])

    def _identified(self, paragraph: Element, index: int) -> None:
        """Write the footnote that says who is mentioned; it is computed, and none of the notes."""
        named = self._names[index]
        self.others.append([[[f"{named.lead} {named.words}".strip(), "", ""]]])
        words = FootnoteWords(self.others[-1], shapes=self._shapes_of(named.words))
        self._parts.footnotes.add(paragraph, words, MARK)

    def _words(self, note: DossierNote, lead: str) -> FootnoteWords:
        shapes = self._shapes_of(note.words)
        return FootnoteWords(shown(note.words), body_bookmark(note.id), lead, self._anchor, shapes)

    def _anchor(self, note: str) -> str:
        """Return the bookmark to which a reference to a note leads: its words, or those that it is about."""
        return span_bookmark(note, 0) if note in self._in_the_text else body_bookmark(note)

    def _standing(self, body: Element, note: DossierNote, lead: str) -> None:
        """Append a note that stands in paragraphs of its own, with words of ours before it."""
        paragraphs: Shown = shown(note.words) or [[]]
        name = body_bookmark(note.id)
        for order, pieces in enumerate(paragraphs):
            made = paragraph(body, "EditionNote")
            if order == 0:
                runs.write(made, stand_ins.plain(lead if note.words else lead.rstrip(": ")), _LEAD)
                self._parts.bookmarks.open(made, name)
            shapes = self._shapes_of(note.words)
            note_body.write(made, pieces, self._parts.links.to, shapes, self._anchor)
            if order == len(paragraphs) - 1:
                self._parts.bookmarks.close(made, name)

    def _shapes_of(self, words: str) -> han.Han | None:
        return self._shapes_other(han.shapes(words, self._dossier.language))

    def _shapes_other(self, shapes: han.Han | None) -> han.Han | None:
        return None if shapes == self._shapes else shapes


def _source_lead(note: DossierNote) -> str:
    return "" if note.words[:7].lower() == "source:" else "Source: "


def _lost(note: DossierNote) -> str:
    """Return the words that a note was about, before what it says."""
    quote = " ".join(" … ".join(note.quotes).split())
    if len(quote) > _QUOTED:
        quote = quote[: _QUOTED - 1].rstrip() + "…"
    mark = f"{note.label} " if note.kind == "own" and note.label else ""
    return f"{mark}“{quote}”: " if quote else f"{mark or UNLABELLED + ' '}"
