"""A list that tells which copies each was given: "1-2 Com. Stalin 3 Com. Molotov", "No. 1-2 - A, No. 3 - B".

The numbers count from one without a gap, and that alone makes it such a list. Who has one number of his own
has one copy and none is stated; a range of numbers is as many copies as it holds.
"""

import re

from desktop.reading.draft import Draft
from desktop.reading.intake import FoundRecipient
from desktop.reading.lines import Line

_NUMBER = re.compile(
    r"(?<![^\s(])(?:(?:nos?|nr|copy|copies|ex)\.?\s?)?(?P<first>\d{1,2})(?:\s?[-–]\s?(?P<last>\d{1,2}))?"
    r"(?:\s?[.):]|\s?[-–—](?=\s))?\s{1,8}(?=\S)",
    re.IGNORECASE,
)
_FEWEST = 3
_MOST_LINES = 12
_LONGEST_NAME = 80


def numbered_copies(draft: Draft, lines: list[Line], total: int | None) -> tuple[list[FoundRecipient], int]:
    """Return the entries that begin on the first of `lines`, and how many lines they take; none: ([], 0).

    With a `total`, the last number must be it; without one, three numbers in order are needed.
    """
    entries: list[FoundRecipient] = []
    awaited, taken = 1, 0
    for line in lines[:_MOST_LINES]:
        marks = _in_order(line, awaited)
        if not marks or marks[0].start() > 0:
            break
        ends = [*(mark.start() for mark in marks[1:]), len(line.text)]
        found = [_entry(draft, line, mark, end) for mark, end in zip(marks, ends, strict=True)]
        if any(entry is None for entry in found):
            break
        entries += [entry for entry in found if entry is not None]
        awaited = int(marks[-1]["last"] or marks[-1]["first"]) + 1
        taken += 1
    complete = awaited - 1 == total if total is not None else len(entries) >= _FEWEST
    return (entries, taken) if complete and len(entries) > 1 else ([], 0)


def _in_order(line: Line, awaited: int) -> list[re.Match[str]]:
    marks: list[re.Match[str]] = []
    for mark in _NUMBER.finditer(line.text):
        if int(mark["first"]) == awaited and int(mark["last"] or awaited) >= awaited:
            marks.append(mark)
            awaited = int(mark["last"] or mark["first"]) + 1
    return marks


def _entry(draft: Draft, line: Line, mark: re.Match[str], end: int) -> FoundRecipient | None:
    name = line.part(mark.end(), end)
    to = len("to ") if name.text.lower().startswith("to ") else 0
    name = name.part(to, len(name.text.rstrip(" ,;")))
    if not name.text or len(name.text) > _LONGEST_NAME or not any(c.isalpha() for c in name.text):
        return None
    copies = int(mark["last"]) - int(mark["first"]) + 1 if mark["last"] else None
    return FoundRecipient(
        draft.found(name.start, name.end), copies, False, line.start + mark.start(), name.end
    )
