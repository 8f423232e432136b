"""The characters that stand on the pages of a PDF, and where: what a colleague's highlight lies upon.

Blanks are left out: what the page wraps, hyphenates or justifies is then the same as what the text says. A
character without a glyph, which our own pages name as "[U+1F600]", is that one character here.
Boxes are in points from the page's lower left corner; asking for them takes ten times as long as reading the
characters, so only the pages that somebody marked have them.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import eq
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from db.errors import ReadingError
from desktop.reading.encoding import MOST_BYTES

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_NAMED = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
PRINTED = re.compile("[^\\s\ufffe\x02\u00ad\ufeff\u200b]")
"""A character that is laid beside the pages: no blank, and nothing that a page has of its own."""
_TURNED = 0.3
"""Radians by which letters must be turned for their lines not to run across the page."""


@dataclass(slots=True)
class Printed:
    """All characters but blanks, page after page.

    `pages` gives for each page where its characters begin. `boxes` are those of the characters of marked
    pages, by the page: one for each character, in their order; `words` tells for each of these pages which
    characters have a blank or a line end before them. On a page in `turned`, whose lines run up or down, both
    coordinates of a box have changed places.
    """

    text: str
    pages: tuple[int, ...]
    boxes: dict[int, list[Box]] = field(default_factory=dict)
    words: dict[int, frozenset[int]] = field(default_factory=dict)
    turned: frozenset[int] = frozenset()

    def on_page(self, page: int) -> range:
        """Return which characters stand on a page."""
        end = self.pages[page + 1] if page + 1 < len(self.pages) else len(self.text)
        return range(self.pages[page], end)


def printed(document: Any, name: str, marked: Collection[int]) -> Printed:  # noqa: ANN401
    """Return what an opened PDF prints, with boxes for the `marked` pages (counted from 0).

    Raises `ReadingError` "pdf-damaged", "file-too-large".
    """
    parts: list[str] = []
    pages: list[int] = []
    found = Printed("", ())
    turned: set[int] = set()
    size = 0
    for number in range(len(document)):
        pages.append(size)
        try:
            page = document[number]
            layer = page.get_textpage()
            try:
                if number in marked:
                    words, found.boxes[number], found.words[number], is_turned = _with_boxes(layer)
                    if is_turned:
                        turned.add(number)
                else:
                    words = squeezed(str(layer.get_text_range(errors="replace")))
            finally:
                layer.close()
                page.close()
        except pdfium.PdfiumError as error:
            raise ReadingError("pdf-damaged", name=name) from error
        parts.append(words)
        size += len(words)
        if size > MOST_BYTES:
            raise ReadingError("file-too-large", name=name, size=size, most=MOST_BYTES)
    return replace(found, text="".join(parts), pages=tuple(pages), turned=frozenset(turned))


def squeezed(words: str) -> str:
    """Return the words of a page without blanks and what only the page has, and with characters for names."""
    if "[U+" in words:
        words = _NAMED.sub(_character, words)
    return "".join(PRINTED.findall(words))


def is_printed(sign: str) -> bool:
    """Tell whether a character of a text is one of those that are laid beside the pages."""
    return PRINTED.match(sign) is not None


def _character(named: re.Match[str]) -> str:
    code = int(named[1], 16)
    sign = chr(code) if code < 0x110000 else named[0]
    return "" if sign.isspace() else sign


def _with_boxes(layer: Any) -> tuple[str, list[Box], frozenset[int], bool]:  # noqa: ANN401
    """Return the characters of a page, their boxes, which begin a word, and whether its lines are turned."""
    signs, boxes = _characters(layer)
    turned = bool(signs) and abs(pdfium_c.FPDFText_GetCharAngle(layer, len(signs) // 2) % 3.1416) > _TURNED
    if turned:
        boxes = [(bottom, left, top, right) for left, bottom, right, top in boxes]
    signs, boxes = _named(signs, _parted(boxes))
    kept = [at for at, sign in enumerate(signs) if is_printed(sign)]
    begin = frozenset(number for number, at in enumerate(kept) if not at or signs[at - 1].isspace())
    return "".join(signs[at] for at in kept), [boxes[at] for at in kept], begin, turned


def _characters(layer: Any) -> tuple[list[str], list[Box]]:  # noqa: ANN401
    rect = pdfium_c.FS_RECTF()
    here = ctypes.byref(rect)
    signs: list[str] = []
    boxes: list[Box] = []
    high = ""
    for at in range(layer.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(layer, at)
        sign = chr(code) if code < 0x110000 else "\ufffd"
        if "\ud800" <= sign < "\udc00":
            high = sign
            continue
        if "\udc00" <= sign < "\ue000":
            pair = (high + sign).encode("utf-16-le", "surrogatepass")
            sign = pair.decode("utf-16-le", "replace")[:1] if high else "\ufffd"
        high = ""
        pdfium_c.FPDFText_GetLooseCharBox(layer, at, here)
        signs.append(sign)
        boxes.append((rect.left, rect.bottom, rect.right, rect.top))
    return signs, boxes


def _parted(boxes: list[Box]) -> list[Box]:
    """Return the boxes with those of a ligature, which are all the same, as equal parts of it."""
    if not any(map(eq, boxes, boxes[1:])):
        return boxes
    found: list[Box] = []
    for box, same in groupby(boxes):
        count = len(list(same))
        left, bottom, right, top = box
        step = (right - left) / count
        if count == 1:
            found.append(box)
        else:
            found += [(left + step * at, bottom, left + step * (at + 1), top) for at in range(count)]
    return found


def _named(signs: list[str], boxes: list[Box]) -> tuple[list[str], list[Box]]:
    """Return the characters with "[U+1F600]" as the one that it names, in the box of the whole name."""
    whole = "".join(signs)
    if "[U+" not in whole or len(whole) != len(signs):
        return signs, boxes
    out_signs: list[str] = []
    out_boxes: list[Box] = []
    at = 0
    for found in _NAMED.finditer(whole):
        out_signs += signs[at : found.start()]
        out_boxes += boxes[at : found.start()]
        out_signs.append(_character(found) or " ")
        out_boxes.append(_around(boxes[found.start() : found.end()]))
        at = found.end()
    return [*out_signs, *signs[at:]], [*out_boxes, *boxes[at:]]


def _around(boxes: list[Box]) -> Box:
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)
