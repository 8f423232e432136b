"""The lines of each page of a PDF, as pdfium finds them in the text layer.

pdfium joins a word that is cut at a line's end and leaves U+FFFE where the hyphen stood: that is the hyphen
and the line end here, as they are on the page. The blank that ends a line of justified text is not kept.
A line goes on in the next one where the first word of that would not have fitted before the page's edge.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from db.errors import ReadingError
from desktop.reading.encoding import MOST_BYTES

MOST_PAGES = 5000
_CUT = ("\ufffe", "\x02")
_LETTERS_ASKED = 300
_SLACK = 3.0
"""Points by which a line may be measured short: the blank before the next word, a letter that hangs over."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line as it is written, and whether it ends only because the page does."""

    text: str
    wraps: bool


@dataclass(frozen=True, slots=True)
class _Measured:
    text: str
    left: float
    right: float
    first_word: float


def open_pdf(data: bytes, name: str) -> Any:  # noqa: ANN401
    """Open a PDF, to be closed by whoever called.

    Raises `ReadingError` with the code "pdf-encrypted", "pdf-damaged" or "pdf-too-long".
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY)
        encrypted = getattr(error, "err_code", None) in locked
        raise ReadingError("pdf-encrypted" if encrypted else "pdf-damaged", name=name) from error
    pages = len(document)
    if pages > MOST_PAGES:
        document.close()
        raise ReadingError("pdf-too-long", name=name, pages=pages, most=MOST_PAGES)
    return document


def pages_of(document: Any, name: str) -> Iterator[list[PageLine]]:  # noqa: ANN401
    """Yield the lines of each page, none for a page without text.

    Raises `ReadingError` with the code "pdf-damaged" or "file-too-large".
    """
    size = 0
    for number in range(len(document)):
        try:
            lines = _lines(document, number)
        except pdfium.PdfiumError as error:
            raise ReadingError("pdf-damaged", name=name) from error
        size += sum(len(line.text) for line in lines)
        if size > MOST_BYTES:
            raise ReadingError("file-too-large", name=name, size=size, most=MOST_BYTES)
        yield lines if any(line.text for line in lines) else []


def label_of(document: Any, number: int) -> str:  # noqa: ANN401
    """Return what a page is called by the file itself, else its number counted from 1."""
    try:
        return str(document.get_page_label(number)) or str(number + 1)
    except (pdfium.PdfiumError, UnicodeError):
        return str(number + 1)


def has_pictures(document: Any) -> bool:  # noqa: ANN401
    """Whether there is a picture on one of the first pages."""
    for number in range(min(3, len(document))):
        page = document[number]
        try:
            pictures = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3)
            if next(iter(pictures), None) is not None:
                return True
        finally:
            page.close()
    return False


def _lines(document: Any, number: int) -> list[PageLine]:  # noqa: ANN401
    page = document[number]
    try:
        layer = page.get_textpage()
        try:
            turned = _turned(layer)
            if page.get_rotation() != (upright := -turned % 360):
                # Of a page shown lying on its side, pdfium gives the lines from the last to the first.
                layer.close()
                page.set_rotation(upright)
                layer = page.get_textpage()
            measured = list(_measured(layer, str(layer.get_text_range(errors="replace"))))
        finally:
            layer.close()
    finally:
        page.close()
    if turned:
        return [PageLine(line.text, wraps=False) for line in measured]
    edge = max((line.right for line in measured), default=0.0)
    wraps = [
        below.first_word > 0 and above.right + below.first_word + _SLACK > edge
        for above, below in pairwise(measured)
    ]
    return [PageLine(line.text, wrap) for line, wrap in zip(measured, [*wraps, False], strict=False)]


def _turned(layer: Any) -> int:  # noqa: ANN401
    """Return by how many degrees the letters of a page stand turned on it: 0, 90, 180 or 270."""
    angles = Counter(
        round(math.degrees(pdfium_c.FPDFText_GetCharAngle(layer, at)) / 90) % 4 * 90
        for at in range(min(layer.count_chars(), _LETTERS_ASKED))
    )
    return angles.most_common(1)[0][0] if angles else 0


def _measured(layer: Any, text: str) -> Iterator[_Measured]:  # noqa: ANN401
    at = 0
    for raw in _raw_lines(text):
        kept = raw.rstrip("\r\n ")
        written = f"{kept[:-1]}-" if kept.endswith(_CUT) else kept
        if kept.strip():
            word = kept.lstrip().split(maxsplit=1)[0]
            first = at + _units(kept[: len(kept) - len(kept.lstrip())])
            left, _ = _box(layer, first)
            _, right = _box(layer, at + _units(kept) - 1)
            _, word_right = _box(layer, first + _units(word) - 1)
            yield _Measured(written, left, right, max(0.0, word_right - left))
        else:
            yield _Measured(written, 0.0, 0.0, 0.0)
        at += _units(raw)


def _raw_lines(text: str) -> Iterator[str]:
    """Yield the lines with what ends them: a line end, or the mark of a hyphen."""
    begin = 0
    for at, sign in enumerate(text):
        if sign == "\n" or sign in _CUT:
            yield text[begin : at + 1]
            begin = at + 1
    yield text[begin:]


def _units(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)


def _box(layer: Any, unit: int) -> tuple[float, float]:  # noqa: ANN401
    """Return where the character at a UTF-16 offset of the text begins and ends, from the page's left."""
    index = pdfium_c.FPDFText_GetCharIndexFromTextIndex(layer, unit)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if index < 0 or not pdfium_c.FPDFText_GetCharBox(layer, index, left, right, bottom, top):
        return 0.0, 0.0
    return float(left.value), float(right.value)
