"""Where a plain gain or loss of text is best cut.

"the [war and the ]trade" and "the war and [the ]..." may be the same difference; one reads better.
"""

from __future__ import annotations

from collections.abc import Sequence

from db.anchoring.anchor_chain import Gap, Run, alike_after, alike_before

LONGEST_SLIDE = 200


def well_cut(laid: tuple[str, str], read: tuple[str, str], runs: Sequence[Run]) -> list[Run]:
    """Return the runs with each plain gain or loss of text cut at the edges of words or lines.

    `laid` are the two texts as they are compared, `read` as they are read: there lines end.
    """
    runs = list(runs)
    for at in range(len(runs) - 1):
        one, two = runs[at], runs[at + 1]
        gap = Gap(one.old + one.size, two.old, one.new + one.size, two.new)
        if (gap.old_end > gap.old) == (gap.new_end > gap.new):
            continue
        side = 0 if gap.old_end > gap.old else 1
        start, end = ((gap.old, gap.old_end), (gap.new, gap.new_end))[side]
        text, shown = laid[side], read[side]
        left = alike_before(text, start, text, end, min(one.size - 1, LONGEST_SLIDE))
        right = alike_after(text, start, text, end, min(two.size - 1, LONGEST_SLIDE))
        if not left and not right:
            continue
        best = max(
            range(-left, right + 1),
            key=lambda by: (_edge(shown, start + by) + _edge(shown, end + by), -abs(by)),
        )
        runs[at] = Run(one.old, one.new, one.size + best)
        runs[at + 1] = Run(two.old + best, two.new + best, two.size - best)
    return runs


def _edge(text: str, at: int) -> int:
    """Return how good a place is for a cut: between lines 4, at white space 2, inside a word 0."""
    if at in (0, len(text)) or text[at - 1] == "\n":
        return 4
    if text[at - 1].isspace():
        return 3
    return 2 if text[at].isspace() else int(not (text[at - 1].isalnum() and text[at].isalnum()))
