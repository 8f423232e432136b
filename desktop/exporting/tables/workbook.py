"""All tables as a workbook for Excel, a sheet each, by openpyxl.

Written row by row (its write-only mode), so that a hundred thousand cables need no more memory than the file.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from db.errors import ExportError
from desktop.exporting import part_file
from desktop.exporting.account import Account
from desktop.exporting.choices import ExportChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.formats import Report
from desktop.exporting.ledger import Ledger
from desktop.exporting.tables.cells import escaped, fitted, named
from desktop.exporting.tables.rows import TABLES, Column, Row, Table, Value

MOST_ROWS = 1_048_576
"""Rows of a sheet in Excel, its head among them; what is more goes on in another sheet."""

_HEAD = Font(bold=True, color="57524A")
_LINE = Border(bottom=Side(style="thin", color="B9B3A8"))
_TOP, _LONG = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
_DAY, _MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"


def write(dossiers: Sequence[Dossier], choices: ExportChoices, path: Path, report: Report) -> Ledger:  # noqa: ARG001
    """Write the workbook of the cables and return its ledger: its notes were counted in the finished file.

    Raises ExportError "export-notes-differ" and those of `part_file.replace`; then no file is left.
    """
    account, sheets = Account(), _Sheets()
    for order, dossier in enumerate(dossiers):
        report(0.7 * order / len(dossiers), "rows")
        account.add(dossier)
        sheets.add(dossier)
    report(0.7, "write")
    data = sheets.saved()
    report(0.85, "check")
    cables, notes = _counted(data)
    if notes != sheets.notes:
        raise ExportError("export-notes-differ", chosen=sheets.notes, written=notes)
    if cables != account.cables:
        raise ExportError("export-cables-differ", chosen=account.cables, written=cables)
    part_file.replace(path, data)
    report(1.0, "done")
    return account.ledger("xlsx", notes=notes, cables=cables, lost={**sheets.lost, "table-text": cables})


class _Sheets:
    """The sheets of one workbook, filled cable by cable."""

    def __init__(self) -> None:
        self._book = Workbook(write_only=True)
        self._open = {table.name: _Sheet(self._book, table) for table in TABLES}
        self.notes = 0

    @property
    def lost(self) -> dict[str, int]:
        """How many characters are named instead, and how many cells were cut."""
        counts: Counter[str] = Counter()
        for sheet in self._open.values():
            counts.update(sheet.lost)
        return dict(counts)

    def add(self, dossier: Dossier) -> None:
        """Append the rows of a cable to all sheets."""
        self.notes += len(dossier.notes)
        for table in TABLES:
            for row in table.rows(dossier):
                self._open[table.name].add(row)

    def saved(self) -> bytes:
        """Return the finished file."""
        for sheet in self._open.values():
            sheet.finish()
        target = BytesIO()
        self._book.save(target)
        return target.getvalue()


class _Sheet:
    """One table; goes on in another sheet when one is full."""

    def __init__(self, book: Workbook, table: Table) -> None:
        self._book, self._table = book, table
        self.lost: Counter[str] = Counter()
        self._number = self._rows = 0
        self._sheet: Any = None
        self._styles: dict[tuple[bool, str, bool], Any] = {}
        self._begin()

    def add(self, row: Row) -> None:
        """Append a row."""
        if self._rows == MOST_ROWS:
            self.finish()
            self._begin()
        cells = [self._cell(value, column) for value, column in zip(row, self._table.columns, strict=True)]
        self._sheet.append(cells)
        self._rows += 1

    def finish(self) -> None:
        """Let the rows be filtered by their columns."""
        last = get_column_letter(len(self._table.columns))
        self._sheet.auto_filter.ref = f"A1:{last}{max(self._rows, 1)}"

    def _begin(self) -> None:
        self._number += 1
        title = self._table.title if self._number == 1 else f"{self._table.title} {self._number}"
        self._sheet = self._book.create_sheet(title)
        self._sheet.freeze_panes = "A2"
        for at, column in enumerate(self._table.columns, 1):
            self._sheet.column_dimensions[get_column_letter(at)].width = column.width
        head = [WriteOnlyCell(self._sheet, value=column.head) for column in self._table.columns]
        for cell in head:
            cell.font, cell.border, cell.alignment = _HEAD, _LINE, _LONG
        self._sheet.append(head)
        self._rows = 1

    def _cell(self, value: Value, column: Column) -> Any:  # noqa: ANN401 - openpyxl tells no type of it
        if value is None or value == "":
            return None
        if isinstance(value, str):
            words, count = named(value)
            words, is_cut = fitted(words)
            self.lost["characters"] += count
            self.lost["long-cells"] += is_cut
            cell = WriteOnlyCell(self._sheet, value=escaped(words))
            # Words, whatever they begin with: openpyxl would take "=" for a formula, and Excel when edited.
            cell.data_type = "s"
            is_kept = words[:1] in ("=", "+", "-", "@", "\t", "\r", "'")
        else:
            cell = WriteOnlyCell(self._sheet, value=value)  # type: ignore[arg-type]
            is_kept = False
        number = "" if not isinstance(value, date) else _MOMENT if isinstance(value, datetime) else _DAY
        cell._style = self._style(column.long, number, is_kept)  # type: ignore[attr-defined]
        return cell

    def _style(self, is_long: bool, number: str, is_kept: bool) -> Any:  # noqa: ANN401
        """Return how a cell is styled; made once, since openpyxl looks every style up anew."""
        key = (is_long, number, is_kept)
        if key not in self._styles:
            cell = WriteOnlyCell(self._sheet)
            cell.alignment = _LONG if is_long else _TOP
            cell.quotePrefix = is_kept
            if number:
                cell.number_format = number
            self._styles[key] = cell._style  # type: ignore[attr-defined]
        return self._styles[key]


def _counted(data: bytes) -> tuple[int, int]:
    """Return how many cables and how many notes the finished file holds: all rows but the heads."""
    counts: Counter[str] = Counter()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        book = etree.fromstring(archive.read("xl/workbook.xml"))
        names = [str(one.get("name")) for one in book.iter("{*}sheet")]
        for number, name in enumerate(names, 1):
            table = next((each for each in TABLES[:2] if name.split(" ")[0] == each.title), None)
            if table is not None:
                with archive.open(f"xl/worksheets/sheet{number}.xml") as sheet:
                    rows = etree.iterparse(sheet, tag="{*}row")
                    counts[table.name] += sum(1 for _, row in rows if row.clear() is None) - 1
    return counts["cables"], counts["notes"]
