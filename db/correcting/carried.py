"""What becomes of every anchor when an earlier text stands again, wholly or in one place.

The differences are known exactly, so nothing is searched for: each anchor follows its words. And since
words that were corrected away stand again, an anchor does not only follow from the current reading: where
the words on which she laid it herself, in whichever reading, stand again whole, it lies on exactly these.
So an orphan finds its words, and a note on "he agrees" that was cut to "he" is itself again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from db.anchoring.alignment import Alignment, with_runs
from db.anchoring.anchor_chain import Run
from db.anchoring.anchors import describe
from db.cable_state import CableState
from db.correcting.corrections import Correction, Moved, relocate
from db.correcting.differences import Difference, compose, to_hunks
from db.correcting.readings import TextOf, compare, lineage
from db.records import Anchor, Reading, new_id
from db.whole_body import is_body, without_blanks_at_its_end

_Key = tuple[str, int]
"""An owner's id and the ordinal of one of its anchors."""

_BY_HAND = frozenset({"made", "by hand", "read"})
"""How an anchor came about whose place somebody has seen: it does not lean on an earlier one."""


def carried(
    state: CableState, text: str, edits: Sequence[Difference], text_of: TextOf, *, like: str | None = None
) -> Correction:
    """Return the correction that makes `text` of the current one by these differences, anchors and all.

    `like` names the reading whose text that is, where it is one: its anchors hold then.
    """
    reading = new_id("r")
    current = [
        anchor
        for anchors in state.anchors.values()
        for anchor in anchors
        if anchor.reading == state.cable.reading
    ]
    moved: dict[_Key, Moved] = {}
    touched = []
    for anchor in current:
        span = through(edits, anchor.start, anchor.end) if anchor.start < anchor.end else None
        if span is not None and text[slice(*span)] == anchor.quote:
            moved[anchor.owner, anchor.ordinal] = _put(anchor, anchor, span, text, reading)
        else:
            touched.append(anchor)
    laid = laid_along(state.text, text, edits)
    moved |= {(one.before.owner, one.before.ordinal): one for one in relocate(laid, touched, reading)}
    for before, span in _standing_again(state, edits, text, text_of, like, moved):
        known = moved.get((before.owner, before.ordinal))
        put = _put(known.before if known else before, before, span, text, reading)
        moved[before.owner, before.ordinal] = put
    made = Correction(state.text, text, reading, to_hunks(edits), tuple(moved.values()))
    return without_blanks_at_its_end(state, made)


def laid_along(old: str, new: str, edits: Iterable[Difference]) -> Alignment:
    """Return two texts side by side whose differences are known."""
    runs = []
    at = to = 0
    for edit in edits:
        if edit.start > at:
            runs.append(Run(at, to, edit.start - at))
        at, to = edit.end, edit.to_end
    if at < len(old):
        runs.append(Run(at, to, len(old) - at))
    return with_runs(old, new, runs)


def through(edits: Sequence[Difference], start: int, end: int) -> tuple[int, int] | None:
    """Return where a span stands behind these differences, or None where one of them reaches into it.

    A difference that only touches the span leaves it whole; an empty span must not be touched.
    """
    if start < end:
        first = bisect_right(edits, start, key=lambda one: one.end)
        touched = first < len(edits) and edits[first].start < end
    else:
        first = bisect_left(edits, start, key=lambda one: one.end)
        touched = first < len(edits) and edits[first].start <= end
    if touched:
        return None
    shift = edits[first - 1].to_end - edits[first - 1].end if first else 0
    return start + shift, end + shift


def _standing_again(
    state: CableState,
    edits: Sequence[Difference],
    text: str,
    text_of: TextOf,
    like: str | None,
    moved: Mapping[_Key, Moved],
) -> Iterator[tuple[Anchor, tuple[int, int]]]:
    """Yield the anchors of earlier readings whose words stand whole in the new text, and where.

    Those that have `moved` there already are passed over.
    """
    came = lineage(state, state.cable.reading)
    kept = {one.id for one in lineage(state, like)} if like is not None else frozenset()
    differences: dict[str, tuple[Difference, ...]] = {}
    for owner, anchors in state.anchors.items():
        note = state.notes.get(owner)
        if note is not None and note.kind == "general":
            continue  # its words were taken from it
        for base in _laid_by_hand(anchors, came):
            if base.reading in kept:
                yield from (
                    (a, (a.start, a.end)) for a in anchors if (a.reading, a.ordinal) == (like, base.ordinal)
                )
                continue
            if base.reading == state.cable.reading or _is_there(moved, base):
                continue
            if base.reading not in differences:
                so_far = compare(state, base.reading, state.cable.reading, text_of, refine=False)
                before = text_of(state.readings[base.reading].text_sha256)
                differences[base.reading] = compose(before, text, so_far, edits, refine=False)
            span = through(differences[base.reading], base.start, base.end)
            if (
                span is not None
                and text[slice(*span)] == base.quote
                and not _is_within(state, moved, base, span)
            ):
                yield base, span


def _is_there(moved: Mapping[_Key, Moved], anchor: Anchor) -> bool:
    """Tell whether an anchor has its own words in the new text, which nothing has touched."""
    known = moved.get((anchor.owner, anchor.ordinal))
    return (
        known is not None
        and known.after is not None
        and known.outcome == "unchanged"
        and known.after.quote == anchor.quote
    )


def _is_within(state: CableState, moved: Mapping[_Key, Moved], anchor: Anchor, span: tuple[int, int]) -> bool:
    """Tell whether the message, to which paragraphs were added, holds in the new text what it held once."""
    known = moved.get((anchor.owner, anchor.ordinal))
    if known is None or known.after is None or not is_body(state, anchor.owner):
        return False
    return known.after.start <= span[0] and span[1] <= known.after.end


def _laid_by_hand(anchors: Sequence[Anchor], came: Sequence[Reading]) -> list[Anchor]:
    """Return for each place of an owner the anchor that somebody has laid himself, the latest one.

    In a reading in which she has decided where the whole of it stands, nothing counts that was before.
    """
    found: dict[int, Anchor] = {}
    for reading in reversed(came):
        here = [anchor for anchor in anchors if anchor.reading == reading.id]
        for anchor in here:
            if anchor.placed in _BY_HAND:
                found.setdefault(anchor.ordinal, anchor)
        if any(anchor.placed == "by hand" for anchor in here):
            break
    return list(found.values())


def _put(before: Anchor, source: Anchor, span: tuple[int, int], text: str, reading: str) -> Moved:
    found = describe(text, *span)
    after = replace(
        source,
        id=new_id("a"),
        reading=reading,
        start=found.start,
        end=found.end,
        quote=found.quote,
        prefix=found.prefix,
        suffix=found.suffix,
        placed="aligned",
        score=1.0,
    )
    return Moved(before, after, "unchanged" if before.quote == after.quote else "changed", doubtful=False)
