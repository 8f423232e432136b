"""Notes under corrected texts: how many keep their place, are orphans, or stand wrong.

The truth is that of `anchor_cases`: every letter knows where it came from. A place is *right* when it
holds all that is left of the quoted letters and nothing that is left of their surroundings; letters that
the edit put in at its edges may lie on either side. White space does not count. Of words
that a move tore apart, any part will do. *Near* is at most two letters off at each end and is
not counted right. Words that are wholly gone are rightly an orphan. Where words and surroundings stand
more than once, so that no evidence can tell, an orphan or a doubt is right. Everything else is *wrong*.
Beside it, on the same notes, diff-match-patch's `match_main` with its defaults from the old position, the
quote cut to the 32 letters that its bit pattern holds (begin and end matched apart where it is longer).
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from db.alignment import align
from db.anchors import CONTEXT, make_anchor
from db.corrections import relocate
from tests.bench.anchor_cases import EDITS, Case, cases
from tests.bench.made import made_text
from tests.bench.rows import Row, within

NOTES = 20_000
Verdict = Literal["right", "near", "orphan", "wrong"]


@dataclass(frozen=True, slots=True)
class Given:
    """What a matcher said of one note."""

    span: tuple[int, int] | None
    doubtful: bool


class Truth:
    """What is left of each span of a case, and where."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._visible = [-1 if c.isspace() else i for c, i in zip(case.new, case.origin, strict=True)]
        self._places = [-1] * len(case.old)
        for at, origin in enumerate(case.origin):
            if origin >= 0:
                self._places[origin] = at

    def left(self, start: int, end: int) -> list[int]:
        return [at for at in self._places[start:end] if at >= 0]

    def survived(self, start: int, end: int) -> bool:
        """Tell whether the quoted words stand in the new text, unchanged and together."""
        left = self.left(start, end)
        return len(left) == end - start and left[-1] - left[0] == end - start - 1 and left == sorted(left)

    def undecidable(self, start: int, end: int) -> bool:
        """Tell whether words and surroundings stand more than once in either text."""
        old = self._case.old
        return any(
            text.find(words, text.find(words) + 1) >= 0
            for text in (old, self._case.new)
            for words in (old[max(0, start - CONTEXT) : end], old[start : end + CONTEXT])
        )

    def _holds(self, start: int, end: int, first: int, last: int, left: list[int]) -> bool:
        """Tell whether a place has all that is left and nothing else at its edges; of torn words, a part."""
        new = self._case.new
        origin = self._visible
        left = [at for at in left if not new[at].isspace()]
        if not left:
            return all(i < 0 for i in origin[first:last])
        edges = (*origin[first : left[0]], *origin[left[-1] + 1 : last])
        if left == sorted(left) and first <= left[0] and last > left[-1] and all(i < 0 for i in edges):
            return True
        torn = any(two < one or two - one > end - start for one, two in pairwise(left))
        inside = [i for i in origin[first:last] if i >= 0]
        return torn and bool(inside) and all(start <= i < end for i in inside)

    def judge(self, start: int, end: int, given: Given) -> Verdict:
        left = self.left(start, end)
        if given.span is None:
            return "right" if not left or self.undecidable(start, end) else "orphan"
        first, last = given.span
        if last > first and self._holds(start, end, first, last, left):
            return "right"
        if left and abs(first - left[0]) <= 2 and abs(last - left[-1] - 1) <= 2:
            return "near"
        return "right" if given.doubtful and self.undecidable(start, end) else "wrong"


def ours(case: Case) -> list[Given]:
    """Return where Chancery puts the notes of a case."""
    anchors = [make_anchor(case.old, *span, cable="c", owner="n", reading="r") for span in case.spans]
    moved = relocate(align(case.old, case.new), anchors, "r2")
    return [Given((m.after.start, m.after.end) if m.after else None, m.doubtful) for m in moved]


def theirs(case: Case) -> list[Given]:
    """Return where diff-match-patch's matcher puts them."""
    from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]

    matcher = diff_match_patch()
    size = matcher.Match_MaxBits or 32
    found = []
    for start, end in case.spans:
        quote = case.old[start:end]
        at = matcher.match_main(case.new, quote[:size], start)
        to = at + len(quote)
        if at >= 0 and len(quote) > size:
            tail = matcher.match_main(case.new, quote[-size:], at + len(quote) - size)
            to = tail + size if tail >= at else -1
        found.append(Given((at, to) if at >= 0 and to >= 0 else None, False))
    return found


def measure() -> list[Row]:
    """Place every note twice, print the table of both, and return the rows that have targets."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for case in cases(NOTES):
        truth = Truth(case)
        for who, given in (("ours", ours(case)), ("dmp", theirs(case))):
            for span, one in zip(case.spans, given, strict=True):
                verdict = truth.judge(*span, one)
                counts.setdefault((case.edit, who), Counter())[verdict] += 1
                counts.setdefault(("all", who), Counter())[verdict] += 1
                if truth.survived(*span):
                    counts.setdefault(("words unchanged", who), Counter())[verdict] += 1
    _print(counts)
    return [*_rows(counts), _speed()]


def _share(counted: Counter[str], verdict: str) -> float:
    return 100 * counted[verdict] / max(1, counted.total())


def _rows(counts: dict[tuple[str, str], Counter[str]]) -> list[Row]:
    rows = []
    for work, verdict, target in (
        ("all", "wrong", 0.01),
        ("words unchanged", "right", 99.9),
        ("noise 2 %", "right", 97.0),
    ):
        mine = _share(counts[work, "ours"], verdict)
        other = _share(counts[work, "dmp"], verdict)
        below = verdict == "wrong"
        reached = mine <= target if below else mine >= target
        ahead = mine <= other if below else mine > other
        words = f"{'<=' if below else '>='} {target:g} %, ahead"
        ratio = mine / other if other else 0.0
        rows.append(Row("anchors", f"{verdict}: {work}", other, mine, "%", ratio, words, reached and ahead))
    return rows


def _speed() -> Row:
    old = made_text(300_000, 3)
    new = old
    for at in range(280_000, 1000, -7000):
        new = new[:at] + "corrected" + new[at + 5 :]
    anchors = [
        make_anchor(old, at, at + 24, cable="c", owner="n", reading="r") for at in range(100, 299_100, 299)
    ][:1000]
    taken = []
    for _ in range(9):
        started = time.perf_counter()
        relocate(align(old, new), anchors, "r2")
        taken.append((time.perf_counter() - started) * 1000)
    return within("anchors", "1,000 notes over 300 KB", taken, 100)


def _print(counts: dict[tuple[str, str], Counter[str]]) -> None:
    """Print what each matcher did with each kind of edit: the benchmark's real result."""
    verdicts = ("right", "near", "orphan", "wrong")
    head = "".join(f"{who + ' ' + v:>14}" for who in ("ours", "dmp") for v in verdicts)
    print(f"{'per cent of notes':22}{'notes':>7}{head}", file=sys.stderr)
    for work in (*EDITS, "words unchanged", "all"):
        cells = "".join(f"{_share(counts[work, who], v):14.3f}" for who in ("ours", "dmp") for v in verdicts)
        print(f"{work:22}{counts[work, 'ours'].total():7}{cells}", file=sys.stderr)
