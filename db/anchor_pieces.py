"""What of a span stands letter by letter where the common order leads, and what has gone elsewhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from db.anchoring.alignment import Alignment, Edit, Landing
from db.anchoring.anchor_chain import LEAST_BLOCK, Run
from db.anchoring.folding import folded
from db.anchoring.likeness import alike
from db.anchoring.selectors import CONTEXT

PIECE = 4
"""Letters in a row inside a span below which they are the same by chance."""
TOUCHING = 8
"""Letters in a row just outside a span that tell where its end is, if they stand as they did."""
REST = 16
"""Letters in a row that stand beside a loss over a span's end, on the side of what is left of the span."""
FLANK = 0.65
"""How alike the surroundings of a known end are at least."""
STANDING = 0.4
"""The share of a span's letters that stand from which on words between known ends are still its words."""
LONGEST = 3
"""How many times as long as they were words between known ends may be."""
ROOM = 200
"""Code points that may be put into a span besides."""
NEARLY_ALL = 0.8
"""The share of a torn span from which on the larger part of it is its place."""


def ends_known(laid: Alignment, start: int, end: int, landing: Landing) -> bool:
    """Tell whether the text directly outside a span stands directly outside its landing, on both sides.

    Where the span's head or tail was struck out together with what stood beside it, what stood beside that;
    and where a whole passage beside it was struck out or put in, what stands beyond that.
    """
    first, last = _outer(laid, start, end, landing)
    before, after = _before(laid, first, landing.start), _after(laid, last, landing.end)
    if before[0][-TOUCHING:] != before[1][-TOUCHING:] or after[0][:TOUCHING] != after[1][:TOUCHING]:
        return False
    return min(alike(*before), alike(*after)) >= FLANK


def _before(laid: Alignment, first: int, to: int) -> tuple[str, str]:
    """Return what stands before a place in either text, leaving out a passage that only one of them has."""
    ours, theirs = laid.ours, laid.theirs
    head, rest = first, to
    old = new = ""
    for edit in _edits_from(laid, _run_before(laid, first - CONTEXT), first):
        kept = first - edit.old_end
        if 0 <= kept < CONTEXT and kept == to - edit.new_end and _is_passage(laid, edit):
            head, rest = edit.old, edit.new
            old, new = ours[edit.old_end : first], theirs[edit.new_end : to]
    size = CONTEXT - len(old)
    return ours[max(0, head - size) : head] + old, theirs[max(0, rest - size) : rest] + new


def _after(laid: Alignment, last: int, to: int) -> tuple[str, str]:
    """Return what stands after a place in either text, leaving out a passage that only one of them has."""
    ours, theirs = laid.ours, laid.theirs
    for edit in _edits_from(laid, _run_before(laid, last), last + CONTEXT):
        kept = edit.old - last
        if 0 <= kept < CONTEXT and kept == edit.new - to and _is_passage(laid, edit):
            size = CONTEXT - kept
            return (
                ours[last : edit.old] + ours[edit.old_end : edit.old_end + size],
                theirs[to : edit.new] + theirs[edit.new_end : edit.new_end + size],
            )
    return ours[last : last + CONTEXT], theirs[to : to + CONTEXT]


def _is_passage(laid: Alignment, edit: Edit) -> bool:
    """Tell whether words were struck out or put in, and nothing else, between words that stand."""
    ours, theirs = laid.ours, laid.theirs
    old, old_end, new, new_end = edit
    if (old < old_end) == (new < new_end) or max(old_end - old, new_end - new) < REST:
        return False
    return (
        ours[max(0, old - REST) : old] == theirs[max(0, new - REST) : new]
        and ours[old_end : old_end + REST] == theirs[new_end : new_end + REST]
    )


def _outer(laid: Alignment, start: int, end: int, landing: Landing) -> tuple[int, int]:
    """Return the ends of a span, moved out over a plain loss of text that runs over one of them."""
    ours, theirs = laid.ours, laid.theirs
    first, last = start, end
    for edit in _edits_from(laid, _run_before(laid, start), end):
        if edit.new == edit.new_end:
            old, old_end, at, _ = edit
            rest = ours[old_end : old_end + REST], theirs[at : at + REST]
            if old < start < old_end and at == landing.start and rest[0] == rest[1]:
                first = old
            rest = ours[max(0, old - REST) : old], theirs[max(0, at - REST) : at]
            if old < end < old_end and at == landing.end and rest[0] == rest[1]:
                last = old_end
    return first, last


def nearly_all(laid: Alignment, start: int, end: int, landing: Landing) -> Landing | None:
    """Return where nearly all of a span stands in order whose head or tail was moved away, else None."""
    pieces = [piece for piece in _pieces(laid, start, end) if piece.size >= LEAST_BLOCK]
    if not pieces or sum(piece.size for piece in pieces) < NEARLY_ALL * (end - start):
        return None
    one, two = pieces[0], pieces[-1]
    for first, last in ((start, one.old), (two.old + two.size, end)):
        if last - first >= PIECE > last - first - _outside(laid.blocks, first, last, landing):
            continue
        if last > first:
            return None
    first, last = one.new, two.new + two.size
    if one.old > start:  # what was moved were lines: letters beyond a line's end are alike by chance
        first += laid.new[first : first + TOUCHING].rfind("\n") + 1
    if two.old + two.size < end:
        cut = laid.new.find("\n", last - TOUCHING, last)
        last = cut if cut >= 0 else last
    return Landing(first, last, last - first, "order")


