"""Anchors of a salvaged library held against its texts: one damaged letter must not pass for the words.

A row that nothing could be held against may be damaged in its quote as well as in its place. Where the words
at the place are still like the quote, the quote is damaged; else the quote is looked for; else the place is
lost, which is better than a wrong one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from db.anchoring.anchors import locate
from db.anchoring.likeness import alike
from db.anchoring.selectors import describe
from db.immutables import text_of
from db.records import Anchor
from db.rows import read_where

_ALIKE = 0.6
"""How like its quote the words at an anchor's place must be to be taken for the quote."""


def wrong_places(connection: sqlite3.Connection) -> Iterator[tuple[Anchor, Anchor | None]]:
    """Give each anchor whose quote is not what stands at its place, and what it becomes; None for nothing."""
    texts = connection.execute(
        "SELECT reading.id, text.sha256 FROM reading JOIN text ON text.sha256 = reading.text_sha256"
    ).fetchall()
    for reading, sha256 in texts:
        body = text_of(connection, sha256) or ""  # every one of them was held against its sum
        for anchor in list(read_where(connection, "anchor", "reading = ?", reading)):
            assert isinstance(anchor, Anchor)
            inside = 0 <= anchor.start <= anchor.end <= len(body)
            if not inside or body[anchor.start : anchor.end] != anchor.quote:
                yield anchor, _mended(body, anchor)


def _mended(text: str, anchor: Anchor) -> Anchor | None:
    there = text[anchor.start : anchor.end] if 0 <= anchor.start <= anchor.end <= len(text) else ""
    if there and alike(there, anchor.quote) >= _ALIKE:
        span = anchor.start, anchor.end
    else:
        found = locate(text, anchor)
        if found is None:
            return None
        span = found.span
    selector = describe(text, *span)
    return replace(
        anchor,
        start=selector.start,
        end=selector.end,
        quote=selector.quote,
        prefix=selector.prefix,
        suffix=selector.suffix,
    )
