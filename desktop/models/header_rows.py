"""The rows of the header panel: the fields of a cable, and the usual ones that it does not state."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Literal

from db.header_names import HEADER_NAMES
from db.records import HeaderField

USUAL = (
    "title",
    "date",
    "precedence",
    "cable number",
    "receipt number",
    "originator",
    "classification",
    "addressee",
    "subject",
    "signatory",
    "source",
)
"""The fields that every cable is asked for; one that is missing is shown as not stated."""

Source = Literal["", "editor", "file"]


@dataclass(frozen=True, slots=True)
class ShownField:
    """One row: a field of the library, or (`missing`) the place where a usual one would stand."""

    id: str
    name: str
    value: str
    supplied: bool
    missing: bool = False
    told: bool = False
    """Whether the file told it beside the text: its header, or a note on the source."""

    @property
    def source(self) -> Source:
        """Whence the value is, where it is not from words of the text."""
        return "editor" if self.supplied else "file" if self.told else ""

    @property
    def own(self) -> bool:
        """Whether the label is the editor's own."""
        return self.name not in HEADER_NAMES


def with_missing(fields: Sequence[HeaderField], anchored: Container[str]) -> list[ShownField]:
    """Return fields as rows, each usual one that is missing behind the one it usually follows.

    `anchored` are the ids of those that were read from words, whether these still stand there or not.
    """
    rows = [
        ShownField(f.id, f.name, f.value, f.supplied, told=not f.supplied and f.id not in anchored)
        for f in fields
    ]
    for number, name in enumerate(USUAL):
        if any(row.name == name or (row.name, name) == ("archive", "source") for row in rows):
            continue  # the archive is where the cable comes from
        at = 0
        for before in reversed(USUAL[:number]):
            found = [index for index, row in enumerate(rows) if row.name == before]
            if found:
                at = found[-1] + 1
                break
        rows.insert(at, ShownField(f"missing:{name}", name, "", False, missing=True))
    return rows
