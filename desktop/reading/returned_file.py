"""Whether a file is one of ours that comes back, whichever format it has: the one door to those readers."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from desktop.reading.kinds import Kind, kind_of
from desktop.reading.returned import Returned

_READERS: dict[Kind, str] = {
    "pdf": "desktop.reading.pdf.returned:returned",
    "tei": "desktop.reading.tei.own.returned:returned",
    "word": "desktop.reading.word.returned:returned",
    "annotations": "desktop.reading.annotation.returned:returned",
}
"""What reads a file of each kind back, as "module:function"; it is imported when such a file comes."""


SUFFIXES = (".pdf", ".xml", ".json", ".jsonld", ".docx")
"""How files end that may be ours."""


def returned_file(data: bytes, name: str) -> Returned | None:
    """Return what a file of ours brings back; None where it is none of ours, and is read as any other.

    Raises `ReadingError`.
    """
    told = _READERS.get(kind_of(data, name))
    if told is None:
        return None
    module, _, function = told.partition(":")
    read: Callable[[bytes, str], Returned | None] = getattr(importlib.import_module(module), function)
    return read(data, name)
