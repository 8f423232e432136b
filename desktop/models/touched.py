"""The rows of the panel of touched notes: headings with counts, items, and what shows or hides a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.messages.notes import short_quote
from desktop.messages.words import plural, tr
from desktop.models.touched_items import GROUPS, Group, Touched

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1

QUIET: tuple[Group, ...] = ("moved", "unchanged")
"""The groups in which there is nothing to do: only counted until they are asked for."""


@dataclass(frozen=True, slots=True)
class TouchedRow:
    """One row: a group's heading, an item, or the link that shows or hides a quiet group."""

    kind: Literal["heading", "item", "more"]
    group: Group
    count: int = 0
    item: Touched | None = None
    shown: bool = True


class TouchedModel(QAbstractListModel):
    """Lists what a correction touches. `show_items` replaces all; quiet groups stay as they are folded."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[Touched] = []
        self.rows: list[TouchedRow] = []
        self._unfolded: set[Group] = set()

    def show_items(self, items: Sequence[Touched]) -> None:
        """List these items instead."""
        self.items = list(items)
        self._arrange()

    def unfold(self, group: Group, shown: bool) -> None:
        """Show a quiet group's items, or only their number."""
        if shown:
            self._unfolded.add(group)
        else:
            self._unfolded.discard(group)
        self._arrange()

    def item(self, row: int) -> Touched | None:
        """Return the item of a row, None for another kind of row."""
        return self.rows[row].item if 0 <= row < len(self.rows) else None

    def row_of(self, key: str | None) -> int:
        """Return the row of an item by its key, -1 where it is not shown."""
        return next((i for i, r in enumerate(self.rows) if r.item is not None and r.item.key == key), -1)

    def count(self, group: Group) -> int:
        """Return how many items a group has."""
        return sum(item.group == group for item in self.items)

    def open_items(self) -> list[Touched]:
        """Return the items that she has yet to look at."""
        return [item for item in self.items if item.open]

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: ARG002
        """Return the number of rows."""
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row, or what a screen reader says of it."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row)
        return None

    def _arrange(self) -> None:
        rows: list[TouchedRow] = []
        for group in GROUPS:
            members = [item for item in self.items if item.group == group]
            if not members:
                continue
            rows.append(TouchedRow("heading", group, len(members)))
            quiet = group in QUIET
            if not quiet or group in self._unfolded:
                rows += [TouchedRow("item", group, item=item) for item in members]
            if quiet:
                rows.append(TouchedRow("more", group, len(members), shown=group in self._unfolded))
        if rows == self.rows:
            return
        if [_shape(row) for row in rows] == [_shape(row) for row in self.rows]:
            self._change(rows)
            return
        self._exchange(rows)

    def _exchange(self, rows: list[TouchedRow]) -> None:
        """Put these rows in the place of those of before: what stays keeps its place in the view."""
        before, after = [_shape(row) for row in self.rows], [_shape(row) for row in rows]
        codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        for kind, first, last, to, to_end in reversed(codes):
            if kind == "equal":
                continue
            if first < last:
                self.beginRemoveRows(QModelIndex(), first, last - 1)
                del self.rows[first:last]
                self.endRemoveRows()
            if to < to_end:
                self.beginInsertRows(QModelIndex(), first, first + to_end - to - 1)
                self.rows[first:first] = rows[to:to_end]
                self.endInsertRows()
        self._change(rows)

    def _change(self, rows: list[TouchedRow]) -> None:
        """Show rows of the same shape as those that stand there."""
        changed = [at for at, row in enumerate(rows) if row != self.rows[at]]
        self.rows = rows
        for _, run in groupby(enumerate(changed), lambda pair: pair[1] - pair[0]):
            rows_of = [at for _, at in run]
            self.dataChanged.emit(self.index(rows_of[0], 0), self.index(rows_of[-1], 0))


def heading_words(group: Group, count: int) -> str:
    """Return the heading of a group."""
    return {
        "gone": tr("Words gone: {n}", n=count),
        "changed": tr("Words changed: {n}", n=count),
        "look": tr("To look at: {n}", n=count),
        "moved": tr("Moved with their words: {n}", n=count),
        "unchanged": tr("Unchanged: {n}", n=count),
    }[group]


def heading_reason(group: Group) -> str:
    """Return what a group asks for, or why nothing is asked; "" where its cards say it themselves."""
    return {
        "look": tr("Their words are the same, but stand elsewhere too."),
        "moved": tr("Nothing to do; their words are the same."),
        "unchanged": tr("No change comes near them."),
    }.get(group, "")


def more_words(row: TouchedRow) -> str:
    """Return what the link under a quiet group says."""
    return tr("Hide") if row.shown else plural(row.count, "Show {n}", "Show all {n}")


def spoken(row: TouchedRow) -> str:
    """Return a row in words: what a screen reader says of it."""
    item = row.item
    if row.kind == "heading":
        words, reason = heading_words(row.group, row.count), heading_reason(row.group)
        return f"{words}. {reason}" if reason else words
    if item is None:
        return more_words(row)
    name = f"{item.title} {item.number}".rstrip()
    name = tr("{name}, line {n}", name=name, n=item.line) if item.line else name
    if item.new is None:
        said = tr("{name}: the words “{old}” are gone", name=name, old=short_quote(item.old))
    elif item.new != item.old:
        old, new = short_quote(item.old), short_quote(item.new)
        said = tr("{name}: was “{old}”, now “{new}”", name=name, old=old, new=new)
    else:
        said = tr("{name}: “{old}”", name=name, old=short_quote(item.old))
    return said + (tr(", to look at") if item.open else "")


def _shape(row: TouchedRow) -> tuple[str, str, str]:
    return row.kind, row.group, row.item.key if row.item is not None else ""
