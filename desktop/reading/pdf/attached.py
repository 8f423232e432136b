"""The exact text that a PDF of our own carries with it: its pages need not be read back letter by letter.

The attachment is data from a file, perhaps a stranger's: only its text is taken, and only if it is a text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium

from desktop.reading.encoding import MOST_BYTES

_NAME = "chancery.jsonld"
_PROFILE = "chancery-pdf/"
_FEW = 20


@dataclass(frozen=True, slots=True)
class Attached:
    """What the attachment says: the cable's text, and how many notes go with it."""

    text: str
    notes: int


def attached_to(document: Any) -> Attached | None:  # noqa: ANN401
    """Return what an opened PDF carries as its cable's own text, None where it carries none."""
    try:
        for number in range(min(_FEW, document.count_attachments())):
            attachment = document.get_attachment(number)
            if attachment.get_name() == _NAME:
                return _told(bytes(attachment.get_data()))
    except (pdfium.PdfiumError, UnicodeError):
        return None
    return None


def _told(data: bytes) -> Attached | None:
    if len(data) > 4 * MOST_BYTES:
        return None
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not str(told.get("profile", "")).startswith(_PROFILE):
        return None
    text, notes = told.get("text"), told.get("items")
    if not isinstance(text, str) or not text or len(text) > MOST_BYTES or "\r" in text:
        return None
    if any(0xD800 <= ord(sign) < 0xE000 for sign in text):
        return None
    return Attached(text, len(notes) if isinstance(notes, list) else 0)
