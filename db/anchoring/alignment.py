"""Where each place of an old text has gone in a new one, when both are known.

`align` finds the common order (`db.anchoring.anchor_chain`); the small gaps between its runs are compared
letter by letter, and only when somebody asks about them, so that a thousand notes in 300 KB cost little.
Nothing here decides whether a place is good enough: `db.correcting.corrections` does.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Literal, NamedTuple

from db.anchoring.anchor_chain import Gap, Run, common_order, gaps_between
from db.anchoring.cuts import well_cut
from db.anchoring.folding import differences, folded

LARGEST_GAP = 30_000_000
"""Code points of one side times those of the other, above which a gap is not compared by letters."""

LARGE_LOSS = 8
"""Code points of a difference over a span's edge from which on its letters say nothing of the edge."""
NEARBY = 64
"""Code points around a moved block in which its surroundings may have moved with it."""

How = Literal["order", "block"]


class Edit(NamedTuple):
    """One difference: `[old, old_end)` of the old text became `[new, new_end)` of the new one."""

    old: int
    old_end: int
    new: int
    new_end: int


class Landing(NamedTuple):
    """Where a span has gone: `[start, end)`, how many of its code points are still the same, and how."""

    start: int
    end: int
    kept: int
    how: How


@dataclass(slots=True)
class Alignment:
    """Two texts laid side by side. Offsets count code points.

    `ours` and `theirs` are the old and the new text in the form in which they are compared: capitals, line
    ends and the form of a quotation mark tell nothing of the place. Runs, gaps and edits are those of it.
    """

    old: str
    new: str
    ours: str
    theirs: str
    runs: list[Run]
    blocks: list[Run]
    gaps: list[Gap]
    _edits: dict[int, list[Edit]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _block_starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [run.old for run in self.runs]
        self._block_starts = [block.old for block in self.blocks]

    def edits_of(self, index: int) -> list[Edit]:
        """Return the differences in one gap, in order; the whole gap as one where it is too large."""
        known = self._edits.get(index)
        if known is None:
            known = self._edits[index] = _compared(self.ours, self.theirs, self.gaps[index])
        return known

    def differing(self) -> list[Edit]:
        """Return the stretches outside of which both texts are the same letter by letter, in order."""
        found: list[Edit] = []
        for gap, run in zip_longest(self.gaps, self.runs):
            parts = [Edit(*gap)]
            if run is not None:
                old, new = self.old[run.old : run.old + run.size], self.new[run.new : run.new + run.size]
                small = differences(old, new)
                parts += [Edit(run.old + a, run.old + b, run.new + a, run.new + b) for a, b in small]
            for part in parts:
                if found and found[-1].old_end == part.old and found[-1].new_end == part.new:
                    found[-1] = Edit(found[-1].old, part.old_end, found[-1].new, part.new_end)
                elif part.old < part.old_end or part.new < part.new_end:
                    found.append(part)
        return found

    def in_order(self, start: int, end: int) -> Landing:
        """Return where a span stands when the common order is followed; it may be empty there.

        What was put in at its edges stays outside.
        """
        whole = self.run_around(start, end)
        if whole is not None:
            shift = whole.new - whole.old
            return Landing(start + shift, end + shift, end - start, "order")
        index = bisect_right(self._starts, start) - 1
        edits: list[Edit] = []
        for at in range(max(0, index + 1), len(self.gaps)):
            if self.gaps[at].old > end:
                break
            edits += self.edits_of(at)
        base = self.runs[index] if index >= 0 else Run(0, 0, 0)
        shift = base.new - base.old
        return self._at_words(_followed(start, end, shift, edits), start, end, edits)

    def run_around(self, start: int, end: int) -> Run | None:
        """Return the run of the common order in which a span lies whole; None where it lies in none."""
        index = bisect_right(self._starts, start) - 1
        run = self.runs[index] if index >= 0 else None
        return run if run is not None and end <= run.old + run.size else None

    def in_block(self, start: int, end: int) -> Landing | None:
        """Return where a span stands in a block that was moved, or None where it lies wholly in none."""
        index = bisect_right(self._block_starts, start) - 1
        if index < 0:
            return None
        block = self.blocks[index]
        if end > block.old + block.size:
            return None
        shift = block.new - block.old
        return Landing(start + shift, end + shift, end - start, "block")

    def beside_block(self, start: int, end: int) -> Landing | None:
        """Return where a span stands that lies beside or partly in a moved block, compared by letters.

        What the block keeps of the surroundings carries the rest; None where there is no block nearby.
        """
        index = bisect_right(self._block_starts, start)
        best: Landing | None = None
        for block in self.blocks[max(0, index - 1) : index + 1]:
            if block.old > end + NEARBY or block.old + block.size < start - NEARBY:
                continue
            landing = self._carried(block, start, end)
            if best is None or landing.kept > best.kept:
                best = landing
        return best

    def _carried(self, block: Run, start: int, end: int) -> Landing:
        """Return where a span stands when a block's surroundings are laid against the new ones."""
        old_from = max(0, min(start, block.old) - NEARBY)
        old_to = min(len(self.old), max(end, block.old + min(block.size, NEARBY)) + NEARBY)
        before = block.old - old_from
        new_from = max(0, block.new - before)
        new_to = min(len(self.new), block.new + old_to - block.old)
        edits: list[Edit] = []
        if before > 0:
            edits += _compared(self.ours, self.theirs, Gap(old_from, block.old, new_from, block.new))
        after = block.old + block.size
        if old_to > after and new_to >= block.new + block.size:
            edits += _compared(self.ours, self.theirs, Gap(after, old_to, block.new + block.size, new_to))
        landing = _followed(start, end, new_from - old_from, edits)
        return self._at_words(landing, start, end, edits)._replace(how="block")

    def _at_words(self, landing: Landing, start: int, end: int, edits: list[Edit]) -> Landing:
        """Return a landing that ends between words, where the span did and an exchange runs over the end."""
        first, last = landing.start, landing.end
        for edit in edits:
            if edit.old < start < edit.old_end and not _cuts(self.ours, start) and _cuts(self.theirs, first):
                first = _between_words(self.theirs, first, edit)
            if edit.old < end < edit.old_end and not _cuts(self.ours, end) and _cuts(self.theirs, last):
                last = _between_words(self.theirs, last, edit)
        return landing._replace(start=first, end=max(first, last))

    def indels_between(self, start: int, end: int) -> int:
        """Return the size of the largest difference between two places of the old text, or of their sum."""
        first = max(0, bisect_right(self._starts, start) - 1)
        most = net = 0
        for at in range(first, len(self.gaps)):
            gap = self.gaps[at]
            if gap.old > end:
                break
            if gap.old_end >= start:
                most = max(most, gap.new_end - gap.new, gap.old_end - gap.old)
                net += gap.new_end - gap.new - gap.old_end + gap.old
        return max(most, abs(net))


def align(old: str, new: str) -> Alignment:
    """Return the two texts side by side."""
    if old == new:
        runs = [Run(0, 0, len(old))] if old else []
        return Alignment(old, new, old, new, runs, [], gaps_between(runs, len(old), len(new)))
    ours, theirs = folded(old), folded(new)
    runs, blocks = common_order(ours, theirs)
    ours, theirs = ours.replace("\n", " "), theirs.replace("\n", " ")
    runs = well_cut((ours, theirs), (old, new), runs)
    return Alignment(old, new, ours, theirs, runs, blocks, gaps_between(runs, len(old), len(new)))


def with_runs(old: str, new: str, runs: list[Run]) -> Alignment:
    """Return two texts side by side of which it is known what they have in common, in order."""
    ours, theirs = folded(old).replace("\n", " "), folded(new).replace("\n", " ")
    return Alignment(old, new, ours, theirs, runs, [], gaps_between(runs, len(old), len(new)))


def _compared(old: str, new: str, gap: Gap) -> list[Edit]:
    ours, theirs = gap.old_end - gap.old, gap.new_end - gap.new
    if not ours and not theirs:
        return []
    if not ours or not theirs or ours * theirs > LARGEST_GAP:
        return [Edit(*gap)]
    from rapidfuzz.distance import Levenshtein  # only who corrects a text pays for it

    found = []
    for op in Levenshtein.opcodes(old[gap.old : gap.old_end], new[gap.new : gap.new_end]):
        if op.tag != "equal":
            edit = Edit(
                gap.old + op.src_start,
                gap.old + op.src_end,
                gap.new + op.dest_start,
                gap.new + op.dest_end,
            )
            found.append(edit)
    return found


def _followed(start: int, end: int, shift: int, edits: list[Edit]) -> Landing:
    """Return where `[start, end)` stands after these edits, `shift` being what holds before them."""
    new_start: int | None = None
    new_end = kept = 0
    lost = 0
    for edit in _trimmed(start, end, edits):
        if edit.old_end <= start and not edit.old == edit.old_end == start:
            shift = edit.new_end - edit.old_end
            continue
        if edit.old == edit.old_end == start:  # put in before the span
            shift = edit.new_end - edit.old_end
            continue
        if edit.old >= end:
            break
        if new_start is None:
            new_start = _into(start, shift, edit)
        lost += min(end, edit.old_end) - max(start, edit.old)
        if edit.old_end >= end:
            new_end = _into(end, shift, edit)
            return Landing(new_start, max(new_start, new_end), end - start - lost, "order")
        shift = edit.new_end - edit.old_end
    if new_start is None:
        new_start = start + shift
    new_end = end + shift
    kept = end - start - lost
    return Landing(new_start, max(new_start, new_end), kept, "order")


def _cuts(text: str, at: int) -> bool:
    """Tell whether a place lies inside a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _between_words(text: str, at: int, edit: Edit) -> int:
    """Return the nearest place between words in an exchanged stretch of the new text, or the place itself."""
    for far in range(1, edit.new_end - edit.new + 1):
        for other in (at - far, at + far):
            if edit.new <= other <= edit.new_end and not _cuts(text, other):
                return other
    return at


def _trimmed(start: int, end: int, edits: list[Edit]) -> list[Edit]:
    """Return the edits with those that touch as one, where a larger loss reaches over an edge of a span.

    Letters that happen to stand in a row on both sides then carry no edge into words that are not the span's.
    """
    joined: list[Edit] = []
    for edit in edits:
        if joined and joined[-1].old_end == edit.old and joined[-1].new_end == edit.new:
            last = joined.pop()
            joined.append(Edit(last.old, edit.old_end, last.new, edit.new_end))
        else:
            joined.append(edit)
    found: list[Edit] = []
    for whole in joined:
        edit = whole
        for edge in (start, end):
            if edit.old < edge < edit.old_end and edit.old_end - edit.old >= LARGE_LOSS:
                inner = edge == start
                found.append(Edit(edit.old, edge, edit.new, edit.new_end if inner else edit.new))
                edit = Edit(edge, edit.old_end, edit.new_end if inner else edit.new, edit.new_end)
        found.append(edit)
    return found


def _into(at: int, shift: int, edit: Edit) -> int:
    """Return where a place stands that may lie inside an edit: by letters where both sides are as long."""
    if at <= edit.old:
        return at + shift
    if at >= edit.old_end:
        return edit.new_end
    return min(edit.new_end, edit.new + (at - edit.old))
