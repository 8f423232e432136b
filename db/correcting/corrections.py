"""A corrected text: what becomes of everything that is anchored in the old one, and the change for it.

Nothing is lost: the next reading gets a row for each anchor that has a place in it, and the rows of the
readings before stay as they are; an owner without a row in the current reading is an orphan, with its
quote still known. Undoing the change makes the reading before current again, anchors and all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from db.anchoring.alignment import Alignment, align
from db.anchoring.anchor_places import ORPHAN, Outcome, Place, Placing
from db.anchoring.anchors import describe, locate
from db.anchoring.word_edits import word_edits
from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.records import Anchor, Reading, new_id, now, text_hash
from db.whole_body import with_whole_body

LONG = 4_000
"""Code points from which on a span is followed as a whole and not compared as a quote."""
PASSAGE = 200
"""Code points from which on corrected words are a passage in which somebody may be reading."""
STRUCTURE = "t"
"""The letter with which the ids of structures begin: see `db.records`."""
LIKE = 0.65
"""How much of a long span must be left for it to be the same."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """One correction, whole words: `[start, end)` of the reading before, its words, and the new ones."""

    start: int
    end: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of one anchor: `after` is None for an orphan, which has `candidates` at best.

    `doubtful` asks for a look: the words changed or are gone, or another place would be as good.
    """

    before: Anchor
    after: Anchor | None
    outcome: Outcome
    doubtful: bool
    candidates: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A new text with all that follows from it, to be shown before it is accepted."""

    old: str
    new: str
    reading: str
    hunks: tuple[Hunk, ...]
    moved: tuple[Moved, ...]

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The anchors of the new reading."""
        return tuple(one.after for one in self.moved if one.after is not None)

    @property
    def doubtful(self) -> tuple[Moved, ...]:
        """What she should look at before she accepts."""
        return tuple(one for one in self.moved if one.doubtful)


def correct(old: str, new: str, anchors: Iterable[Anchor], *, reading: str | None = None) -> Correction:
    """Return what a new text does to these anchors of the old one; `reading` is the id for the new one."""
    laid = align(old, new)
    reading = reading or new_id("r")
    moved = relocate(laid, anchors, reading)
    return Correction(old, new, reading, hunks(laid), moved)


def relocate(laid: Alignment, anchors: Iterable[Anchor], reading: str) -> tuple[Moved, ...]:
    """Return what became of each anchor, in the order given."""
    placing = Placing(laid)
    return tuple(_moved(placing, laid, anchor, reading) for anchor in anchors)


def hunks(laid: Alignment) -> tuple[Hunk, ...]:
    """Return the differences as corrections of whole words, in order."""
    return tuple(
        Hunk(e.old, e.old_end, laid.old[e.old : e.old_end], laid.new[e.new : e.new_end])
        for e in word_edits(laid)
    )


def with_hunks(old: str, chosen: Sequence[Hunk]) -> str:
    """Return a text with these corrections made in it, and no others: so single ones are taken back.

    Raises ValueError where a hunk is not of this text.
    """
    parts = []
    at = 0
    for hunk in sorted(chosen, key=lambda h: (h.start, h.end)):
        if hunk.start < at or old[hunk.start : hunk.end] != hunk.old:
            raise ValueError(f"no such words at {hunk.start}")
        parts += [old[at : hunk.start], hunk.new]
        at = hunk.end
    return "".join([*parts, old[at:]])


def hunks_to_json(chosen: Sequence[Hunk]) -> str:
    """Return hunks as they are kept in a reading."""
    rows = [{"start": h.start, "end": h.end, "old": h.old, "new": h.new} for h in chosen]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def hunks_from_json(kept: str) -> tuple[Hunk, ...]:
    """Return the hunks that a reading keeps; none for reading 0."""
    return tuple(Hunk(r["start"], r["end"], r["old"], r["new"]) for r in json.loads(kept or "[]"))


def preview(state: CableState, text: str) -> Correction:
    """Return what a new text would do to everything that is anchored in a cable's current reading."""
    current = [
        anchor
        for anchors in state.anchors.values()
        for anchor in anchors
        if anchor.reading == state.cable.reading
    ]
    return with_whole_body(state, correct(state.text, text, current))


