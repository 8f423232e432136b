"""What comes from outside: a record as it is there, and which states it is known to have had there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db.changes import KIND_OF, record_to_json
from db.history.change_rows import cable_of
from db.records import Record, text_hash

GONE = ""
"""The state of a record that is not there any more, in a line of states."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A record of theirs; `past` are the hashes of all states that it is known to have had, today's too.

    `states` are these states themselves, as `record_to_json` writes them and in their order, where they are
    known; the last is today's. With `gone` the record is no longer there: `record` is what it was last.
    """

    record: Record
    past: frozenset[str]
    states: tuple[str, ...] = ()
    gone: bool = False

    @property
    def kind(self) -> str:
        """The record's kind."""
        return KIND_OF[type(self.record)]

    @property
    def cable(self) -> str | None:
        """The id of the cable that it belongs to, or None."""
        return cable_of(self.record)

    def line(self) -> tuple[str, ...]:
        """Return the hashes of its states in their order, as far as that is known; the last is today's."""
        if self.states:
            return tuple(state_hash(state) for state in self.states)
        today = GONE if self.gone else state_hash(said(self.record))
        return (*sorted(self.past - {today}), today)


def said(record: Record) -> str:
    """Return a record as canonical JSON."""
    return record_to_json(record) or GONE


def state_hash(state: str) -> str:
    """Return the hash of a state, by which the two sides recognise it; GONE for one that is not there."""
    return text_hash(state) if state else GONE


def record_hash(record: Record) -> str:
    """Return the hash of a record's state: what a file that leaves notes of each record."""
    return state_hash(said(record))


def left_and_back(records: Iterable[Record], left: Mapping[str, str]) -> tuple[Incoming, ...]:
    """Return the records of a file that came back; `left` are their hashes as they left, by id."""
    found = []
    for record in records:
        known = {record_hash(record)}
        if record.id in left:
            known.add(left[record.id])
        found.append(Incoming(record, frozenset(known)))
    return tuple(found)
