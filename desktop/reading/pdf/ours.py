"""Our own annotations in a file that comes back: which they are, and what was done to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from db.referring.links import relinked
from desktop.reading.pdf.annotations import Annotation
from desktop.reading.pdf.colours import note_colour
from desktop.reading.pdf.left import Left, LeftNote
from desktop.reading.pdf.placed import RunBox, Span
from desktop.reading.pdf.printed import Box
from desktop.reading.returned import Comment, Refused

_AWAY = 2.0
"""Points by which a program may draw a box of ours otherwise without moving it."""

_LEVEL = 0.3
"""Heights by which the middles of boxes of one line may differ: scripts are not equally high."""

SpanWords = Callable[[Annotation], tuple[tuple[Span, ...], str]]


def ours_among(annotations: Sequence[Annotation], lefts: Sequence[Left]) -> dict[str, str]:
    """Return which annotations are our own: their keys, each with the id of its note.

    That is told by their names, or, where a program dropped those, by the same words in the same boxes.
    """
    notes = {note: left for left in lefts for note in left.notes}
    found: dict[str, str] = {}
    for one in annotations:
        if one.name in notes and not one.answers:
            found[one.key] = one.name
    named = set(found.values())
    unnamed = [(note, left) for note, left in notes.items() if note not in named and left.on.get(note)]
    if unnamed:
        for one in annotations:
            if one.key not in found and one.kind == "highlight" and not one.answers:
                note = next((n for n, left in unnamed if _is_it(one, left.notes[n], left.on[n])), "")
                if note:
                    found[one.key] = note
    return found


def looked_at(
    annotations: Sequence[Annotation], ours: Mapping[str, str], lefts: Sequence[Left]
) -> frozenset[int]:
    """Return the pages whose letters are asked for: with annotations that are not ours, or not in place.

    Of a cable with thousands of notes these are few, and to ask for all letters would take long.
    """
    on = {note: boxes for left in lefts for note, boxes in left.on.items()}
    moved = {
        ours[one.key]
        for one in annotations
        if (boxes := on.get(ours.get(one.key, ""), ()))
        and not _lies_on(one, [box for box in boxes if box.page == one.page])
    }
    return frozenset(one.page for one in annotations if one.key not in ours or ours[one.key] in moved)


def _is_it(one: Annotation, note: LeftNote, boxes: Sequence[RunBox]) -> bool:
    same = _plain(one.contents) in map(_plain, note.said)
    return same and one.author == note.author and _lies_on(one, boxes)


def changes(
    annotations: Sequence[Annotation], ours: Mapping[str, str], lefts: Sequence[Left], span_words: SpanWords
) -> tuple[list[Comment], list[Refused]]:
    """Return what was done to our annotations, as comments on the notes, and what can only be reported."""
    found: list[Comment] = []
    refused: list[Refused] = []
    by_note: dict[str, list[Annotation]] = {}
    for one in annotations:
        if one.key in ours:
            by_note.setdefault(ours[one.key], []).append(one)
    for left in lefts:
        printed = [note for note in left.notes if left.on.get(note) or note in by_note]
        missing = [note for note in printed if note not in by_note]
        if len(missing) > 1 and len(missing) == len(printed):
            refused.append(Refused(left.cable, "ours-all-missing", (("count", len(missing)),)))
            missing = []
        for note in printed:
            if note in by_note:
                found += _changed(left.notes[note], left, by_note[note], span_words)
            elif note in missing:
                found.append(_comment(left.notes[note], left, None, "deleted"))
    return found, refused


def _changed(note: LeftNote, left: Left, some: Sequence[Annotation], span_words: SpanWords) -> list[Comment]:
    found: list[Comment] = []
    other = next((one for one in some if _plain(one.contents) not in map(_plain, note.said)), None)
    if other is not None and note.said:
        # What the file shows is the source of our words, so what he made of it is source, too; only where
        # its references lead is not shown, and put back.
        words = relinked(other.contents.strip("\n"), note.words)
        found.append(_comment(note, left, other, "changed words", words=words))
    other = next((one for one in some if one.colour and note_colour(one.colour) not in note.colours), None)
    if other is not None and note.colours:
        found.append(_comment(note, left, other, "changed colour", colour=note_colour(other.colour)))
    boxes = left.on.get(note.id, ())
    moved = [one for one in some if not _lies_on(one, [box for box in boxes if box.page == one.page])]
    if moved and boxes:
        told = [span_words(one) for one in sorted(some, key=lambda each: each.page)]
        spans = tuple(sorted({span for part, _ in told for span in part}))
        if spans and _bare(left.text, spans) != _bare(left.text, note.spans):
            quote = " … ".join(words for _, words in told)
            found.append(_comment(note, left, moved[0], "moved", spans=spans, quote=quote))
    return found


def _comment(
    note: LeftNote,
    left: Left,
    one: Annotation | None,
    kind: str,
    *,
    words: str = "",
    colour: str = "",
    spans: tuple[Span, ...] = (),
    quote: str = "",
) -> Comment:
    where = spans or note.spans
    return Comment(
        f"{note.id}:{kind}",
        kind,  # type: ignore[arg-type]
        words,
        "" if one is None else one.author,
        "" if one is None else one.modified,
        left.cable,
        quote or " … ".join(left.text[start:end] for start, end in where),
        where,
        on=note.id,
        modified="" if one is None else one.modified,
        colour=colour,
        page=0 if one is None else one.page + 1,
    )


def _lies_on(one: Annotation, boxes: Sequence[RunBox]) -> bool:
    """Tell whether an annotation's boxes, taken together, are where these are."""
    theirs = _rows([_around(quad) for quad in one.quads])
    here = _rows([each.box for each in boxes if each.page == one.page])
    return len(theirs) == len(here) and all(
        abs(a - b) <= _AWAY
        for mine, his in zip(here, theirs, strict=True)
        for a, b in zip(mine, his, strict=True)
    )


def _around(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _rows(boxes: Sequence[Box]) -> list[Box]:
    """Return boxes with those of one line that touch as one, from the top down."""
    lines: list[list[Box]] = []
    for box in sorted(boxes, key=lambda each: -(each[1] + each[3])):
        first = lines[-1][0] if lines else None
        aside = 0.0 if first is None else abs(first[1] + first[3] - box[1] - box[3]) / 2
        if first is not None and aside <= _LEVEL * (first[3] - first[1]):
            lines[-1].append(box)
        else:
            lines.append([box])
    rows: list[Box] = []
    for line in lines:
        begun = len(rows)
        for box in sorted(line):
            last = rows[-1] if len(rows) > begun else None
            if last is not None and box[0] - last[2] <= _AWAY:
                rows[-1] = (last[0], min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
            else:
                rows.append(box)
    return rows


def _bare(text: str, spans: Sequence[Span]) -> str:
    return " ".join("".join(text[start:end].split()) for start, end in spans)


def _plain(words: str) -> str:
    return "\n".join(
        line.rstrip() for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ).strip()