def enclosed(laid: Alignment, start: int, end: int, landing: Landing) -> float:
    """Return how much speaks for a landing between known ends, 0 where too little of the words stands.

    A replacement that lies wholly inside a span, or is its head or its tail, leaves no doubt where the span
    begins and ends.
    """
    size = landing.end - landing.start
    if end - start < PIECE or not size or size > LONGEST * (end - start) + ROOM:
        return 0.0
    if not ends_known(laid, start, end, landing):
        return 0.0
    share = standing(laid, start, end) / (end - start)
    return 0.6 + 0.4 * share if share >= STANDING else 0.0


def standing(laid: Alignment, start: int, end: int) -> int:
    """Return how many letters of a span stand in order, in pieces too long for chance or at its ends."""
    return sum(piece.size for piece in _sure(laid, start, end))


def torn_apart(laid: Alignment, start: int, end: int, landing: Landing) -> bool:
    """Tell whether a span stands in two far places now, none of which has nearly all of it.

    Or whether its head or tail gave way to words that stood elsewhere: lines that changed places.
    """
    gone = _outside(laid.blocks, start, end, landing)
    if landing.how == "block":
        gone += _outside(laid.runs, start, end, landing)
    else:
        exchanged = list(_exchanged(laid, start, end, landing))
        for edit in exchanged:
            if edit.new in (landing.start, landing.end) or edit.new_end in (landing.start, landing.end):
                words = _lines(laid.new, edit.new, edit.new_end)
                if any(_gone(laid, line, (start, end), landing, back=True) for line in words):
                    return True
        if not gone:
            for edit in exchanged:
                lost = laid.old, edit.old, edit.old_end
                for line in {*_lines(*lost, start), *_lines(*lost)}:  # without spaces, no word is whole
                    if _gone(laid, line, (start, end), landing, back=False):
                        gone = max(gone, len(line))
    if not gone:
        return False
    left = alike(laid.ours[start:end], laid.theirs[landing.start : landing.end])
    return gone > (1 - NEARLY_ALL) * (end - start) or left < NEARLY_ALL


def _gone(laid: Alignment, line: str, span: tuple[int, int], landing: Landing, *, back: bool) -> bool:
    """Tell whether words outside a span are more in the new text than in the old one, or fewer if `back`."""
    line = folded(line)
    old = laid.ours.count(line, 0, span[0]) + laid.ours.count(line, span[1])
    new = laid.theirs.count(line, 0, landing.start) + laid.theirs.count(line, landing.end)
    return old > new if back else new > old


def _lines(text: str, start: int, end: int, least: int | None = None) -> Iterator[str]:
    """Yield the lines of a stretch that are long enough to be known again, from a whole word on.

    A word that the stretch cuts is taken in from `least` on; else it is left out.
    """
    first = start
    while first > (start if least is None else least) and text[first - 1].isalnum() and text[first].isalnum():
        first -= 1
    for line in text[first:end].split("\n"):
        if sum(letter.isalnum() for letter in line) >= TOUCHING:
            yield line.strip()


def _exchanged(laid: Alignment, start: int, end: int, landing: Landing) -> Iterator[Edit]:
    """Yield what lies between the pieces of a span that surely stand, on both sides."""
    old_at, new_at = start, landing.start
    for piece in _sure(laid, start, end):
        if piece.old > old_at or piece.new > new_at:
            yield Edit(old_at, piece.old, new_at, max(new_at, piece.new))
        old_at, new_at = piece.old + piece.size, piece.new + piece.size
    if old_at < end or new_at < landing.end:
        yield Edit(old_at, end, new_at, max(new_at, landing.end))


def _sure(laid: Alignment, start: int, end: int) -> list[Run]:
    """Return the pieces of a span that stand in order and are too long for chance, or at its ends."""
    return [
        piece
        for piece in _pieces(laid, start, end)
        if piece.size >= PIECE or piece.old == start or piece.old + piece.size == end
    ]


def _outside(runs: Sequence[Run], start: int, end: int, landing: Landing) -> int:
    gone = 0
    at = max(0, bisect_right(runs, start, key=_old) - 1)
    for run in runs[at:]:
        if run.old >= end:
            break
        first, last = max(start, run.old), min(end, run.old + run.size)
        to, to_end = first + run.new - run.old, last + run.new - run.old
        if last - first >= PIECE and (to_end <= landing.start or to >= landing.end):
            gone += last - first
    return gone


def _pieces(laid: Alignment, start: int, end: int) -> Iterator[Run]:
    """Yield the stretches of a span that are the same in both texts, in order."""
    old_at = new_at = 0
    at = _run_before(laid, start)
    if at:
        before = laid.runs[at - 1]
        old_at, new_at = before.old + before.size, before.new + before.size
    for edit in _edits_from(laid, at, end):
        yield from _cut(Run(old_at, new_at, edit.old - old_at), start, end)
        old_at, new_at = edit.old_end, edit.new_end
    yield from _cut(Run(old_at, new_at, max(0, len(laid.ours) - old_at)), start, end)


def _old(run: Run) -> int:
    return run.old


def _run_before(laid: Alignment, start: int) -> int:
    """Return the index of the last run that begins at or before a place, 0 where none does."""
    return max(0, bisect_right(laid.runs, start, key=_old) - 1)


def _edits_from(laid: Alignment, at: int, end: int) -> Iterator[Edit]:
    for index in range(at, len(laid.gaps)):
        if laid.gaps[index].old > end:
            return
        yield from laid.edits_of(index)


def _cut(run: Run, start: int, end: int) -> Iterator[Run]:
    first, last = max(start, run.old), min(end, run.old + run.size)
    if first < last:
        yield Run(first, first + run.new - run.old, last - first)
