"""What the archive printed below a telegram: the end mark and the list of "Message Attributes".

The list is the archive's, not the cable's: it fills what the cable itself does not say, with a doubt, and
never overrides it.
"""

import re

from desktop.reading.dates import whole_date
from desktop.reading.draft import TITLE, Draft
from desktop.reading.lines import Line

_END = re.compile(
    r"<{1,2}\s?END OF DOCUMENT\s?>{1,2}|N{3,4}$|Message Attributes|\*{3} Current |Automatic Decaptioning\s?:"
    r"|Raw content$"
)
_FIELDS = {
    "original classification": "classification",
    "document number": "cable_number",
    "from": "originator",
    "subject": "subject",
    "draft date": "date",
}
_ATTRIBUTE = re.compile(r"(?P<name>[A-Z][A-Za-z ]{1,40}):\s{1,4}(?P<value>\S.{0,200})")


def begin_of_trailer(lines: list[Line], i: int) -> int:
    """Return the index of the first line from `i` on that is the archive's, or the number of lines."""
    return next((n for n in range(i, len(lines)) if _END.match(lines[n].text)), len(lines))


def read_trailer(draft: Draft, lines: list[Line]) -> None:
    """Offer what the archive's list says for the fields that are still open; set the lines apart."""
    for line in lines:
        draft.furniture.append((line.start, line.end))
        match = _ATTRIBUTE.fullmatch(line.text)
        field = _FIELDS.get(match["name"].lower()) if match else None
        if match is None or field is None:
            continue
        start, end = line.start + match.start("value"), line.start + match.end("value")
        if field == "date":
            _date(draft, line.part(match.start("value"), len(line.text)))
        elif not draft.has(field) and match["value"].strip().lower() not in ("n/a", "none"):
            draft.offer(field, start, end, TITLE)
            draft.doubt(field, "from-archive", start, end)


def _date(draft: Draft, value: Line) -> None:
    written = whole_date(value.text)
    if written is None or draft.dates:
        return
    draft.date_in(value, written, TITLE)
    draft.doubt("date", "from-archive", value.start, value.end)
