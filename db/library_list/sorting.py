"""In which order the cables of the list stand: by which column, which way, under which headings.

What has no value stands last, whichever way. Every order is read off an index: nothing is sorted for it, but
where headings are of another column than the order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnName = Literal[
    "date",
    "title",
    "number",
    "originator",
    "addressee",
    "precedence",
    "received",
    "notes",
    "verdict",
    "status",
    "tags",
    "starred",
    "language",
    "imported",
    "relevance",
]
Grouping = Literal["", "year", "month", "originator"]
GROUPINGS: tuple[Grouping, ...] = ("", "year", "month", "originator")

KEYS: dict[ColumnName, tuple[str, str | None]] = {
    "date": ("date", "''"),
    "title": ("title_key", "''"),
    "number": ("number_key", "''"),
    "originator": ("originator_key", "''"),
    "addressee": ("addressee_key", "''"),
    "precedence": ("precedence_key", "''"),
    "received": ("received", "''"),
    "notes": ("notes", None),
    "verdict": ("verdict", None),
    "status": ("status", None),
    "tags": ("tags", "'[]'"),
    "starred": ("starred", None),
    "language": ("language", "''"),
    "imported": ("imported", None),
    "relevance": ("date", "''"),
}
"""By which column of `listing` each column is sorted, and what stands there for no value, as SQL.

By relevance is by date, until something is sought: see `arranged`.
"""

COLUMN_NAMES: tuple[ColumnName, ...] = tuple(KEYS)

_HEADINGS: dict[Grouping, str] = {
    "year": "substr(date, 1, 4)",
    "month": "substr(date, 1, 7)",
    "originator": "originator_key",
}


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column, which way, and under which headings the cables stand."""

    column: ColumnName = "date"
    descending: bool = False
    grouping: Grouping = ""

    @property
    def key(self) -> str:
        """The column of `listing` that is sorted by."""
        return KEYS[self.column][0]

    @property
    def heading(self) -> str:
        """What the cables under one heading have in common, as SQL; "" without headings."""
        return _HEADINGS.get(self.grouping, "")

    @property
    def heading_column(self) -> ColumnName:
        """The column whose order is that of the headings."""
        return "originator" if self.grouping == "originator" else "date"

    @property
    def follows_headings(self) -> bool:
        """Whether the order by the column alone already is that of the headings."""
        return not self.grouping or self.column == self.heading_column

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Return (condition, order) of the pieces of which the list is made, one behind the other, as SQL.

        Each of them is read off the column's index.
        """
        key, empty = KEYS[self.column]
        way = " DESC" if self.descending else ""
        order = f"{key}{way}, n{way}"
        if empty is None:
            return (("1", order),)
        some = f"{key} > {empty}" if empty == "''" else f"{key} <> {empty}"
        return ((some, order), (f"{key} = {empty}", "n"))

    def whole_order(self) -> str:
        """Return the order as one SQL term, for few cables or where the headings are of another column."""
        key, empty = KEYS[self.column]
        way = " DESC" if self.descending else ""
        terms = [] if empty is None else [f"{key} = {empty}"]
        terms.append(f"{key}{way}")
        if way and empty is not None:  # what has no value stands as it came, as in `parts`
            terms.append(f"CASE WHEN {key} = {empty} THEN n END")
        terms.append(f"n{way}")
        if self.heading:
            down = way if self.follows_headings else ""
            terms = [f"{self.heading} = ''", f"{self.heading}{down}", *terms]
        return ", ".join(terms)
