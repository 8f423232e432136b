"""The printed characters of a PDF with their places in a text, and in the words of notes at the feet."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.reading.pdf.laid import Run, cut_at_lines, lay, lay_lines
from desktop.reading.pdf.printed import PRINTED, Box, Printed
from desktop.reading.pdf.under import Sheet, lines_of

Span = tuple[int, int]

_CUT = re.compile(r"[-\u2010\u00ad]\n\s*")
"""What the text has where a line end cuts a word; PDFium gives no letter for the hyphen."""
_AWAY = 1.5
"""Points by which the box of a run and those of its letters may differ."""


@dataclass(frozen=True, slots=True)
class RunBox:
    """Where a stretch of the text is printed: what the attachment of a PDF of ours says. Pages from 0."""

    span: Span
    page: int
    box: Box


@dataclass(slots=True)
class Text:
    """A text without blanks, and where each of its characters stands in it."""

    text: str
    bare: str
    at: array[int]

    @classmethod
    def of(cls, text: str) -> Text:
        """Return a text made ready."""
        at = array("l", (found.start() for found in PRINTED.finditer(text)))
        return cls(text, "".join(PRINTED.findall(text)), at)


class Placed:
    """What is printed, laid beside one text and the words of notes."""

    def __init__(
        self,
        printed: Printed,
        text: str,
        boxes: Sequence[RunBox] = (),
        notes: Mapping[str, str] | None = None,
    ) -> None:
        """Lay the pages beside a text; `notes` are the plain words printed at their feet, by note id."""
        self.printed = printed
        self.text = Text.of(text)
        self._sheets: dict[int, Sheet] = {}
        lines = list(self._lines())
        runs = lay(printed.text, self.text.bare, self._known(boxes))
        runs = cut_at_lines(runs, [start for start, _ in lines])
        self.runs = lay_lines(printed.text, lines, runs)
        self._starts = [run.page for run in self.runs]
        self._note_runs = self._laid_notes(notes or {})
        self._note_starts = [run.page for run, _ in self._note_runs]

    @property
    def share(self) -> float:
        """How much of the text is on the pages, 0 to 1."""
        return sum(run.size for run in self.runs) / max(1, len(self.text.bare))

    def offset(self, at: int) -> tuple[int, bool] | None:
        """Return which character of the text a printed one is, and whether that is sure; None for no one."""
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return None
        run = self.runs[index]
        if at >= run.page + run.size:
            return None
        return self.text.at[run.text + at - run.page], run.sure

    def note_at(self, at: int) -> str:
        """Return the id of the note in whose printed words a character stands, or nothing."""
        index = bisect_right(self._note_starts, at) - 1
        if index < 0:
            return ""
        run, note = self._note_runs[index]
        return note if at < run.page + run.size else ""

    def sheet(self, page: int) -> Sheet:
        """Return a marked page with its words and lines."""
        known = self._sheets.get(page)
        if known is None:
            known = self._sheets[page] = self._sheet(page)
        return known

    def spans(self, offsets: Iterable[int]) -> tuple[Span, ...]:
        """Return characters of the text as spans: those with nothing but blanks between them are one."""
        found: list[Span] = []
        for at in sorted(set(offsets)):
            if found and self._is_blank(found[-1][1], at):
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
        return tuple(found)

    def _is_blank(self, start: int, end: int) -> bool:
        if start <= end and PRINTED.search(self.text.text, start, end) is None:
            return True
        return _CUT.fullmatch(self.text.text, start, end) is not None

    def _sheet(self, page: int) -> Sheet:
        where = self.printed.on_page(page)
        begins = self.printed.words.get(page, frozenset())
        boxes = self.printed.boxes.get(page, [])
        joins = [False] * len(boxes)
        before: tuple[int, bool] | None = None
        for number, at in enumerate(where):
            here = self.offset(at)
            # The mark of a note stands at a word without a blank, and is none of its letters.
            goes_on = (here is None) == (before is None) and (
                here is None or before is None or here[0] == before[0] + 1
            )
            joins[number] = bool(number) and number not in begins and goes_on
            before = here
        signs = self.printed.text[where.start : where.stop]
        turned = page in self.printed.turned
        return Sheet(signs, boxes, joins, lines_of(boxes, begins), turned)

    def _known(self, boxes: Sequence[RunBox]) -> list[Run]:
        """Return the runs of which the attachment says where they are, where the words there are theirs."""
        ends = self.text.at
        known = []
        for each in boxes:
            on_page = self.printed.boxes.get(each.page)
            if not on_page or each.page in self.printed.turned:
                continue
            left, bottom, right, top = each.box
            inside = [
                number
                for number, box in enumerate(on_page)
                if left - _AWAY <= box[0]
                and box[2] <= right + _AWAY
                and bottom - _AWAY <= (box[1] + box[3]) / 2 <= top + _AWAY
            ]
            if not inside or inside[-1] - inside[0] + 1 != len(inside):
                continue
            first = self.printed.pages[each.page] + inside[0]
            words = self.printed.text[first : first + len(inside)]
            start, end = bisect_left(ends, each.span[0]), bisect_left(ends, each.span[1])
            # A run may go over several lines, of which this box is one.
            at = self.text.bare.find(words, start, end)
            if at >= 0 and self.text.bare.find(words, at + 1, end) < 0:
                known.append(Run(first, at, len(words)))
        return known

    def _lines(self) -> Iterable[tuple[int, str]]:
        at = 0
        for line in self.text.text.split("\n"):
            bare = "".join(PRINTED.findall(line))
            yield at, bare
            at += len(bare)

    def _laid_notes(self, notes: Mapping[str, str]) -> list[tuple[Run, str]]:
        """Return where the words of notes are printed: among what the text has left of the pages."""
        left: list[tuple[int, int]] = []
        at = 0
        for run in [*self.runs, Run(len(self.printed.text), 0, 0)]:
            if run.page > at:
                left.append((at, run.page))
            at = max(at, run.page + run.size)
        rest = "".join(self.printed.text[start:end] for start, end in left)
        starts: list[int] = []
        size = 0
        for start, end in left:
            starts.append(size)
            size += end - start
        whole: list[str] = []
        owners: list[tuple[int, str]] = []
        size = 0
        for note, words in notes.items():
            bare = "".join(PRINTED.findall(words))
            owners.append((size, note))
            whole.append(bare)
            size += len(bare)
        found: list[tuple[Run, str]] = []
        begins = [begin for begin, _ in owners]
        runs = lay_lines(rest, zip(begins, whole, strict=True), lay(rest, "".join(whole)))
        for run in runs:
            for number in range(run.size):
                index = bisect_right(starts, run.page + number) - 1
                place = left[index][0] + run.page + number - starts[index]
                note = owners[bisect_right(begins, run.text + number) - 1][1]
                last = found[-1] if found else None
                if last is not None and last[1] == note and last[0].page + last[0].size == place:
                    found[-1] = (last[0]._replace(size=last[0].size + 1), note)
                else:
                    found.append((Run(place, 0, 1), note))
        return sorted(found)
