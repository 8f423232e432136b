"""Whether the message begins on a line, or a clerk's remark above a heading that goes on below it."""

import re

from desktop.reading import labels, list_headings, parties, stages
from desktop.reading.draft import BARE, Draft
from desktop.reading.lines import Line
from desktop.reading.title_words import is_addressed, is_title_words

# A note's figure may follow the full stop, but "16.30" is a time.
SENTENCE_END = re.compile(r"(?:(?<!\d)[.!?:…][\"'”’)\]]{0,2}\d{0,2}|[.!?:…][\"'”’)\]]{0,2})$")
"""What the last characters of a sentence are."""

NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s", re.IGNORECASE)
"""The number of a point."""

_REMARK = re.compile(r"[(\[][^()\[\]]{3,200}[)\]]")
_LOOK_AHEAD = 10
_SHORT_AHEAD = 3
_LONG = 160
_ITEM_WORDS = 6


def more_follows(draft: Draft, lines: list[Line], i: int) -> bool:
    """Whether a line that reads like prose is a clerk's remark: the heading plainly goes on below it."""
    return (
        _address_follows(draft, lines, i)
        or _list_follows(lines, i)
        or _heading_follows(draft, lines, i)
        or _stamp_follows(draft, lines, i)
        or (_REMARK.fullmatch(lines[i].text) is not None and _label_follows(draft, lines, i))
    )


def _label_follows(draft: Draft, lines: list[Line], i: int) -> bool:
    probe = Draft(draft.text)
    below = lines[i + 1 : i + 1 + _SHORT_AHEAD]
    return any(
        labels.read_label(probe, [line], 0) or labels.read_marks(probe, [line], 0)
        for line in below
        if not is_message(line)
    )


def _stamp_follows(draft: Draft, lines: list[Line], i: int) -> bool:
    # The stamps of a heading have the message below them.
    below = lines[i + 1 : i + 1 + _SHORT_AHEAD]
    for n, line in enumerate(below, i + 2):
        probe = Draft(draft.text)
        stamped = stages.read_stages(probe, [line], 0) > 0
        if stamped and all(stage.date and stage.time for stage in probe.stages[:1]):
            return any(is_message(other) for other in lines[n : n + _LOOK_AHEAD])
    return False


def _heading_follows(draft: Draft, lines: list[Line], i: int) -> bool:
    if draft.has("subject", BARE) or any(is_title_words(draft, line) for line in draft.unread):
        return False
    return any(is_title_words(draft, line) for line in lines[i + 1 : i + 1 + _LOOK_AHEAD])


def _address_follows(draft: Draft, lines: list[Line], i: int) -> bool:
    below = lines[i + 1 : i + 1 + _LOOK_AHEAD]
    if any(parties.is_address(line) for line in below):
        return True
    named = (line for line in below[:_SHORT_AHEAD] if line.text.endswith(":"))
    return not draft.addressees and any(is_addressed(draft, line) for line in named)


def _list_follows(lines: list[Line], i: int) -> bool:
    # A distribution list of the header has the message below it; one of the closing has not.
    for n, line in enumerate(lines[i + 1 : i + 1 + _LOOK_AHEAD], i + 1):
        if list_headings.is_heading(line) and ":" in line.text:
            below = lines[n + 1 : n + 1 + _LOOK_AHEAD]
            return any(is_message(line) and not _is_item(line) for line in below)
    return False


def _is_item(line: Line) -> bool:
    return NUMBERED.match(line.text) is not None and len(line.text.split()) <= _ITEM_WORDS


def is_message(line: Line) -> bool:
    """Whether a line reads like prose: long, ending as a sentence does, numbered, or in small letters."""
    words = line.text[:400].split()
    if len(line.text) > _LONG or NUMBERED.match(line.text):
        return True
    # A short line of capitals that ends in a full stop is a heading's.
    short_capitals = len(words) <= 6 and line.text.isupper()
    if len(words) >= 4 and SENTENCE_END.search(line.text[-8:]) and not short_capitals:
        return True
    weighty = [word for word in words if len(word) > 3]
    return len(words) >= 7 and sum(word[0].islower() for word in weighty) * 5 > len(weighty) * 2
