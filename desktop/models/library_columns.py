"""The columns of the wide library: what they are called and what a cable says in each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from db.library_list.sorting import ColumnName
from db.listing import Listed
from desktop.messages.times import show_time
from desktop.messages.words import tr
from desktop.models.library_rows import shown_title, status_words, verdict_mark

COLUMNS: tuple[ColumnName, ...] = (
    "title", "date", "number", "originator", "addressee", "precedence", "received", "notes", "verdict",
    "status", "tags", "starred", "imported", "language",
)  # fmt: skip
RIGHT: tuple[ColumnName, ...] = ("notes",)
"""Columns of figures, which stand at the right."""


def column_words(column: ColumnName) -> str:
    """Return the name of a column."""
    return {
        "title": tr("Title"),
        "date": tr("Date"),
        "number": tr("Cable no."),
        "originator": tr("Originator"),
        "addressee": tr("Addressee"),
        "precedence": tr("Precedence"),
        "received": tr("Received"),
        "notes": tr("Notes"),
        "verdict": tr("Copies agree"),
        "status": tr("Status"),
        "tags": tr("Tags"),
        "starred": tr("Star"),
        "imported": tr("Imported"),
        "language": tr("Language"),
    }[column]


def cell_words(row: Listed, column: ColumnName) -> str:
    """Return what a cable says in a column; "" for nothing."""
    return " ".join(_SAID[column](row).split())


def _moment(imported: str) -> str:
    try:
        return f"{datetime.fromisoformat(imported).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError, OSError):
        return ""


_SAID: dict[ColumnName, Callable[[Listed], str]] = {
    "title": shown_title,
    "date": lambda row: show_time(row.date),
    "number": lambda row: row.cable_number,
    "originator": lambda row: row.originator,
    "addressee": lambda row: row.addressee,
    "precedence": lambda row: row.precedence,
    "received": lambda row: show_time(row.received),
    "notes": lambda row: str(row.notes) if row.notes else tr("–"),
    "verdict": lambda row: verdict_mark(row)[0],
    "status": lambda row: status_words(row.status),
    "tags": lambda row: tr(", ").join(row.tags),
    "starred": lambda row: tr("starred") if row.starred else "",
    "imported": lambda row: _moment(row.imported),
    "language": lambda row: row.language,
}
