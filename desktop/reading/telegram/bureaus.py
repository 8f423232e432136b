"""ACTION, ORIGIN and INFO: the Department's bureaus with their copies, and the sum that closes the list.

"INFO OCT-01 ISO-00 ... /058 W" runs over several lines. -00 is listed without a copy; /058 is the stated sum,
with or without its stroke, on its own line perhaps; the "/43" of the dash line below is none. A letter O in a
count is the scanner's nought; a count with other letters in it ("EUR-l2") is not guessed.
"""

import re

from desktop.reading.draft import Draft
from desktop.reading.intake import FoundDistribution, FoundRecipient, Span
from desktop.reading.lines import Line
from desktop.reading.telegram.statements import CODE, INFO, LONGEST

_LISTED = re.compile(rf"(?:ACTION|ORIGIN|{INFO})\s{{1,4}}{CODE}")
_ENTRY = re.compile(r"(?P<code>[A-Z][A-Z/]{0,6})\s?-\s?(?P<copies>[\dOIl]{1,3})(?![\w-])")
_ROLE = re.compile(rf"(?:ACTION|ORIGIN|{INFO})\s{{1,4}}")
_SUM = r"(?:/\s?(?P<sum>\d{2,4})(?:\s{0,3}[A-Z])?|(?P<bare>\d{3})(?:\s{0,3}[A-Z])?)"
_GOES_ON = re.compile(rf"(?:{CODE}\s{{0,24}}){{1,30}}(?:{_SUM})?")
_BEHIND = re.compile(rf"\s{{0,24}}{_SUM}(?![\d-])(?=\s|$)")
_SUM_ALONE = re.compile(r"/\s?\d{2,4}\s{0,3}[A-Z]?|\d{3}\s{1,3}[RW]")
_LETTER = re.compile(r"[RW]")
_LONGEST_LIST = 4000


def is_listed(text: str) -> bool:
    """Whether a line begins a list of bureaus with their copies."""
    return _LISTED.match(text) is not None


class Bureaus:
    """The list of one telegram, gathered line by line."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._entries: list[FoundRecipient] = []
        self._total: tuple[int | None, Span | None] = (None, None)

    def take(self, line: Line) -> bool:
        """Take a line that belongs to the list; whether it did."""
        text = line.text
        if _LISTED.match(text) or (self._entries and _GOES_ON.fullmatch(text[:LONGEST])):
            self._read(line)
            return True
        if self._entries and self._total[0] is None and _SUM_ALONE.fullmatch(text):
            self._sum(line, 0)
            return True
        # The letter of the sum may have slipped to a line of its own.
        return bool(self._entries) and _LETTER.fullmatch(text) is not None

    def close(self) -> None:
        """Give the list to the draft, if there was one."""
        if self._entries:
            self._draft.distributions.append(FoundDistribution(None, tuple(self._entries), *self._total))

    def _sum(self, line: Line, at: int) -> None:
        found = _BEHIND.match(line.text, at)
        if found:
            name = "sum" if found["sum"] else "bare"
            place = (line.start + found.start(name), line.start + found.end(name))
            self._total = (int(found[name]), place)

    def _read(self, line: Line) -> None:
        role = _ROLE.match(line.text)
        at = role.end() if role else 0
        for entry in _ENTRY.finditer(line.text, at, _LONGEST_LIST):
            start, end = line.start + entry.start(), line.start + entry.end()
            name = self._draft.found(start, line.start + entry.end("code"))
            # As the text has it: what a scanner left of a count is not guessed.
            written = self._draft.text[line.start + entry.start("copies") : line.start + entry.end("copies")]
            figures = written.replace("O", "0")
            legible = figures.isdecimal()
            copies = int(figures) if legible else None
            if not legible:
                self._draft.doubt("distribution", "count-illegible", start, end, recipient=name.value)
            elif figures != written:
                self._draft.doubt("distribution", "count-scanned", start, end, copies=int(figures))
            self._entries.append(FoundRecipient(name, copies, not legible, start, end))
            at = entry.end()
        self._sum(line, at)
