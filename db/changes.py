"""What can be done to a library, as data: a `Change` is a labelled list of `Step`s.

A feature is a function that returns a Change; the store carries it out in one transaction and keeps it
for ever. Since each step holds the record before and after, the way back is the same list turned
round, and undo survives a restart.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, Literal

from db.library_records import Conflict, Name, NamedState, NameVariant, Office, SavedFilter
from db.records import (
    Anchor,
    Author,
    Cable,
    Distribution,
    Doubt,
    EditorialMark,
    HeaderField,
    Mention,
    Note,
    Reading,
    Recipient,
    Record,
    Stage,
)
from db.structures import Structure

ChangeKind = Literal["do", "undo", "redo", "import", "merge"]

RECORD_TYPES: dict[str, type[Any]] = {
    "author": Author,
    "cable": Cable,
    "reading": Reading,
    "header_field": HeaderField,
    "stage": Stage,
    "distribution": Distribution,
    "recipient": Recipient,
    "note": Note,
    "name": Name,
    "mention": Mention,
    "editorial_mark": EditorialMark,
    "structure": Structure,
    "doubt": Doubt,
    "anchor": Anchor,
    "named_state": NamedState,
    "saved_filter": SavedFilter,
    "name_variant": NameVariant,
    "office": Office,
    "conflict": Conflict,
}
"""Every kind of record under its table's name, owners before what they own."""

OF_THE_LIBRARY = ("author", "named_state", "saved_filter", "name_variant", "office", "name", "conflict")
"""The kinds of records that belong to no cable."""

OF_A_CABLE = (
    "reading",
    "header_field",
    "stage",
    "distribution",
    "recipient",
    "note",
    "mention",
    "editorial_mark",
    "structure",
    "doubt",
)
"""The kinds of records that belong to a cable, owners before what they own; anchors come beside."""

LEANING_FIRST = ("anchor", *reversed(OF_A_CABLE[1:]))
"""In which order the rows of a cable are taken away before its readings: what leans on another goes first."""

_UNSAID: dict[str, dict[str, object]] = {
    "cable": {"starred": False, "tags": ()},
    "note": {"series": "", "origin": ""},
}
"""Fields that records had not from the beginning: they are written only where they are not as they then were.

So a state that an older Chancery wrote reads the same, and its checksum still holds.
"""

KIND_OF: dict[type[Any], str] = {record_type: kind for kind, record_type in RECORD_TYPES.items()}
FIELD_NAMES: dict[str, tuple[str, ...]] = {
    kind: tuple(f.name for f in fields(record_type)) for kind, record_type in RECORD_TYPES.items()
}


@dataclass(frozen=True, slots=True)
class Step:
    """One record before and after; None before means made, None after means removed."""

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a step needs a record before or after")

    @property
    def record(self) -> Record:
        """The record that is left, or the one that was removed."""
        record = self.after if self.after is not None else self.before
        assert record is not None
        return record

    @property
    def kind(self) -> str:
        """The record's kind, which is also its table's name."""
        return KIND_OF[type(self.record)]

    @property
    def inverse(self) -> Step:
        """The step that takes this one back."""
        return Step(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Label:
    """What a change is called: a code for `desktop.messages` and the values for its sentence."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """Steps that are carried out together or not at all.

    `cable` is the cable to show when the change is undone. Changes in a row with the same non-empty
    `burst` are one undo step. `texts` and `files` are the immutable texts and original bytes that the
    steps refer to by SHA-256. `undoes` names the change that an undo takes back.
    """

    label: Label
    steps: tuple[Step, ...]
    cable: str | None = None
    burst: str = ""
    kind: ChangeKind = "do"
    undoes: str | None = None
    import_id: str | None = None
    texts: tuple[str, ...] = ()
    files: tuple[bytes, ...] = ()

    def touches(self, *kinds: str) -> bool:
        """Tell whether a record of one of these kinds is made, changed or removed."""
        types = {RECORD_TYPES[kind] for kind in kinds}  # by type: asked a dozen times of a thousand steps
        return any(type(step.before if step.after is None else step.after) in types for step in self.steps)


def compose(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps of several changes as one: for each record its first before and last after.

    A record that was made and removed in between disappears; the order is that of first mention.
    """
    first: dict[str, Step] = {}
    for step in steps:
        known = first.get(step.record.id)
        if known is None:
            first[step.record.id] = step
        elif known.before is None and step.after is None:
            del first[step.record.id]
        else:
            first[step.record.id] = Step(known.before, step.after)
    return tuple(first.values())


def inverse(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps that take these back, in the order in which they must be carried out."""
    return tuple(step.inverse for step in reversed(tuple(steps)))


def record_to_json(record: Record | None) -> str | None:
    """Return a record as canonical JSON (sorted keys, no spaces), or None for no record."""
    if record is None:
        return None
    if type(record) in _WITH_UNSAID and _says_more(record):
        return _said_json(record)
    values, form = _JSON_FORMS[type(record)]
    return form % tuple(
        encode_basestring(value) if type(value) is str else _other_json(value) for value in values(record)
    )


def _says_more(record: Record) -> bool:
    """Tell whether a record has anything in the fields that are left unsaid where nothing is in them."""
    unsaid = _UNSAID[KIND_OF[type(record)]]
    return any(getattr(record, name) != default for name, default in unsaid.items())


def _said_json(record: Record) -> str:
    """Return a record as JSON without what is left unsaid."""
    kind = KIND_OF[type(record)]
    values = {name: getattr(record, name) for name in FIELD_NAMES[kind]}
    for name, default in _UNSAID[kind].items():
        if values[name] == default:
            del values[name]
    return _json(values)


def _said_names(kind: str) -> list[str]:
    """Return the fields of a kind that are always said, sorted."""
    return sorted(set(FIELD_NAMES[kind]) - _UNSAID.get(kind, {}).keys())


_WITH_UNSAID = frozenset(RECORD_TYPES[kind] for kind in _UNSAID)
_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
# An import writes a hundred records a cable, so each kind has its form ready: the sorted names, each with a
# place for its value. *m*: 3.5 us a record, 5.8 by way of a dictionary and an encoder.
_JSON_FORMS = {
    RECORD_TYPES[kind]: (
        attrgetter(*_said_names(kind)),
        "{" + ",".join(f"{_json(name)}:%s" for name in _said_names(kind)) + "}",
    )
    for kind in FIELD_NAMES
}


_JSON_WORDS: dict[object, str] = {None: "null", True: "true", False: "false"}


def _other_json(value: object) -> str:
    """Return a value that is no text as JSON."""
    known = _JSON_WORDS.get(value) if value is None or type(value) is bool else None
    if known is not None:
        return known
    return str(value) if type(value) is int else _json(value)


def record_from_json(kind: str, text: str | None) -> Record | None:
    """Return the record that `record_to_json` wrote, or None for None."""
    if text is None:
        return None
    values: dict[str, Any] = json.loads(text)
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(value)
    record: Record = RECORD_TYPES[kind](**values)
    return record


def step_hash(before: str | None, after: str | None) -> str:
    """Return the checksum of a step's two states, in hexadecimal: damage in history is seen by it."""
    return step_digest(before, after).hex()


def step_digest(before: str | None, after: str | None) -> bytes:
    """Return the checksum of a step's two states."""
    return hashlib.sha256(f"{before}\n{after}".encode("utf-8", "surrogatepass")).digest()
