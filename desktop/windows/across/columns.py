"""The columns of the tables that look across cables."""

from __future__ import annotations

from collections.abc import Sequence

from db.across.handling_times import Interval, Summary
from db.across.heads import CableHead
from db.across.offices import OfficeTotal, Unbalanced
from desktop.messages.times import show_duration, show_time
from desktop.messages.words import plural, tr
from desktop.models.sorted_rows import Column

Count = tuple[int, int] | None
"""Copies as far as told, and entries that do not tell; None where the list does not name the office."""
CableRow = tuple[CableHead, tuple[Count, ...]]
OddRow = tuple[CableHead, Unbalanced]
OutlierRow = tuple[CableHead, Interval]


def office_columns() -> list[Column[OfficeTotal]]:
    """Return the columns of the offices."""
    return [
        Column(tr("Office"), lambda row: row.name or tr("(no name)")),
        Column(tr("Cables"), lambda row: f"{row.cables:,}", lambda row: row.cables, figures=True),
        Column(
            tr("Copies"),
            lambda row: count_words((row.copies, row.untold)),
            lambda row: row.copies,
            figures=True,
        ),
        Column(tr("First"), lambda row: show_time(row.first) or "–", lambda row: (not row.first, row.first)),
    ]


def cable_columns(offices: Sequence[str]) -> list[Column[CableRow]]:
    """Return the columns of cables, with one for each office."""
    columns: list[Column[CableRow]] = [
        Column(tr("Date"), lambda row: _date(row[0]), lambda row: (not row[0].date, row[0].date)),
        Column(tr("Number"), lambda row: row[0].number),
        Column(tr("Cable"), lambda row: row[0].title),
    ]
    return [*columns, *(_of_office(name, at) for at, name in enumerate(offices))]


def odd_columns() -> list[Column[OddRow]]:
    """Return the columns of cables whose lists do not add up."""
    return [
        Column(tr("Date"), lambda row: _date(row[0]), lambda row: (not row[0].date, row[0].date)),
        Column(tr("Number"), lambda row: row[0].number),
        Column(tr("Cable"), lambda row: row[0].title),
        Column(
            tr("What differs"),
            lambda row: _odd(row[1]),
            lambda row: (row[1].verdict, row[1].difference),
        ),
    ]


def summary_columns(grouped: str) -> list[Column[Summary]]:
    """Return the columns of handling times; `grouped` is the title of the groups, "" for none."""
    columns: list[Column[Summary]] = [Column(tr("Stage"), lambda row: row.stage or tr("(no name)"))]
    if grouped:
        columns.append(Column(grouped, lambda row: row.group or tr("not stated")))
    return [
        *columns,
        Column(tr("Times"), lambda row: f"{row.count:,}", lambda row: row.count, figures=True),
        _duration(tr("Shortest"), "least"),
        _duration(tr("Lower quarter"), "lower"),
        _duration(tr("Median"), "median"),
        _duration(tr("Upper quarter"), "upper"),
        _duration(tr("Longest"), "most"),
    ]


def outlier_columns() -> list[Column[OutlierRow]]:
    """Return the columns of the times that lie far outside."""
    return [
        Column(
            tr("Took"), lambda row: show_duration(row[1].minutes), lambda row: row[1].minutes, figures=True
        ),
        Column(tr("Stage"), lambda row: tr("{a} to {b}", a=row[1].before, b=row[1].stage)),
        Column(tr("Date"), lambda row: _date(row[0]), lambda row: (not row[0].date, row[0].date)),
        Column(tr("Number"), lambda row: row[0].number),
        Column(tr("Cable"), lambda row: row[0].title),
    ]


def count_words(count: Count) -> str:
    """Return copies in words: "3", "3 and 1 not told", an en dash for what is not on the list."""
    if count is None:
        return "–"
    copies, untold = count
    if not untold:
        return f"{copies:,}"
    if not copies:
        return tr("not told")
    return plural(untold, "{copies} and {n} not told", "{copies} and {n} not told", copies=f"{copies:,}")


def _of_office(name: str, at: int) -> Column[CableRow]:
    def words(row: CableRow) -> str:
        return count_words(row[1][at])

    def key(row: CableRow) -> tuple[bool, int]:
        count = row[1][at]
        return (count is not None, count[0] if count is not None else 0)

    return Column(name, words, key, figures=True)


def _duration(title: str, field: str) -> Column[Summary]:
    return Column(
        title,
        lambda row: show_duration(round(getattr(row, field))),
        lambda row: getattr(row, field),
        figures=True,
    )


def _date(head: CableHead) -> str:
    return show_time(head.date) if head.date else tr("undated")


def _odd(row: Unbalanced) -> str:
    if row.verdict != "differs":
        return tr("cannot tell: a count is not known")
    amount = abs(row.difference)
    return tr("{n} over", n=amount) if row.difference > 0 else tr("{n} short", n=amount)
