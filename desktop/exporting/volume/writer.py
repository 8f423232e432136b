"""A volume: every cable set by itself, the pages round them set when their numbers are known, all joined.

Nothing is at the target before the whole file is finished, counted and checked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, Pdf
from typst import TypstError

from db.errors import ExportError
from desktop.exporting import part_file
from desktop.exporting.choices import ExportChoices, PdfChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.ledger import CableCount, Ledger, Substitute
from desktop.exporting.pdf import attachment, check, highlights, metadata
from desktop.exporting.pdf.pages import Report
from desktop.exporting.pdf.saving import saved, uncollected
from desktop.exporting.pdf.template import as_json, compile_pages
from desktop.exporting.volume import attached
from desktop.exporting.volume.front import Front, shortened
from desktop.exporting.volume.joining import Joined
from desktop.exporting.volume.leading import Goal, headings, lead, outline
from desktop.exporting.volume.part import Part, set_part

_TEMPLATE = "volume.typ"
_NAMED = 120
"""Characters by which a cable is called in the account."""
_UNTAGGED = "The pages could not be made by the rules of PDF/A and PDF/UA."
_SET, _JOINED, _CHECKED = 0.75, 0.85, 0.95


def write(dossiers: Sequence[Dossier], choices: ExportChoices, path: Path, report: Report) -> Ledger:
    """Write the volume of these cables and return its ledger; raises ExportError (see `pdf.writer.write`).

    A volume that does not hold exactly the chosen notes of each cable is not written, either:
    "export-notes-differ", "export-cables-differ".
    """
    if not isinstance(choices, PdfChoices):
        raise TypeError("a PDF has paper")
    data, ledger = make(dossiers, choices, report)
    report(_CHECKED, "write")
    part_file.replace(path, data)
    report(1.0, "done")
    return ledger


def make(
    dossiers: Sequence[Dossier], choices: PdfChoices, report: Report, *, timestamp: datetime | None = None
) -> tuple[bytes, Ledger]:
    """Return the finished volume and its ledger without writing a file."""
    moment = (timestamp or datetime.now(UTC)).replace(microsecond=0)
    with uncollected():
        parts, exported_by = _parts(dossiers, choices, moment, report)
        report(_SET, "pages")
        binding = _Binding(parts, Front(parts, choices, exported_by), moment)
        data = binding.bound()
        report(_JOINED, "check")
        return data, _account(data, binding)


def _parts(
    dossiers: Sequence[Dossier], choices: PdfChoices, moment: datetime, report: Report
) -> tuple[list[Part], str]:
    parts: list[Part] = []
    first, exported_by = 1, ""
    for at, dossier in enumerate(dossiers):
        refused = [note for note in dossier.notes if note.kind not in choices.kinds]
        if refused:
            chosen = len(dossier.notes)
            raise ExportError("export-notes-differ", chosen=chosen - len(refused), written=chosen)
        part = set_part(dossier, choices, first, moment)
        parts.append(part)
        first += part.pages
        exported_by = exported_by or dossier.exported_by
        report(_SET * (at + 1) / len(dossiers), "pages")
    return parts, exported_by


class _Binding:
    """Puts the parts and the pages round them together."""

    def __init__(self, parts: Sequence[Part], front: Front, moment: datetime) -> None:
        self.parts = parts
        self.front = front
        self.attached = b""
        self.findings: tuple[str, ...] = ()
        self.pages = 0
        self._moment = moment
        self._declared = all(part.declared for part in parts)

    @property
    def substitutes(self) -> tuple[Substitute, ...]:
        """Characters without a glyph, in all parts and round them."""
        counted: Counter[tuple[str, str]] = Counter()
        for each in (*(part.substitutes for part in self.parts), self.front.glyphs.substitutes()):
            counted.update({(character, name): count for character, name, count in each})
        return tuple((*key, count) for key, count in counted.items())

    def bound(self) -> bytes:
        """Return the volume, saved."""
        after = sum(part.pages for part in self.parts) + 1
        index = self.front.index(after)
        ending = None if index is None else self._set(index)
        with Pdf.open(BytesIO(self._set(self.front.front(None if index is None else after)))) as pdf:
            joined = Joined(pdf)
            before, named = [page.obj for page in pdf.pages], headings(pdf)
            goals: dict[str, Goal] = {}
            sources = []
            for part in self.parts:
                sources.append(Pdf.open(BytesIO(part.pdf)))
                pages = joined.add(sources[-1])
                self._take_goals(part, pages, goals)
            leading = [*before, *self._leading(goals)]
            if ending is not None:
                sources.append(Pdf.open(BytesIO(ending)))
                last = joined.add(sources[-1])
                leading += last
                goals[f"page:{after}"] = Goal(last[0], _top(last[0]), "Index")
            joined.finish()
            lead(leading, goals)
            self._write_outline(pdf, named, goals, None if index is None else f"page:{after}")
            return self._finished(pdf, len(before))

    # -- private ---------------------------------------------------------------------------------------

    def _set(self, data: dict[str, object]) -> bytes:
        try:
            return compile_pages(as_json(data), self._moment, template=_TEMPLATE)
        except TypstError:
            self._declared = False
            return compile_pages(as_json(data), self._moment, declared=False, template=_TEMPLATE)

    def _take_goals(self, part: Part, pages: Sequence[Object], goals: dict[str, Goal]) -> None:
        spoken = ", ".join(each for each in (part.number, part.title) if each)
        for address, (at, top) in part.targets.items():
            goals[address] = Goal(pages[at], top, spoken)
        for at, page in enumerate(pages):
            goals[f"page:{part.first + at}"] = Goal(page, _top(page), f"Page {part.first + at}")

    def _leading(self, goals: dict[str, Goal]) -> list[Object]:
        """Return the pages of cables that refer to others."""
        return [
            goals[f"page:{part.first + at}"].page
            for part in self.parts
            if part.led
            for at in range(part.pages)
        ]

    def _write_outline(
        self, pdf: Pdf, named: list[tuple[str, Goal]], goals: dict[str, Goal], index: str | None
    ) -> None:
        entries = list(named)
        entries += [(part.title, goals[f"cable:{part.cable}"]) for part in self.parts]
        if index is not None:
            entries.append(("Index", goals[index]))
        outline(pdf, entries)

    def _finished(self, pdf: Pdf, before: int) -> bytes:
        pdf.Root["/PageLabels"] = Dictionary(
            Nums=Array([0, Dictionary(S=Name.r), before, Dictionary(S=Name.D, St=1)])
        )
        self.attached = attached.as_bytes(self.front.title, self.parts, before)
        attachment.attach(pdf, self.attached, self._moment)
        metadata.write_program(pdf)
        if "/Suspects" in pdf.Root.MarkInfo:
            del pdf.Root.MarkInfo["/Suspects"]
        self.pages = len(pdf.pages)
        self.findings = check.findings(pdf) if self._declared else (_UNTAGGED,)
        if self.findings:
            metadata.withdraw(pdf)
        return saved(pdf)


def _top(page: Object) -> float:
    return float(page.MediaBox[3])


def _account(data: bytes, binding: _Binding) -> Ledger:
    """Count in the finished file what it holds of each cable; raises ExportError where it is not all."""
    parts = binding.parts
    with Pdf.open(BytesIO(data)) as pdf:
        read = attachment.read_back(pdf)
        on_pages = highlights.note_ids(pdf)
        pages = len(pdf.pages)
    held = attached.note_ids(read)
    if len(held) != len(parts) or pages != binding.pages:
        raise ExportError("export-cables-differ", chosen=len(parts), written=len(held))
    counts = []
    for part, ids in zip(parts, held, strict=True):
        written = len((on_pages | part.anchored) & ids & part.notes)
        if not written == len(part.notes) == len(ids):
            raise ExportError("export-notes-differ", chosen=len(part.notes), written=written)
        called = shortened(", ".join(filter(None, (part.number, part.title))), _NAMED)
        counts.append(CableCount(called, written, written))
    all_notes = frozenset[str]().union(*(part.notes for part in parts))
    if on_pages - all_notes or read != binding.attached:
        raise ExportError("export-notes-differ", chosen=len(all_notes), written=len(on_pages | all_notes))
    corrections = sum(part.corrections for part in parts)
    found = sum(part.corrections_found for part in parts)
    if not corrections == found == attached.correction_count(read):
        raise ExportError("export-corrections-differ", chosen=corrections, written=found)
    told, wanted = (sum(getattr(part, each) for part in parts) for each in ("identified_found", "identified"))
    if told != wanted:
        raise ExportError("export-names-differ", chosen=wanted, written=told)
    left_out: Counter[str] = Counter()
    for part in parts:
        left_out.update(part.left_out)
    return Ledger(
        in_library=sum(part.in_library for part in parts),
        chosen=len(all_notes),
        written=sum(count.written for count in counts),
        left_out=dict(left_out),
        substitutes=binding.substitutes,
        pages=pages,
        findings=binding.findings,
        corrections=corrections,
        corrections_written=found,
        marks_written=attached.mark_count(read),
        corrections_left_out=sum(part.corrections_left_out for part in parts),
        cables=len(parts),
        cables_written=len(held),
        by_cable=tuple(counts),
    )
