"""The annotations of a PDF as its objects tell them, whoever wrote them and however.

Everything may be missing, of another type than the standard says, or of no sense: nothing here raises for
that. What cannot be a comment on words is named with the reason.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError, Stream, String

from desktop.reading.pdf.pdf_dates import iso_of
from desktop.reading.pdf.rich_text import commonmark_of, plain_of
from desktop.reading.returned import Refused

MOST = 20_000
"""So many annotations are looked at; more are in no file that somebody annotated by hand."""

_LONGEST = 1_000_000
_LONGEST_NAME = 300

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
"""Its corners in the order of the file, which differs between programs."""

MARKUP = {
    "/Highlight": "highlight",
    "/Underline": "underline",
    "/StrikeOut": "strikeout",
    "/Squiggly": "squiggly",
}
POINTING = {
    "/Text": "text note",
    "/FreeText": "free text",
    "/Caret": "caret",
    "/Stamp": "text note",
    "/Ink": "text note",
    "/Square": "text note",
    "/Circle": "text note",
    "/Line": "text note",
    "/Polygon": "text note",
    "/PolyLine": "text note",
}
_DRAWN = frozenset(POINTING) - {"/Text", "/FreeText", "/Caret"}
_NO_COMMENT = frozenset(
    ("/Link", "/Widget", "/Popup", "/PrinterMark", "/TrapNet", "/Watermark", "/Screen", "/3D", "/Movie")
)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation that can be a comment. `page` counts from 0.

    `name` is its /NM, `key` that or what stands for it where it has none or one that is there twice.
    `contents` is plain text, `words` the same as CommonMark. `answers` is the key of the one that it is a
    reply to, `grouped` says that it belongs to that one instead. `state` is what a reviewer set ("Rejected").
    """

    key: str
    page: int
    kind: str
    name: str = ""
    contents: str = ""
    words: str = ""
    author: str = ""
    created: str = ""
    modified: str = ""
    quads: tuple[Quad, ...] = ()
    rect: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    colour: tuple[float, float, float] | None = None
    answers: str = ""
    grouped: bool = False
    state: str = ""


def all_annotations(pdf: Pdf, most: int = MOST) -> tuple[list[Annotation], list[Refused]]:
    """Return the annotations of a file in the order of its pages, and what is refused, with reasons.

    What comes after the first `most` is not read.
    """
    found: list[Annotation] = []
    refused: list[Refused] = []
    objects: dict[tuple[int, int], str] = {}
    answers: dict[str, Object] = {}
    keys: Counter[str] = Counter()
    count = 0
    for page, entries in _entries(pdf):
        subtype = str(entries.get("/Subtype", ""))
        if subtype in _NO_COMMENT:
            continue
        count += 1
        if count > most:
            continue
        one = _annotation(page, subtype, entries)
        if isinstance(one, Refused):
            refused.append(one)
            continue
        one = replace(one, key=_own_key(one, keys))
        found.append(one)
        if entries.is_indirect:
            objects[entries.objgen] = one.key
        to = entries.get("/IRT")
        if isinstance(to, Dictionary):
            answers[one.key] = to
    if count > most:
        refused.append(Refused("", "comments-too-many", (("count", count), ("most", most))))
    return [_linked(one, answers.get(one.key), objects) for one in found], refused


def _entries(pdf: Pdf) -> Iterator[tuple[int, Dictionary]]:
    for number, page in enumerate(pdf.pages):
        try:
            some = page.obj.get("/Annots")
        except (PdfError, ValueError, TypeError):
            continue
        if not isinstance(some, Array):
            continue
        for at in range(len(some)):
            try:
                entries = some[at]
            except (PdfError, ValueError, TypeError):
                continue
            if isinstance(entries, Dictionary) and not isinstance(entries, Stream):
                yield number, entries


