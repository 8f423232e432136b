"""What is deleted for good taken out of the packs of history: whole packs, or single steps of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from db.history.pack_rows import packs_where
from db.history.step_packs import State, pressed, states_in

_OF_CABLE = "cable = (SELECT n FROM history_id WHERE id = ?)"


def purge_packs(
    connection: sqlite3.Connection, cables: Collection[str], others: Collection[str], gone: Collection[str]
) -> tuple[int, set[int]]:
    """Remove the packs of these cables, and from those of others the steps of records that go.

    Return how many steps that were, and the changes (row numbers) that had them. A damaged pack of a cable
    from which something goes is removed whole: its words can no longer be told apart.
    """
    removed = 0
    touched: set[int] = set()
    for cable in sorted({*cables, *others}):
        for pack in packs_where(connection, _OF_CABLE, cable):
            held = states_in(pack[5], pack[7]) or ()
            left = [] if cable in cables else [one for one in held if not _goes(one, gone)]
            if held and len(left) == len(held):
                continue
            removed += pack[4] - len(left)
            touched.add(pack[1])
            if left:
                connection.execute(
                    "UPDATE step_pack SET count = ?, packed = ?, sha256 = ? WHERE n = ?",
                    (len(left), *pressed(left), pack[0]),
                )
            else:
                connection.execute("DELETE FROM step_pack WHERE n = ?", (pack[0],))
    return removed, touched


def renumber(connection: sqlite3.Connection, change: int) -> None:
    """Give the steps that a change (a row number) has left ordinals without gaps, in their order."""
    rows = connection.execute(
        "SELECT ordinal, 'step', n, 1 FROM step WHERE change = ?1"
        " UNION ALL SELECT first, 'step_pack', n, count FROM step_pack WHERE change = ?1 ORDER BY 1, 2, 3",
        (change,),
    ).fetchall()
    at = 0
    for _, table, n, count in rows:
        place = "ordinal" if table == "step" else "first"
        connection.execute(f"UPDATE {table} SET {place} = ? WHERE n = ?", (at, n))
        at += count


def _goes(state: State, gone: Collection[str]) -> bool:
    kind, fields = state
    return fields["id"] in gone or (kind == "anchor" and fields["owner"] in gone)
