"""Printed characters laid beside those of a text: which character of the page is which of the cable.

The page prints the text in order, and among it what the text does not have: marks of notes, feet and heads
of pages, tables. Stretches that both have in the same order are the frame; in what lies between, shorter ones
are; the rest is compared letter by letter. What stands elsewhere on the page than in the text (a title that
is printed first) is found by whole lines. Only exact matches count, so that the words are always the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein


class Run(NamedTuple):
    """`size` characters that are the same at `page` on the pages and at `text` in the text.

    `sure` says that what is around them is the same, too.
    """

    page: int
    text: int
    size: int
    sure: bool = True


class Gap(NamedTuple):
    """What lies between two runs: `[page, page_end)` against `[text, text_end)`."""

    page: int
    page_end: int
    text: int
    text_end: int

    @property
    def smaller(self) -> int:
        """The size of its smaller side."""
        return min(self.page_end - self.page, self.text_end - self.text)


_SIZES = ((24, 1 << 60), (12, 20_000), (7, 400))
"""How long a stretch must be to be evidence, in gaps up to which size."""
_MOST_PAIRS = 8
_MOST_LETTERS = 9_000_000
"""One side times the other, above which a gap is not compared by letters."""
_LEAST_ALIKE = 4
_SURE = 12
_NEAR = 40
"""Between sure runs that are no further apart, what is the same is the same place."""
_LEAST_LINE = 5
_MOST_LINES = 500
"""Of a text that is another, every line is left: to look for them all would take long, and find nothing."""


def lay(page: str, text: str, known: Sequence[Run] = ()) -> list[Run]:
    """Return the runs that the pages and a text, both without blanks, have in common, in order of the pages.

    `known` are runs whose place somebody knows.
    """
    runs = _rising(list(known))
    for size, largest in _SIZES:
        fresh = [
            run
            for gap in _gaps(runs, len(page), len(text))
            if size <= gap.smaller <= largest
            for run in _grown(page, text, gap, _seeds(page, text, gap, size))
        ]
        runs = sorted([*runs, *fresh])
    gaps = _gaps(runs, len(page), len(text))
    runs += [run for gap in gaps if gap.smaller for run in _letters(page, text, gap)]
    return sorted(run for run in runs if run.size)


def cut_at_lines(runs: Sequence[Run], lines: Sequence[int]) -> list[Run]:
    """Return runs that go on into a line of the text only where they hold a good part of it.

    `lines` tells where the text's lines begin. The last figures of a date above a title are the same as those
    of another date above it; without the rest of their line that says nothing.
    """
    found: list[Run] = []
    at = 0
    for number, run in enumerate(runs):
        start, end = run.text, run.text + run.size
        after = runs[number + 1].text if number + 1 < len(runs) else 1 << 60
        if start > at:
            begin = bisect_left(lines, start)
            if begin < len(lines) and start < lines[begin] < min(end, start + _SURE):
                start = lines[begin]
        if end < after:
            last = bisect_right(lines, end - 1) - 1
            if last >= 0 and max(start, end - _SURE) < lines[last] < end:
                end = lines[last]
        at = run.text + run.size
        if start < end:
            found.append(run._replace(page=run.page + start - run.text, text=start, size=end - start))
    return found


def lay_lines(page: str, lines: Iterable[tuple[int, str]], runs: list[Run]) -> list[Run]:
    """Return `runs` with those of whole lines of the text that are printed elsewhere than in its order.

    `lines` are the text's own, each with the place where it begins; a line is taken where it stands once
    among what the pages have left, and once among the lines that are left.
    """
    ours = sorted((run.text, run.text + run.size) for run in runs)
    starts = [start for start, _ in ours]
    left = [
        (start, line)
        for start, line in lines
        if len(line) >= _LEAST_LINE and _free(ours, starts, start, start + len(line))
    ]
    rest = _left_of(page, runs)
    found: list[Run] = []
    often = Counter(line for _, line in left)
    for start, line in [one for one in left if often[one[1]] == 1][:_MOST_LINES]:
        places = [at for begin, part in rest for at in _places(part, line, begin)]
        if len(places) == 1:
            found.append(Run(places[0], start, len(line)))
    taken: list[Run] = []
    for run in sorted(found):
        if not taken or run.page >= taken[-1].page + taken[-1].size:
            taken.append(run)
    return sorted([*runs, *taken])


def _left_of(page: str, runs: Sequence[Run]) -> list[tuple[int, str]]:
    found = []
    at = 0
    for run in [*sorted(runs), Run(len(page), 0, 0)]:
        if run.page > at:
            found.append((at, page[at : run.page]))
        at = max(at, run.page + run.size)
    return found


def _places(part: str, line: str, begin: int) -> Iterator[int]:
    at = part.find(line)
    while at >= 0:
        yield begin + at
        at = part.find(line, at + 1)


def _free(taken: Sequence[tuple[int, int]], starts: Sequence[int], start: int, end: int) -> bool:
    at = bisect_right(starts, start) - 1
    return not (at >= 0 and taken[at][1] > start) and not (at + 1 < len(taken) and taken[at + 1][0] < end)


def _gaps(runs: Sequence[Run], page_size: int, text_size: int) -> list[Gap]:
    gaps = []
    page = text = 0
    for run in runs:
        gaps.append(Gap(page, run.page, text, run.text))
        page, text = run.page + run.size, run.text + run.size
    gaps.append(Gap(page, page_size, text, text_size))
    return gaps


def _seeds(page: str, text: str, gap: Gap, size: int) -> list[tuple[int, int]]:
    """Return the longest rising chain of stretches of a size that both sides of a gap have a few times.

    What a note quotes stands on the page twice, and a telegram says things again: of all the pairs that could
    be meant, the chain takes those that keep the order of both.
    """
    there: dict[str, list[int]] = {}
    for at in range(gap.text, gap.text_end - size + 1, max(1, size // 3)):
        there.setdefault(text[at : at + size], []).append(at)
    here: dict[str, list[int]] = {}
    for at in range(gap.page, gap.page_end - size + 1):
        part = page[at : at + size]
        if part in there:
            here.setdefault(part, []).append(at)
    pairs = [
        Run(one, two, 0)
        for part, places in here.items()
        if len(places) * len(there[part]) <= _MOST_PAIRS
        for one in places
        for two in there[part]
    ]
    return [(run.page, run.text) for run in _rising(pairs)]


def _rising(runs: list[Run]) -> list[Run]:
    """Return the longest chain of runs that rises on both sides."""
    runs.sort()
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(runs)
    for index, run in enumerate(runs):
        at = bisect_left(tails, run.text)
        if at == len(tails):
            tails.append(run.text)
            ends.append(index)
        elif tails[at] > run.text:  # of two places for the same words, the first: notes come after the text
            tails[at], ends[at] = run.text, index
        if at:
            before[index] = ends[at - 1]
    chain: list[Run] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(runs[index])
        index = before[index]
    chain.reverse()
    kept: list[Run] = []
    for run in chain:
        if not kept or (
            kept[-1].page + kept[-1].size <= run.page and kept[-1].text + kept[-1].size <= run.text
        ):
            kept.append(run)
    return kept


def _grown(page: str, text: str, gap: Gap, seeds: Sequence[tuple[int, int]]) -> list[Run]:
    """Return the exact runs around seeds, none over the edge of the gap or into another."""
    runs: list[Run] = []
    page_at, text_at = gap.page, gap.text
    for one, two in seeds:
        if one < page_at or two < text_at:
            continue
        back = _alike(page, one, text, two, -1, min(one - page_at, two - text_at))
        size = _alike(page, one, text, two, 1, min(gap.page_end - one, gap.text_end - two))
        if size:
            runs.append(
                Run(one - back, two - back, size + back, size + back >= _SURE or _is_small(gap, page))
            )
            page_at, text_at = one + size, two + size
    return runs


def _alike(page: str, one: int, text: str, two: int, way: int, most: int) -> int:
    """Return how many characters are the same from two places on, or before them."""
    size, step = 0, 64
    while size < most and step:
        step = min(step, most - size)
        here = page[one + size : one + size + step] if way > 0 else page[one - size - step : one - size]
        there = text[two + size : two + size + step] if way > 0 else text[two - size - step : two - size]
        if here == there:
            size += step
            step *= 2
        else:
            step //= 2
    return size


def _is_small(gap: Gap, page: str) -> bool:
    """Tell whether a gap lies between two runs that are near to one another."""
    between = gap.page > 0 and gap.text > 0 and gap.page_end < len(page)
    return between and gap.page_end - gap.page <= _NEAR and gap.text_end - gap.text <= _NEAR


def _letters(page: str, text: str, gap: Gap) -> Iterator[Run]:
    """Give what the two sides of a gap have in common letter by letter, where that is little in doubt."""
    if (gap.page_end - gap.page) * (gap.text_end - gap.text) > _MOST_LETTERS:
        return
    ours, theirs = page[gap.page : gap.page_end], text[gap.text : gap.text_end]
    small = _is_small(gap, page)
    for op in Levenshtein.opcodes(ours, theirs):
        size = op.src_end - op.src_start
        beside = (op.src_start == op.dest_start == 0) or (
            op.src_end == len(ours) and op.dest_end == len(theirs)
        )
        if op.tag == "equal" and (size >= _LEAST_ALIKE or (small and beside)):
            yield Run(gap.page + op.src_start, gap.text + op.dest_start, size, small or size >= _SURE)
