"""What a PDF without our attachment says of where it comes from: its program, its annotations, its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Pdf, PdfError

from db.records import ID
from desktop.reading.pdf.annotations import all_annotations
from desktop.reading.pdf.pages import open_pdf, pages_of

_PROGRAM = "Chancery"
_NAMED = 2000
_NOTE = re.compile(f"n{ID}")


@dataclass(frozen=True, slots=True)
class Bare:
    """A PDF without our attachment. `is_ours` says that the file names this program as its maker.

    `names` are those that its annotations bear and that could be ids of notes; `text` are the lines of its
    pages, read only where it is ours.
    """

    is_ours: bool
    names: frozenset[str]
    comments: int
    text: str = ""


def looked_at(data: bytes, name: str) -> Bare:
    """Return what a PDF says of itself: nothing, where its objects cannot be read.

    Raises `ReadingError` "pdf-encrypted", "pdf-damaged", "pdf-too-long".
    """
    try:
        with Pdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            some, _ = all_annotations(pdf)
            told = pdf.trailer.get("/Info")
            maker = str(told.get("/Creator", "")) if told is not None else ""
    except (PdfError, ValueError, TypeError, RecursionError):
        return Bare(is_ours=False, names=frozenset(), comments=0)
    names = [one.name for one in some if _NOTE.fullmatch(one.name)]
    is_ours = maker == _PROGRAM
    return Bare(is_ours, frozenset(names[:_NAMED]), len(some), _text(data, name) if is_ours else "")


def _text(data: bytes, name: str) -> str:
    document = open_pdf(data, name)
    try:
        return "\n".join(line.text for page in pages_of(document, name) for line in page)
    finally:
        document.close()
