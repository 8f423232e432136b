"""Where in a file one of its cables stands, in words."""

from __future__ import annotations

from desktop.messages.words import tr
from desktop.reading.parts import Part


def part_place(part: Part) -> str:
    """Return where in its file a part stands: "lines 12–40", "document d12"; "" for the whole of a file."""
    words = {
        "lines": tr("lines {where}"),
        "pages": tr("pages {where}"),
        "document": tr("document {where}"),
    }.get(part.unit, "{where}")
    return words.replace("{where}", part.where)
