"""The Word file of one cable, or of several, each in a section of its own behind a title and contents.

The package, its styles, page heads and properties are python-docx's work; the text and its notes are written
element by element. Nothing is at the target before the whole file is finished and counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import chain
from pathlib import Path

from docx.document import Document
from docx.enum.section import WD_SECTION

from db.errors import ExportError
from desktop.exporting import han, part_file
from desktop.exporting.choices import ExportChoices, Paper, PdfChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.ledger import Ledger
from desktop.exporting.word import count, page_frame, stand_ins
from desktop.exporting.word.bookmarks import Bookmarks
from desktop.exporting.word.cable import CableWriter, Parts
from desktop.exporting.word.comments import Comments
from desktop.exporting.word.expected import Expected
from desktop.exporting.word.footnotes import Footnotes, number_afresh
from desktop.exporting.word.front import Front
from desktop.exporting.word.kept_part import Kept
from desktop.exporting.word.links import Links
from desktop.exporting.word.template import empty, word_language

Report = Callable[[float, str], None]


def write(dossiers: Sequence[Dossier], choices: ExportChoices, path: Path, report: Report) -> Ledger:
    """Write the Word file of the cables to `path`, replacing what is there, and return its ledger.

    Raises ExportError ("export-notes-differ", "export-corrections-differ", "export-cables-differ" where the
    finished file does not hold what was chosen; codes of `part_file.replace`); then no file is left.
    """
    data, ledger = make(dossiers, choices, report)
    report(0.95, "write")
    part_file.replace(path, data)
    report(1.0, "done")
    return ledger


def make(dossiers: Sequence[Dossier], choices: ExportChoices, report: Report) -> tuple[bytes, Ledger]:
    """Return the finished file and its ledger without writing it."""
    rest = iter(dossiers)
    first = next(rest, None)
    if first is None:
        raise ExportError("export-no-cables")
    paper = _paper(choices)
    document = empty(word_language(first.language), han.of_language(first.language), paper)
    body = document.element.body
    parts = Parts(Bookmarks(), Footnotes(), Comments(document), Links())
    kept, expected, front = Kept(), Expected(), Front()
    for number, dossier in enumerate(chain((first,), rest), 1):
        report(0.8 * (number - 1) / max(1, len(dossiers)), "text")
        expected.add(dossier, choices)
        front.add(dossier)
        section = document.sections[0] if number == 1 else document.add_section(WD_SECTION.NEW_PAGE)
        page_frame.write(section, dossier, paper, first=number == 1)
        number_afresh(section._sectPr, dossier)
        properties = body[-1]
        body.remove(properties)
        writer = CableWriter(dossier, number, paper, parts, page_lines=choices.page_lines)
        writer.write(body)
        body.append(properties)
        kept.add(dossier, writer.tables, writer.others)
        expected.comments.update(writer.comments)
    if len(front.entries) > 1:
        expected.title = _volume_title(choices) or expected.title
        front.put_before(body, document.sections[0]._sectPr, _volume_title(choices))
    parts.links.put_into(document.part)
    parts.comments.finish()
    parts.footnotes.put_into(document)
    kept.put_into(document)
    _properties(document, expected)
    report(0.85, "check")
    saved = BytesIO()
    document.save(saved)
    data = saved.getvalue()
    return data, expected.ledger(count.held(data))


def _paper(choices: ExportChoices) -> Paper:
    if isinstance(choices, PdfChoices):
        return choices.paper
    return "letter" if choices.options.get("paper") == "letter" else "a4"


def _volume_title(choices: ExportChoices) -> str:
    return choices.volume_title.strip() if isinstance(choices, PdfChoices) else ""


def _properties(document: Document, expected: Expected) -> None:
    """Write whose file it is and what it is about, each on one line that Word takes."""
    told = document.core_properties
    told.title = _property(expected.title)
    told.author = _property(", ".join(expected.authors))
    told.last_modified_by = _property(expected.exported_by)
    told.subject = "A diplomatic cable with its editor’s notes"
    told.keywords = _property("; ".join(expected.keywords))
    told.comments = ""
    told.language = expected.language
    told.created = told.modified = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    told.revision = 1


def _property(words: str) -> str:
    return " ".join(stand_ins.plain(words).split())[:255]
