"""What a format itself knows of a text's header: offered before any rule looks, its lines kept from them.

A web page may say of a line that it is the document's heading or its dateline, a word processor that it is a
heading. That is better evidence than the look of the line.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.reading.dates import find_dates
from desktop.reading.draft import LABELLED, TITLE, Draft
from desktop.reading.intake import FoundStructure
from desktop.reading.lines import Line

_FIRST_LINES = 6
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Offered:
    """Words that are the value of a field: "title", "date", "originator", "addressee", "signatory" ..."""

    name: str
    start: int
    end: int


def take_offers(draft: Draft, offers: tuple[Offered, ...], lines: list[Line]) -> list[Line]:
    """Offer what the format knows, and return the lines without those that are nothing but that."""
    for one in offers:
        if one.name == "date":
            draft.dates += [(written, LABELLED) for written in find_dates(draft.text, one.start, one.end)[:1]]
        elif one.name == "addressee":
            draft.addressees.append(draft.found(one.start, one.end))
        else:
            draft.offer(one.name, one.start, one.end, LABELLED)
    known = {(one.start, one.end) for one in offers}
    return [line for line in lines if (line.start, line.end) not in known]


def title_from_heading(draft: Draft, structures: tuple[FoundStructure, ...], lines: list[Line]) -> None:
    """Offer the first heading at the top of a text as its title, where nothing else is."""
    if draft.has("title", TITLE):
        return
    top = {(line.start, line.end) for line in lines[:_FIRST_LINES]}
    for one in structures:
        if one.kind == "heading" and (one.start, one.end) in top and one.end - one.start <= _LONGEST:
            draft.offer("title", one.start, one.end, TITLE)
            draft.doubts = [
                doubt
                for doubt in draft.doubts
                if (doubt.code, doubt.start, doubt.end) != ("line-not-read", one.start, one.end)
            ]
            return
