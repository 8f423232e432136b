"""A dossier and the choices turned into the data of the page template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.numbering import UNLABELLED, own_mark
from db.referring.links import id_in, kind_of, links_in
from desktop.exporting import han
from desktop.exporting.choices import PdfChoices
from desktop.exporting.dates import in_words
from desktop.exporting.dossier import Dossier, DossierNote, series_in_use
from desktop.exporting.ledger import Substitute
from desktop.exporting.note_words import Piece, parse
from desktop.exporting.pdf import naming, page_parts
from desktop.exporting.pdf.glyphs import Glyphs
from desktop.exporting.pdf.page_text import MARKED, UNTITLED, PageText, is_telegraphic, lay_out
from desktop.exporting.pdf.textual_notes import textual_notes

_MOST_BACK_LINKS = 1000
"""Above this many notes the numbers at the foot lead no longer back to their marks: it would cost a fifth
of the time and memory of the whole export."""

_LEMMA = 64
"""Characters of the annotated words that stand before an unnumbered note at the foot of the page."""


@dataclass(frozen=True)
class PageData:
    """What the template sets, and what is needed to find the notes again in the finished file.

    `anchored` are the notes (indices) whose printed words are marked "x-note:N", since they have no
    words in the text to carry a highlight.
    """

    data: dict[str, Any]
    text: PageText
    anchored: frozenset[int]
    substitutes: tuple[Substitute, ...]


def page_data(dossier: Dossier, choices: PdfChoices, *, first_page: int | None = None) -> PageData:
    """Return the page data of a dossier.

    With `first_page` it is a part of a volume: its pages are counted from there, and a reference to another
    cable is left as a link "x-to:ADDRESS", which the volume leads to its place.
    """
    made = _Maker(dossier, choices, bound=first_page is not None).make()
    if first_page is not None:
        made.data["first-page"] = first_page
    return made


class _Maker:
    def __init__(self, dossier: Dossier, choices: PdfChoices, *, bound: bool) -> None:
        self.dossier, self.choices, self._bound = dossier, choices, bound
        self.glyphs = Glyphs()
        self.text = lay_out(dossier, page_lines=choices.page_lines, show=self.glyphs.show)
        self.anchored: set[int] = set()
        self.printed = self._referred_to()
        self._beside = series_in_use(dossier)

    def make(self) -> PageData:
        dossier, choices, show = self.dossier, self.choices, self.glyphs.show
        visible = self.text.visible
        notes = [self._note(index, note, index in visible) for index, note in enumerate(dossier.notes)]
        placed = self.text.places.keys() | visible
        displaced = [
            index
            for index, note in enumerate(dossier.notes)
            if note.kind in MARKED | {"highlight"} and index not in placed
        ]
        data = {
            "paper": "a4" if choices.paper == "a4" else "us-letter",
            "wash": choices.wash == "wash",
            "lang": language_code(dossier.language),
            "shapes": han.of_language(dossier.language),
            "meta": self._meta(),
            "head": self._running_head(),
            "title": self.text.title,
            "title-shapes": han.shapes(dossier.title, dossier.language),
            "notes": [*notes, *textual_notes(dossier, show), *naming.identifying_notes(dossier, show)],
            "back-links": len(notes) + len(dossier.corrections) <= _MOST_BACK_LINKS,
            "source-notes": self._source_notes(notes),
            "general": [notes[index] for index, note in enumerate(dossier.notes) if note.kind == "general"],
            "displaced": [notes[index] for index in displaced],
            "styles": self.text.styles,
            "blocks": self.text.blocks,
            "telegraphic": is_telegraphic(dossier.text),
            "header": page_parts.header(dossier, show) if choices.header else [],
            "stages": page_parts.stages(dossier.stages, dossier.stages_total_minutes, show, dossier.language)
            if choices.stages and dossier.stages
            else None,
            "distributions": [
                page_parts.distribution(each, show, dossier.language) for each in dossier.distributions
            ]
            if choices.distribution
            else [],
            "credit": page_parts.credit_line(dossier, show),
            "index": naming.index(dossier, show) if self._indexed() else [],
        }
        return PageData(data, self.text, frozenset(self.anchored), self.glyphs.substitutes())

    def _indexed(self) -> bool:
        """Return whether the pages end with an index; a part of a volume has that of the volume."""
        return not self._bound and self.choices.options.get("index") == "always"

    def _referred_to(self) -> frozenset[str]:
        """Return the notes to which others refer and whose words are printed: they are to be gone to."""
        referred = {id_in(link.address) for note in self.dossier.notes for link in links_in(note.words)}
        highlights = {note.id for note in self.dossier.notes if note.kind == "highlight"}
        return frozenset({note.id for note in self.dossier.notes} & referred - highlights)

    def _note(self, index: int, note: DossierNote, visible: bool) -> dict[str, Any]:
        show = self.glyphs.show
        in_place = index in self.text.places
        lead, closer = self._lead(index, note, visible, in_place=in_place)
        source = _without_its_name(note)
        words = [self._references(each) for each in parse(source, show, references=True) if each]
        return {
            "mark": self._mark(note) if in_place else "",
            "slanted": False,
            "lead": lead,
            "closer": closer,
            "swatch": note.colour if lead and (visible or note.kind not in {"general", "source"}) else None,
            "anchor": index if index in self.anchored else None,
            "target": target_of(note.id) if note.id in self.printed else None,
            "words": words,
            "h": han.shapes(note.words, self.dossier.language),
            "colour": note.colour,
        }

    def _references(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Return pieces in which a reference is a way to the note in this file, or words alone."""
        made: list[Piece] = []
        for piece in pieces:
            if isinstance(piece, str) or piece[0] == "br":
                made.append(piece)
            elif piece[0] != "a":
                made.append([piece[0], self._references(piece[1])])
            elif not kind_of(piece[1]):
                made.append([*piece[:2], self._references(piece[2])])
            elif id_in(piece[1]) in self.printed:
                made.append(["g", target_of(id_in(piece[1])), self._references(piece[2])])
            elif self._bound:
                made.append(["a", f"x-to:{piece[1]}", self._references(piece[2])])
            else:
                made += self._references(piece[2])
        return made

    def _mark(self, note: DossierNote) -> str:
        if note.kind == "marginal":
            return UNLABELLED
        if note.kind == "own":
            return self.glyphs.show(own_mark(note.label or "", beside=self._beside))
        if note.label and note.number is None:
            return self.glyphs.show(note.label)
        return UNLABELLED if note.number is None else str(note.number)

    def _lead(
        self, index: int, note: DossierNote, visible: bool, *, in_place: bool
    ) -> tuple[dict[str, Any] | None, str | None]:
        """Return what stands before a note's words: the words it is about, or what it is."""
        quote = " ".join(" … ".join(note.quotes).split())
        if len(quote) > _LEMMA:
            quote = quote[: _LEMMA - 1].rstrip() + "…"
        closer: str | None
        if note.kind in {"general", "source"}:
            lead, closer = ("Note" if note.kind == "general" else "Source"), ":"
        elif note.kind == "marginal" and in_place:
            lead, closer = f"“{quote}”", ":" if note.words else None
        elif in_place or visible:
            lead, closer = "", None
        else:
            lead, closer = (f"“{quote}”" if quote else "Note"), ":" if note.words else None
        if not visible and (note.kind in {"general", "source"} or not in_place or note.kind == "marginal"):
            lead = lead or "Note"
        if not lead and not visible:
            lead, closer = "(on blank space)", None
        if not lead:
            return None, None
        if not visible:
            self.anchored.add(index)
        return page_parts.words(lead, self.glyphs.show, self.dossier.language), closer

    def _source_notes(self, notes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        chosen = [notes[index] for index, note in enumerate(self.dossier.notes) if note.kind == "source"]
        if not chosen and self.dossier.source_note.strip():
            chosen = [
                {
                    "lead": None,
                    "slanted": False,
                    "words": parse(self.dossier.source_note, self.glyphs.show),
                    "h": han.shapes(self.dossier.source_note, self.dossier.language),
                }
            ]
        # A star would be the first mark of the series of symbols.
        star = UNLABELLED if "symbols" in self._beside else "*"
        return [{**note, "mark": star * (order + 1)} for order, note in enumerate(chosen)]

    def _running_head(self) -> dict[str, str]:
        plain = self.glyphs.plain
        number = self.dossier.value("cable number") or self.dossier.value("receipt number")
        left = plain(number or self.dossier.title)
        date = self.dossier.value("date")
        return {
            "left": left if len(left) <= _LEMMA else left[: _LEMMA - 1].rstrip() + "…",
            "right": plain(in_words(date))[:_LEMMA] if date else "",
        }

    def _meta(self) -> dict[str, Any]:
        plain, dossier = self.glyphs.plain, self.dossier
        facts = [
            dossier.value("cable number"),
            in_words(dossier.value("date")) if dossier.value("date") else "",
        ]
        return {
            "title": plain(dossier.title) or UNTITLED,
            "authors": [plain(each) for each in dossier.authors or (dossier.exported_by,) if plain(each)],
            "keywords": [plain(each) for each in facts if plain(each)],
            "description": "A diplomatic cable with its editor’s notes",
        }


def target_of(note_id: str) -> str:
    """Return the label of a note's words on the page, to which references lead."""
    return f"note-{note_id}"


def _without_its_name(note: DossierNote) -> str:
    """Return the words of a note; a source note that begins with "Source:" is not called so twice."""
    if note.kind == "source" and note.words[:7].lower() == "source:":
        return note.words[7:].lstrip()
    return note.words


def language_code(tag: str) -> str:
    """Return the two or three letters of a language tag that typst accepts; English where there are none."""
    match = re.match(r"[A-Za-z]{2,3}(?=$|[-_])", tag)
    return match[0].lower() if match else "en"
