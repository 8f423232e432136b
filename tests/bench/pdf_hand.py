"""A colleague's hand: highlights on a PDF, drawn by pypdf or pikepdf as readers of many kinds do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from random import Random
from typing import Any

import pikepdf
import pypdf
from pypdf.annotations import Highlight
from pypdf.generic import ArrayObject, FloatObject, NameObject, TextStringObject

Box = tuple[float, float, float, float]

HANDS = ("exact", "high", "low", "wide", "narrow", "Z", "U", "turned", "one box", "whole height", "bent")
"""The ways in which a box is drawn: see `_boxes` and `_corners`."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One highlight on one page: the boxes of its words line by line, what it says, and how it is drawn."""

    page: int
    boxes: tuple[Box, ...]
    name: str
    words: str = ""
    hand: str = "exact"
    kind: str = "Highlight"


def by_line(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Return boxes of words as one box a line."""
    lines: list[Box] = []
    for box in boxes:
        last = lines[-1] if lines else None
        if last is not None and abs(last[1] - box[1]) < 2 and box[0] >= last[0]:
            lines[-1] = (last[0], min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
        else:
            lines.append(box)
    return tuple(lines)


def drawn(data: bytes, strokes: Sequence[Stroke], *, pen: str, chance: Random) -> bytes:
    """Return the PDF with these strokes, drawn by "pypdf" or "pikepdf"."""
    return (_by_pypdf if pen == "pypdf" else _by_pikepdf)(data, strokes, chance)


def _by_pypdf(data: bytes, strokes: Sequence[Stroke], chance: Random) -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(data))
    for stroke in strokes:
        quads = _quads(stroke, chance)
        made = Highlight(
            rect=_around(quads), quad_points=ArrayObject([FloatObject(n) for quad in quads for n in quad])
        )
        made[NameObject("/T")] = TextStringObject("Dr. Lee")
        made[NameObject("/NM")] = TextStringObject(stroke.name)
        made[NameObject("/Subtype")] = NameObject(f"/{stroke.kind}")
        if stroke.words:
            made[NameObject("/Contents")] = TextStringObject(stroke.words)
        writer.add_annotation(stroke.page, made)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _by_pikepdf(data: bytes, strokes: Sequence[Stroke], chance: Random) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        for stroke in strokes:
            quads = _quads(stroke, chance)
            made: Any = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name(f"/{stroke.kind}"),
                Rect=pikepdf.Array([round(n, 3) for n in _around(quads)]),
                QuadPoints=pikepdf.Array([round(n, 3) for quad in quads for n in quad]),
                T=pikepdf.String("Dr. Lee"),
                NM=pikepdf.String(stroke.name),
                C=pikepdf.Array([1, 1, 0]),
                Contents=pikepdf.String(stroke.words),
            )
            page = pdf.pages[stroke.page]
            if "/Annots" not in page:
                page.Annots = pikepdf.Array()
            page.Annots.append(pdf.make_indirect(made))
        pdf.save(out)
    return out.getvalue()


def _quads(stroke: Stroke, chance: Random) -> list[list[float]]:
    if stroke.hand == "bent":
        # One box for all lines, whose corners are the ends of the first and of the last.
        first, last = stroke.boxes[0], stroke.boxes[-1]
        left, bottom, right, top = _boxes(stroke, chance)[0]
        return [[first[0], top, right, top, left, bottom, last[2], bottom]]
    return [_corners(box, stroke.hand) for box in _boxes(stroke, chance)]


def _boxes(stroke: Stroke, chance: Random) -> list[Box]:
    """Return the boxes as the hand draws them: up to a quarter of the line off, or 1.5 points wider."""
    hand = stroke.hand
    if hand in ("one box", "bent"):
        return [_around([list(box) for box in stroke.boxes])]
    made = []
    for left, bottom, right, top in stroke.boxes:
        height = top - bottom
        up = {"high": 0.25, "low": -0.25}.get(hand, 0.0) * height * chance.random()
        out = {"wide": 1.5, "narrow": -1.5}.get(hand, 0.0) * chance.random()
        taller = 0.15 * height if hand == "whole height" else 0.0
        made.append((left - out, bottom + up - taller, right + out, top + up + taller))
    return made


def _corners(box: Box, hand: str) -> list[float]:
    left, bottom, right, top = box
    if hand == "U":
        return [left, bottom, right, bottom, right, top, left, top]
    if hand == "Z":
        return [left, bottom, right, bottom, left, top, right, top]
    if hand == "turned":
        return [right, top, left, top, right, bottom, left, bottom]
    return [left, top, right, top, left, bottom, right, bottom]


def _around(quads: Sequence[Sequence[float]]) -> Box:
    xs = [n for quad in quads for n in quad[0::2]]
    ys = [n for quad in quads for n in quad[1::2]]
    return min(xs), min(ys), max(xs), max(ys)
