"""Where the name of a recipient can be cut in two, and what stands between two that are joined."""

from __future__ import annotations

import re

from db.cable_state import CableState
from db.records import Recipient

_JOINT = re.compile(r"\s*[,;/]\s*(?:and\s+)?|\s+(?:and|&|und|et|y)\s+|\s+[–—]\s+", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
MOST = 14
"""So many places to cut are offered at most."""


def split_points(name: str) -> list[tuple[str, str]]:
    """Return the ways to make two names of one: at "and", commas and the like, else at each space."""
    for pattern in (_JOINT, _SPACE):
        cuts = [(name[: m.start()].strip(), name[m.end() :].strip()) for m in pattern.finditer(name)]
        found = [cut for cut in cuts if cut[0] and cut[1]]
        if found:
            return found[:MOST]
    return []


def split_at(name: str, position: int) -> tuple[str, str] | None:
    """Return the two names left and right of a position, without what joined them; None at an end.

    A comma or "and" at the cut belongs to neither.
    """
    for joint in _JOINT.finditer(name):
        if joint.start() <= position <= joint.end():
            position_left, position_right = joint.start(), joint.end()
            break
    else:
        position_left = position_right = position
    first, second = name[:position_left].strip(), name[position_right:].strip()
    return (first, second) if first and second else None


def joiner_between(state: CableState, first: Recipient, second: Recipient) -> str:
    """Return what stands in the cable between two recipients' names, or ", " where that is no joint.

    So what was cut at " and " comes together again as it was written.
    """
    spans = [*state.spans_of(first.id), *state.spans_of(second.id)]
    if spans:
        source = state.text[min(a.start for a in spans) : max(a.end for a in spans)]
        left = source.find(first.name)
        right = source.find(second.name, left + len(first.name)) if left >= 0 else -1
        if right >= 0:
            between = source[left + len(first.name) : right]
            if _JOINT.fullmatch(between) or (between.isspace() and "\n" not in between):
                return between
    return ", "
