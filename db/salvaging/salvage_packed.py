"""The packed steps of a damaged library, judged once all of a past is there, then written out whole."""

from __future__ import annotations

import sqlite3

from db.history.step_rows import every_step


def unpack_history(connection: sqlite3.Connection) -> list[str]:
    """Write out every packed step that can be read; return the records of those that cannot, which go.

    In full no step leans on another, so that what is left can be put in order step by step.
    """
    lost = []
    for step in list(every_step(connection)):
        if not step.is_packed:
            continue
        if step.sound:
            connection.execute(
                "UPDATE step SET before = ?, after = ?, packed = NULL WHERE n = ?",
                (step.before, step.after, step.n),
            )
        else:
            connection.execute("DELETE FROM step WHERE n = ?", (step.n,))
            lost.append(step.record)
    return lost
