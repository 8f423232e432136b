"""The columns of the tables that look across cables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from db.across.handling_times import Interval, Summary
from db.across.heads import CableHead
from db.across.offices import Count, OfficeTotal
from db.across.seen import CableCounts
from db.across.unbalanced import Unbalanced
from desktop.messages.times import show_duration, show_time
from desktop.messages.words import plural, tr
from desktop.models.sorted_rows import Column

R = TypeVar("R")
OddRow = tuple[CableHead, Unbalanced]
OutlierRow = tuple[CableHead, Interval]
FIRST = 3
"""The column of the offices that names, and opens, the first cable of each."""


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
        Column(
            tr("First"),
            lambda row: show_time(row.first) if row.first else tr("undated"),
            lambda row: (not row.first, row.first),
            tip=tr("Double-click to open the first cable that went to this office"),
        ),
    ]


def cable_columns(offices: Sequence[str], first_cables: Sequence[int] = ()) -> list[Column[CableCounts]]:
    """Return the columns of cables, with one for each office; `first_cables` are the first of each.

    Where there are several offices the last column names the one that stands first on the list.
    """
    *columns, title = _head_columns(_head)
    firsts = [*first_cables, *(0 for _ in offices)]
    columns += [_of_office(name, at, firsts[at]) for at, name in enumerate(offices)]
    if len(offices) > 1:
        columns.append(
            Column(
                tr("First on the list"),
                lambda row: offices[row.first] or tr("(no name)"),
                lambda row: row.first,
                tip=tr("Of the chosen offices, the one whose name stands before the others"),
            )
        )
    return [*columns, title]


def odd_columns() -> list[Column[OddRow]]:
    """Return the columns of cables whose lists do not add up."""
    *columns, title = _head_columns(_odd_head)
    return [
        *columns,
        Column(tr("Stated"), lambda row: _sums(row[1], 0), lambda row: _sum(row[1], 0), figures=True),
        Column(tr("Counted"), lambda row: _sums(row[1], 1), lambda row: _sum(row[1], 1), figures=True),
        Column(
            tr("What differs"),
            lambda row: _odd(row[1]),
            lambda row: (row[1].verdict, row[1].difference),
        ),
        title,
    ]


def summary_columns(grouped: str) -> list[Column[Summary]]:
    """Return the columns of handling times; `grouped` is the title of the groups, "" for none."""
    columns: list[Column[Summary]] = [Column(tr("Stage"), stage_words, _stage_key)]
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
            tr("Took"),
            lambda row: show_duration(row[1].minutes),
            lambda row: row[1].minutes,
            figures=True,
        ),
        Column(tr("Stage"), lambda row: time_words(row[1])),
        *_head_columns(lambda row: row[0]),
    ]


def count_words(count: Count | None) -> str:
    """Return copies in words: "3", "3 and 1 not told", an en dash for what is not on the list."""
    if count is None:
        return "–"
    copies, untold = count
    if not untold:
        return f"{copies:,}"
    if not copies:
        return tr("not told")
    return plural(untold, "{copies} and {n} not told", "{copies} and {n} not told", copies=f"{copies:,}")


def stage_words(row: Summary) -> str:
    """Return what the stage of a summary is called."""
    return tr("All in all") if row.whole else row.stage or tr("(no name)")


def time_words(time: Interval) -> str:
    """Return from where to where a time runs: "Received to Typed"."""
    if time.whole:
        return tr("All in all")
    return tr("{a} to {b}", a=time.before or tr("(no name)"), b=time.stage or tr("(no name)"))


def _stage_key(row: Summary) -> tuple[bool, str]:
    return (row.whole, row.stage.casefold())


def _head(row: CableCounts) -> CableHead:
    return row.head


def _odd_head(row: OddRow) -> CableHead:
    return row[0]


def _head_columns(head: Callable[[R], CableHead]) -> list[Column[R]]:
    """Return the columns that name a cable."""
    return [
        Column(tr("Date"), lambda row: _date(head(row)), lambda row: (not head(row).date, head(row).date)),
        Column(tr("Number"), lambda row: head(row).number),
        Column(tr("Cable"), lambda row: head(row).title or tr("untitled")),
    ]


def _of_office(name: str, at: int, first_cable: int) -> Column[CableCounts]:
    def words(row: CableCounts) -> str:
        told = count_words(row.counts[at])
        return tr("first cable · {copies}", copies=told) if row.head.row == first_cable else told

    def key(row: CableCounts) -> tuple[bool, int]:
        count = row.counts[at]
        return (count is not None, count[0] if count is not None else 0)

    return Column(name or tr("(no name)"), words, key, figures=True)


def _duration(title: str, field: str) -> Column[Summary]:
    return Column(
        title,
        lambda row: show_duration(round(getattr(row, field))),
        lambda row: getattr(row, field),
        figures=True,
    )


def _date(head: CableHead) -> str:
    return show_time(head.date) if head.date else tr("undated")


def _sums(row: Unbalanced, at: int) -> str:
    """Return what lists state (0) or come to (1), one figure for each: "8", "8 and 11"."""
    figures = [f"{each[at]:,}" if each[at] is not None else "–" for each in row.lists]
    return tr(" and ").join(figures) or "–"


def _sum(row: Unbalanced, at: int) -> int:
    return sum(each[at] or 0 for each in row.lists)


def _odd(row: Unbalanced) -> str:
    if row.verdict != "differs":
        return tr("cannot tell: a count is not known")
    amount = f"{abs(row.difference):,}"
    if not row.difference:
        return tr("two lists, over and short alike")
    return tr("{n} over", n=amount) if row.difference > 0 else tr("{n} short", n=amount)
