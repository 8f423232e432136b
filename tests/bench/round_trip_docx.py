"""`--bench round-trip-docx`: Word files go out and come back, each held against the order of the schema.

Where LibreOffice is installed, it prints some of them and saves them again: every footnote must be on the
pages, and what it saved must come back as what left.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from desktop.exporting.word.writer import write
from desktop.reading.word.returned import returned
from tests.bench.round_trips import library, round_trips, rows_of
from tests.bench.rows import Row
from tests.exporting.taken_apart import words
from tests.exporting.word.opened import out_of_order, part
from tests.libre_office import PROGRAM, converted
from tests.odd_cables import EVERYTHING, everything

_PARTS = ("document", "footnotes", "comments", "styles", "settings")
_IN_LIBREOFFICE = 20


def measure() -> list[Row]:
    """Return what came back of 500 cables, and of those that went through LibreOffice."""
    with library() as cables:
        came = round_trips(cables, write, returned, _faults)
    return rows_of("Word", came, "order of wml.xsd") + (_through_libreoffice() if PROGRAM else [])


def _faults(data: bytes) -> int:
    return sum(len(out_of_order(part(data, f"word/{name}.xml"))) for name in _PARTS)


def _through_libreoffice() -> list[Row]:
    unprinted = missing = differing = told = count = 0
    with (
        library(_IN_LIBREOFFICE, 20 * _IN_LIBREOFFICE) as (store, ids, _),
        tempfile.TemporaryDirectory() as own,
    ):
        folder = Path(own)
        for number, cable in enumerate(ids):
            dossier = everything(store, cable)
            path = folder / f"cable-{number}.docx"
            write([dossier], EVERYTHING, path, lambda _fraction, _code: None)
            printed = converted(path, "pdf", folder)
            saved = converted(path, "docx", folder / "again")
            unprinted += printed is None or saved is None
            notes = [note for note in dossier.notes if note.kind == "footnote" and note.spans]
            count += len(notes)
            on_pages = words(printed.read_bytes()) if printed else ""
            missing += sum(f"({note.words.rpartition('(')[2]}" not in on_pages for note in notes)
            back = returned(saved.read_bytes(), path.name) if saved else None
            differing += back is None or back.records != dossier.carried
            told += len(back.comments) + len(back.refused) if back else 1
    work = f"{_IN_LIBREOFFICE} cables"
    counts = (
        ("files not printed or not saved", work, unprinted),
        ("footnotes not on the pages", f"{count} footnotes", missing),
        ("saved again, cables that differ", work, differing),
        ("saved again, told as changed", work, told),
    )
    return [Row(f"LibreOffice: {name}", of, 0, n, "", 0, "0", n == 0) for name, of, n in counts]