def new_reading(
    state: CableState, text: str, *, author: str, reason: str = "", note: str = ""
) -> Change | None:
    """Return the change that makes this text the cable's next reading; None where it is the same text."""
    if text == state.text:
        return None
    return accept(state, preview(state, text), author=author, reason=reason, note=note)


def carried(place: int, chosen: Sequence[Hunk], *, back: bool = False) -> int:
    """Return where a place of the text before stands after these corrections, or the other way round.

    A place inside corrected words goes to their beginning; in a whole passage that was exchanged for another
    it goes as far into that one, so that whoever was reading in its middle is not sent to its head.
    """
    shift = 0
    for hunk in chosen:  # in order; `shift` is that of everything before
        start = hunk.start + shift if back else hunk.start
        if place <= start:
            break
        left, come = (hunk.new, hunk.old) if back else (hunk.old, hunk.new)
        if place < start + len(left):
            into = (place - start) * len(come) // len(left) if len(left) > PASSAGE else 0
            return into + (hunk.start if back else hunk.start + shift)
        shift += len(hunk.new) - len(hunk.old)
    return place - shift if back else place + shift


def accept(
    state: CableState,
    correction: Correction,
    *,
    author: str,
    reason: str = "",
    note: str = "",
    also: Iterable[Step] = (),
    code: str = "correct-text",
) -> Change:
    """Return the change that carries out a previewed correction as one undo step, named by `code`.

    `also` are further steps of the same change: values that were read from words now corrected.
    Raises ValueError where the cable's text has changed since the preview.
    """
    if correction.old != state.text:
        raise ValueError("the text has changed since this correction was begun")
    made = Reading(
        correction.reading,
        state.cable.id,
        state.cable.reading,
        max(one.ordinal for one in state.readings.values()) + 1,
        text_hash(correction.new),
        hunks_to_json(correction.hunks),
        reason,
        note,
        author,
        now(),
    )
    steps = [Step(None, made)]
    steps += [Step(None, anchor) for anchor in correction.anchors]
    steps.append(Step(state.cable, replace(state.cable, reading=made.id)))
    steps += also
    values = {"corrections": len(correction.hunks)}
    return Change(Label(code, values), tuple(steps), cable=state.cable.id, texts=(correction.new,))


def _as_a_whole(laid: Alignment, start: int, end: int) -> Place | None:
    """Return where a span stands by how much of it the common order keeps; None where a block moved.

    A message of 260,000 code points compared as one quote would take seconds, and tell the same. And the
    message is still the message when its last word is corrected: what a part of the text is does not hang
    on its ends, as the words of a note do, and without it the whole text would be set as if it were one.
    """
    if laid.in_block(start, end) is not None:
        return None
    landing = laid.in_order(start, end)
    alike = 2 * landing.kept / max(1, end - start + landing.end - landing.start)
    if alike < LIKE:
        return ORPHAN
    same = laid.old[start:end] == laid.new[landing.start : landing.end]
    return Place("unchanged" if same else "changed", (landing.start, landing.end), "aligned", alike, False)


def _moved(placing: Placing, laid: Alignment, anchor: Anchor, reading: str) -> Moved:
    within = (anchor.start, anchor.end)
    if laid.old[slice(*within)] != anchor.quote:
        found_old = locate(laid.old, anchor)  # the row and its text disagree: its quote is to be trusted
        if found_old is None:
            return Moved(anchor, None, "orphaned", True, tuple(placing.candidates(anchor)))
        within = found_old.span
    place = _as_a_whole(laid, *within) if within[1] - within[0] > LONG else None
    if place is None:
        as_it_stood = within == (anchor.start, anchor.end)
        place = placing.place(anchor if as_it_stood else replace(anchor, start=within[0], end=within[1]))
    if place.span is None and anchor.owner.startswith(STRUCTURE):
        place = _as_a_whole(laid, *within) or place
    if place.span is None:
        return Moved(anchor, None, "orphaned", True, tuple(placing.candidates(anchor)))
    found = describe(laid.new, *place.span)
    after = replace(
        anchor,
        id=new_id("a"),
        reading=reading,
        start=found.start,
        end=found.end,
        quote=found.quote,
        prefix=found.prefix,
        suffix=found.suffix,
        placed=place.placed,
        score=round(place.score, 4),
    )
    return Moved(anchor, after, place.outcome, place.doubtful or place.outcome == "changed")
