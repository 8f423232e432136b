"""A note as a TEI `note`: what it says, which series it is of, which words it is about, who wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from db.records import NoteKind
from desktop.exporting.dossier import DossierNote
from desktop.exporting.note_words import Piece, parse
from desktop.exporting.tei.elements import element, put
from desktop.interchange.tei_form import Element

PLACES: dict[NoteKind, str] = {
    "footnote": "bottom",
    "marginal": "margin",
    "own": "bottom",
    "highlight": "inline",
}
"""Where a note of each kind stands on a page; one on the whole cable has no place."""

SOURCE = "source"
"""The xml:id of what describes the paper, behind the cable's id: the cable's own notes stand there."""


def note_element(
    parent: Element, note: DossierNote, targets: Sequence[str], *, author: str, source: str
) -> Element:
    """Add a note; `targets` are the ids of its spans, `author` and `source` those of whom it is by."""
    own = note.kind == "own"
    made = element(
        "note",
        parent=parent,
        xml_id=note.id,
        type=note.kind,
        place=PLACES.get(note.kind),
        n=printed_mark(note),
        rend=note.colour,
        resp=f"#{author}" if author and not own else None,
        source=f"#{source}" if own and source else None,
        target=" ".join(f"#{each}" for each in targets),
    )
    _fill(made, note.words)
    return made


def built_note(parent: Element, name: str, words: str) -> None:
    """Add the note on the source that is built from the header, where the editor wrote none."""
    _fill(element("note", parent=parent, xml_id=name, type="source", subtype="built"), words)


def printed_mark(note: DossierNote) -> str:
    """Return the number or label under which the page prints a note, "" for none."""
    return note.label or ("" if note.number is None else str(note.number))


def _fill(into: Element, words: str) -> None:
    paragraphs = parse(words, references=True)
    for paragraph in paragraphs:
        _pieces(into if len(paragraphs) == 1 else element("p", parent=into), paragraph)


def _pieces(into: Element, pieces: Sequence[Piece]) -> None:
    for piece in pieces:
        if isinstance(piece, str):
            put(into, piece)
        elif piece[0] == "br":
            element("lb", parent=into)
        elif piece[0] == "a":
            _pieces(element("ref", parent=into, target=_target(piece[1].strip())), piece[2])
        else:
            rend = "italic" if piece[0] == "i" else "bold"
            _pieces(element("hi", parent=into, rend=rend), piece[1])


def _target(address: str) -> str:
    """Return where a link leads; a note or cable that is referred to is an element of the file."""
    scheme, _, name = address.partition(":")
    if scheme in ("note", "cable"):
        return f"#{name}"
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~-._")
