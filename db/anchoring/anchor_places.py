"""The place of one anchor after a correction, and how good the evidence for it is.

Both texts are known, so their alignment is asked first; only what it cannot place is searched for, and
only in words that are new. What the evidence does not carry is an orphan: a wrong place is worse.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from db.anchor_pieces import LONGEST, ROOM, enclosed, ends_known, nearly_all, torn_apart
from db.anchoring.alignment import Alignment, Landing
from db.anchoring.anchor_evidence import Evidence
from db.anchoring.likeness import EDGE
from db.anchoring.selectors import Selector, occurrences_near
from db.records import Anchor, Placed

Outcome = Literal["unchanged", "moved", "changed", "orphaned"]

MOST_EXACT = 200
"""Exact occurrences of a quote that are looked at."""


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
        self._evidence = Evidence(alignment)

    def place(self, anchor: Anchor | Selector) -> Place:
        """Return where an anchor's words stand now."""
        start, end = anchor.start, anchor.end
        followed = self._laid.in_order(start, end)
        if followed.kept == end - start == followed.end - followed.start:
            if self._evidence.stands(start, end, followed):
                return self._kept(start, end, followed)
            if start == end:
                return ORPHAN
        block = self._laid.in_block(start, end)
        if block is not None and start < end:
            doubtful = self._evidence.has_copies(start, end, block)
            doubtful = doubtful or self._evidence.left_behind(start, end, followed)
            same = self._old[start:end] == self._new[block.start : block.end]
            score = 0.5 if doubtful else 0.95
            return Place("moved" if same else "changed", (block.start, block.end), "aligned", score, doubtful)
        score = self._evidence.worth(start, end, followed)
        if score >= 0.8:
            return self._altered(start, end, followed, score, "changed")
        inside = enclosed(self._laid, start, end, followed)
        if inside and not self._whole_again(start, end):
            return self._altered(start, end, followed, inside, "changed")
        beside = self._laid.beside_block(start, end)
        if beside is not None:
            carried = self._evidence.worth(start, end, beside)
            if carried >= 0.75 and carried > score:
                return self._altered(start, end, beside, carried, "moved")
        found = self._searched(start, end)
        if found is not None:
            doubtful = self._evidence.left_behind(start, end, followed)
            return replace(found, score=0.5, doubtful=True) if doubtful else found
        if score > 0:
            return self._altered(start, end, followed, score, "changed")
        larger = nearly_all(self._laid, start, end, followed)
        return self._altered(start, end, larger, 0.5, "changed") if larger is not None else ORPHAN

    def candidates(self, anchor: Anchor | Selector, most: int = 3) -> list[tuple[int, int]]:
        """Return where an orphan may belong: the words between its old neighbours, where these stand.

        Then where its own words stand exactly, those in like surroundings first.
        """
        spans = occurrences_near(self._new, anchor.quote, anchor.start, MOST_EXACT)
        spans.sort(key=lambda span: -self._evidence.alike_around(anchor.start, anchor.end, *span))
        between = self._between(anchor.start, anchor.end)
        return [*between, *(span for span in spans if span not in between)][:most]

    def _between(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return what stands now between the neighbours of a span, if they are what they were."""
        landing = self._laid.in_order(start, end)
        if start == end or not ends_known(self._laid, start, end, landing):
            return []
        first, last = self._without_space(start, end, landing)[:2]
        size = last - first
        if size > LONGEST * (end - start) + ROOM or not any(c.isalnum() for c in self._new[first:last]):
            return []
        return [(first, last)]

    def _kept(self, start: int, end: int, landing: Landing) -> Place:
        """Return the place of words that the common order kept letter by letter, but for their form."""
        doubtful = self._evidence.has_rival(start, end, landing)
        same = self._old[start:end] == self._new[landing.start : landing.end]
        score = 0.5 if doubtful else 1.0 if same else 0.95
        return Place(
            "unchanged" if same else "changed", (landing.start, landing.end), "aligned", score, doubtful
        )

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
            if torn_apart(self._laid, start, end, landing):
                return ORPHAN
        choice = self._evidence.has_rival if landing.how == "order" else self._evidence.has_copies
        if choice(start, end, landing):
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

    def _searched(self, start: int, end: int) -> Place | None:
        """Return the one place of the new text where the exact words stand in some of their surroundings.

        The words with those surroundings stand once in either text: else nothing tells that they were moved.
        """
        quote = self._old[start:end]
        if not quote.strip():
            return None
        best: tuple[int, tuple[int, int]] | None = None
        for span in occurrences_near(self._new, quote, start, MOST_EXACT):
            together = sum(self._evidence.together(start, end, *span))
            if best is None or together > best[0]:
                best = together, span
        if best is None or not self._evidence.only_there(start, end, *best[1]):
            return None
        return Place("moved", best[1], "found", 0.9, False)
