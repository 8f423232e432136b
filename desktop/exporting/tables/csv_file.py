"""One table as CSV: UTF-8 with the mark by which Excel knows it, a line for each row (RFC 4180)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import StringIO
from pathlib import Path

from desktop.exporting import part_file
from desktop.exporting.account import Account
from desktop.exporting.choices import ExportChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.formats import Report, format_named
from desktop.exporting.ledger import Ledger
from desktop.exporting.tables.cells import guarded, named, unguarded
from desktop.exporting.tables.rows import Row, Value, table_named

_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
_BEGIN = "\ufeff"


def write(dossiers: Sequence[Dossier], choices: ExportChoices, path: Path, report: Report) -> Ledger:
    """Write the chosen table of the cables and return its ledger: what it holds was read back from it.

    Where the table is not that of the notes, they are told as lost. Raises the ExportErrors of
    `part_file.replace`.
    """
    found = format_named("csv")
    table = table_named(found.option("table").of(choices))
    separator = _SEPARATORS[found.option("separator").of(choices)]
    account, characters = Account(), 0
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=separator, lineterminator="\r\n")
    target.write(_BEGIN)
    writer.writerow([column.head for column in table.columns])
    notes = 0
    for order, dossier in enumerate(dossiers):
        report(0.9 * order / len(dossiers), "rows")
        account.add(dossier)
        notes += len(dossier.notes)
        for row in table.rows(dossier):
            cells, count = _cells(row)
            characters += count
            writer.writerow(cells)
    data = target.getvalue().encode("utf-8")
    written = _counted(data, separator)
    part_file.replace(path, data)
    report(1.0, "done")
    is_notes = table.name == "notes"
    lost = {"characters": characters, "csv-notes": 0 if is_notes else notes, "table-text": account.cables}
    return account.ledger("csv", notes=written if is_notes else 0, cables=account.cables, lost=lost)


def _cells(row: Row) -> tuple[list[str], int]:
    made, count = [], 0
    for value in row:
        if isinstance(value, str):
            words, more = named(value)
            made.append(guarded(words))
            count += more
        else:
            made.append(_told(value))
    return made, count


def _told(value: Value) -> str:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes" if not value.second else "seconds")
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def read(data: bytes, separator: str = ",") -> Iterable[list[str]]:
    """Yield the rows of such a file, its head first, as words without their guards."""
    lines = StringIO(data.decode("utf-8").removeprefix(_BEGIN), newline="")
    return ([unguarded(cell) for cell in row] for row in csv.reader(lines, delimiter=separator))


def _counted(data: bytes, separator: str) -> int:
    """Return how many rows the finished file holds, its head apart."""
    limit = csv.field_size_limit(len(data) + 1)
    try:
        return sum(1 for _ in read(data, separator)) - 1
    finally:
        csv.field_size_limit(limit)
