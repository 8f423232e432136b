"""Where the mark of a note stands, and which number it bears: computed, never kept.

A mark stands after closing punctuation, except a dash, which it precedes (Chicago Manual of Style and
FRUS practice). Only the mark of a cable's own note stands where its source has it: at the end of its
words. Footnotes are numbered by the order of their marks, then by the start of the span, the time of
creation and the id, so that two libraries number alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from db.records import Anchor, Note, NoteKind

CLOSING = frozenset(".,;:!?…)]}'\"’”»›。，、；：！？）】」』》〉")
"""What a mark moves behind when it directly follows the span."""

UNLABELLED = "◊"
"""The mark of a note without a number: a dagger behind a name would say that he is dead."""

CLOSING_AT_A_WORDS_END = frozenset(".,:'’")
"""Of these, what closes nothing inside a word or number: "China’s", "3,500", "21:35"."""


def mark_place(text: str, end: int, kind: NoteKind = "footnote") -> int:
    """Return the offset before which the mark of a note of this kind on a span that ends at `end` stands.

    That is `end` moved past closing punctuation, but not past a point or apostrophe inside a word. White
    space at the span's end is left behind the mark. The mark of a cable's own note is not moved.
    """
    place = min(end, len(text))
    if kind == "own":
        return place
    while place > 0 and text[place - 1].isspace():
        place -= 1
    if place < end:
        return place
    while place < len(text) and text[place] in CLOSING:
        if text[place] in CLOSING_AT_A_WORDS_END and text[place + 1 : place + 2].isalnum():
            break
        place += 1
    return place


def own_mark(label: str, *, beside_numbers: bool) -> str:
    """Return the mark of a cable's own note: its label as printed, "◊" where it bears none.

    Where footnotes are numbered beside it, a number of the source stands in brackets: else two notes would
    have the mark "1".
    """
    if not label:
        return UNLABELLED
    return f"[{label}]" if beside_numbers and label.isdecimal() else label


def order_notes(text: str, notes: Iterable[Note], anchors: Mapping[str, Sequence[Anchor]]) -> list[Note]:
    """Return notes in the order of their marks; those without a span first, as headnotes, by creation.

    `anchors` are the anchors of each note id in the reading shown.
    """
    return sorted(notes, key=lambda note: mark_order(text, note, anchors.get(note.id)))


def mark_order(text: str, note: Note, spans: Sequence[Anchor] | None) -> tuple[int, int, str, str]:
    """Return by what a note on these spans stands among others; see `order_notes`."""
    if not spans:
        return (-1, -1, note.created, note.id)
    return (mark_place(text, spans[0].end, note.kind), spans[0].start, note.created, note.id)


def footnote_numbers(
    ordered: Iterable[Note], anchors: Mapping[str, Sequence[Anchor]], before: int = 0
) -> dict[str, int]:
    """Return the number of each footnote that has a place; an orphan has none until it is placed.

    `before` is how many footnotes stand before the first of these.
    """
    placed = (note.id for note in ordered if note.kind == "footnote" and anchors.get(note.id))
    return {note: number for number, note in enumerate(placed, before + 1)}
