"""The notes of a Word file: footnotes, endnotes and comments, with the marks that the page shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from desktop.reading.figures import figure
from desktop.reading.note_source import NoteSource
from desktop.reading.word.events import events
from desktop.reading.word.package import Element, Relation, WordPackage, child, value_of, word_tag
from desktop.reading.word.styles import Styles

_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(frozen=True, slots=True)
class WordNote:
    """A note's words as CommonMark source, and of a comment whose it is and since when."""

    words: str
    author: str = ""
    created: str = ""


class WordNotes:
    """All notes of a file by kind and id, and the count of their marks."""

    def __init__(self, package: WordPackage, styles: Styles) -> None:
        """Read the notes of an opened file."""
        self._found: dict[tuple[str, str], WordNote] = {}
        for kind in ("footnote", "endnote", "comment"):
            relations = package.relations_of(f"{kind}s")
            for element in (one for part in package.related(f"{kind}s") for one in part):
                if word_tag(element) == kind:
                    note = _note(element, styles, relations)
                    self._found[kind, value_of(element, "id")] = note
        self._forms = {kind: _form(package, kind) for kind in _FORMS}
        self._counts = {kind: start - 1 for kind, (_, start) in self._forms.items()}

    def note(self, kind: str, name: str) -> WordNote | None:
        """Return the note of this kind and id, None where it has no words."""
        note = self._found.get((kind, name))
        return note if note is not None and note.words else None

    def label(self, kind: str, own: str) -> str:
        """Return the mark of the next footnote or endnote; one with its own mark is not counted."""
        if own:
            return own
        self._counts[kind] += 1
        return figure(self._counts[kind], self._forms[kind][0])


def _note(element: Element, styles: Styles, relations: dict[str, Relation]) -> WordNote:
    source = NoteSource()
    for event in events(element, styles, relations):
        if event.kind == "words":
            address = event.address if event.address.startswith(("http://", "https://", "mailto:")) else ""
            source.run(
                event.words, italic=bool(event.look.italic), bold=bool(event.look.bold), address=address
            )
        elif event.kind in ("line", "page"):
            source.run("\n")
        elif event.kind == "paragraph end" and not event.joined:
            source.new_paragraph()
    return WordNote(source.source(), value_of(element, "author"), moment_of(value_of(element, "date")))


def moment_of(written: str) -> str:
    """Return a moment as Word writes it in ISO 8601 with zone, "" for what is none."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return ""
    zoned = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return zoned.isoformat(timespec="microseconds")


def _form(package: WordPackage, kind: str) -> tuple[str, int]:
    """Return how notes of a kind are numbered, and from where."""
    said: Iterable[Element | None] = (
        *(child(part, f"{kind}Pr") for part in package.related("settings")),
        child(package.document, "body", "sectPr", f"{kind}Pr"),
    )
    form, start = _FORMS[kind], 1
    for properties in said:
        written, first = child(properties, "numFmt"), child(properties, "numStart")
        form = value_of(written) if written is not None else form
        begins = value_of(first) if first is not None else ""
        start = int(begins) if begins.isdecimal() and len(begins) < 6 else start
    return form, start
