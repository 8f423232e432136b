"""The sheet that an archive sets between a document's heading and its text, in its PDFs and on older pages.

"Citation:", "Summary:", "Credits:", "Original Language:" and "Contents:", each above its words; or, on a
page, what stands between "get citation" and "VIEW DOCUMENT IN".
"""

import re
from itertools import pairwise

from desktop.reading.draft import LABELLED, Draft
from desktop.reading.lines import Line

_BEGINS = re.compile(r"[•·*–-]?\s?(?:citation\s?:?|get\scitation|citation\sshare\sdownload)", re.IGNORECASE)
_ENDS = re.compile(r"contents\s?:?|view\sdocument\sin", re.IGNORECASE)
_SUMMARY = re.compile(r"summary\s?:", re.IGNORECASE)
_CREDITS = re.compile(r"credits\s?:", re.IGNORECASE)
_FIRST_LINES = 30
_LONGEST_SHEET = 30


def take_sheet(draft: Draft, lines: list[Line]) -> list[Line]:
    """Set the lines of such a sheet apart as furniture and return the others; what it says is offered."""
    first = next((i for i, line in enumerate(lines[:_FIRST_LINES]) if _BEGINS.fullmatch(line.text)), None)
    if first is None:
        return lines
    below = range(first + 1, min(len(lines), first + _LONGEST_SHEET))
    last = next((i for i in below if _ENDS.fullmatch(lines[i].text)), None)
    if last is None:
        return lines
    sheet = lines[first : last + 1]
    for label, line in pairwise(sheet):
        if _SUMMARY.fullmatch(label.text):
            draft.offer("summary", line.start, line.end, LABELLED)
        elif _CREDITS.fullmatch(label.text):
            draft.offer("credit", line.start, line.end, LABELLED)
    draft.furniture += [(line.start, line.end) for line in sheet]
    return lines[:first] + lines[last + 1 :]
