"""The annotated PDF: pages by typst, live highlights, attachment and metadata by pikepdf, checked, written.

Runs in a child process of the window (typst keeps the memory of a large compile) and in the command line.
Nothing is at the target before the whole file is finished, counted and checked.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from pikepdf import Pdf

from db.errors import ExportError
from desktop.exporting import part_file
from desktop.exporting.choices import PdfChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.identified import identified
from desktop.exporting.ledger import Ledger
from desktop.exporting.pdf import attachment, check, highlights, metadata
from desktop.exporting.pdf.page_data import PageData, page_data
from desktop.exporting.pdf.pages import Report, set_pages
from desktop.exporting.pdf.saving import saved, uncollected
from desktop.exporting.pdf.structure import StructureTree
from desktop.exporting.pdf.template import as_json, compile_pages

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
    with uncollected():
        built = _build(page, dossier, moment, report)
        report(0.8, "check")
        return _account(built, page, dossier)


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


def _build(page: PageData, dossier: Dossier, moment: datetime, report: Report) -> _Built:
    """Return the finished file. The open pages die with this call: the check opens the file afresh."""
    with ThreadPoolExecutor(1) as beside:
        # typst lets go of the interpreter while it works, so this costs no time of its own.
        preparing = beside.submit(prepared, dossier)
        pdf, declared = set_pages(page, moment, report)
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
        return _Built(saved(pdf), attached, places.anchored, declared, found)


def prepared(dossier: Dossier) -> tuple[str, list[highlights.Draft]]:
    """Return what can be made of a dossier while the pages are not there yet."""
    return attachment.written(dossier), [highlights.draft(note) for note in dossier.notes]


def _account(built: _Built, page: PageData, dossier: Dossier) -> tuple[bytes, Ledger]:
    data = built.data
    with Pdf.open(BytesIO(data)) as pdf:
        found = built.findings
        if found is None and built.declared:
            found = check.findings(pdf)
            if found:
                metadata.withdraw(pdf)
                data = saved(pdf)
        read = attachment.read_back(pdf)
        on_pages = highlights.note_ids(pdf)
        pages = len(pdf.pages)
    ids = {note.id for note in dossier.notes}
    first = len(dossier.notes)
    held = on_pages | {dossier.notes[index].id for index in built.anchored if index < first}
    corrected = first + len(dossier.corrections)
    textual = len([index for index in built.anchored if first <= index < corrected])
    told = len([index for index in built.anchored if index >= corrected])
    written = held & attachment.note_ids(read)
    if written != ids or len(ids) != len(dossier.notes) or held - ids or read != built.attached:
        raise ExportError("export-notes-differ", chosen=len(dossier.notes), written=len(written))
    if not textual == len(dossier.corrections) == attachment.correction_count(read):
        raise ExportError("export-corrections-differ", chosen=len(dossier.corrections), written=textual)
    if told != len(identified(dossier)):
        raise ExportError("export-names-differ", chosen=len(identified(dossier)), written=told)
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
        marks=len(dossier.marks),
        marks_written=attachment.mark_count(read),
    )
    return data, ledger
