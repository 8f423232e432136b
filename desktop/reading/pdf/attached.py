"""What a PDF of our own carries with it: its pages need not be read back letter by letter.

The attachment is data from a file, perhaps a stranger's: what is not of its form is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pypdfium2 as pdfium

from desktop.reading.encoding import MOST_BYTES
from desktop.reading.pdf.left import is_text

_NAME = "chancery.jsonld"
_PROFILES = ("chancery-pdf/", "chancery-volume/")
_FEW = 20
_MOST_CABLES = 5000

Told = Mapping[str, Any]


def attached_to(document: Any) -> tuple[Told, ...]:  # noqa: ANN401
    """Return what an opened PDF carries of each of its cables, as JSON objects; none for no cable."""
    try:
        attachment = _attachment(document)
        return () if attachment is None else _told(bytes(attachment.get_data()))
    except (pdfium.PdfiumError, UnicodeError):
        return ()


def has_attached(document: Any) -> bool:  # noqa: ANN401
    """Tell whether an opened PDF has an attachment of our name, readable or not."""
    try:
        return _attachment(document) is not None
    except (pdfium.PdfiumError, UnicodeError):
        return False


def _attachment(document: Any) -> Any:  # noqa: ANN401
    for number in range(min(_FEW, document.count_attachments())):
        attachment = document.get_attachment(number)
        if attachment.get_name() == _NAME:
            return attachment
    return None


def _told(data: bytes) -> tuple[Told, ...]:
    if len(data) > 8 * MOST_BYTES:
        return ()
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(told, dict) or not str(told.get("profile", "")).startswith(_PROFILES):
        return ()
    cables = told.get("cables")
    some = cables[:_MOST_CABLES] if isinstance(cables, list) else [told]
    return tuple(one for one in some if isinstance(one, dict) and _has_text(one))


def _has_text(told: Told) -> bool:
    text = told.get("text")
    return isinstance(text, str) and len(text) <= MOST_BYTES and is_text(text)
