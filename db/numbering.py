"""Where the mark of a note stands, and which number it bears: computed, never kept.

A mark stands after closing punctuation, except a dash, which it precedes (Chicago Manual of Style and
FRUS practice). Only the mark of a cable's own note stands where its source has it: at the end of its
words. Footnotes are numbered by the order of their marks, then by the start of the span, the time of
creation and the id, so that two libraries number alike.

A footnote is counted in its own series: numbers (1, 2, 3), letters (a, b ... z, aa, ab) or symbols (* to the
paragraph sign, then each twice). Where a cable's own note bears a mark that could be one of a series in use
beside it, it stands in brackets, so that no mark is there twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from db.changes import Step
from db.records import Anchor, Note, NoteKind, NoteSeries

CLOSING = frozenset(".,;:!?…)]}'\"’”»›。，、；：！？）】」』》〉")
"""What a mark moves behind when it directly follows the span."""

UNLABELLED = "◊"
"""The mark of a note without a number: a dagger behind a name would say that he is dead."""

SYMBOLS = "*†‡§‖¶"
"""The marks of the series of symbols, in their order; the seventh note bears the first of them twice."""

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


def series_mark(series: NoteSeries, ordinal: int) -> str:
    """Return the mark of the footnote with this ordinal, counted from 1, in a series: "3", "aa", "**"."""
    if series == "symbols":
        times, place = divmod(ordinal - 1, len(SYMBOLS))
        return SYMBOLS[place] * (times + 1)
    if series == "letters":
        mark = ""
        while ordinal > 0:
            ordinal, letter = divmod(ordinal - 1, 26)
            mark = chr(ord("a") + letter) + mark
        return mark
    return str(ordinal)


def own_mark(label: str, *, beside_numbers: bool = False, beside: Collection[NoteSeries] = ()) -> str:
    """Return the mark of a cable's own note: its label as printed, "◊" where it bears none.

    `beside` are the series in which footnotes are counted beside it, `beside_numbers` says that numbers are
    among them. A label that could be a mark of one of them stands in brackets: else two notes would have the
    mark "1".
    """
    if not label:
        return UNLABELLED
    series = _could_be(label)
    return f"[{label}]" if series in beside or (beside_numbers and series == "") else label


def _could_be(label: str) -> NoteSeries | None:
    """Return the series of which a label could be a mark, or None."""
    if label.isdecimal():
        return ""
    if label.isascii() and label.isalpha() and label.islower():
        return "letters"
    return "symbols" if label[0] in SYMBOLS and not label.strip(label[0]) else None


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
    """Return the number of each footnote of the series of numbers; see `footnote_ordinals`.

    `before` is how many of them stand before the first of these.
    """
    ordinals = footnote_ordinals(ordered, anchors, {"": before})
    return {note: ordinal for note, (series, ordinal) in ordinals.items() if series == ""}


def footnote_marks(
    ordered: Iterable[Note],
    anchors: Mapping[str, Sequence[Anchor]],
    before: Mapping[NoteSeries, int] | None = None,
) -> dict[str, str]:
    """Return the mark of each footnote that has a place: "4", "b", "†"; see `footnote_ordinals`."""
    ordinals = footnote_ordinals(ordered, anchors, before)
    return {
        note: str(ordinal) if series == "" else series_mark(series, ordinal)
        for note, (series, ordinal) in ordinals.items()
    }


def footnote_ordinals(
    ordered: Iterable[Note],
    anchors: Mapping[str, Sequence[Anchor]],
    before: Mapping[NoteSeries, int] | None = None,
) -> dict[str, tuple[NoteSeries, int]]:
    """Return series and ordinal of each footnote that has a place; an orphan has none until it is placed.

    `before` is how many footnotes of each series stand before the first of these: in a volume that is
    numbered through, those of the cables before (`counted`).
    """
    last: dict[NoteSeries, int] = dict(before or {})
    made: dict[str, tuple[NoteSeries, int]] = {}
    for note in ordered:
        if note.kind == "footnote" and note.id in anchors and anchors[note.id]:
            ordinal = last.get(note.series, 0) + 1
            last[note.series] = ordinal
            made[note.id] = (note.series, ordinal)
    return made


def counted(ordinals: Mapping[str, tuple[NoteSeries, int]]) -> Counter[NoteSeries]:
    """Return how many footnotes each series has: what stands `before` the next cable."""
    return Counter(series for series, _ in ordinals.values())


def keeps_order(step: Step) -> bool:
    """Tell whether a step alters nothing by which notes are ordered and marked, as words and colours are."""
    before, after = step.before, step.after
    if isinstance(before, Note) and isinstance(after, Note):
        return all(getattr(before, name) == getattr(after, name) for name in _ORDERED_BY)
    return step.kind not in ("note", "anchor", "cable")


_ORDERED_BY = ("id", "kind", "series", "trashed", "created")
