"""Where the links of a volume lead: from contents, index and references to pages of the whole file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Name, Object, Pdf, String
from pikepdf import OutlineItem as Item

_TO = re.compile(rb"/URI \(x-to:([^)]*)\)")


@dataclass(frozen=True, slots=True)
class Goal:
    """A page of the file and how high on it; `spoken` is what a link to it is called."""

    page: Object
    top: float
    spoken: str

    def destination(self) -> Array:
        """Return it as links and outline name it."""
        return Array([self.page, Name.XYZ, 0, self.top, 0])


def lead(pages: Iterable[Object], goals: Mapping[str, Goal]) -> int:
    """Have every link "x-to:ADDRESS" on these pages lead to its goal; return how many do not know theirs.

    Those lose their address, so that they are words that lead nowhere.
    """
    lost = 0
    for page in pages:
        for annotation in page.get("/Annots", Array()).as_list():
            found = _TO.search(annotation.unparse(resolved=True))
            if found is None:
                continue
            goal = goals.get(found[1].decode())
            if goal is None:
                lost += 1
                goal = Goal(page, 0.0, "")
            del annotation["/A"]
            annotation["/Dest"] = goal.destination()
            if goal.spoken:
                annotation["/Contents"] = String(goal.spoken)
    return lost


def headings(pdf: Pdf) -> list[tuple[str, Goal]]:
    """Return the outline of a PDF that typst has set: its headings and where they stand."""
    found = []
    with pdf.open_outline() as made:
        for entry in made.root:
            if isinstance(entry.destination, Array):
                page: Any = entry.destination[0]
                found.append((entry.title, Goal(page, float(entry.destination[3]), "")))
    return found


def outline(pdf: Pdf, entries: Iterable[tuple[str, Goal]]) -> None:
    """Write the outline anew: one entry for each title."""
    with pdf.open_outline() as made:
        made.root.clear()
        for title, goal in entries:
            made.root.append(Item(title, goal.destination()))
