"""Names that the source itself marks (TEI: persName, placeName, orgName), to be taken as mentions of names.

Such words are parts of the text with a kind of their own. Words that are spelled alike are one name; where
the library has one of that spelling and kind, it is that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.editing.mention_edits import mark
from db.editing.name_edits import new_name
from db.library_records import Name, NameKind
from db.naming.finding import NameFinder
from db.structures import kind_and_detail

KINDS: dict[str, NameKind] = {"person": "person", "place": "place", "office": "organization"}
"""The kind of name that each kind of part is."""


@dataclass(frozen=True, slots=True)
class SourceName:
    """Words that the source marks as a name, and where; `name` is who that is here, None for nobody yet."""

    kind: NameKind
    words: str
    spans: tuple[tuple[int, int], ...]
    name: Name | None


def source_names(state: CableState, finder: NameFinder) -> list[SourceName]:
    """Return the names that the source marks and that are not marked yet, in the order of the text."""
    taken = bytearray(len(state.text))
    for mention in state.mentions.values():
        for anchor in state.spans_of(mention.id):
            taken[anchor.start : anchor.end] = b"\1" * (anchor.end - anchor.start)
    found: dict[tuple[NameKind, str], list[tuple[int, int]]] = {}
    parts = sorted(
        (anchor.start, anchor.end, KINDS[kind])
        for structure in state.structures.values()
        if (kind := kind_and_detail(structure.kind)[0]) in KINDS
        for anchor in state.spans_of(structure.id)
    )
    for start, end, kind in parts:
        words = " ".join(state.text[start:end].split())
        if words and taken.find(1, start, end) < 0:
            found.setdefault((kind, words), []).append((start, end))
    return [
        SourceName(kind, words, tuple(spans), _known(finder, kind, words))
        for (kind, words), spans in found.items()
    ]


def take(state: CableState, chosen: Sequence[SourceName], *, author: str) -> Change | None:
    """Return the change that marks these words as the names that they are, new ones where there are none."""
    steps: list[Step] = []
    count = 0
    for each in chosen:
        name = each.name or new_name(each.kind, each.words)
        change = mark(state, name, each.spans, author=author, is_new=each.name is None)
        if change is not None:
            steps += change.steps
            count += len(each.spans)
    if not steps:
        return None
    values: dict[str, object] = {"name": chosen[0].words}
    if count > 1:
        values["count"] = count
    return Change(Label("add-mention", values), tuple(steps), cable=state.cable.id)


def _known(finder: NameFinder, kind: NameKind, words: str) -> Name | None:
    return next((name for name in finder.exactly(words) if name.kind == kind), None)
