"""Where in a file one of its cables stands, in words."""

from __future__ import annotations

from desktop.messages.words import tr
from desktop.reading.parts import Part


def part_place(part: Part) -> str:
    """Return where a part stands: "lines 12–40", "document d12", "a.txt, lines 1–9"; "" for a whole file."""
    words = {
        "lines": tr("lines {where}"),
        "pages": tr("pages {where}"),
        "document": tr("document {where}"),
    }.get(part.unit, "{where}")
    place = words.replace("{where}", part.where)
    return f"{part.file}, {place}" if part.file else place
