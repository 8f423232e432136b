"""The annotated PDF: pages by typst, live highlights, attachment and metadata by pikepdf, checked, written.

Runs in a child process of the window (typst keeps the memory of a large compile) and in the command line.
Nothing is at the target before the whole file is finished, counted and checked.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Literal

from pikepdf import ObjectStreamMode, Pdf, settings
from typst import TypstError

from db.errors import ExportError
from desktop.exporting import part_file
from desktop.exporting.choices import PdfChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.ledger import Ledger
from desktop.exporting.pdf import attachment, check, foot, highlights, metadata
from desktop.exporting.pdf.page_data import PageData, page_data
from desktop.exporting.pdf.structure import StructureTree
from desktop.exporting.pdf.template import as_json, compile_pages

Report = Callable[[float, str], None]
"""Told how far the work is (0 to 1) and a code for what is being done: "pages", "notes", "check", "write"."""

_COMPRESSION: Literal[3] = 3
"""Of 9. The best takes twice as long and makes the file 5 % smaller."""

_MOST_CHECKED_AFRESH = 1000
"""With more notes the tags are checked just before the file is saved, since reading all of them in again
takes a tenth of the time; notes and attachment are always counted in the saved file."""

_UNTAGGED = "The pages could not be made by the rules of PDF/A and PDF/UA."


def write(
    dossier: Dossier,
    choices: PdfChoices,
    path: Path,
    report: Report,
    *,
    timestamp: datetime | None = None,
) -> Ledger:
    """Write the annotated PDF of a dossier to `path`, replacing what is there, and return its ledger.

    The same dossier, choices and `timestamp` give the same bytes; without one it is now. Raises ExportError
    ("export-notes-differ" and "export-corrections-differ" where the finished file does not hold exactly the
    chosen notes and the corrections; codes of
    `part_file.replace` where it cannot be written); then no file is left.
    """
    data, ledger = make(dossier, choices, report, timestamp=timestamp)
    report(0.95, "write")
    part_file.replace(path, data)
    report(1.0, "done")
    return ledger


def make(
    dossier: Dossier, choices: PdfChoices, report: Report, *, timestamp: datetime | None = None
) -> tuple[bytes, Ledger]:
    """Return the finished PDF and its ledger without writing a file: for the preview."""
    moment = (timestamp or datetime.now(UTC)).replace(microsecond=0)
    refused = [each for each in dossier.notes if each.kind not in choices.kinds]
    if refused:
        chosen = len(dossier.notes)
        raise ExportError("export-notes-differ", chosen=chosen - len(refused), written=chosen)
    report(0.02, "pages")
    page = page_data(dossier, choices)
    with _uncollected():
        built = _build(page, dossier, moment, report)
        report(0.8, "check")
        return _account(built, page, dossier)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the garbage collector still: it goes through some hundred thousand living objects in vain."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@dataclass(frozen=True)
class _Built:
    """The finished file with what it is to be checked against; `anchored` are notes found by their words.

    `findings` is what the check found before saving, or None where the saved file is to be checked.
    """

    data: bytes
    attached: bytes
    anchored: set[int]
    declared: bool
    findings: tuple[str, ...] | None


def floor(dossier: Dossier, choices: PdfChoices, *, timestamp: datetime | None = None) -> Callable[[], bytes]:
    """Return what compiles the same pages alone, all preparation done: the floor of the benchmark."""
    data = as_json(page_data(dossier, choices).data)
    moment = (timestamp or datetime.now(UTC)).replace(microsecond=0)
    return lambda: compile_pages(data, moment)


def _pages(page: PageData, moment: datetime, report: Report) -> tuple[Pdf, bool]:
    """Return the bare pages, opened, and whether they keep to the standards."""
    try:
        return _settled(page, moment, report), True
    except TypstError:
        # Words that PDF/A or PDF/UA does not allow in a way we did not foresee must not cost her the export.
        return Pdf.open(BytesIO(compile_pages(as_json(page.data), moment, declared=False))), False


def _settled(page: PageData, moment: datetime, report: Report) -> Pdf:
    """Return the pages with as few notes overleaf from their marks as can be had in a few attempts."""
    best = Pdf.open(BytesIO(compile_pages(as_json(page.data), moment)))
    if len(page.data["notes"]) > foot.MOST_NOTES:
        return best
    late = fewest = foot.late_marks(best)
    for attempt in range(foot.MOST_ATTEMPTS):
        if not late or not foot.lower(page.data, late[0]):
            break
        report(0.3 + 0.3 * attempt / foot.MOST_ATTEMPTS, "pages")
        pages = Pdf.open(BytesIO(compile_pages(as_json(page.data), moment)))
        late = foot.late_marks(pages)
        if len(late) < len(fewest):
            best.close()
            best, fewest = pages, late
    return best


def _build(page: PageData, dossier: Dossier, moment: datetime, report: Report) -> _Built:
    """Return the finished file. The open pages die with this call: the check opens the file afresh."""
    with ThreadPoolExecutor(1) as beside:
        # typst lets go of the interpreter while it works, so this costs no time of its own.
        preparing = beside.submit(_prepared, dossier)
        pdf, declared = _pages(page, moment, report)
        begun, drafts = preparing.result()
    report(0.6, "notes")
    with pdf:
        tree = StructureTree(pdf)
        places = highlights.take_places(pdf, tree)
        highlights.add_highlights(pdf, tree, places, drafts, page.text.runs)
        tree.write()
        attached = attachment.as_bytes(begun, dossier.notes, page.text, places)
        attachment.attach(pdf, attached, moment)
        metadata.write(pdf, dossier)
        # False is what it means without the entry, and poppler calls the entry an error.
        if "/Suspects" in pdf.Root.MarkInfo:
            del pdf.Root.MarkInfo["/Suspects"]
        found = check.findings(pdf) if len(dossier.notes) > _MOST_CHECKED_AFRESH else None
        if found or not declared:
            metadata.withdraw(pdf)
        return _Built(_saved(pdf), attached, places.anchored, declared, found)


def _prepared(dossier: Dossier) -> tuple[str, list[highlights.Draft]]:
    """Return what can be made of a dossier while the pages are not there yet."""
    return attachment.written(dossier), [highlights.draft(note) for note in dossier.notes]


def _saved(pdf: Pdf) -> bytes:
    settings.set_flate_compression_level(_COMPRESSION)
    target = BytesIO()
    # The packet's version is right already; looking it up again takes as long as the rest of the saving.
    pdf.save(
        target,
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
        fix_metadata_version=False,
    )
    return target.getvalue()


def _account(built: _Built, page: PageData, dossier: Dossier) -> tuple[bytes, Ledger]:
    data = built.data
    with Pdf.open(BytesIO(data)) as pdf:
        found = built.findings
        if found is None and built.declared:
            found = check.findings(pdf)
            if found:
                metadata.withdraw(pdf)
                data = _saved(pdf)
        read = attachment.read_back(pdf)
        on_pages = highlights.note_ids(pdf)
        pages = len(pdf.pages)
    ids = {note.id for note in dossier.notes}
    first = len(dossier.notes)
    held = on_pages | {dossier.notes[index].id for index in built.anchored if index < first}
    textual = len([index for index in built.anchored if index >= first])
    written = held & attachment.note_ids(read)
    if written != ids or len(ids) != len(dossier.notes) or held - ids or read != built.attached:
        raise ExportError("export-notes-differ", chosen=len(dossier.notes), written=len(written))
    if not textual == len(dossier.corrections) == attachment.correction_count(read):
        raise ExportError("export-corrections-differ", chosen=len(dossier.corrections), written=textual)
    ledger = Ledger(
        in_library=dossier.library_note_count,
        chosen=len(dossier.notes),
        written=len(written),
        left_out=dict(dossier.left_out),
        substitutes=page.substitutes,
        pages=pages,
        findings=(found or ()) if built.declared else (_UNTAGGED,),
        corrections=len(dossier.corrections),
        corrections_written=textual,
        corrections_left_out=dossier.corrections_left_out,
    )
    return data, ledger
