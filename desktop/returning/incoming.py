"""The records of a file that came back, as a merge compares them with those of the library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from db.changes import KIND_OF
from db.library_records import Name
from db.merging.incoming import GONE, Incoming, said, state_hash
from db.merging.ours import record_of
from db.records import Author, Record
from desktop.exporting.carried import is_same, with_untold
from desktop.reading.returned import Returned


def incoming(returned: Returned, lines: Mapping[str, Sequence[str]]) -> list[Incoming]:
    """Return what comes in, each record as it is there and with the states that it surely had there.

    `lines` are the states that each of them has had in the library. A record says less in a file than in
    the library (`exporting.carried`): what never leaves is as it is here, and the state as which it left is
    looked for among all that it has had. An author or a name that is here already is passed by: whoever sends
    a file does not rename people.
    """
    found: list[Incoming] = []
    for record in returned.records:
        line = lines.get(record.id)
        if line is None:
            known = {state_hash(said(record)), returned.left.get(record.id, "")}
            found.append(Incoming(record, frozenset(known - {GONE})))
        elif not isinstance(record, Author | Name):
            found.append(_held_against(record, line, returned.left.get(record.id, "")))
    return found


def _held_against(record: Record, line: Sequence[str], left: str) -> Incoming:
    kind = KIND_OF[type(record)]
    had = (record_of(kind, one) for one in reversed(line))
    states = [state for state in had if state is not None]
    if not left or state_hash(said(record)) == left:
        base = next((state for state in states if is_same(state, record)), None)
        if base is not None:
            return Incoming(base, frozenset({state_hash(said(base))}))
    there = with_untold(record, states[0]) if states else record
    return Incoming(there, frozenset({state_hash(said(there)), left} - {GONE}))
