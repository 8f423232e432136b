"""The chosen notes of a cable, and the editor's marks on its text, as they leave it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from db.cable_state import CableState
from db.numbering import UNLABELLED, footnote_ordinals, own_mark, series_mark
from db.records import EditorialMark, Note, NoteSeries, Reading
from desktop.exporting.dossier import DossierMark, DossierNote
from desktop.exporting.references import InFile, Lookup


def gathered_notes(
    state: CableState,
    chosen: Sequence[Note],
    before: Mapping[NoteSeries, int],
    lookup: Lookup | None,
    others: Callable[[str], bool],
) -> tuple[tuple[DossierNote, ...], InFile]:
    """Return the chosen notes, which stand in order, as an export takes them, and what their references met.

    `before` is how many footnotes of each series stand before them; for the others see `InFile`.
    """
    ordinals = footnote_ordinals(chosen, {note.id: state.spans_of(note.id) for note in chosen}, before)
    beside = {series for series, _ in ordinals.values()}
    marks = {note.id: _mark(note, ordinals.get(note.id, ("", None))[1], beside) for note in chosen}
    references = InFile(state, marks, {note.kind for note in chosen}, lookup, others)
    made = []
    for note in chosen:
        anchors = state.spans_of(note.id)
        series, ordinal = ordinals.get(note.id, (note.series, None))
        mark = marks[note.id]
        kept = anchors or state.anchors.get(note.id, ())
        made.append(
            DossierNote(
                note.id,
                note.kind,
                references.words(note),
                ordinal if series == "" else None,
                (mark if series and ordinal else note.label) or None,
                note.colour,
                note.tags,
                tuple((a.start, a.end) for a in anchors),
                tuple(a.quote for a in kept),
                kept[0].prefix if kept else "",
                kept[0].suffix if kept else "",
                author_name(state, note),
                note.created,
                note.modified,
                note.series if note.kind == "footnote" else "",
                mark,
                note.words,
            )
        )
    return tuple(made), references


def _mark(note: Note, ordinal: int | None, beside: Collection[NoteSeries]) -> str:
    """Return what stands in the text for a note: "3", "b", "[60]", "◊"; "" where it has no mark."""
    if ordinal is not None:
        return series_mark(note.series, ordinal)
    if note.kind == "own":
        return own_mark(note.label, beside=beside)
    return UNLABELLED if note.kind == "marginal" else ""


def gathered_marks(state: CableState, marks: Sequence[EditorialMark]) -> tuple[DossierMark, ...]:
    """Return the editor's marks that have a place, in the order of the text."""
    return tuple(
        DossierMark(
            mark.id,
            mark.kind,
            (anchor.start, anchor.end),
            mark.words,
            mark.reason,
            author_name(state, mark),
            mark.created,
        )
        for mark in marks
        for anchor in state.spans_of(mark.id)[:1]
    )


def author_name(state: CableState, record: Note | Reading | EditorialMark) -> str:
    """Return the name of whoever made a record."""
    author = state.authors.get(record.author)
    return author.name if author else record.author
