"""The text that a format gives, with all that it knows of it, before any rule for cables looks at it.

Every format ends in one: bytes become a `SourceText`, and `plain.read_text` finds header, lists and stages in
it. What only the format knows (the encoding, furniture of its pages) travels with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.errors import ReadingError
from desktop.reading.encoding import Decoded
from desktop.reading.intake import Doubt, FoundNote, FoundStructure, LineEnds, Span, ToldField
from desktop.reading.offers import Offered
from desktop.reading.parts import WHOLE, piece_of


@dataclass(frozen=True, slots=True)
class SourceText:
    """The exact text of a file called `name`; all places are code points of `text`, `[start, end)`.

    `alternatives` are the encodings that a guessed one could be instead, the likelier first. `wraps` are the
    places of line ends that stand only because the page was not wider, where the format knows. `offers` are
    the header's values that the format itself marks, `told` those that are not in the text.
    """

    name: str
    text: str
    data_sha256: str
    encoding: str = "utf-8"
    line_ends: LineEnds = "lf"
    had_bom: bool = False
    alternatives: tuple[str, ...] = ()
    furniture: tuple[Span, ...] = ()
    wraps: tuple[int, ...] = ()
    structures: tuple[FoundStructure, ...] = ()
    notes: tuple[FoundNote, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    offers: tuple[Offered, ...] = ()
    told: tuple[ToldField, ...] = ()


def of_decoded(decoded: Decoded, name: str) -> SourceText:
    """Return the source text of a file that is nothing but text."""
    return SourceText(
        name=name,
        text=decoded.text,
        data_sha256=decoded.data_sha256,
        encoding=decoded.encoding,
        line_ends=decoded.line_ends,
        had_bom=decoded.had_bom,
        alternatives=decoded.alternatives,
        doubts=decoded.doubts,
    )


def part_of(source: SourceText, key: str) -> SourceText:
    """Return the piece of a text that the key of a part names, all places counted from its beginning.

    Its name tells by its first line which of the pieces it is. Raises `ReadingError` with
    the code "part-not-found".
    """
    if key == WHOLE:
        return source
    place = piece_of(key)
    if place is None or place[1] > len(source.text):
        raise ReadingError("part-not-found", name=source.name, part=key)
    start, end = place
    line = source.text.count("\n", 0, start) + 1
    return replace(
        source,
        name=f"{source.name}, line {line:,}",
        text=source.text[start:end],
        furniture=tuple(_inside(source.furniture, start, end)),
        wraps=tuple(at - start for at in source.wraps if start <= at < end),
        structures=tuple(_structures_inside(source.structures, start, end)),
        notes=tuple(_notes_inside(source.notes, start, end)),
        doubts=tuple(_doubts_inside(source.doubts, start, end)),
        offers=tuple(
            replace(one, start=one.start - start, end=one.end - start)
            for one in source.offers
            if start <= one.start <= one.end <= end
        ),
    )


def below(lines: str, source: SourceText) -> SourceText:
    """Return a text with `lines` before it, everything in it at its new place."""
    by = len(lines)
    return replace(
        source,
        text=lines + source.text,
        furniture=tuple((start + by, end + by) for start, end in source.furniture),
        wraps=tuple(at + by for at in source.wraps),
        structures=tuple(replace(one, start=one.start + by, end=one.end + by) for one in source.structures),
        notes=tuple(note.moved(lambda span: (span[0] + by, span[1] + by)) for note in source.notes),
        doubts=tuple(
            replace(doubt, start=doubt.start + by, end=doubt.end + by) if doubt.start < doubt.end else doubt
            for doubt in source.doubts
        ),
        offers=tuple(replace(one, start=one.start + by, end=one.end + by) for one in source.offers),
    )


def _inside(spans: tuple[Span, ...], start: int, end: int) -> list[Span]:
    clipped = ((max(a, start) - start, min(b, end) - start) for a, b in spans)
    return [(a, b) for a, b in clipped if a < b]


def _structures_inside(found: tuple[FoundStructure, ...], start: int, end: int) -> list[FoundStructure]:
    touching = (one for one in found if one.start < end and (one.end > start or one.start >= start))
    return [
        replace(one, start=max(one.start, start) - start, end=min(one.end, end) - start) for one in touching
    ]


def _notes_inside(notes: tuple[FoundNote, ...], start: int, end: int) -> list[FoundNote]:
    # A mark at the very end of a piece stands behind its last word; one without a place is about the whole.
    kept = []
    for note in notes:
        if note.place is None:
            kept.append(note)
            continue
        first, last = note.place
        if start <= last <= end:
            more = tuple((a - start, b - start) for a, b in note.more if start <= a and b <= end)
            kept.append(replace(note, place=(max(first, start) - start, last - start), more=more))
    return kept


def _doubts_inside(doubts: tuple[Doubt, ...], start: int, end: int) -> list[Doubt]:
    # A doubt about no single place, such as the encoding's, holds for every piece.
    kept = [doubt for doubt in doubts if doubt.start == doubt.end]
    placed = (doubt for doubt in doubts if start <= doubt.start < doubt.end <= end)
    kept += (replace(doubt, start=doubt.start - start, end=doubt.end - start) for doubt in placed)
    return kept
