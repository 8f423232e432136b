"""One cable as the article of a web page: head, tables, text with marks, notes as popovers and at the end."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from db.numbering import UNLABELLED, own_mark
from desktop.exporting.dates import duration, in_words
from desktop.exporting.dossier import Dossier, DossierDistribution, DossierNote, series_in_use
from desktop.exporting.identified import identified
from desktop.exporting.pdf import textual_notes
from desktop.exporting.pdf.page_parts import verdict
from desktop.exporting.pdf.page_text import MARKED, UNTITLED
from desktop.exporting.web.elements import Content, add, element, in_languages, paragraphs, place_of
from desktop.exporting.web.lines import Label, Line, Mark, Named, Words, lines
from desktop.exporting.web.named import named_mark, named_parts

WORN = {
    "italic": "i",
    "bold": "b",
    "small capitals": "span",
    "superscript": "sup",
    "subscript": "sub",
    "underline": "u",
    "struck": "s",
}


def article(dossier: Dossier, *, page_lines: bool, alone: bool) -> Element:
    """Return a cable as an `article`; its ids begin with the cable's, so that many stand in one page.

    Its title is the page's heading where it stands there `alone`. Every note bears its id once as
    `data-note`, in the list at the end: that is what the ledger counts.
    """
    return _Article(dossier, "h1" if alone else "h2").made(page_lines=page_lines)


class _Article:
    def __init__(self, dossier: Dossier, title: str) -> None:
        self._dossier, self._title = dossier, title
        self._beside = series_in_use(dossier)
        self._names = identified(dossier)
        self._referred: set[int] = set()

    def made(self, *, page_lines: bool) -> Element:
        dossier = self._dossier
        text = element("div", *self._lines(page_lines=page_lines), class_="text", lang=dossier.language)
        made = element("article", self._head(), text, id=dossier.cable_id, aria_labelledby=self._id("title"))
        names = named_parts(dossier.cable_id, self._names)
        for part in (*self._notes(), *names, self._corrections(), self._credit()):
            if part is not None:
                made.append(part)
        return made

    def _id(self, name: str) -> str:
        return f"{self._dossier.cable_id}-{name}"

    def _head(self) -> Element:
        dossier = self._dossier
        made = element(
            "header", element(self._title, dossier.title.strip() or UNTITLED, id=self._id("title"))
        )
        for note in dossier.notes:
            if note.kind == "source":
                made.append(self._headnote(note, "Source"))
        if dossier.source_note and not any(note.kind == "source" for note in dossier.notes):
            made.append(element("div", *paragraphs(dossier.source_note), class_="headnote"))
        for note in dossier.notes:
            if note.kind == "general":
                made.append(self._headnote(note, "Note"))
        rows = [
            element(
                "div",
                element("dt", field.label),
                element("dd", in_words(field.value) if field.name == "date" else field.value),
                class_="supplied" if field.supplied else None,
            )
            for field in dossier.fields
            if field.value.strip() and field.name not in {"title", "credit", "rights"}
        ]
        if rows:
            made.append(element("dl", *rows, class_="header"))
        made.extend([*self._stages(), *(_distribution(each) for each in dossier.distributions)])
        return made

    def _headnote(self, note: DossierNote, name: str) -> Element:
        words = note.words.removeprefix("Source:").lstrip() if name == "Source" else note.words
        lead = element("p", element("b", f"{name}:"), " ", class_="lead")
        place = place_of(f"note:{note.id}")
        return element("div", lead, *paragraphs(words), class_="headnote", data_note=note.id, id=place)

    def _stages(self) -> Iterator[Element]:
        stages = self._dossier.stages
        if not stages:
            return
        rows = [
            element(
                "tr",
                element("th", stage.name, scope="row"),
                element("td", in_words(stage.when)),
                element("td", stage.by),
                element("td", duration(stage.elapsed) if stage.elapsed is not None else ""),
            )
            for stage in stages
        ]
        heads = ("Stage", "When", "By", "To the next")
        yield _table("Transcription stages", heads, rows)

    def _lines(self, *, page_lines: bool) -> Iterator[Element]:
        for line in lines(self._dossier, page_lines=page_lines):
            content = list(self._pieces(line))
            if line.kind == "blank" and not content:
                yield element("p", class_="blank")
                continue
            yield element("p", *content, class_=line.kind, dir="auto")

    def _pieces(self, line: Line) -> Iterator[Content]:
        for piece in line.pieces:
            if isinstance(piece, Mark):
                yield self._mark(piece.note)
                continue
            if isinstance(piece, Label):
                yield from self._label(piece.mark)
                continue
            if isinstance(piece, Named):
                yield named_mark(self._dossier.cable_id, piece.name, self._names[piece.name])
                continue
            words = in_languages(piece.text, self._dossier.language)
            for kind in piece.wears:
                class_ = "capitals" if kind == "small capitals" else None
                words = [element(WORN[kind], *words, class_=class_)]
            words = [*self._under_notes(piece, words)]
            for tag, marks in (("span", piece.unsure), ("del", piece.struck)):
                for each in marks:
                    mark = self._dossier.marks[each]
                    words = [
                        element(tag, *words, class_=mark.kind, data_mark=mark.id, title=mark.reason or None)
                    ]
            yield from words

    def _label(self, index: int) -> Iterator[Content]:
        """Yield what the editor puts in, with the spaces round it."""
        mark = self._dossier.marks[index]
        said = element(
            "ins", mark.label.strip(), class_=mark.kind, data_mark=mark.id, title=mark.reason or None
        )
        yield from (" " * mark.label.startswith(" "), said, " " * mark.label.endswith(" "))

    def _under_notes(self, piece: Words, words: list[Content]) -> list[Content]:
        notes = [each for each in piece.notes if self._dossier.notes[each].kind != "own"]
        if not notes:
            return words
        colours = dict.fromkeys(self._dossier.notes[each].colour for each in notes)
        ids = " ".join(self._dossier.notes[each].id for each in piece.notes)
        return [element("mark", *words, class_=" ".join(colours), data_notes=ids)]

    def _mark(self, index: int) -> Element:
        note = self._dossier.notes[index]
        self._referred.add(index)
        mark = self.mark_of(note)
        label = f"Note {mark}" if mark != UNLABELLED else "Marginal note"
        return element(
            "button",
            mark,
            type="button",
            class_=f"mark {note.kind}",
            id=self._id(f"at-{note.id}"),
            popovertarget=self._id(f"pop-{note.id}"),
            aria_label=label,
        )

    def mark_of(self, note: DossierNote) -> str:
        if note.kind == "own":
            return own_mark(note.label or "", beside=self._beside)
        if note.kind == "marginal":
            return UNLABELLED
        return str(note.number) if note.number is not None else note.label or UNLABELLED

    def _notes(self) -> Iterator[Element]:
        """Yield the notes at the end, then those that pop up at their marks, which need not be printed."""
        listed = [(index, note) for index, note in enumerate(self._dossier.notes) if not _is_headnote(note)]
        if not listed:
            return
        rows = [self._endnote(index, note) for index, note in listed]
        heading = element("h3", "Notes")
        yield element("section", heading, element("ul", *rows, class_="notes"), class_="endnotes")
        for index, note in listed:
            if index in self._referred:
                mark = element("b", self.mark_of(note), class_="number")
                words = element("div", mark, *self._words(note), popover="", id=self._id(f"pop-{note.id}"))
                words.set("class", f"popover {note.colour}")
                yield words

    def _endnote(self, index: int, note: DossierNote) -> Element:
        number = self.mark_of(note) if index in self._referred else ""
        words = self._words(note)
        if index in self._referred:
            address = f"#{self._id(f'at-{note.id}')}"
            back = element("a", "↩", href=address, class_="back", aria_label=f"Back to note {number}")
            if not words:
                words.append(element("p"))
            add(words[-1], [" ", back])
        quote = " ".join(" … ".join(note.quotes).split())
        lead = [element("q", quote)] if quote else []
        made = element("li", element("span", number, class_="number"), *lead, *words)
        made.set("class", f"{note.kind} {note.colour}")
        made.set("data-note", note.id)
        made.set("id", place_of(f"note:{note.id}"))
        return made

    def _words(self, note: DossierNote) -> list[Element]:
        signed = ", ".join(filter(None, (note.author if note.kind == "marginal" else "", *note.tags)))
        made = paragraphs(note.words) if note.words else []
        return [*made, element("p", signed, class_="signed")] if signed else made

    def _corrections(self) -> Element | None:
        rows = [
            element("li", element("b", f"{lemma}] "), *map(_told, told), class_="correction")
            for _, lemma, told in textual_notes.entries(self._dossier)
        ]
        if not rows:
            return None
        return element("section", element("h3", "Corrections of the text"), element("ul", *rows))

    def _credit(self) -> Element | None:
        words = [words for words in (self._dossier.credit, self._dossier.rights) if words.strip()]
        return element("footer", *(element("p", each) for each in words)) if words else None


def _is_headnote(note: DossierNote) -> bool:
    return note.kind not in MARKED | {"highlight"}


def _told(piece: textual_notes.Told) -> Content:
    return element("i", piece[1]) if isinstance(piece, tuple) else piece


def _distribution(each: DossierDistribution) -> Element:
    said = {"not stated": "not stated", "illegible": "illegible"}
    rows = [
        element(
            "tr",
            element("th", entry.recipient, scope="row"),
            element("td", said.get(entry.state, str(entry.copies)), class_="copies"),
        )
        for entry in each.entries
    ]
    table = _table(each.heading.strip().rstrip(":：") or "Distribution", ("Recipient", "Copies"), rows)
    table.append(element("tfoot", element("tr", element("td", verdict(each), colspan="2"))))
    return table


def _table(caption: str, heads: tuple[str, ...], rows: list[Element]) -> Element:
    head = element("tr", *(element("th", each, scope="col") for each in heads))
    return element("table", element("caption", caption), element("thead", head), element("tbody", *rows))
