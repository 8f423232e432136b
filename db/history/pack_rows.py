"""The packs of history in the file: found by change, cable or record, and read as the steps in them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from db.changes import RECORD_TYPES, step_digest
from db.history.step_packs import Made, states_in, unpack_some
from db.immutables import PACKED_SINCE, sound_text

RawStep = tuple[
    int,
    int,
    int,
    str,
    str,
    str | None,
    bytes | None,
    bytes | None,
    bytes | None,
    bytes | str,
    int | None,
    int,
]
"""A step as its row: n, change, ordinal, kind, record, owner, before, after, packed, sum, cable, schema."""
Pack = tuple[int, int, int, int, int, bytes, int, bytes]
"""A pack as its row: n, change, cable, first, count, packed, schema, checksum."""

_COLUMNS = "step_pack.n, change, cable, first, count, packed, schema, sha256"
_DAMAGED = b""
"""Stands for the checksum of what is no longer what was stored: no state has it."""
_OF_CABLES = tuple(
    kind for kind, record_type in RECORD_TYPES.items() if "cable" in record_type.__dataclass_fields__
)


def are_there(connection: sqlite3.Connection) -> bool:
    """Tell whether the library is of a schema that has packs: a backup may be of an older one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0]) >= PACKED_SINCE


def write_pack(
    connection: sqlite3.Connection,
    change: int,
    cable: int,
    first: int,
    count: int,
    form: tuple[bytes, bytes],
    schema: int,
) -> None:
    """Write steps of a change, from the ordinal `first` on, as one row; `form` is that of `pack_steps`."""
    connection.execute(
        "INSERT INTO step_pack (change, cable, first, count, packed, schema, sha256)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (change, cable, first, count, form[0], schema, form[1]),
    )


def steps_in(
    connection: sqlite3.Connection, pack: Pack, records: Collection[str] | None = None
) -> list[RawStep]:
    """Return the steps of a pack, those of some records only where they are named.

    Of a damaged pack each record named has a step that is not sound; else one of the cable stands for all.
    """
    n, change, cable, first, _, packed, schema, sha256 = pack

    def raw(at: int, made: Made) -> RawStep:
        after = made.after.encode("utf-8", "surrogatepass")
        checksum = step_digest(None, made.after) if made.sound else _DAMAGED
        about = (made.kind, made.record, made.owner)
        return (-n, change, first + at, *about, None, after, None, checksum, cable, schema)

    some = unpack_some(packed, sha256, lambda wanted: sound_text(connection, wanted), records)
    if some is None:
        known = connection.execute("SELECT id FROM history_id WHERE n = ?", (cable,)).fetchone()
        return [
            (-n, change, first, "cable", record, None, None, None, None, _DAMAGED, cable, schema)
            for record in (records if records is not None else known or ("",))
        ]
    return [raw(at, one) for at, one in some]


def packs_where(connection: sqlite3.Connection, condition: str, *values: object) -> list[Pack]:
    """Return the packs that meet an SQL condition, the first one first; none in an older schema."""
    if not are_there(connection):
        return []
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM step_pack WHERE {condition} ORDER BY change, first", values
    )
    return rows.fetchall()


def of_changes(connection: sqlite3.Connection, changes: Sequence[int]) -> list[RawStep]:
    """Return the packed steps of these changes (row numbers)."""
    packs = packs_where(connection, f"change IN ({','.join('?' * len(changes))})", *changes)
    return [step for pack in packs for step in steps_in(connection, pack)]


def of_cable(connection: sqlite3.Connection, cable: int | None) -> list[RawStep]:
    """Return the packed steps of a cable, by the number under which history knows it."""
    packs = packs_where(connection, "cable = ?", cable)
    return [step for pack in packs for step in steps_in(connection, pack)]


def of_records(
    connection: sqlite3.Connection, records: Sequence[str], steps: Sequence[RawStep], cable: str | None
) -> list[RawStep]:
    """Return the packed steps of these records; `steps` are what is known of them beside the packs.

    `cable` is the id of the one that all of them belong to, or None.
    """
    if not are_there(connection):
        return []
    wanted = set(records)
    numbers = {step[10] for step in steps if step[10] is not None}
    if cable is not None:
        numbers |= _numbers(connection, (cable,))
    else:
        numbers |= _numbers(connection, _cables_of(connection, wanted - {step[4] for step in steps}))
    alone = wanted - {step[4] for step in steps}
    packs = [pack for number in numbers for pack in packs_where(connection, "cable = ?", number)]
    found = (step for pack in packs for step in steps_in(connection, pack, wanted))
    # Who has steps of his own is not held to be damaged for the sake of a pack that is.
    return [step for step in found if step[9] != _DAMAGED or step[7] is not None or step[4] in alone]


