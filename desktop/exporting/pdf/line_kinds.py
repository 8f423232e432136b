"""What the lines of a cable's text are on the page."""

from __future__ import annotations

from bisect import bisect_right

from desktop.exporting.dossier import WEARS, Dossier


class LineKinds:
    """Tells what a line is: "title", "subject", "heading", "page" (the archive's), "head" or "body"."""

    def __init__(self, dossier: Dossier) -> None:
        self._text, self._dossier = dossier.text, dossier
        self._headings = [each for each in dossier.structure if each.kind not in WEARS]
        self._furniture = sorted(dossier.furniture)
        self._title_open = True

    def of(self, start: int, end: int) -> str:
        """Return the kind of the line `[start, end)`; "blank" where it has no words."""
        words = self._text[start:end]
        if not words.strip():
            return "blank"
        for each in self._headings:
            if each.kind in {"title", "subject", "heading"} and each.start < end and each.end > start:
                if each.kind != "title":
                    return each.kind
                # The title's line is set as the page's title only where it is the title and nothing more.
                if self._title_open and words.strip() == self._dossier.title.strip():
                    self._title_open = False
                    return "title"
        if self._is_furniture(start, end):
            return "page"
        body = self._dossier.body
        return "body" if body is None or (start < body[1] and end > body[0]) else "head"

    def _is_furniture(self, start: int, end: int) -> bool:
        place = start
        first = max(0, bisect_right(self._furniture, (start, len(self._text))) - 1)
        for index in range(first, len(self._furniture)):
            span_start, span_end = self._furniture[index]
            if span_start >= end:
                break
            if self._text[place : max(place, span_start)].strip():
                return False
            place = max(place, span_end)
        return not self._text[place:end].strip()
