"""The rows of the list of cables, derived from the records, so that a list of many scans no text.

The store refreshes them in the same transaction as the change that they follow from. A row has the number
(`n`) of its cable.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from db.changes import Change
from db.library_list.receipts import is_receipt
from db.library_list.sort_keys import sort_key
from db.reconcile import count_copies
from db.records import Cable, Note

ROW = (
    "n, cable, title, date, cable_number, originator, precedence, verdict, difference, notes, trashed,"
    " addressee, received, status, tags, starred, language, imported,"
    " title_key, number_key, originator_key, addressee_key, precedence_key"
)
"""The columns of a derived row."""

_FIELDS = (
    "title", "date", "cable number", "originator", "precedence", "subject", "addressee", "original language",
)  # fmt: skip
_NAMES = ROW.split(", ")
_WRITE = (
    f"INSERT INTO listing ({ROW}) VALUES ({', '.join('?' * len(_NAMES))}) ON CONFLICT (cable) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _NAMES if name not in ("n", "cable"))
)
_AT_ONCE = 400
Row = tuple[str | int, ...]


def refresh_listing(connection: sqlite3.Connection, change: Change) -> None:
    """Bring the list up to date with a change that was just written."""
    whole: dict[str, None] = {}
    notes: dict[str, int] = {}
    for step in change.steps:
        record = step.record
        if isinstance(record, Cable):
            whole[record.id] = None
        elif step.kind in ("header_field", "stage", "distribution", "recipient"):
            whole[record.cable] = None  # type: ignore[union-attr]
        elif isinstance(record, Note):
            delta = _living(step.after) - _living(step.before)
            notes[record.cable] = notes.get(record.cable, 0) + delta
    write_rows(connection, whole)
    for cable, delta in notes.items():
        if delta and cable not in whole:
            connection.execute("UPDATE listing SET notes = notes + ? WHERE cable = ?", (delta, cable))


def write_rows(connection: sqlite3.Connection, cables: Iterable[str]) -> None:
    """Write the rows of these cables as they follow from their records."""
    for rows in derive_rows(connection, cables):
        connection.executemany(_WRITE, rows.values())


def remove_from_listing(connection: sqlite3.Connection, cable: str) -> None:
    """Take a cable out of the list, before its record goes: the row may not outlive it by a moment."""
    connection.execute("DELETE FROM listing WHERE cable = ?", (cable,))


def derive_row(connection: sqlite3.Connection, cable: str) -> Row | None:
    """Return the row that follows from a cable's records, in the order of ROW; None for no such cable."""
    return next(derive_rows(connection, (cable,))).get(cable)


def derive_rows(connection: sqlite3.Connection, cables: Iterable[str]) -> Iterator[dict[str, Row]]:
    """Give, some hundreds at a time, the rows of these cables by cable; no such cable, no row."""
    wanted = list(cables)
    for at in range(0, len(wanted), _AT_ONCE):
        yield _some(connection, wanted[at : at + _AT_ONCE])


def _living(record: object) -> int:
    return int(isinstance(record, Note) and record.trashed is None)


def _some(connection: sqlite3.Connection, cables: Sequence[str]) -> dict[str, Row]:
    marks = ",".join("?" * len(cables))
    values = _values(connection, cables, marks)
    receipts = _receipts(connection, cables, marks)
    verdicts = _verdicts(connection, cables, marks)
    notes = dict(
        connection.execute(
            f"SELECT cable, count(*) FROM note WHERE cable IN ({marks}) AND trashed IS NULL GROUP BY cable",
            cables,
        )
    )
    rows: dict[str, Row] = {}
    for n, cable, trashed, file_name, status, tags, starred, language, created in connection.execute(
        "SELECT n, id, trashed, file_name, status, tags, starred, language, created FROM cable"
        f" WHERE id IN ({marks})",
        cables,
    ):
        said = values.get(cable, {}).get
        title = said("subject") or said("title") or file_name
        number, originator = said("cable number", ""), said("originator", "")
        precedence, addressee = said("precedence", ""), said("addressee", "")
        rows[cable] = (
            n, cable, title, said("date", ""), number, originator, precedence,
            *verdicts.get(cable, ("no list", 0)), notes.get(cable, 0), int(trashed is not None),
            addressee, receipts.get(cable, ""), status, tags, starred,
            language or said("original language", ""), created,
            sort_key(title), sort_key(number), sort_key(originator), sort_key(addressee),
            sort_key(precedence),
        )  # fmt: skip
    return rows


def _values(connection: sqlite3.Connection, cables: Sequence[str], marks: str) -> dict[str, dict[str, str]]:
    """Return the first value of each header field that the list shows, by cable and name."""
    found: dict[str, dict[str, str]] = {}
    for cable, name, value in connection.execute(
        f"SELECT cable, name, value FROM header_field WHERE cable IN ({marks})"
        " ORDER BY ordinal DESC, id DESC",
        cables,
    ):
        if name in _FIELDS:
            found.setdefault(cable, {})[name] = value
    return found


def _receipts(connection: sqlite3.Connection, cables: Sequence[str], marks: str) -> dict[str, str]:
    """Return when each cable was first received, in EDTF."""
    found: dict[str, str] = {}
    for cable, name, when in connection.execute(
        f'SELECT cable, name, "when" FROM stage WHERE cable IN ({marks}) AND "when" <> \'\'', cables
    ):
        if is_receipt(name):
            found[cable] = min(when, found.get(cable, when))
    return found


class _Counted(NamedTuple):
    """What is counted of a recipient."""

    copies: int | None
    copies_state: str


def _verdicts(
    connection: sqlite3.Connection, cables: Sequence[str], marks: str
) -> dict[str, tuple[str, int]]:
    """Return the worst verdict of each cable's lists and the sum of their differences."""
    recipients: dict[str, list[_Counted]] = {}
    for distribution, *counted in connection.execute(
        f"SELECT distribution, copies, copies_state FROM recipient WHERE cable IN ({marks})", cables
    ):
        recipients.setdefault(distribution, []).append(_Counted(*counted))
    counts: dict[str, list[tuple[str, int]]] = {}
    for cable, distribution, stated, unnumbered in connection.execute(
        f"SELECT cable, id, stated_total, unnumbered FROM distribution WHERE cable IN ({marks})", cables
    ):
        count = count_copies(recipients.get(distribution, ()), stated, unnumbered)
        counts.setdefault(cable, []).append((count.verdict, count.difference))
    return {cable: _worst(some) for cable, some in counts.items()}


def _worst(counts: Sequence[tuple[str, int]]) -> tuple[str, int]:
    verdicts = {verdict for verdict, _ in counts}
    for verdict in ("differs", "cannot tell", "agrees", "no stated total"):
        if verdict in verdicts:
            return verdict, sum(difference for _, difference in counts)
    return "no list", 0
