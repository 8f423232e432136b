"""Header, stages and distribution as Word's tables, in the words of the annotated PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop.exporting import han
from desktop.exporting.choices import Paper
from desktop.exporting.dossier import Dossier
from desktop.exporting.pdf import page_parts
from desktop.exporting.word import runs
from desktop.exporting.word.bookmarks import Bookmarks
from desktop.exporting.word.markup import Element, add
from desktop.exporting.word.names import FACTS
from desktop.exporting.word.runs import Look
from desktop.exporting.word.template import MARGIN, PAPERS

_LEAD = Look(style="NoteLead", wears="i")
_LABEL = 1500
_SUPPLIED = "  supplied by the editor"


@dataclass(frozen=True, slots=True)
class _Cell:
    """Words in a cell, the style of their paragraph, and what is said of them behind."""

    words: dict[str, Any]
    style: str = "EditionCell"
    remark: str = ""
    wears: str = ""


class FactTables:
    """Writes the tables of one cable, the `number`th of the file."""

    def __init__(self, dossier: Dossier, number: int, paper: Paper, bookmarks: Bookmarks) -> None:
        self._dossier, self._number, self._bookmarks = dossier, number, bookmarks
        self._width = PAPERS[paper][0] - 2 * MARGIN
        self._shapes = han.of_language(dossier.language)
        self.rows: list[tuple[str, list[list[str]]]] = []
        """What stands in the cells of each table, by the table's bookmark."""

    def header(self, body: Element) -> None:
        """Append the header fields, and the line under them."""
        rows = page_parts.header(self._dossier, str)
        if not rows:
            return
        cells = [
            (
                _Cell(row["label"], "EditionLabel"),
                _Cell(row["value"], remark=_SUPPLIED if row["supplied"] else ""),
            )
            for row in rows
        ]
        self._table(body, "header", (_LABEL, self._width - _LABEL), None, cells)
        rule = paragraph(body, "EditionRule")
        # It stands among the lines of the text and must be known as none of them, whatever style it is given.
        name = FACTS.format(self._number, "rule", 0)
        self._bookmarks.open(rule, name)
        self._bookmarks.close(rule, name)

    def stages(self, body: Element) -> None:
        """Append the transcription stages with their heading."""
        dossier = self._dossier
        if not dossier.stages:
            return
        told = page_parts.stages(dossier.stages, dossier.stages_total_minutes, str, dossier.language)
        heading(body, "Transcription stages")
        wanted = [("name", "Stage", 12), ("when", "Date and time", 16)]
        wanted += [("by", "By", 14)] if told["by"] else []
        wanted += [("as_written", "As written", 22)] if told["as_written"] else []
        wanted += [("elapsed", "To the next", 11)]
        widths = self._shared([share for *_, share in wanted])
        heads = [_Cell(page_parts.words(label, str), "EditionCellHead") for _, label, _ in wanted]
        rows = [[_stage_cell(row, key) for key, *_ in wanted] for row in told["rows"]]
        self._table(body, "stages", widths, heads, rows)
        if told["total"]:
            paragraph(body, "EditionSum", told["total"])
        for warning in told["warnings"]:
            paragraph(body, "EditionRemark", warning)

    def distributions(self, body: Element) -> None:
        """Append the distribution lists, each with its heading and the verdict on its sum."""
        for order, each in enumerate(self._dossier.distributions):
            told = page_parts.distribution(each, str, self._dossier.language)
            heading(body, told["heading"]["t"])
            heads = [
                _Cell(page_parts.words("Recipient", str), "EditionCellHead"),
                _Cell(page_parts.words("Copies", str), "EditionCellHead"),
            ]
            rows = [
                (
                    _Cell(row["recipient"]),
                    _Cell(
                        page_parts.words(row["copies"], str),
                        "EditionCellFigure",
                        wears="" if row["stated"] else "i",
                    ),
                )
                for row in told["rows"]
            ]
            if rows:
                self._table(body, "distribution", self._shared((84, 16)), heads, rows, order)
            paragraph(body, "EditionSum", told["verdict"])

    def _shared(self, shares: Sequence[int]) -> tuple[int, ...]:
        return tuple(self._width * share // sum(shares) for share in shares)

    def _table(
        self,
        body: Element,
        name: str,
        widths: Sequence[int],
        heads: Sequence[_Cell] | None,
        rows: Sequence[Sequence[_Cell]],
        order: int = 0,
    ) -> None:
        table = add(body, "tbl")
        properties = add(table, "tblPr")
        add(properties, "tblStyle", val="EditionTable" if heads else "TableNormal")
        add(properties, "tblW", w=sum(widths), type="dxa")
        add(properties, "tblLayout", type="fixed")
        add(properties, "tblLook", val="0020" if heads else "0000", firstRow=int(bool(heads)), lastRow=0,
            firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)  # fmt: skip
        grid = add(table, "tblGrid")
        for width in widths:
            add(grid, "gridCol", w=width)
        bookmark = FACTS.format(self._number, name, order)
        self.rows.append((bookmark, [[cell.words["t"] + cell.remark for cell in cells] for cells in rows]))
        for cells in ([heads] if heads else []) + list(rows):
            row = add(table, "tr")
            row_properties = add(row, "trPr")
            add(row_properties, "cantSplit")
            if cells is heads:
                add(row_properties, "tblHeader")
            for at, (width, cell) in enumerate(zip(widths, cells, strict=True), 1):
                self._cell(row, width, cell, bookmark, last=at == len(cells))
                bookmark = ""

    def _cell(self, row: Element, width: int, cell: _Cell, bookmark: str, *, last: bool) -> None:
        made = add(row, "tc")
        cell_properties = add(made, "tcPr")
        add(cell_properties, "tcW", w=width, type="dxa")
        if last:
            add(add(cell_properties, "tcMar"), "right", w=0, type="dxa")
        written = add(made, "p")
        properties = add(written, "pPr")
        add(properties, "pStyle", val=cell.style)
        if cell.style == "EditionCellHead" and cell.words["t"] in {"Copies", "To the next"}:
            add(properties, "jc", val="right")
        if bookmark:
            self._bookmarks.open(written, bookmark)
            self._bookmarks.close(written, bookmark)
        shapes = cell.words["h"]
        look = Look(wears=cell.wears, shapes=shapes if shapes != self._shapes else None)
        runs.write(written, cell.words["t"], look)
        if cell.remark:
            runs.write(written, cell.remark, _LEAD)


def _stage_cell(row: dict[str, Any], key: str) -> _Cell:
    if key == "when":
        return _Cell(page_parts.words(row["when"], str))
    if key == "elapsed":
        return _Cell(
            page_parts.words(row["elapsed"], str), "EditionCellFigure", wears="b" if row["early"] else ""
        )
    return _Cell(row[key])


def heading(body: Element, words: str) -> None:
    """Append a heading of the edition's own."""
    paragraph(body, "EditionHeading", words)


def paragraph(body: Element, style: str, words: str = "", look: Look = runs.PLAIN) -> Element:
    """Append a paragraph that is none of the cable's text."""
    made = add(body, "p")
    add(add(made, "pPr"), "pStyle", val=style)
    if words:
        runs.write(made, words, look)
    return made
