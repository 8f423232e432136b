"""A distribution list that is a table: a name in one cell, its copies in the next.

Word files and web pages have them, and so has text typed with tabs: a line a row, cells parted by tabs.
Figures beside names may be anything, so one of three must say that they are copies: a heading above them,
the table's own first row, or a total below that is their sum.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from desktop.reading.copies import NUMBER, value_of
from desktop.reading.draft import Draft
from desktop.reading.intake import Found, FoundDistribution, FoundRecipient, Span
from desktop.reading.lines import Line
from desktop.reading.list_headings import is_heading

_COPIES = r"(?:cop(?:ies|y)|cop\.|ex\.?|exemplars?)"
_ROW = re.compile(
    rf"(?:(?:\d{{1,3}}[.)]?|[-–•])\t+)?(?P<name>[^\t]{{1,200}}?)\s?\t+\s?"
    rf"(?:[(\[]?(?P<count>{NUMBER})(?:\s{_COPIES})?[)\]]?|(?P<unread>[(\[]?(?:\?{{1,3}}|illegible|unreadable)[)\]]?))"
    r"(?:\t.{0,200})?",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"(?:(?:no|nr|№|#)\.?|recipients?|addressees?|to|to whom|sent to|office|department|name|distribution|"
    rf"(?:number\sof\s)?{_COPIES}|quantity)(?:\s?:)?",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    rf"(?:in\s)?(?:total|all|sum|altogether)\b[^\t\d]{{0,30}}?[\s\t:–-]{{1,10}}(?P<count>{NUMBER})(?:\s{_COPIES})?\.?",
    re.IGNORECASE,
)
_FEWEST = 2
_MOST = 400


@dataclass(slots=True)
class _Table:
    """Lines of a table as they are gone through."""

    entries: list[FoundRecipient] = field(default_factory=list)
    counted: int = 0
    titled: bool = False
    total: int | None = None
    total_span: Span | None = None
    last: int = -1


def take_tables(draft: Draft, lines: list[Line]) -> list[Line]:
    """Add the distribution lists that are tables, and return the lines without theirs."""
    if "\t" not in draft.text:
        return lines
    kept: list[Line] = []
    i = 0
    while i < len(lines):
        table = _table(draft, lines, i)
        if table is None:
            kept.append(lines[i])
            i += 1
            continue
        heading = (
            kept.pop() if kept and is_heading(kept[-1]) and _touches(draft, kept[-1], lines[i]) else None
        )
        top = heading if heading is not None else lines[i] if table.titled else None
        span = (top.start, top.end) if top is not None else None
        draft.distributions.append(
            FoundDistribution(span, tuple(table.entries), table.total, table.total_span)
        )
        i = table.last + 1
    return kept


def _table(draft: Draft, lines: list[Line], first: int) -> _Table | None:
    """Return the table that begins on a line, None where none does."""
    titled = _is_titles(lines[first])
    if not titled and _ROW.fullmatch(lines[first].text) is None:
        return None
    table = _Table(titled=titled)
    waiting: list[Line] = []
    for i in range(first + titled, min(len(lines), first + _MOST)):
        line = lines[i]
        if i > first and not _touches(draft, lines[i - 1], line):
            break
        total = _TOTAL.fullmatch(line.text)
        row = _ROW.fullmatch(line.text)
        if total is not None:
            table.total = value_of(total["count"])
            table.total_span = (line.start + total.start("count"), line.start + total.end("count"))
            _add_names(draft, table, waiting)
            table.last = i
            break
        if row is not None:
            _add_names(draft, table, waiting)
            _add_row(draft, table, line, row)
            table.last = i
        elif "\t" not in line.text and len(line.text) <= 100 and not is_heading(line):
            # A name without copies is the table's only if the table goes on below it.
            waiting.append(line)
            if draft.text.startswith("\t", line.end):
                _add_names(draft, table, waiting)
                table.counted += 1
                table.last = i
        else:
            break
    return table if _is_list(table, lines[first - 1] if first else None) else None


def _is_titles(line: Line) -> bool:
    cells = line.text.split("\t")
    return len(cells) > 1 and all(_TITLES.fullmatch(cell.strip()) for cell in cells if cell.strip())


def _is_list(table: _Table, above: Line | None) -> bool:
    if table.counted < _FEWEST:
        return False
    if table.titled or (above is not None and is_heading(above)):
        return True
    return table.total is not None and table.total == sum(
        1 if entry.copies is None else entry.copies for entry in table.entries
    )


def _add_row(draft: Draft, table: _Table, line: Line, row: re.Match[str]) -> None:
    start, end = row.span("name")
    name = draft.found(line.start + start, line.start + end)
    copies = value_of(row["count"]) if row["count"] else None
    if row["count"] and copies is None:
        draft.doubt("distribution", "count-implausible", line.start, line.end, recipient=name.value)
    if row["unread"]:
        draft.doubt("distribution", "count-illegible", line.start, line.end, recipient=name.value)
    last = line.start + max(row.end("count"), row.end("unread"))
    table.entries.append(FoundRecipient(name, copies, bool(row["unread"]), name.start, last))
    table.counted += 1


def _add_names(draft: Draft, table: _Table, waiting: list[Line]) -> None:
    for line in waiting:
        name: Found = draft.found(line.start, line.end)
        table.entries.append(FoundRecipient(name, None, False, name.start, name.end))
    waiting.clear()


def _touches(draft: Draft, above: Line, below: Line) -> bool:
    return draft.text.count("\n", above.end, below.start) == 1
