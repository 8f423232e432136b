"""The pages of a volume that belong to no cable: title, contents, chronological list, and the index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from desktop.exporting import han
from desktop.exporting.choices import PdfChoices
from desktop.exporting.dates import in_words
from desktop.exporting.pdf.glyphs import Glyphs
from desktop.exporting.pdf.naming import KIND_HEADINGS
from desktop.exporting.pdf.page_data import language_code
from desktop.exporting.volume.facts import UNTITLED, dated_words, earliest, entry_label, facts
from desktop.exporting.volume.part import Named, Part

_HEAD = 64
"""Characters of the title that stand at the head of each page."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of these pages, for the outline: its words and the name of its page."""

    words: str
    goal: str


class Front:
    """Makes the data of the template `volume.typ`."""

    def __init__(self, parts: Sequence[Part], choices: PdfChoices, exported_by: str) -> None:
        """Speak of these parts."""
        self._parts = parts
        self._choices = choices
        self._exported_by = exported_by
        self.glyphs = Glyphs()
        self.title = self.glyphs.plain(choices.volume_title) or UNTITLED
        self._language = parts[0].language if parts else "en"

    def front(self, index_at: int | None) -> dict[str, Any]:
        """Return the data of title, contents and list; `index_at` is the first page of the index, if any."""
        contents = [self._entry(part) for part in self._parts]
        if index_at is not None:
            contents.append(self._line("", "Index of persons and places", index_at, f"page:{index_at}"))
        dated = sorted(
            (part for part in self._parts if part.date), key=lambda part: (earliest(part.date), part.first)
        )
        return {
            **self._page(),
            "kind": "front",
            "title": self._words(self.title),
            "facts": [self._words(fact) for fact in self._facts()],
            "contents": contents,
            "chronology": [self._dated(part) for part in dated],
            "undated": len(self._parts) - len(dated),
        }

    def index(self, first: int) -> dict[str, Any] | None:
        """Return the data of the index, whose first page bears this number.

        None where nobody is named or no index is wanted.
        """
        groups = [
            {"heading": heading, "entries": entries}
            for kind, heading in KIND_HEADINGS
            if (entries := self._entries(kind))
        ]
        if not groups or self._choices.options.get("index") == "never":
            return None
        return {**self._page(), "kind": "index", "groups": groups, "first-page": first}

    # -- private ---------------------------------------------------------------------------------------

    def _page(self) -> dict[str, Any]:
        authors = list(dict.fromkeys(name for part in self._parts for name in part.authors))
        plain = self.glyphs.plain
        return {
            "paper": "a4" if self._choices.paper == "a4" else "us-letter",
            "lang": language_code(self._language),
            "shapes": han.of_language(self._language),
            "head": shortened(self.title, _HEAD),
            "meta": {
                "title": self.title,
                "authors": [plain(each) for each in authors or [self._exported_by] if plain(each)],
                "keywords": [],
                "description": "Diplomatic cables with their editors’ notes",
            },
        }

    def _facts(self) -> list[str]:
        authors = (name for part in self._parts for name in part.authors)
        return facts([part.date for part in self._parts], authors)

    def _entry(self, part: Part) -> dict[str, Any]:
        return self._line(entry_label(part.number, part.date), part.title, part.first, f"cable:{part.cable}")

    def _line(self, label: str, title: str, page: int, to: str) -> dict[str, Any]:
        return {"label": self._words(label), "title": self._words(title), "page": str(page), "to": to}

    def _dated(self, part: Part) -> dict[str, Any]:
        what = dated_words(part.number, part.originator, part.addressees, part.title)
        return {
            "date": in_words(part.date),
            "what": self._words(what),
            "page": str(part.first),
            "to": f"cable:{part.cable}",
        }

    def _entries(self, kind: str) -> list[dict[str, Any]]:
        pages: dict[str, set[int]] = {}
        named: dict[str, Named] = {}
        for part in self._parts:
            for name in part.names:
                if name.kind == kind:
                    named.setdefault(name.id, name)
                    pages.setdefault(name.id, set()).update(name.pages)
        ordered = sorted(named.values(), key=lambda name: (name.heading.casefold(), name.id))
        return [
            {
                "heading": self._words(name.heading),
                "dates": self.glyphs.show(name.dates),
                "pages": [{"words": words, "to": f"page:{page}"} for words, page in ranges(pages[name.id])],
            }
            for name in ordered
        ]

    def _words(self, text: str) -> dict[str, Any]:
        return {"t": self.glyphs.show(text), "h": han.shapes(text, self._language)}


def shortened(words: str, most: int) -> str:
    """Return words, cut where they are more than so many characters."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def ranges(pages: Iterable[int]) -> list[tuple[str, int]]:
    """Return pages as an index gives them, three and more in a row as one: ("4", 4), ("7–9", 7)."""
    rows: list[list[int]] = []
    ordered = sorted(pages)
    for before, page in pairwise([-2, *ordered]):
        if page == before + 1:
            rows[-1].append(page)
        else:
            rows.append([page])
    made: list[tuple[str, int]] = []
    for row in rows:
        if len(row) > 2:
            made.append((f"{row[0]}–{row[-1]}", row[0]))
        else:
            made += [(str(page), page) for page in row]
    return made
