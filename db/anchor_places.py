"""The place of one anchor after a correction, and how good the evidence for it is.

Both texts are known, so their alignment is asked first; only what it cannot place is searched for, and
only in words that are new. What the evidence does not carry is an orphan: a wrong place is worse.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from db.alignment import Alignment, Landing
from db.anchors import CONTEXT, Selector, occurrences
from db.records import Anchor, Placed

Outcome = Literal["unchanged", "moved", "changed", "orphaned"]

LIKE = 0.65
"""Words that are less alike than this are other words, unless both their surroundings are as they were."""
EDGE = 12
"""Code points at each end of a longer quote that must be like what they were."""
FAR = 4000
"""Code points around a place in which a copy of its surroundings may throw doubt on it."""


@dataclass(frozen=True, slots=True)
class Place:
    """What became of one span: where it stands now (None for nowhere), how it was found, how sure.

    `doubtful` says that the words stand where they are said to, but that another place may be as good.
    """

    outcome: Outcome
    span: tuple[int, int] | None
    placed: Placed
    score: float
    doubtful: bool


ORPHAN = Place("orphaned", None, "aligned", 0.0, True)


class Placing:
    """Places the anchors of an old text in a new one. Pure: keeps nothing but what it has worked out."""

    def __init__(self, alignment: Alignment) -> None:
        self._laid = alignment
        self._old = alignment.old
        self._new = alignment.new

    def place(self, anchor: Anchor | Selector) -> Place:
        """Return where an anchor's words stand now."""
        start, end = anchor.start, anchor.end
        followed = self._laid.in_order(start, end)
        if followed.kept == end - start == followed.end - followed.start:
            if start < end or self._surrounded(start, end, followed):
                doubtful = self._has_rival(start, end, followed)
                return Place(
                    "unchanged", (followed.start, followed.end), "aligned", 0.5 if doubtful else 1.0, doubtful
                )
            return ORPHAN
        block = self._laid.in_block(start, end)
        if block is not None and start < end:
            doubtful = self._has_copies(start, end)
            return Place("moved", (block.start, block.end), "aligned", 0.5 if doubtful else 0.95, doubtful)
        score = self._worth(start, end, followed)
        if score >= 0.8:
            return self._altered(start, end, followed, score, "changed")
        beside = self._laid.beside_block(start, end)
        if beside is not None:
            carried = self._worth(start, end, beside)
            if carried >= 0.75 and carried > score:
                return self._altered(start, end, beside, carried, "moved")
        found = self._searched(start, end)
        if found is not None:
            return found
        return self._altered(start, end, followed, score, "changed") if score > 0 else ORPHAN

    def candidates(self, anchor: Anchor | Selector, most: int = 3) -> list[tuple[int, int]]:
        """Return where an orphan's words stand in the new text exactly, those in like surroundings first."""
        spans = occurrences(self._new, anchor.quote)[:1000]
        spans.sort(key=lambda span: -self._context_alike(anchor.start, anchor.end, *span))
        return spans[:most]

    @cached_property
    def _fresh(self) -> list[tuple[int, int]]:
        """The stretches of the new text that the common order does not explain."""
        return [(gap.new, gap.new_end) for gap in self._laid.gaps if gap.new_end - gap.new >= 4]

    def _altered(
        self, start: int, end: int, landing: Landing, score: float, outcome: Literal["changed", "moved"]
    ) -> Place:
        same = self._old[start:end] == self._new[landing.start : landing.end]
        if same and outcome == "changed":
            return Place("unchanged", (landing.start, landing.end), "aligned", score, False)
        if not same:
            outcome = "changed"
        if not same:
            landing = self._without_space(start, end, landing)
            if end - start >= EDGE and self._whole_again(start, end):
                return ORPHAN
        if landing.how == "order" and self._has_rival(start, end, landing):
            return ORPHAN
        return Place(outcome, (landing.start, landing.end), "aligned", score, False)

    def _without_space(self, start: int, end: int, landing: Landing) -> Landing:
        """Return a landing without white space at an edge where the quote had none."""
        first, last = landing.start, landing.end
        while first < last and self._new[first].isspace() and not self._old[start].isspace():
            first += 1
        while first < last and self._new[last - 1].isspace() and not self._old[end - 1].isspace():
            last -= 1
        return landing._replace(start=first, end=last)

    def _whole_again(self, start: int, end: int) -> bool:
        """Tell whether a quote that stood once still stands whole somewhere, whatever was followed."""
        quote = self._old[start:end]
        return quote in self._new and self._old.count(quote) == 1

    def _worth(self, start: int, end: int, landing: Landing) -> float:
        """Return how much speaks for a landing whose words are not all the same, 0 for not enough."""
        from rapidfuzz.distance import Indel

        ours, theirs = self._old[start:end], self._new[landing.start : landing.end]
        if not ours.strip() or not any(letter.isalnum() for letter in theirs):
            return 0.0
        if (
            any(letter.isalnum() for letter in ours)
            and landing.kept == 0
            and len(theirs) > 3 * len(ours) + 12
        ):
            return 0.0
        words = Indel.normalized_similarity(ours, theirs)
        before, after = self._flanks(start, end, landing)
        around = (before + after) / 2
        if len(ours) >= 2 * EDGE:
            plain, other = " ".join(ours.split()), " ".join(theirs.split())
            head = Indel.normalized_similarity(plain[:EDGE], other[:EDGE])
            tail = Indel.normalized_similarity(plain[-EDGE:], other[-EDGE:])
            words = min(words, head * 0.9, tail * 0.9)
        if words >= LIKE and around >= LIKE and max(before, after) >= 0.75:
            return float((words + around) / 2)
        if (
            len(ours) < 2 * EDGE
            and min(before, after) >= 0.85
            and len(theirs) <= 3 * len(ours) + 12
            and len(ours) <= 3 * len(theirs) + 12
        ):
            return float(0.5 + around / 4)
        return 0.0

    def _flanks(self, start: int, end: int, landing: Landing) -> tuple[float, float]:
        """Return how alike the words just before and just after are, 0 to 1 each."""
        from rapidfuzz.distance import Indel

        before = Indel.normalized_similarity(
            self._old[max(0, start - CONTEXT) : start],
            self._new[max(0, landing.start - CONTEXT) : landing.start],
        )
        after = Indel.normalized_similarity(
            self._old[end : end + CONTEXT], self._new[landing.end : landing.end + CONTEXT]
        )
        return float(before), float(after)

    def _surrounded(self, start: int, end: int, landing: Landing) -> bool:
        before, after = self._flanks(start, end, landing)
        return max(before, after) >= LIKE

    def _context_alike(self, start: int, end: int, to: int, to_end: int) -> float:
        from rapidfuzz.distance import Indel

        return float(
            Indel.normalized_similarity(
                self._old[max(0, start - CONTEXT) : end + CONTEXT],
                self._new[max(0, to - CONTEXT) : to_end + CONTEXT],
            )
        )

    def _searched(self, start: int, end: int) -> Place | None:
        """Return the one place in what is new where the exact words stand in their old surroundings."""
        quote = self._old[start:end]
        if len(quote.strip()) < 4:
            return None
        found: list[tuple[float, tuple[int, int]]] = []
        for fresh, fresh_end in self._fresh:
            at = self._new.find(quote, fresh, fresh_end)
            while at >= 0 and len(found) < 50:
                alike = self._context_alike(start, end, at, at + len(quote))
                found.append((alike, (at, at + len(quote))))
                at = self._new.find(quote, at + 1, fresh_end)
        found.sort(reverse=True)
        if not found or found[0][0] < 0.8 or (len(found) > 1 and found[0][0] - found[1][0] < 0.15):
            return None
        return Place("moved", found[0][1], "found", found[0][0] * 0.9, False)

    # -- where the texts leave a choice ---------------------------------------------------------------

    def _has_rival(self, start: int, end: int, landing: Landing) -> bool:
        """Tell whether a copy of the surroundings stands nearby, with a gain or loss of text in between.

        Of two equal paragraphs one was struck out: which one, no letter tells.
        """
        if not self._laid.indels_between(start - FAR, end + FAR):
            return False
        for before, after in ((CONTEXT, 0), (0, CONTEXT)):  # a copy may begin or end with the quote
            first = max(0, start - before)
            if self._rival(self._old, self._old[first : end + after], first, start):
                return True
            first = max(0, landing.start - before)
            if self._rival(self._new, self._new[first : landing.end + after], first, start):
                return True
        return False

    def _rival(self, text: str, words: str, at: int, start: int) -> bool:
        before = text.rfind(words, max(0, at - FAR), at + len(words) - 1)
        after = text.find(words, at + 1, at + len(words) + FAR)
        for copy in (before, after):
            if copy >= 0:
                far = abs(copy - at)
                if self._laid.indels_between(start - far - FAR // 8, start + far + FAR // 8) >= min(
                    far / 2, CONTEXT
                ):
                    return True
        return False

    def _has_copies(self, start: int, end: int) -> bool:
        """Tell whether words and surroundings stand more than once: a block may then be either."""
        words = self._old[max(0, start - CONTEXT) : end + CONTEXT]
        return self._old.find(words, self._old.find(words) + 1) >= 0
