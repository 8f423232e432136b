"""Which cables a view across cables is about: all that are not in the trash, or those that were found.

A view is one aggregate in SQL, so that a library of 100,000 cables is seen in a moment; what it is narrowed
to is handed over as a JSON list of rows, since a parameter for each would be too many.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

Cables = Iterable[int] | None
"""Rows (`cable.n`) that a view is narrowed to; None for every cable that is not in the trash."""


def living(cables: Cables) -> tuple[str, tuple[str, ...]]:
    """Return a condition on `listing`, which a query must join, and the values that it takes."""
    if cables is None:
        return "listing.trashed = 0", ()
    rows = json.dumps(sorted(set(cables)))
    return "listing.trashed = 0 AND listing.n IN (SELECT value FROM json_each(?))", (rows,)
