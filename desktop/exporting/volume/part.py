"""One cable of a volume: its finished pages as a PDF of their own, and what the volume needs to know of them.

*m* 200 cables of 3 KB with 20 notes each: set one by one they take typst 10 s and 190 MB, in one go 15 s and
750 MB, in lots of twenty 12 s and 660 MB; and the file is no larger. So each cable is set alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.exporting.choices import PdfChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.identified import identified
from desktop.exporting.ledger import Substitute
from desktop.exporting.pdf import attachment, highlights
from desktop.exporting.pdf.page_data import PageData, page_data
from desktop.exporting.pdf.pages import set_pages
from desktop.exporting.pdf.saving import saved
from desktop.exporting.pdf.structure import StructureTree

Place = tuple[int, float]
"""A page of the part, counted from 0, and how high on it in points."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name that a cable mentions, for the index: `pages` are the printed numbers of the pages."""

    id: str
    kind: str
    heading: str
    dates: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What the volume knows of a cable whose pages are set; `first` is the number printed on the first.

    `data` is its share of the attachment, complete but for the boxes, whose pages count from 0 in this part.
    `targets` are the places to which links lead, by address. `anchored` are notes that were found by their
    printed words. `led` says that there are links to other cables on its pages.
    """

    cable: str
    title: str
    number: str
    date: str
    originator: str
    addressees: tuple[str, ...]
    language: str
    first: int
    pages: int
    pdf: bytes
    data: str
    boxes: list[dict[str, Any]]
    targets: Mapping[str, Place]
    names: tuple[Named, ...]
    notes: frozenset[str]
    anchored: frozenset[str]
    corrections: int
    corrections_found: int
    identified: int
    identified_found: int
    substitutes: tuple[Substitute, ...]
    in_library: int
    left_out: Mapping[str, int]
    corrections_left_out: int
    authors: tuple[str, ...]
    led: bool
    declared: bool


def set_part(dossier: Dossier, choices: PdfChoices, first: int, moment: datetime) -> Part:
    """Return a cable's part, its first page bearing the number `first`."""
    page = page_data(dossier, choices, first_page=first)
    pdf, declared = set_pages(page, moment, lambda _fraction, _code: None)
    with pdf:
        tree = StructureTree(pdf)
        places = highlights.take_places(pdf, tree)
        drafts = [highlights.draft(note) for note in dossier.notes]
        highlights.add_highlights(pdf, tree, places, drafts, page.text.runs)
        tree.write()
        count = len(pdf.pages)
        height = float(pdf.pages[0].mediabox[3])
        data = saved(pdf)
    notes = dossier.notes
    return Part(
        cable=dossier.cable_id,
        title=page.data["meta"]["title"],
        number=_line(dossier.value("cable number") or dossier.value("receipt number")),
        date=dossier.value("date"),
        originator=_line(dossier.value("originator")),
        addressees=tuple(
            _line(each.value) for each in dossier.fields if each.name == "addressee" and each.value
        ),
        language=dossier.language,
        first=first,
        pages=count,
        pdf=data,
        data=attachment.written(dossier),
        boxes=attachment.boxes(notes, page.text, places),
        targets=_targets(dossier, page, places, height),
        names=_names(dossier, page, places, first),
        notes=frozenset(note.id for note in notes),
        anchored=frozenset(notes[index].id for index in places.anchored if index < len(notes)),
        corrections=len(dossier.corrections),
        corrections_found=len(
            [index for index in places.anchored if 0 <= index - len(notes) < len(dossier.corrections)]
        ),
        identified=len(identified(dossier)),
        identified_found=len(
            [index for index in places.anchored if index >= len(notes) + len(dossier.corrections)]
        ),
        substitutes=page.substitutes,
        in_library=dossier.library_note_count,
        left_out=dossier.left_out,
        corrections_left_out=dossier.corrections_left_out,
        authors=dossier.authors,
        led=b"x-to:" in b"".join(_addresses(page)),
        declared=declared,
    )


def _line(words: str) -> str:
    """Return words on one line: a value of the header may stand on several."""
    return " ".join(words.split())


def _targets(dossier: Dossier, page: PageData, places: highlights.Places, height: float) -> dict[str, Place]:
    """Return where links to the cable and to its notes lead: to the words that a note stands on."""
    made: dict[str, Place] = {f"cable:{dossier.cable_id}": (0, height)}
    for note in dossier.notes:
        made[f"note:{note.id}"] = (0, height)
    seen: set[int] = set()
    for run in sorted(places.runs):
        number, box = places.runs[run][0]
        for owner in page.text.runs[run]:
            if owner not in seen and owner < len(dossier.notes):
                seen.add(owner)
                made[f"note:{dossier.notes[owner].id}"] = (number, box[3] + 12)
    return made


def _names(dossier: Dossier, page: PageData, places: highlights.Places, first: int) -> tuple[Named, ...]:
    """Return the names with the pages on which their mentions begin; one that is not printed has none."""
    pages = {page.text.spans[run][0]: boxes[0][0] for run, boxes in places.runs.items()}
    starts = sorted(pages)
    made = []
    for name in dossier.names:
        found = set()
        for mention in name.mentions:
            for start, end in mention.spans:
                place = next((each for each in starts if start <= each < end), None)
                if place is not None:
                    found.add(pages[place] + first)
        if found:
            made.append(Named(name.id, name.kind, name.heading, name.dates, tuple(sorted(found))))
    return tuple(made)


def _addresses(page: PageData) -> list[bytes]:
    return [repr(note.get("words")).encode() for note in page.data["notes"]]
