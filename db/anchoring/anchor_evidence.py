"""How much speaks for a place: its words, what stands before and after, and other places that are as good."""

from __future__ import annotations

from functools import cached_property

from db.anchoring.alignment import Alignment, Landing
from db.anchoring.anchor_chain import Run, alike_after, alike_before
from db.anchoring.folding import folded
from db.anchoring.likeness import EDGE, SHORTEST, alike, least_end
from db.anchoring.selectors import CONTEXT

LIKE = 0.65
"""Words that are less alike than this are other words, unless both their surroundings are as they were."""
ENOUGH = 32
"""Code points that must stand together as they did to be a place of their own."""
UNIQUE = 24
"""Code points of words and surroundings that stand once in either text, from which on they were moved."""
LEAST_LINE = 5
"""Letters and figures of a whole line below which it is found anywhere."""
PIECE = 10
"""Code points of the pieces by which a copy is known in which some letters are others."""
FAR = 4000
"""Code points around a place in which a copy of its surroundings may throw doubt on it."""

_Stretch = tuple[int, int]
"""A stretch of a text that stands whole in the other: between two places of it nothing was lost or gained."""


class Evidence:
    """Weighs places of the new text against spans of the old one. All texts are compared in folded form."""

    def __init__(self, alignment: Alignment) -> None:
        self._laid = alignment
        self._old = alignment.ours
        self._new = alignment.theirs

    def together(self, start: int, end: int, to: int, to_end: int, most: int = CONTEXT) -> tuple[int, int]:
        """Return how many code points before and after stand as they did, without a gap, at most so many."""
        before = alike_before(self._old, start, self._new, to, min(start, to, most))
        room = min(len(self._old) - end, len(self._new) - to_end, most)
        return before, alike_after(self._old, end, self._new, to_end, room)

    def stands(self, start: int, end: int, landing: Landing) -> bool:
        """Tell whether kept words stand in what they stood in: few letters alone are found anywhere."""
        together = self.together(start, end, landing.start, landing.end)
        enough = ENOUGH
        if together[0] == start == landing.start or (
            together[1] == len(self._old) - end == len(self._new) - landing.end
        ):
            enough //= 3  # it reaches to the beginning or the end of both texts
        if start < end and end - start + sum(together) >= enough:
            return True
        return sum(self.flanks(start, end, landing)) / 2 >= LIKE

    def worth(self, start: int, end: int, landing: Landing) -> float:
        """Return how much speaks for a landing whose words are not all the same, 0 for not enough."""
        ours, theirs = self._old[start:end], self._new[landing.start : landing.end]
        if not ours.strip() or not any(letter.isalnum() for letter in theirs):
            return 0.0
        if (
            any(letter.isalnum() for letter in ours)
            and landing.kept == 0
            and len(theirs) > 3 * len(ours) + 12
        ):
            return 0.0
        words = alike(ours, theirs)
        before, after = self.flanks(start, end, landing)
        around = (before + after) / 2
        if len(ours) >= SHORTEST:
            words = min(words, least_end(ours, theirs) * 0.85)
        if words >= LIKE and around >= LIKE and max(before, after) >= 0.75:
            return (words + around) / 2
        if (
            len(ours) < 2 * EDGE
            and min(before, after) >= 0.85
            and len(theirs) <= 3 * len(ours) + 12
            and len(ours) <= 3 * len(theirs) + 12
        ):
            return max(0.8, 0.5 + around / 4)
        return 0.0

    def flanks(self, start: int, end: int, landing: Landing) -> tuple[float, float]:
        """Return how alike the words just before and just after are, 0 to 1 each."""
        before = alike(
            self._old[max(0, start - CONTEXT) : start],
            self._new[max(0, landing.start - CONTEXT) : landing.start],
        )
        after = alike(self._old[end : end + CONTEXT], self._new[landing.end : landing.end + CONTEXT])
        if not start and not landing.start:  # the beginning of both texts says nothing of itself
            before = after
        if end == len(self._old) and landing.end == len(self._new):
            after = before
        return before, after

    def alike_around(self, start: int, end: int, to: int, to_end: int) -> float:
        """Return how alike two places are, words and surroundings together, 0 to 1."""
        return alike(
            self._old[max(0, start - CONTEXT) : end + CONTEXT],
            self._new[max(0, to - CONTEXT) : to_end + CONTEXT],
        )

    # -- where the texts leave a choice ---------------------------------------------------------------

    def only_there(self, start: int, end: int, to: int, to_end: int) -> bool:
        """Tell whether exact words, with all that stands around them as it did, stand once in either text.

        Enough must stand together, or be whole lines: few words are found anywhere.
        """
        before, after = self.together(start, end, to, to_end)
        words = self._old[start - before : end + after]
        if len(words.strip()) < UNIQUE:
            words = self._whole_lines(start, end, to, to_end)
        return bool(words) and not _again(self._old, words) and not _again(self._new, words)

    def has_rival(self, start: int, end: int, landing: Landing) -> bool:
        """Tell whether a copy of the surroundings stands nearby, with a gain or loss of text in between.

        Of two equal paragraphs one was struck out: which one, no letter tells.
        """
        reach = max(FAR, 2 * self._largest)
        most = self._laid.indels_between(start - reach, end + reach)
        if not most:
            return False
        if most < CONTEXT:  # as little as that makes a choice only between copies that nearly touch
            reach = 2 * most
        run = self._laid.run_around(start, end)
        if run and start - run.old > reach + CONTEXT and run.old + run.size - end > reach + CONTEXT:
            return False  # so far round it all stands as it stood
        at_head, at_tail = self._at_border(run, start, end) if run else (False, False)
        for text, first, last, stretch in (
            (self._old, start, end, (run.old, run.old + run.size) if run else (start, end)),
            (self._new, *landing[:2], (run.new, run.new + run.size) if run else landing[:2]),
        ):
            before, after = max(0, first - CONTEXT), last + CONTEXT
            probes = ((before, text[before:last], not at_head), (first, text[first:after], not at_tail))
            for at, words, told in probes:  # a copy may end with the quote
                if told and any(self._between(far, start) for far in _far(text, words, at, reach, stretch)):
                    return True
            if most < CONTEXT:
                continue
            if any(self._between(far, start) for far in _copies(text, first, last, reach, stretch)):
                return True
        return False

    def _at_border(self, run: Run, start: int, end: int) -> tuple[bool, bool]:
        """Tell whether a span in a run has the beginning, and the end, of both texts as its surroundings.

        No copy of it has these. The other surroundings stand whole in the run, and have to tell of copies.
        """
        before, after = start - run.old, run.old + run.size - end
        ends = run.old + run.size - len(self._old) == run.new + run.size - len(self._new) == 0
        return (
            before < CONTEXT <= after and run.old == run.new == 0,
            after < CONTEXT <= before and ends,
        )

    def has_copies(self, start: int, end: int, landing: Landing) -> bool:
        """Tell whether words and surroundings stand more than once: a moved block may then be either."""
        for text, first, last in ((self._old, start, end), (self._new, landing.start, landing.end)):
            for words in (text[max(0, first - CONTEXT) : last], text[first : last + CONTEXT]):
                if _again(text, words):
                    return True
            if _copies(text, first, last, len(text), (first, last)):
                return True
        return False

    def left_behind(self, start: int, end: int, followed: Landing) -> bool:
        """Tell whether the surroundings still stand where they stood, around what the common order gives.

        Words found elsewhere are then rather a copy.
        """
        return min(self.together(start, end, followed.start, followed.end)) >= CONTEXT // 2

    @cached_property
    def _largest(self) -> int:
        """The size of the largest gain or loss of text in all."""
        sizes = [max(gap.old_end - gap.old, gap.new_end - gap.new) for gap in self._laid.gaps]
        return max(sizes, default=0) + abs(len(self._new) - len(self._old))

    def _between(self, far: int, start: int) -> bool:
        """Tell whether text was lost or gained on the way to a copy so far away, and enough of it."""
        least = min(far / 2, CONTEXT) if far <= FAR else far / 2
        around = far + FAR // 8
        return self._laid.indels_between(start - around, start + around) >= least

    def _whole_lines(self, start: int, end: int, to: int, to_end: int) -> str:
        """Return the lines that a span is part of, where they stand whole in both texts; else nothing."""
        found: list[str] = []
        for text, first, last in ((self._laid.old, start, end), (self._laid.new, to, to_end)):
            line_end = text.find("\n", last)
            found.append(text[text.rfind("\n", 0, first) + 1 : line_end if line_end >= 0 else len(text)])
        letters = sum(letter.isalnum() for letter in found[0])
        return folded(found[0]).replace("\n", " ") if found[0] == found[1] and letters >= LEAST_LINE else ""


