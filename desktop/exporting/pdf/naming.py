"""Names on the page: the notes that say who is mentioned, and the index of persons, places, organizations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.library_records import NameKind
from db.naming.identifying import MARK
from desktop.exporting import han
from desktop.exporting.dossier import Dossier
from desktop.exporting.identified import identified
from desktop.exporting.pdf import page_parts

Show = Callable[[str], str]

KIND_HEADINGS: tuple[tuple[NameKind, str], ...] = (
    ("person", "Persons"),
    ("place", "Places"),
    ("organization", "Organizations"),
)


def identifying_notes(dossier: Dossier, show: Show) -> list[dict[str, Any]]:
    """Return the notes of the page template that say who is mentioned, in the order of the text.

    The words that lead each are marked "x-note:N", counted on from the notes and the corrections, so that
    they can be counted in the finished file.
    """
    first = len(dossier.notes) + len(dossier.corrections)
    return [
        {
            "mark": MARK,
            "slanted": False,
            "lead": page_parts.words(each.lead, show, dossier.language),
            "closer": None,
            "swatch": None,
            "anchor": first + at,
            "words": [[show(each.words)]],
            "h": han.shapes(each.words, dossier.language),
            "colour": "slate",
        }
        for at, each in enumerate(identified(dossier))
    ]


def index(dossier: Dossier, show: Show) -> list[dict[str, Any]]:
    """Return the groups of the index, each entry with the key that stands in the text where it is mentioned.

    The template looks up the pages; a name of which no mention is printed has no entry there.
    """
    groups = []
    for kind, heading in KIND_HEADINGS:
        entries = [
            {
                "key": at,
                "heading": page_parts.words(name.heading, show, dossier.language),
                "dates": show(name.dates),
            }
            for at, name in enumerate(dossier.names)
            if name.kind == kind
        ]
        if entries:
            groups.append({"heading": heading, "entries": entries})
    return groups
