"""Live highlights: the places of the runs on the finished pages, turned into /Highlight annotations.

typst writes a link for every run, with exact boxes for each line. The links are taken away and each note
gets its own annotation in their place. A note over a page break is one note: it has one annotation on
each page, all with the same /NM (which a PDF asks to be unique within a page only) and the same words,
the later ones with "(continued)" in their subject. A reply chain (/IRT) would not do: it must stay on
one page.

The colour is typeset already, so the appearance stream draws nothing; it carries an ExtGState all the
same, without which poppler paints the highlight a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from db.referring.links import unlinked
from desktop.exporting.dossier import DossierNote
from desktop.exporting.pdf.structure import StructureTree
from desktop.exporting.pdf.text_string import literal, pdf_date

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the page's lower left corner."""

COLOURS = {
    "amber": "F5B400",
    "green": "2FA35C",
    "sky": "2C9BE6",
    "violet": "8C55C8",
    "rose": "EA5A5A",
    "slate": "7A86A3",
}
"""The wash of each note colour at full strength: what a viewer shows in its list and when it repaints."""

_HELPING = re.compile(rb"/URI \(x-(run|note):(\d+)\)")
_QUADS = re.compile(rb"/QuadPoints \[([^]]*)\]")
_RECT = re.compile(rb"/Rect \[([^]]*)\]")
_PRINT = 4
_TOUCH = 0.1


@dataclass
class Places:
    """Where things stand on the pages: boxes of each run by page index, and the notes found by anchor."""

    runs: dict[int, list[tuple[int, Box]]] = field(default_factory=dict)
    elements: dict[tuple[int, int], Object] = field(default_factory=dict)
    anchored: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Draft:
    """What an annotation says wherever it lies: entries as PDF source, and words for a screen reader."""

    entries: bytes
    subject: str
    spoken: str


def draft(note: DossierNote) -> Draft:
    """Return the draft of a note's annotation: what can be made before there are pages."""
    colour = _hex(note.colour)
    entries = [
        b"/Type/Annot/Subtype/Highlight/F %d" % _PRINT,
        b"/NM" + literal(note.id),
        b"/Contents" + literal(unlinked(note.words)),
        b"/T" + literal(note.author),
        b"/C" + _numbers(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)),
    ]
    for key, moment in ((b"/CreationDate", note.created), (b"/M", note.modified or note.created)):
        date = pdf_date(moment)
        if date:
            entries.append(key + literal(date))
    return Draft(b"".join(entries), _subject(note), _spoken(note))


def take_places(pdf: Pdf, tree: StructureTree) -> Places:
    """Return the places of all runs and take their links out of the pages and the structure tree."""
    places = Places()
    for number, page in enumerate(pdf.pages):
        annotations = page.obj.get("/Annots")
        if annotations is None:
            continue
        kept = []
        for annotation in annotations.as_list():
            # One look at the source is several times quicker than a question for each entry.
            source = annotation.unparse(resolved=True)
            helping = _HELPING.search(source)
            if helping is None:
                kept.append(annotation)
                continue
            index = int(helping[2])
            element = tree.release(annotation)
            if helping[1] == b"note":
                places.anchored.add(index)
                continue
            places.runs.setdefault(index, []).extend((number, box) for box in _boxes(source))
            places.elements.setdefault((index, number), element)
        page.obj["/Annots"] = Array(kept)
    return places


def _boxes(source: bytes) -> list[Box]:
    found = _QUADS.search(source) or _RECT.search(source)
    values = [float(each) for each in found[1].split()] if found else []
    if len(values) == 4:
        return [(values[0], values[1], values[2], values[3])]
    boxes = []
    for at in range(0, len(values) - 7, 8):
        across, up = values[at : at + 8 : 2], values[at + 1 : at + 8 : 2]
        boxes.append((min(across), min(up), max(across), max(up)))
    return boxes


