"""Whom and what a cable mentions, for its dossier."""

from __future__ import annotations

from collections.abc import Sequence

from db.cable_state import CableState
from db.library_records import NAME_KINDS
from db.naming.identifying import identifications, mentions_in_order
from db.records import Anchor, Mention, Record
from desktop.exporting.dossier import DossierMention, DossierName


def gathered_names(state: CableState) -> tuple[DossierName, ...]:
    """Return the names that have a mention in the text, by kind and heading."""
    mentions: dict[str, list[DossierMention]] = {}
    for mention, anchors in mentions_in_order(state):
        if mention.name in state.names:
            mentions.setdefault(mention.name, []).append(_mention(mention, anchors))
    identified = {each.name.id: each for each in identifications(state)}
    made = []
    for name_id, placed in mentions.items():
        name, told = state.names[name_id], identified.get(name_id)
        made.append(
            DossierName(
                name.id,
                name.kind,
                name.name,
                name.variants,
                name.dates,
                name.description,
                name.links,
                tuple(placed),
                told.words if told else "",
                told.mention.id if told else "",
            )
        )
    return tuple(
        sorted(made, key=lambda each: (NAME_KINDS.index(each.kind), each.heading.casefold(), each.id))
    )


def records_of_names(state: CableState) -> list[Record]:
    """Return the mentions that have words in the current reading, and whom they name: what goes along."""
    placed = [mention for mention, _ in mentions_in_order(state) if mention.name in state.names]
    names = {mention.name: state.names[mention.name] for mention in placed}
    return [*names.values(), *placed]


def _mention(mention: Mention, anchors: Sequence[Anchor]) -> DossierMention:
    return DossierMention(
        mention.id, tuple((a.start, a.end) for a in anchors), tuple(a.quote for a in anchors)
    )
