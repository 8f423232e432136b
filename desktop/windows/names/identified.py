"""Words marked as names and the automatic notes that say who they are, as the text shows them."""

from __future__ import annotations

import re

from db.cable_state import CableState
from db.changes import Change
from db.naming.identifying import MARK, identifications, mentions_in_order
from db.records import Anchor
from desktop.messages.names import who
from desktop.messages.words import tr
from desktop.panels.text.spans import ShownSpan

_OURS = "identification:"
_SIGNS = re.compile(r"([!-/:-@\\[-`{-~])")


_Kept = tuple[tuple[Anchor, ...], str, list[ShownSpan]]
"""Where a mention stands, who it is, and the spans that were made of these."""


def mention_of(shown_id: str) -> str:
    """Return the mention whose automatic note bears this id in the text; "" for a note of the library."""
    return shown_id.removeprefix(_OURS) if shown_id.startswith(_OURS) else ""


def identification_spans(state: CableState) -> list[ShownSpan]:
    """Return the marks of the automatic notes, each after the first mention of its name."""
    return [
        ShownSpan(
            _OURS + each.mention.id,
            each.anchors[0].start,
            each.anchors[0].end,
            "footnote",
            None,
            MARK,
            tr("Identification of {name}", name=each.name.name),
            tr("Identification: {words}", words=each.words),
        )
        for each in identifications(state)
    ]


class ShownNames:
    """Makes the spans of the words marked as names; keeps those of mentions that have not changed."""

    def __init__(self) -> None:
        """Make none yet."""
        self._kept: dict[str, _Kept] = {}

    def of(self, state: CableState) -> list[ShownSpan]:
        """Return the words that are marked as names, each with its mention's id and who it is."""
        spans: list[ShownSpan] = []
        kept_before, kept_now = self._kept, dict[str, _Kept]()
        self._kept = kept_now
        told_of: dict[str, str] = {}
        for mention, anchors in mentions_in_order(state):
            told = told_of.get(mention.name)
            if told is None:
                name = state.names.get(mention.name)
                told = told_of[mention.name] = who(name) if name else ""
            kept = kept_before.get(mention.id)
            if kept is None or kept[0] is not anchors or kept[1] != told:
                kept = (anchors, told, [_of_name(mention.id, anchor, told) for anchor in anchors])
            kept_now[mention.id] = kept
            spans += kept[2]
        return spans


def _of_name(mention: str, anchor: Anchor, told: str) -> ShownSpan:
    return ShownSpan(mention, anchor.start, anchor.end, "highlight", None, None, told, told)


def touches_names(change: Change, state: CableState) -> bool:
    """Tell whether other words may be marked as names after a change, or the same ones as others."""
    if change.touches("mention", "name"):
        return True
    return any(isinstance(s.record, Anchor) and s.record.owner in state.mentions for s in change.steps)


def as_commonmark(words: str) -> str:
    """Return words as CommonMark in which every sign stands for itself."""
    return _SIGNS.sub(r"\\\1", words)
