"""Who or what a name is, said once in each cable: computed where the cable first mentions it, never kept.

It stands where the name asks for it (`Name.identify`) and says anything beyond its own heading. Where a
footnote stands on exactly the words of that first mention, she has written her own: then none is made.
"""

from __future__ import annotations

from dataclasses import dataclass

from db.cable_state import CableState
from db.library_records import Name
from db.records import Anchor, Mention

MARK = "°"
"""The mark of all identifications: they are told apart by the words they stand on, and take no number."""


@dataclass(frozen=True, slots=True)
class Identification:
    """Whom a cable first mentions where; `words` says who that is."""

    name: Name
    mention: Mention
    anchors: tuple[Anchor, ...]
    words: str


def mentions_in_order(state: CableState) -> list[tuple[Mention, tuple[Anchor, ...]]]:
    """Return the mentions that have words in the current reading, in the order of the text."""
    return [(state.mentions[one], state.spans_of(one)) for _, _, one in state.mention_places()]


def identifications(state: CableState) -> list[Identification]:
    """Return the identifications of a cable, in the order of the text."""
    wished = {n.id: words for n in state.names.values() if n.identify and (words := identification_of(n))}
    if not wished:
        return []
    first: dict[str, tuple[int, int, str]] = {}
    for place in state.mention_places():
        name = state.mentions[place[2]].name
        if name in wished and name not in first:
            first[name] = place
            if len(first) == len(wished):
                break
    noted = state.footnoted()
    return [
        Identification(state.names[name], state.mentions[mention], state.spans_of(mention), wished[name])
        for name, (start, end, mention) in first.items()
        if (start, end) not in noted
    ]


def identification_of(name: Name) -> str:
    """Return who a name is: "Pak Sŏng-ch’ŏl (1913-2008), Foreign Minister."; "" where nothing is known."""
    dates, description = " ".join(name.dates.split()), " ".join(name.description.split())
    if not dates and not description:
        return ""
    words = name.name + (f" ({dates})" if dates else "") + (f", {description}" if description else "")
    return words if words.endswith((".", "!", "?", "…")) else words + "."
