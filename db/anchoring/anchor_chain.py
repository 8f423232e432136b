"""What two texts have in common: exact runs in the same order, and blocks that stand elsewhere.

Patience diff at two sizes. First whole lines that both texts hold exactly once, then, in what is left,
three neighbouring words that are left once on each side; words are compared without the white space
between them, so that a changed line break costs nothing. The longest rising chain of these seeds is the
common order; seeds outside it are what was moved. Every seed is grown to the exact run around it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

LEAST_LINE = 20
"""A line shorter than this ("5", "Yes.") is no evidence of its own."""
LEAST_BLOCK = 24
"""Code points that must stand together exactly before something counts as moved."""

_WORD = (
    "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
    "|[^\\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]{1,40}"
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern ready to be used: made when first wanted."""
    return re.compile(pattern)


class Run(NamedTuple):
    """`size` code points that are the same at `old` in the old text and at `new` in the new one."""

    old: int
    new: int
    size: int


class Gap(NamedTuple):
    """What lies between two runs of the common order: `[old, old_end)` against `[new, new_end)`."""

    old: int
    old_end: int
    new: int
    new_end: int


Seed = tuple[int, int]


def common_order(old: str, new: str) -> tuple[list[Run], list[Run]]:
    """Return the runs in common order, and the blocks that stand elsewhere in the new text.

    Line ends count as spaces, but for finding whole lines.
    """
    seeds = _line_seeds(old, new)
    old, new = old.replace("\n", " "), new.replace("\n", " ")
    runs, middle = _ends(old, new)
    lines = _rising([seed for seed in seeds if _within(seed, middle)])
    runs = sorted(runs + _grown(old, new, lines, [middle]))
    gaps = gaps_between(runs, len(old), len(new))
    inside, across = _word_seeds(old, new, gaps)
    chain = _rising(inside)
    runs = sorted(runs + _grown(old, new, chain, gaps))
    kept = set(chain)
    away = sorted(across + [seed for seed in inside if seed not in kept])
    gaps = gaps_between(runs, len(old), len(new))
    blocks = _blocks(old, new, away, gaps)
    chain = _rising(_seeds_within(old, new, gaps, blocks))
    return sorted(runs + _grown(old, new, chain, gaps)), blocks


def _ends(old: str, new: str) -> tuple[list[Run], Gap]:
    """Return what the texts have in common at their beginning and at their end, and what lies between."""
    shorter = min(len(old), len(new))
    head = alike_after(old, 0, new, 0, shorter)
    tail = alike_before(old, len(old), new, len(new), shorter - head)
    runs = [Run(0, 0, head), Run(len(old) - tail, len(new) - tail, tail)]
    return [run for run in runs if run.size], Gap(head, len(old) - tail, head, len(new) - tail)


def _within(seed: Seed, gap: Gap) -> bool:
    return gap.old <= seed[0] < gap.old_end and gap.new <= seed[1] < gap.new_end


def gaps_between(runs: Sequence[Run], old_size: int, new_size: int) -> list[Gap]:
    """Return what the runs leave: one gap before each run and one after the last, empty ones included."""
    gaps = []
    old_at = new_at = 0
    for run in runs:
        gaps.append(Gap(old_at, run.old, new_at, run.new))
        old_at, new_at = run.old + run.size, run.new + run.size
    gaps.append(Gap(old_at, old_size, new_at, new_size))
    return gaps


def alike_after(one: str, i: int, other: str, j: int, most: int) -> int:
    """Return how many code points from `i` and from `j` on are the same, at most `most`."""
    if most <= 0 or one[i] != other[j]:
        return 0
    sure, step = 1, 32
    while sure < most:
        size = min(step, most - sure)
        if one[i + sure : i + sure + size] == other[j + sure : j + sure + size]:
            sure += size
            step *= 2
        elif size == 1:
            break
        else:
            most, step = sure + size - 1, max(1, size // 2)
    return sure


def alike_before(one: str, i: int, other: str, j: int, most: int) -> int:
    """Return how many code points up to `i` and up to `j` are the same, at most `most`."""
    if most <= 0 or one[i - 1] != other[j - 1]:
        return 0
    sure, step = 1, 32
    while sure < most:
        size = min(step, most - sure)
        if one[i - sure - size : i - sure] == other[j - sure - size : j - sure]:
            sure += size
            step *= 2
        elif size == 1:
            break
        else:
            most, step = sure + size - 1, max(1, size // 2)
    return sure


def _once(keys: Sequence[object]) -> dict[object, int]:
    """Return where each key stands that stands only once."""
    last = dict(zip(keys, range(len(keys)), strict=True))
    if len(last) == len(keys):
        return last
    first = dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))
    return {key: at for key, at in last.items() if first[key] == at}


def _line_seeds(old: str, new: str) -> list[Seed]:
    lines, starts = [], []
    for text in (old, new):
        parts = text.replace(". ", ".\n").split("\n")  # sentences too: a text may be one line
        at, offsets = 0, []
        for part in parts:
            offsets.append(at)
            at += len(part) + 1
        lines.append(parts)
        starts.append(offsets)
    here, there = _once(lines[0]), _once(lines[1])
    return [
        (starts[0][at], starts[1][there[line]])
        for line, at in here.items()
        if line in there and isinstance(line, str) and len(line) >= LEAST_LINE
    ]


