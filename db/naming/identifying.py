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
    found = [(mention, state.spans_of(mention.id)) for mention in state.mentions.values()]
    placed = [(mention, anchors) for mention, anchors in found if anchors]
    return sorted(placed, key=lambda each: (each[1][0].start, each[1][0].end, each[0].id))


def identifications(state: CableState) -> list[Identification]:
    """Return the identifications of a cable, in the order of the text."""
    wished = {n.id: words for n in state.names.values() if n.identify and (words := identification_of(n))}
    if not wished:
        return []
    first: dict[str, tuple[int, int, str]] = {}
    for mention in state.mentions.values():
        anchors = state.spans_of(mention.id) if mention.name in wished else ()
        if anchors:
            place = (anchors[0].start, anchors[0].end, mention.id)
            known = first.get(mention.name)
            if known is None or place < known:
                first[mention.name] = place
    noted = {
        (anchor.start, anchor.end)
        for note in state.notes.values()
        if note.trashed is None and note.kind == "footnote"
        for anchor in state.spans_of(note.id)
    }
    return [
        Identification(state.names[name], state.mentions[mention], state.spans_of(mention), wished[name])
        for name, (start, end, mention) in sorted(first.items(), key=lambda each: each[1])
        if (start, end) not in noted
    ]


def identification_of(name: Name) -> str:
    """Return who a name is: "Pak Sŏng-ch’ŏl (1913-2008), Foreign Minister."; "" where nothing is known."""
    dates, description = " ".join(name.dates.split()), " ".join(name.description.split())
    if not dates and not description:
        return ""
    words = name.name + (f" ({dates})" if dates else "") + (f", {description}" if description else "")
    return words if words.endswith((".", "!", "?", "…")) else words + "."
