"""The spans of one note: adding one, resizing one, taking one away; placing what a correction has lost.

Each function returns the Change, nothing is written here. Spans of one note that overlap or touch become
one, and they are numbered in the order of the text: the mark stands after the first. While a place of the
note is lost (`orphans.lost_spans`) its other spans keep their ordinals and stay apart instead, since by
the ordinals one tells which place is lost; what is changed meanwhile counts as "made", because "by hand"
says that she has decided where the whole note stands in this reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from db.anchoring.anchors import make_anchor
from db.anchoring.orphans import lost_spans
from db.cable_state import CableState
from db.changes import Change, Step
from db.editing.note_edits import note_label
from db.records import Anchor, Note, NoteKind, now

Span = tuple[int, int]


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans in the order of the text, those that overlap or touch as one; empty ones are left out."""
    made: list[Span] = []
    for start, end in sorted(span for span in spans if span[1] > span[0]):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made


def add_span(state: CableState, note_id: str, span: Span) -> Change | None:
    """Return the change that lays a note on these words too; None where it stands on all of them already.

    Raises ValueError for an empty span or one outside the text.
    """
    _check(state, span)
    anchors = state.spans_of(note_id)
    if any(a.start <= span[0] and span[1] <= a.end for a in anchors):
        return None
    if lost_spans(state, note_id):
        highest = max((a.ordinal for a in state.anchors.get(note_id, ())), default=-1)
        made = _anchor(state, note_id, span, highest + 1, decided=False)
        return _change(state, note_id, "add-span", [Step(None, made)])
    return _laid(state, note_id, "add-span", [*_spans(anchors), span])


def resize_span(state: CableState, anchor: Anchor, span: Span, *, burst: str = "") -> Change | None:
    """Return the change that lets one span of a note be this one; None where it is already.

    `anchor` is one of the note's in the current reading. Changes of one `burst` are one undo step. Raises
    ValueError for an empty span or one outside the text.
    """
    _check(state, span)
    if (anchor.start, anchor.end) == span:
        return None
    if lost_spans(state, anchor.owner):
        made = _anchor(state, anchor.owner, span, anchor.ordinal, decided=False)
        return _change(state, anchor.owner, "resize-span", [Step(anchor, None), Step(None, made)], burst)
    others = [a for a in state.spans_of(anchor.owner) if a.id != anchor.id]
    return _laid(state, anchor.owner, "resize-span", [*_spans(others), span], burst)


def remove_span(state: CableState, anchor: Anchor) -> Change:
    """Return the change that takes one span away from a note that has others.

    Raises ValueError for the last one: without words a note would be an orphan.
    """
    others = [a for a in state.spans_of(anchor.owner) if a.id != anchor.id]
    if not others:
        raise ValueError("the last span of a note")
    if lost_spans(state, anchor.owner):
        return _change(state, anchor.owner, "remove-span", [Step(anchor, None)])
    return _laid(state, anchor.owner, "remove-span", _spans(others))


def make_general(state: CableState, note_id: str) -> Change:
    """Return the change that takes all words from a note and makes it one on the whole cable."""
    note = state.notes[note_id]
    steps = [Step(anchor, None) for anchor in state.spans_of(note_id)]
    steps.append(Step(note, replace(note, kind="general", modified=now())))
    return Change(note_label(state, note, "make-general"), tuple(steps), cable=state.cable.id)


def place_lost(state: CableState, note_id: str, span: Span, lost: Anchor | None = None) -> Change:
    """Return the change that lays a lost place of a note on this span: `lost`, or else the first.

    A note that has lost several is told about until the last one is placed. One that has lost none is
    laid on this span alone; a general note becomes a footnote by it. Raises ValueError for an
    empty span or one outside the text.
    """
    _check(state, span)
    missing = [a for a in lost_spans(state, note_id) if lost is None or a.id != lost.id]
    if lost is None and missing:
        lost = missing.pop(0)
    if lost is None:
        change = _laid(state, note_id, "place-note", [span])
        return _with_kind(change, "footnote") if state.notes[note_id].kind == "general" else change
    if not missing:
        return _laid(state, note_id, "place-note", [*_spans(state.spans_of(note_id)), span])
    made = _anchor(state, note_id, span, lost.ordinal, decided=False)
    return _change(state, note_id, "place-note", [Step(None, made)])


def keep_without_lost(state: CableState, note_id: str) -> Change | None:
    """Return the change by which a note stands on the words that it has left; None if it has lost none.

    The lost ones are still in the readings before. None for an orphan, too: it has nothing left.
    """
    anchors = state.spans_of(note_id)
    if not anchors or not lost_spans(state, note_id):
        return None
    steps = [
        Step(anchor, replace(anchor, ordinal=ordinal, placed="by hand"))
        for ordinal, anchor in enumerate(sorted(anchors, key=lambda a: (a.start, a.end)))
    ]
    return _change(state, note_id, "keep-without-lost", steps)


def _laid(state: CableState, note_id: str, code: str, spans: Sequence[Span], burst: str = "") -> Change:
    """Return the change that lays a note on these spans, joined, by hand; anchors that fit are kept."""
    known = {(a.start, a.end): a for a in state.spans_of(note_id)}
    laid: list[Step] = []
    kept: set[str] = set()
    for ordinal, span in enumerate(joined(spans)):
        anchor = known.get(span)
        if anchor is None:
            laid.append(Step(None, _anchor(state, note_id, span, ordinal, decided=True)))
            continue
        kept.add(anchor.id)
        decided = replace(anchor, ordinal=ordinal, placed="by hand")
        if anchor != decided:
            laid.append(Step(anchor, decided))
    gone = [Step(a, None) for a in state.spans_of(note_id) if a.id not in kept]
    return _change(state, note_id, code, [*gone, *laid], burst)


def _with_kind(change: Change, kind: NoteKind) -> Change:
    """Return a change after which its note is one of another kind, too."""
    steps = [
        Step(s.before, replace(s.after, kind=kind)) if isinstance(s.after, Note) else s for s in change.steps
    ]
    return replace(change, steps=tuple(steps))


def _change(state: CableState, note_id: str, code: str, steps: Sequence[Step], burst: str = "") -> Change:
    note = state.notes[note_id]
    edited = Step(note, replace(note, modified=now()))
    return Change(note_label(state, note, code), (*steps, edited), cable=state.cable.id, burst=burst)


def _anchor(state: CableState, note_id: str, span: Span, ordinal: int, *, decided: bool) -> Anchor:
    return make_anchor(
        state.text,
        *span,
        cable=state.cable.id,
        owner=note_id,
        reading=state.cable.reading,
        ordinal=ordinal,
        placed="by hand" if decided else "made",
    )


def _spans(anchors: Iterable[Anchor]) -> list[Span]:
    return [(a.start, a.end) for a in anchors]


def _check(state: CableState, span: Span) -> None:
    if not 0 <= span[0] < span[1] <= len(state.text):
        raise ValueError(f"no such span: {span[0]}-{span[1]} of {len(state.text)}")