def _words(
    text: str, regions: Iterable[tuple[int, int]]
) -> tuple[list[tuple[str, ...]], list[int], list[int]]:
    """Return threes of words, where each begins, and in which region it lies."""
    threes: list[tuple[str, ...]] = []
    starts: list[int] = []
    homes: list[int] = []
    for home, (start, end) in enumerate(regions):
        if end - start < LEAST_BLOCK // 2:
            continue
        found = list(_compiled(_WORD).finditer(text, start, end))
        words = [match.group() for match in found]
        count = max(0, len(words) - 2)
        threes += zip(words, words[1:], words[2:], strict=False)
        starts += [match.start() for match in found[:count]]
        homes += [home] * count
    return threes, starts, homes


def _word_seeds(old: str, new: str, gaps: Sequence[Gap]) -> tuple[list[Seed], list[Seed]]:
    """Return the seeds that stand in the same gap on both sides, and those that do not."""
    ours, our_starts, our_homes = _words(old, ((gap.old, gap.old_end) for gap in gaps))
    theirs, their_starts, their_homes = _words(new, ((gap.new, gap.new_end) for gap in gaps))
    here, there = _once(ours), _once(theirs)
    inside: list[Seed] = []
    across: list[Seed] = []
    for three, at in here.items():
        to = there.get(three)
        if to is not None:
            same = our_homes[at] == their_homes[to]
            (inside if same else across).append((our_starts[at], their_starts[to]))
    return inside, across


def _seeds_within(old: str, new: str, gaps: Sequence[Gap], blocks: Sequence[Run]) -> list[Seed]:
    """Return the seeds that stand once on each side of their gap, wherever else; none in what was moved."""
    taken = [sorted((block[side], block[side] + block.size) for block in blocks) for side in (0, 1)]
    found: list[Seed] = []
    for gap in gaps:
        if min(gap.old_end - gap.old, gap.new_end - gap.new) < LEAST_BLOCK:
            continue
        ours, our_starts, _ = _words(old, [(gap.old, gap.old_end)])
        theirs, their_starts, _ = _words(new, [(gap.new, gap.new_end)])
        here, there = _once(ours), _once(theirs)
        for three, at in here.items():
            to = there.get(three)
            if to is not None:
                seed = our_starts[at], their_starts[to]
                if not any(_inside(seed[side], taken[side]) for side in (0, 1)):
                    found.append(seed)
    return found


def _inside(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a place lies in one of these stretches, which are in order."""
    at = bisect_left(stretches, (place + 1, 0)) - 1
    return at >= 0 and place < stretches[at][1]


def _rising(seeds: list[Seed]) -> list[Seed]:
    """Return the longest chain of seeds that rises in both texts."""
    seeds.sort()
    if all(one[1] < two[1] for one, two in pairwise(seeds)):
        return seeds
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(seeds)
    for index, (_, place) in enumerate(seeds):
        at = bisect_left(tails, place)
        if at == len(tails):
            tails.append(place)
            ends.append(index)
        else:
            tails[at] = place
            ends[at] = index
        if at:
            before[index] = ends[at - 1]
    chain = []
    index = ends[-1]
    while index >= 0:
        chain.append(seeds[index])
        index = before[index]
    return chain[::-1]


def _grown(old: str, new: str, chain: Sequence[Seed], gaps: Sequence[Gap]) -> list[Run]:
    """Return the exact runs around a rising chain; none leaves the gap that its seed lies in."""
    runs: list[Run] = []
    at = 0
    old_at = new_at = 0
    for i, j in chain:
        while gaps[at].old_end <= i:
            at += 1
            old_at = new_at = 0
        gap = gaps[at]
        old_at, new_at = max(old_at, gap.old), max(new_at, gap.new)
        if i < old_at or j < new_at:
            continue
        back = alike_before(old, i, new, j, min(i - old_at, j - new_at))
        size = alike_after(old, i, new, j, min(gap.old_end - i, gap.new_end - j))
        if size:
            runs.append(Run(i - back, j - back, size + back))
            old_at, new_at = i + size, j + size
    return runs


def _blocks(old: str, new: str, away: Sequence[Seed], gaps: Sequence[Gap]) -> list[Run]:
    """Return the exact blocks around seeds outside the common order, none inside another."""
    old_starts = [gap.old for gap in gaps]
    new_starts = [gap.new for gap in gaps]
    blocks: list[Run] = []
    reached = 0
    for i, j in away:
        if i < reached:
            continue
        ours = gaps[bisect_right(old_starts, i) - 1]
        theirs = gaps[bisect_right(new_starts, j) - 1]
        back = alike_before(old, i, new, j, min(i - max(ours.old, reached), j - theirs.new))
        size = alike_after(old, i, new, j, min(ours.old_end - i, theirs.new_end - j))
        if size + back >= LEAST_BLOCK:
            blocks.append(Run(i - back, j - back, size + back))
            reached = i + size
    return blocks
