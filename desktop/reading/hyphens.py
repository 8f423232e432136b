"""Words that were cut at a line's end made whole, for whoever asks for it: the text as it stands is exact.

Of "transpor-" and "tation of" below it the first line gets "transportation", the second keeps "of". A hyphen
before a capital or a figure is left, since it may be the word's own; one that parts two words cannot be told
from the others, which is why nothing is made whole unasked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from desktop.reading.intake import Doubt, Span
from desktop.reading.source_text import SourceText

_CUT = re.compile(r"(?<=[^\W\d_])(?P<cut>[-\u2010\u00ad]\n)(?P<rest>(?!\d)\w\S{0,80})(?P<blank> ?)")


def made_whole(source: SourceText) -> SourceText:
    """Return a text with the words made whole that line ends had cut, everything in it at its new place."""
    cuts = [match for match in _CUT.finditer(source.text) if match["rest"][0].islower()]
    if not cuts:
        return source
    moved = _Moved(source.text, cuts)
    doubt = Doubt("text", "hyphens-made-whole", "", 0, 0, (("count", len(cuts)),))
    return replace(
        source,
        text=moved.text,
        furniture=tuple(moved.span(one) for one in source.furniture),
        wraps=tuple(moved.place(at) for at in source.wraps),
        structures=tuple(
            replace(one, start=moved.place(one.start), end=moved.place(one.end)) for one in source.structures
        ),
        notes=tuple(note.moved(moved.span) for note in source.notes),
        offers=tuple(
            replace(one, start=moved.place(one.start), end=moved.place(one.end)) for one in source.offers
        ),
        doubts=(
            *(replace(one, start=moved.place(one.start), end=moved.place(one.end)) for one in source.doubts),
            doubt,
        ),
    )


class _Moved:
    """The new text, and where each place of the old one is in it."""

    def __init__(self, text: str, cuts: list[re.Match[str]]) -> None:
        pieces: list[str] = []
        self._from, self._by = [0], [0]
        at = by = 0
        for match in cuts:
            pieces += [text[at : match.start("cut")], match["rest"]]
            by -= len(match["cut"])
            self._step(match.start("rest"), by)
            at = match.end()
            if text[at : at + 1] != "\n" and at < len(text):
                pieces.append("\n")
            # In place of the blank stands the line end; where there was none, it is new.
            by += (1 if text[at : at + 1] != "\n" and at < len(text) else 0) - len(match["blank"])
            self._step(at, by)
        pieces.append(text[at:])
        self.text = "".join(pieces)

    def place(self, at: int) -> int:
        """Return where a place of the old text is now; within what is gone, where that was."""
        step = bisect_right(self._from, at) - 1
        now = at + self._by[step]
        following = (
            self._from[step + 1] + self._by[step + 1] if step + 1 < len(self._from) else len(self.text)
        )
        return max(0, min(now, following))

    def span(self, span: Span) -> Span:
        """Return a span at its new place."""
        return self.place(span[0]), self.place(span[1])

    def _step(self, at: int, by: int) -> None:
        self._from.append(at)
        self._by.append(by)