def add_highlights(
    pdf: Pdf,
    tree: StructureTree,
    places: Places,
    drafts: Sequence[Draft],
    owners: Sequence[tuple[int, ...]],
) -> None:
    """Write the annotations of all notes that have words on a page; `owners` are the notes of each run."""
    boxes: dict[int, dict[int, list[Box]]] = {}
    first: dict[tuple[int, int], Object] = {}
    for run in sorted(places.runs):
        for number, box in places.runs[run]:
            for owner in owners[run]:
                _join(boxes.setdefault(owner, {}).setdefault(number, []), box)
                first.setdefault((owner, number), places.elements[run, number])
    drawn = Dictionary(N=_appearance(pdf))
    leaves = [page.obj for page in pdf.pages]
    added: dict[int, list[Object]] = {}
    for index in sorted(boxes):
        pages = sorted(boxes[index])
        for order, number in enumerate(pages):
            annotation = pdf.make_indirect(
                _annotation(drafts[index], boxes[index][number], continued=order > 0)
            )
            annotation["/AP"], annotation["/P"] = drawn, leaves[number]
            tree.attach(annotation, first[index, number], leaves[number], drafts[index].spoken)
            added.setdefault(number, []).append(annotation)
    for number, fresh in added.items():
        page = leaves[number]
        page["/Annots"] = Array([*page.get("/Annots", Array()).as_list(), *fresh])


def _join(boxes: list[Box], box: Box) -> None:
    """Add a box, as part of the last one where it goes on from there on the same line."""
    if boxes:
        left, bottom, right, top = boxes[-1]
        level = abs(bottom - box[1]) < _TOUCH and abs(top - box[3]) < _TOUCH
        if level and abs(box[0] - right) < _TOUCH:
            boxes[-1] = (left, bottom, box[2], top)
            return
    boxes.append(box)


def _appearance(pdf: Pdf) -> Object:
    return pdf.make_indirect(
        Stream(
            pdf,
            b"",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 1, 1]),
            Resources=Dictionary(ExtGState=Dictionary(G0=Dictionary(Type=Name.ExtGState, BM=Name.Multiply))),
        )
    )


def _annotation(draft: Draft, boxes: list[Box], *, continued: bool) -> Object:
    """Return one annotation but for its page and appearance, which belong to the file.

    It is written as PDF source and parsed in one go, in a third of the time that an entry at a time takes.
    """
    left, bottom, right, top = zip(*boxes, strict=True)
    entries = (
        draft.entries,
        b"/Subj" + literal(draft.subject + (" (continued)" if continued else "")),
        b"/Rect" + _numbers((min(left), min(bottom), max(right), max(top))),
        # Upper left, upper right, lower left, lower right: what viewers expect, whatever the standard draws.
        b"/QuadPoints" + _numbers(n for x0, y0, x1, y1 in boxes for n in (x0, y1, x1, y1, x0, y0, x1, y0)),
    )
    return Object.parse(b"<<" + b"".join(entries) + b">>")


def _numbers(values: Iterable[float]) -> bytes:
    return b"[" + " ".join(f"{value:.4f}" for value in values).encode() + b"]"


def _hex(colour: str) -> str:
    return COLOURS.get(colour, COLOURS["amber"])


def _subject(note: DossierNote) -> str:
    names = {"footnote": "Footnote", "marginal": "Marginal note", "own": "The cable’s own note"}
    name = names.get(note.kind, "Highlight")
    mark = note.label if note.number is None else str(note.number)
    return f"{name} {mark}" if mark else name


def _spoken(note: DossierNote) -> str:
    """Return what a screen reader says of a highlight: kind, colour and words, never the colour alone."""
    quote = " ".join(" … ".join(note.quotes).split())
    return f"{_subject(note)}, {note.colour}, on “{quote[:120]}”"


def note_ids(pdf: Pdf) -> set[str]:
    """Return the /NM of every highlight in a file: which notes it really holds."""
    found = set()
    for annotation in _annotations(pdf):
        if annotation.get("/Subtype") == Name.Highlight:
            found.add(str(annotation.get("/NM", "")))
    return found


def _annotations(pdf: Pdf) -> Iterable[pikepdf.Object]:
    for page in pdf.pages:
        yield from page.obj.get("/Annots", Array()).as_list()