def _copies(text: str, first: int, last: int, reach: int, stretch: _Stretch) -> list[int]:
    """Return how far off pieces of a place and its surroundings stand again, as in a copy badly read.

    What stands around them must be like what stands around the place: words alone are found anywhere.
    """
    window = [*range(max(0, first - 2 * PIECE), min(first + 3 * PIECE, last), PIECE)]
    window += range(max(last - 3 * PIECE, window[-1] + PIECE if window else 0), last + PIECE, PIECE)
    pieces = [(at, text[at : at + PIECE]) for at in window if at + PIECE <= len(text)]
    least = max(2, len(pieces) / 3)
    found = []
    for find, way in ((_before, -1), (_after, 1)):
        far = sorted(
            abs(copy - at) for at, piece in pieces if (copy := find(text, piece, at, reach, stretch)) >= 0
        )
        found += [
            one
            for one in far
            if sum(abs(other - one) <= PIECE for other in far) >= least
            and _alike_around(text, first, last, way * one)
        ]
    return found


def _alike_around(text: str, first: int, last: int, far: int) -> bool:
    """Tell whether what stands before or after a place is like what stands so far off."""
    to, to_end = first + far, last + far
    before = alike(text[max(0, first - CONTEXT) : first], text[max(0, to - CONTEXT) : max(0, to)])
    return max(before, alike(text[last : last + CONTEXT], text[to_end : to_end + CONTEXT])) >= LIKE


def _far(text: str, words: str, at: int, reach: int, stretch: _Stretch) -> list[int]:
    """Return how far off the nearest copies of words are that stand at `at`, one before and one after."""
    copies = (_before(text, words, at, reach, stretch), _after(text, words, at, reach, stretch))
    return [abs(copy - at) for copy in copies if copy >= 0]


def _before(text: str, words: str, at: int, reach: int, stretch: _Stretch) -> int:
    return text.rfind(words, max(0, at - reach), min(at, stretch[0]) + len(words) - 1)


def _after(text: str, words: str, at: int, reach: int, stretch: _Stretch) -> int:
    return text.find(words, max(at + 1, stretch[1] - len(words) + 1), at + len(words) + reach)


def _again(text: str, words: str) -> bool:
    """Tell whether words stand more than once in a text."""
    at = text.find(words)
    return at >= 0 and text.find(words, at + 1) >= 0
