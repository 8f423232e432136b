"""One note as a Web Annotation."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from db.anchoring.selectors import CONTEXT
from desktop.exporting.dossier import Dossier, DossierNote
from desktop.interchange.annotation_form import MOTIVATIONS, class_of, iri, source_iri

Json = dict[str, Any]

_WASHES = {
    "amber": "#f6d98a",
    "green": "#bfe0b4",
    "sky": "#b5d8f0",
    "violet": "#d3c4ee",
    "rose": "#f3c1cb",
    "slate": "#ccd3da",
}
"""What a programme that obeys stylesheets may wash the words with."""


def item(dossier: Dossier, note: DossierNote, author: str) -> Json:
    """Return the annotation of a note; `author` is the id of who wrote it, "" where that is not known."""
    made: Json = {
        "id": iri(note.id),
        "type": "Annotation",
        "motivation": MOTIVATIONS.get(note.kind, "commenting"),
        "kind": note.kind,
        "number": note.number,
        "label": note.label,
        "series": note.series,
        "created": moment(note.created),
        "modified": moment(note.modified),
        "creator": _creator(note.author, author),
        "body": _bodies(note),
        "stylesheet": _stylesheet(note.colour),
        "target": _targets(dossier, note),
    }
    return {key: value for key, value in made.items() if value not in (None, "", [])}


def moment(told: str) -> str | None:
    """Return a moment as the model wants it, in UTC; None for what is no moment with a zone."""
    try:
        found = datetime.fromisoformat(told)
    except ValueError:
        return None
    return found.astimezone(UTC).isoformat().replace("+00:00", "Z") if found.tzinfo else None


def _creator(name: str, author: str) -> Json | None:
    if not name and not author:
        return None
    return {**({"id": iri(author)} if author else {}), "type": "Person", "name": name}


def _bodies(note: DossierNote) -> list[Json]:
    bodies: list[Json] = []
    if note.words:
        purpose = "describing" if note.kind in ("source", "general") else "commenting"
        bodies.append(
            {"type": "TextualBody", "value": note.words, "format": "text/markdown", "purpose": purpose}
        )
    bodies += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in note.tags]
    return bodies


def _stylesheet(colour: str) -> Json | None:
    wash = _WASHES.get(colour)
    if wash is None:
        return None
    return {"type": "CssStylesheet", "value": f".{class_of(colour)} {{ background: {wash} }}"}


def _targets(dossier: Dossier, note: DossierNote) -> object:
    """Return one target for each span; words that are gone from the text are a quote without a position."""
    source = source_iri(dossier.cable_id, dossier.reading)
    found = [_selected(source, note.colour, _selectors(dossier, note, at)) for at in range(len(note.spans))]
    if not note.spans:
        found = [
            _selected(source, note.colour, [_quote(words, *_around(note, at))])
            for at, words in enumerate(note.quotes)
            if words
        ]
    return (found if len(found) > 1 else found[0]) if found else source


def _selected(source: str, colour: str, selectors: list[Json]) -> Json:
    style = {"styleClass": class_of(colour)} if colour in _WASHES else {}
    return {"type": "SpecificResource", "source": source, **style, "selector": selectors}


def _selectors(dossier: Dossier, note: DossierNote, at: int) -> list[Json]:
    start, end = note.spans[at]
    text = dossier.text
    quote = _quote(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])
    return [quote, {"type": "TextPositionSelector", "start": start, "end": end}]


def _around(note: DossierNote, at: int) -> tuple[str, str]:
    return (note.prefix, note.suffix) if at == 0 else ("", "")


def _quote(exact: str, prefix: str, suffix: str) -> Json:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
