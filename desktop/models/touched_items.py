"""What a correction does to everything that stands on words of the text, as the panel lists it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from db.cable_state import CableState
from db.correcting.correction_choices import Choice, ChoiceKind, holds
from db.correcting.correction_preview import Preview
from db.correcting.corrections import Moved, carried
from db.records import Anchor
from desktop.messages.changes import field_name
from desktop.messages.marks import mark_title
from desktop.messages.notes import note_title
from desktop.messages.words import tr
from desktop.models.new_values import NewValue, new_value

Group = Literal["gone", "changed", "look", "moved", "unchanged"]
AROUND = 18
"""Code points before and after an item's words that tell where these stand."""
GROUPS: tuple[Group, ...] = ("gone", "changed", "look", "moved", "unchanged")
"""In the order of the panel: what asks most of her first."""


@dataclass(frozen=True, slots=True)
class Touched:
    """One span of a note, or the words of a header field, stage or recipient, and what became of it.

    `key` is the id of its anchor in the reading before, `kind` a kind of note or the record's kind. `old`
    and `new` are the words (`new` None: gone), `span` where they stand in the new text, `near` the words
    that stand nearest where they are gone. `open` says that she has yet to look at it. `value` is what
    the record would take from the new words; `taking` tells whether it will. `line` is the line of the new
    text, counted from 1, in which the words stand or stood; `around` and `near_around` are a few words
    before and after the old words and the nearest ones.
    """

    key: str
    owner: str
    kind: str
    title: str
    number: str
    colour: str
    group: Group
    at: int
    old: str
    new: str | None
    span: tuple[int, int] | None
    near: tuple[int, int] | None
    near_words: str
    choice: ChoiceKind | None
    open: bool
    place: str
    value: NewValue | None
    taking: bool
    line: int = 0
    around: tuple[str, str] = ("", "")
    near_around: tuple[str, str] = ("", "")


def touched_items(
    before: CableState,
    preview: Preview,
    after: CableState,
    choices: Mapping[str, Choice],
    kept_values: Iterable[str],
) -> list[Touched]:
    """Return everything that the panel lists, group by group, each in the order of the text.

    `preview` is as found and `after` the cable as it would be, with her choices; `kept_values` are the keys
    of items whose record is to keep today's value.
    """
    kept, lines = set(kept_values), _Lines(preview)
    decided = {a.owner + str(a.ordinal): a for owner in after.anchors.values() for a in owner}
    found = []
    for one in preview.correction.moved:
        item = _item(before, preview, after, one, choices.get(one.before.id), kept, decided, lines)
        if item is not None:
            found.append(item)
    order = {group: at for at, group in enumerate(GROUPS)}
    return sorted(found, key=lambda item: (order[item.group], item.at))


def _item(
    before: CableState,
    preview: Preview,
    after: CableState,
    one: Moved,
    choice: Choice | None,
    kept: set[str],
    decided: Mapping[str, Anchor],
    lines: _Lines,
) -> Touched | None:
    owner = one.before.owner
    named = _named(after, owner)
    if named is None:
        return None
    kind, title, number, colour = named
    settled = choice if holds(choice, one) else None
    now = decided.get(owner + str(one.before.ordinal))
    span = (now.start, now.end) if now is not None else None
    new = preview.correction.new[slice(*span)] if span else None
    group = _group(one, span, new, settled)
    near = preview.near.get(one.before.id) if span is None else None
    spans = before.spans_of(owner)
    place = ""
    if len(spans) > 1 and one.before in spans:
        place = tr("place {n} of {count}", n=spans.index(one.before) + 1, count=len(spans))
    value = new_value(before, replace(one, after=now))
    return Touched(
        one.before.id,
        owner,
        kind,
        title,
        number,
        colour,
        group,
        span[0] if span else one.before.start,
        one.before.quote,
        new,
        span,
        near,
        preview.correction.new[slice(*near)] if near else "",
        settled.kind if settled else None,
        one.doubtful and settled is None,
        place,
        value,
        value is not None and one.before.id not in kept,
        lines.line_of(one.before.start, span or near),
        (one.before.prefix[-AROUND:], one.before.suffix[:AROUND]),
        _around(preview.correction.new, near) if near else ("", ""),
    )


class _Lines:
    """The lines of the new text, and which of them a place of the old one belongs to."""

    def __init__(self, preview: Preview) -> None:
        self._hunks = preview.correction.hunks
        self._starts = [found.end() for found in re.finditer("\n", preview.correction.new)]

    def line_of(self, place: int, span: tuple[int, int] | None) -> int:
        """Return the line in which a span begins, or, without one, in which an old place would stand now."""
        at = span[0] if span is not None else carried(place, self._hunks)
        return bisect_right(self._starts, at) + 1


def _around(text: str, span: tuple[int, int]) -> tuple[str, str]:
    start, end = span
    return text[max(0, start - AROUND) : start], text[end : end + AROUND]


def _group(one: Moved, span: tuple[int, int] | None, new: str | None, settled: Choice | None) -> Group:
    if span is None:
        return "gone"
    if new != one.before.quote:
        return "changed"
    if one.doubtful and (settled is None or settled.kind == "right"):
        return "look"
    if one.outcome == "orphaned" or settled is not None:
        return "moved" if span != (one.before.start, one.before.end) else "unchanged"
    return "moved" if span[0] != one.before.start else "unchanged"


def _named(state: CableState, owner: str) -> tuple[str, str, str, str] | None:
    """Return kind, title, number and colour of an owner that is listed; None for another."""
    note = state.notes.get(owner)
    if note is not None:
        if note.trashed is not None:
            return None
        label = state.note_marks().get(owner) or note.label
        return note.kind, note_title(note, None), label, note.colour
    if owner in state.mentions:
        name = state.names.get(state.mentions[owner].name)
        return "mention", tr("Name: {name}", name=name.name if name else "?"), "", ""
    if owner in state.marks:
        return "editorial_mark", mark_title(state.marks[owner].kind), "", ""
    if owner in state.fields:
        return "header_field", tr("Header: {name}", name=field_name(state.fields[owner].name)), "", ""
    if owner in state.stages:
        return "stage", tr("Stage: {name}", name=state.stages[owner].name), "", ""
    if owner in state.recipients:
        return "recipient", tr("Recipient"), "", ""
    if owner in state.distributions:
        return "distribution", tr("Distribution list"), "", ""
    return None