def _annotation(page: int, subtype: str, entries: Dictionary) -> Annotation | Refused:
    kind = MARKUP.get(subtype) or POINTING.get(subtype)
    popup = entries.get("/Popup")
    contents = text_of(entries, "/Contents")
    if not contents.strip() and isinstance(popup, Dictionary):
        contents = text_of(popup, "/Contents")
    rich = entries.get("/RC")
    told = _stream_or_text(rich)
    words = commonmark_of(told, contents)
    contents = contents or plain_of(told)
    author, name = text_of(entries, "/T").strip()[:_LONGEST_NAME], text_of(entries, "/NM")[:_LONGEST_NAME]
    if kind is None:
        return Refused(author or subtype[1:], "comment-of-other-kind", (("kind", subtype[1:] or "?"),))
    rect = _rect(entries)
    quads = _quads(entries)
    state = text_of(entries, "/State")
    if subtype in MARKUP and not quads and rect != (0.0, 0.0, 0.0, 0.0):
        left, bottom, right, top = rect
        quads = (((left, top), (right, top), (left, bottom), (right, bottom)),)
    if subtype in _DRAWN and not contents.strip() and not state:
        return Refused(author, "comment-drawing", (("page", page + 1),))
    return Annotation(
        "",
        page,
        kind,
        name,
        contents,
        words,
        author,
        iso_of(text_of(entries, "/CreationDate")) or iso_of(text_of(entries, "/M")),
        iso_of(text_of(entries, "/M")),
        quads,
        rect,
        _colour(entries),
        "",
        entries.get("/RT") == Name.Group,
        state if str(entries.get("/StateModel", "Review")) in ("Review", "/Review") else "-" if state else "",
    )


def _own_key(one: Annotation, keys: Counter[str]) -> str:
    """Return what an annotation is called: its own name, or one made of what it says and where."""
    if one.name and not keys[one.name]:
        keys[one.name] += 1
        return one.name
    told = (
        one.page,
        one.kind,
        one.contents,
        one.author,
        one.created,
        [[round(n) for point in quad for n in point] for quad in one.quads],
        [round(n) for n in one.rect],
    )
    made = "sha256-" + hashlib.sha256(repr(told).encode("utf-8", "replace")).hexdigest()[:24]
    keys[made] += 1
    return made if keys[made] == 1 else f"{made}-{keys[made]}"


def _linked(one: Annotation, to: Object | None, objects: dict[tuple[int, int], str]) -> Annotation:
    if to is None:
        return one
    key = objects.get(to.objgen, "") if to.is_indirect else ""
    return replace(one, answers=(key or text_of(to, "/NM")) if key != one.key else "")


# -- values ------------------------------------------------------------------------------------------------


def text_of(entries: Object, key: str) -> str:
    """Return a text string of a dictionary, in any of its encodings; empty for anything else."""
    try:
        value = entries.get(key)
        text = str(value) if isinstance(value, String) else str(value)[1:] if isinstance(value, Name) else ""
    except (PdfError, ValueError, UnicodeError):
        return ""
    text = text[:_LONGEST].replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _stream_or_text(value: Any) -> str:  # noqa: ANN401 - any PDF object, or None
    try:
        if isinstance(value, Stream):
            return bytes(value.read_bytes()).decode("utf-8", "replace")
        return str(value) if isinstance(value, String) else ""
    except (PdfError, ValueError, UnicodeError):
        return ""


def _numbers(entries: Object, key: str) -> list[float]:
    value = entries.get(key)
    if not isinstance(value, Array):
        return []
    found: list[float] = []
    try:
        for each in value.as_list():
            number = float(each)
            if not math.isfinite(number) or abs(number) > 1e6:
                return []
            found.append(number)
    except (TypeError, ValueError, PdfError, OverflowError):
        return []
    return found


def _rect(entries: Object) -> tuple[float, float, float, float]:
    found = _numbers(entries, "/Rect")
    if len(found) != 4:
        return (0.0, 0.0, 0.0, 0.0)
    across, up = found[0::2], found[1::2]
    return (min(across), min(up), max(across), max(up))


def _quads(entries: Object) -> tuple[Quad, ...]:
    found = _numbers(entries, "/QuadPoints")
    quads = []
    for at in range(0, len(found) - 7, 8):
        x, y = found[at : at + 8 : 2], found[at + 1 : at + 8 : 2]
        quads.append(((x[0], y[0]), (x[1], y[1]), (x[2], y[2]), (x[3], y[3])))
    return tuple(quads)


def _colour(entries: Object) -> tuple[float, float, float] | None:
    """Return the colour as red, green, blue (0 to 1); None where there is none."""
    found = [min(1.0, max(0.0, each)) for each in _numbers(entries, "/C")]
    if len(found) == 1:
        return (found[0], found[0], found[0])
    if len(found) == 3:
        return (found[0], found[1], found[2])
    if len(found) == 4:
        cyan, magenta, yellow, black = found
        return ((1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black))
    return None