def later_than(
    connection: sqlite3.Connection, record: str, step: RawStep | None, change: int, cable: str | None
) -> RawStep | None:
    """Return a record's last packed step up to a change that is later than a `step` of its own; else None."""
    if not are_there(connection):
        return None
    first = -1 if step is None else step[1]
    if step is not None and step[10] is not None:
        numbers = {step[10]}
    else:
        numbers = _numbers(connection, _cables_of(connection, (record,)) if cable is None else (cable,))
    packs = [
        pack
        for number in numbers
        for pack in packs_where(connection, "cable = ? AND change > ? AND change <= ?", number, first, change)
    ]
    found = [step for pack in packs for step in steps_in(connection, pack, (record,))]
    return max(found, key=lambda step: step[1], default=None)


def every_pack(connection: sqlite3.Connection) -> Iterator[Pack]:
    """Give all packs of the library; none in an older schema."""
    if are_there(connection):
        yield from connection.execute(f"SELECT {_COLUMNS} FROM step_pack")


def records_in(pack: Pack) -> Iterator[tuple[str, str | None]]:
    """Give each record of a pack with the owner of an anchor; nothing of one that is damaged."""
    for kind, fields in states_in(pack[5], pack[7]) or ():
        yield fields["id"], fields["owner"] if kind == "anchor" else None


def kinds_in(connection: sqlite3.Connection, changes: Sequence[int]) -> Counter[str]:
    """Count the packed steps of these changes by the kinds of their records."""
    packs = packs_where(connection, f"change IN ({','.join('?' * len(changes))})", *changes)
    return Counter(kind for pack in packs for kind, _ in states_in(pack[5], pack[7]) or ())


def packed_about(connection: sqlite3.Connection, note: str) -> list[int]:
    """Return the changes (row numbers) in whose packs a note or a place of it is."""
    found = connection.execute("SELECT cable FROM step WHERE record = ? LIMIT 1", (note,)).fetchone()
    numbers = {found[0]} if found else _numbers(connection, _cables_of(connection, (note,)))
    packs = (pack for number in numbers for pack in packs_where(connection, "cable = ?", number))
    return [pack[1] for pack in packs if any(note in one for one in records_in(pack))]


def packed_since(connection: sqlite3.Connection, cable: str, change: int) -> set[str]:
    """Return the records of a cable in packs of changes later than one (a row number)."""
    packs = packs_where(
        connection, "cable = (SELECT n FROM history_id WHERE id = ?) AND change > ?", cable, change
    )
    return {record for pack in packs for record, _ in records_in(pack)}


def packed_places(connection: sqlite3.Connection, cable: str, owner: str) -> set[str]:
    """Return the anchors of an owner in the packs of its cable."""
    packs = packs_where(connection, "cable = (SELECT n FROM history_id WHERE id = ?)", cable)
    return {record for pack in packs for record, owned in records_in(pack) if owned == owner}


def among(steps: list[RawStep], packed: Sequence[RawStep]) -> list[RawStep]:
    """Return steps in the order of their records with packed ones put in, each before what came after it."""
    if not packed:
        return steps
    by_record: dict[str, list[RawStep]] = {}
    for step in steps:
        by_record.setdefault(step[4], []).append(step)
    for step in packed:
        past = by_record.setdefault(step[4], [])
        at = next((at for at, other in enumerate(past) if other[1] > step[1]), len(past))
        past.insert(at, step)
    return [step for past in by_record.values() for step in past]


def _cables_of(connection: sqlite3.Connection, records: Iterable[str]) -> set[str]:
    """Return the ids of the cables that these records are, or belong to as the library holds them now."""
    found: set[str] = set()
    for record in records:
        found.add(record)  # it may be a cable
        for kind in _OF_CABLES:
            row = connection.execute(f"SELECT cable FROM {kind} WHERE id = ?", (record,)).fetchone()
            if row is not None:
                found.add(row[0])
                break
    return found


def _numbers(connection: sqlite3.Connection, ids: Iterable[str]) -> set[int]:
    rows = (connection.execute("SELECT n FROM history_id WHERE id = ?", (one,)).fetchone() for one in ids)
    return {row[0] for row in rows if row is not None}
