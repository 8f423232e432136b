"""What is right of a note's new place, by construction.

Each new letter is *in* (it stands for quoted letters only), *out* (for other letters only) or *free* (white
space, letters that were put in, and of an exchanged word what stands for both). A place is

- **right** when it holds every letter that is in, and none that is out at its edges; of words that a move
  tore apart, any part will do that begins and ends with them and has more of them than of others, or more
  than half of them where the place reads exactly as the quote does. Where every letter is gone, an orphan
  is right, or what was put in exactly where they stood;
- **near** when it has some of them and each end is at most two letters off; neither right nor wrong;
- **wrong** otherwise, also where it was marked as a doubt;
- **orphan** when there is no place though letters are left.

Two of these are excused and counted as right, *unsure* beside: an orphan, or a wrong place that is marked as
a doubt, where no evidence can tell: the 32 letters before and the quote, or the quote and the 32 letters
after, stand more than once in the old text or in the new one; or the place is the right one in a copy that
the edit made of the words and of more. Where the same new text comes about if a word
taken out or put in is another equal one beside it ("the [war and the ]trade"), each of the two is right.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from tests.bench.anchor_cases import Case, Span

Verdict = Literal["right", "unsure", "near", "orphan", "wrong"]
CONTEXT = 32
SLIDE = 200


@dataclass(frozen=True, slots=True)
class Given:
    """What a matcher said of one note."""

    span: Span | None
    doubtful: bool = False


class Truth:
    """What is left of each span of a case, and where."""

    def __init__(self, case: Case) -> None:
        self._old, self._new = case.old, case.new.text
        self._firsts, self._lasts = list(case.new.firsts), list(case.new.lasts)
        self._copies = case.new.copies
        self._index()
        self._seams = self._plain_seams()

    def survived(self, start: int, end: int) -> bool:
        """Tell whether the quoted words stand in the new text, unchanged and together."""
        at = self._at.get(start, -1)
        size = end - start
        return (
            at >= 0
            and self._new[at : at + size] == self._old[start:end]
            and self._firsts[at : at + size] == list(range(start, end))
        )

    def judge(self, start: int, end: int, given: Given) -> Verdict:
        """Return the verdict on what a matcher said of the note on `[start, end)`."""
        verdict = self._verdict(start, end, given)
        if verdict in ("wrong", "near") and self._otherwise(start, end, given):
            return "right"
        if verdict == "orphan" or (verdict == "wrong" and given.doubtful):
            undecidable = self._undecidable(start, end) or self._is_copy(start, end, given)
            return "unsure" if undecidable else verdict
        return verdict

    def _is_copy(self, start: int, end: int, given: Given) -> bool:
        """Tell whether a place is the right one in a copy that the edit made of the words and more."""
        if given.span is None or all(copy < 0 for copy in self._copies[slice(*given.span)]):
            return False
        copied = {copy for copy in self._copies if copy >= 0}
        firsts, lasts = list(self._firsts), list(self._lasts)
        for at, copy in enumerate(self._copies):
            if copy >= 0:
                firsts[at], lasts[at] = copy, copy + 1
            elif firsts[at] in copied:
                firsts[at] = lasts[at] = -1
        return self._verdict_by(firsts, lasts, start, end, given) == "right"

    def _verdict_by(self, firsts: list[int], lasts: list[int], start: int, end: int, given: Given) -> Verdict:
        """Return the verdict on another account of what the new letters stand for."""
        kept = self._firsts, self._lasts
        self._firsts, self._lasts = firsts, lasts
        self._index()
        verdict = self._verdict(start, end, given)
        self._firsts, self._lasts = kept
        self._index()
        return verdict

    def _index(self) -> None:
        self._at: dict[int, int] = {}
        self._all: dict[int, list[int]] = {}
        for at, (first, last) in enumerate(zip(self._firsts, self._lasts, strict=True)):
            if first >= 0:
                self._at.setdefault(first, at)
                for origin in range(first, last):
                    self._all.setdefault(origin, []).append(at)

    def _plain_seams(self) -> list[tuple[int, int, int]]:
        """Return the new letters before and after each plain loss or gain, and how many letters were lost."""
        found = []
        known = [at for at, first in enumerate(self._firsts) if first >= 0]
        for one, two in pairwise(known):
            lost = self._firsts[two] - self._lasts[one]
            if lost >= 0 and (lost > 0) != (two - one > 1):
                found.append((one, two, lost))
        return found

    def _left(self, start: int, end: int) -> list[int]:
        """Return where the visible letters that stand for quoted ones only are, in the order of the quote."""
        found = [at for origin in range(start, end) for at in self._all.get(origin, ())]
        return [
            at
            for at in dict.fromkeys(found)
            if start <= self._firsts[at] and self._lasts[at] <= end and not self._new[at].isspace()
        ]

    def _out(self, at: int, start: int, end: int) -> bool:
        if self._firsts[at] < 0 or self._new[at].isspace():
            return False
        return self._lasts[at] <= start or self._firsts[at] >= end

    def _verdict(self, start: int, end: int, given: Given) -> Verdict:
        left = self._left(start, end)
        if given.span is None:
            return "orphan" if left else "right"
        first, last = (max(0, min(at, len(self._new))) for at in given.span)
        if not left:
            return "right" if self._stood(start, end, first, last) else "wrong"
        low, high = min(left), max(left) + 1
        sorted_left = all(one < two for one, two in pairwise(left))
        edges = (*range(first, low), *range(high, last))
        if (
            sorted_left
            and first <= low
            and last >= high
            and not any(self._out(at, start, end) for at in edges)
        ):
            return "right"
        torn = any(two < one or two - one > end - start for one, two in pairwise(left))
        if self._is_mostly(start, end, first, last, set(left)):
            return "right"
        if torn:
            for less in (0, 1, 2):
                if self._is_part(start, end, first, last - less, set(left)):
                    return "near" if less else "right"
        near = abs(first - low) <= 2 and abs(last - high) <= 2 and first < high and last > low
        return "near" if near else "wrong"

    def _is_mostly(self, start: int, end: int, first: int, last: int, left: set[int]) -> bool:
        """Tell whether a place reads exactly as the quote does and has more than half of its own letters."""
        own = sum(at in left for at in range(first, last))
        return self._new[first:last] == self._old[start:end] and own * 2 > len(left)

    def _is_part(self, start: int, end: int, first: int, last: int, left: set[int]) -> bool:
        """Tell whether a place begins and ends with quoted letters and has more of them than of others."""
        inside = [at in left for at in range(first, last) if at in left or self._out(at, start, end)]
        return bool(inside) and inside[0] and inside[-1] and sum(inside) * 2 > len(inside)

    def _stood(self, start: int, end: int, first: int, last: int) -> bool:
        """Tell whether a place has no other letters, and is just where all quoted ones were taken out."""
        if any(self._out(at, start, end) for at in range(first, last)):
            return False
        if any(self._firsts[at] >= 0 and not self._new[at].isspace() for at in range(first, last)):
            return True  # a part of what stands for the quoted letters and others
        before = next((self._lasts[at] for at in range(first - 1, -1, -1) if self._firsts[at] >= 0), 0)
        after = next((self._firsts[at] for at in range(last, len(self._new)) if self._firsts[at] >= 0), None)
        return before <= start and (after is None or after >= end)

    def _undecidable(self, start: int, end: int) -> bool:
        """Tell whether words and surroundings stand more than once in either text."""
        old = self._old
        return any(
            text.find(words, text.find(words) + 1) >= 0
            for text in (old, self._new)
            for words in (old[max(0, start - CONTEXT) : end], old[start : end + CONTEXT])
        )

    # -- other accounts of the same new text ------------------------------------------------------------

    def _otherwise(self, start: int, end: int, given: Given) -> bool:
        """Tell whether the verdict is right if equal letters beside a loss or gain change places."""
        for one, two, lost in self._seams:
            ours, theirs = self._lasts[one], self._firsts[two]
            if ours + lost + SLIDE < start or theirs - lost - SLIDE > end:
                continue
            for back in (True, False):
                if self._slid(start, end, given, (one, two), back=back):
                    return True
        return False

    def _slid(self, start: int, end: int, given: Given, seam: tuple[int, int], *, back: bool) -> bool:
        """Tell whether the verdict is right after letters beside one seam were slid over it, one by one."""
        new, old = self._new, self._old
        one, two = seam
        ours, theirs = self._lasts[one], self._firsts[two]
        kept: list[tuple[int, int, int]] = []
        right = False
        for by in range(SLIDE):
            here, there = (one - by, two - 1 - by) if back else (two + by, one + 1 + by)
            source, was = (theirs - 1 - by, ours - 1 - by) if back else (ours + by, theirs + by)
            if here < 0 or source < 0 or here >= len(new) or source >= len(old):
                break
            if self._firsts[here] != was or was < 0 or not new[here] == old[was] == new[there] == old[source]:
                break
            kept += [(at, self._firsts[at], self._lasts[at]) for at in (here, there)]
            self._stand_for(here, -1, -1)
            self._stand_for(there, source, source + 1)
            if self._verdict(start, end, given) == "right":
                right = True
                break
        for letter in reversed(kept):
            self._stand_for(*letter)
        return right

    def _stand_for(self, at: int, first: int, last: int) -> None:
        """Have one new letter stand for other old ones."""
        for origin in range(self._firsts[at], self._lasts[at]):
            self._all[origin].remove(at)
        self._firsts[at], self._lasts[at] = first, last
        for origin in range(first, last):
            insort(self._all.setdefault(origin, []), at)
