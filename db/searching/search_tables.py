"""The tables of the index: one of words with their places, and one of their beginnings."""

from __future__ import annotations

from typing import Literal

RowKind = Literal["text", "header", "recipients", "notes"]
ROW_KINDS: tuple[RowKind, ...] = ("text", "header", "recipients", "notes")
"""What the rows of the index are made from; a row's number modulo four tells which."""
_COLUMNS = "text, title, originator, addressee, number, precedence, header, stages, recipients, notes, tags"
COLUMNS = tuple(_COLUMNS.split(", "))
"""The columns of the index of words, in their order there."""
TABLES = {
    "search": (
        f"CREATE VIRTUAL TABLE search USING fts5(\n    {_COLUMNS},\n    content='', tokenize='ascii'\n)"
    ),
    "search_beginning": (
        "CREATE VIRTUAL TABLE search_beginning USING fts5(\n"
        "    beginnings,\n"
        "    content='', columnsize=0, detail=none, tokenize='ascii'\n)"
    ),
}
"""How each is made, word for word as in its migration."""
