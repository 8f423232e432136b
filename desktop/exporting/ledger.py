"""The ledger of an export: what was in the library, what was chosen, what the file really holds.

It holds codes and counts; the sentences are made where they are shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Substitute = tuple[str, str, int]
"""A character without a glyph, its name as printed ("U+1F600"), how often the page shows the substitute."""


@dataclass(frozen=True, slots=True)
class CableCount:
    """What came of one cable of several: its name, the notes that were chosen and those that are written."""

    cable: str
    chosen: int
    written: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of one finished export, of one cable or of many.

    `written` is counted in the finished file, not in what was meant to be written, and so is
    `corrections_written`; `corrections` were to be printed, `corrections_left_out` were not asked for.
    `findings` are sentences of our own check of the file; where there are any, the file does not declare
    PDF/A and PDF/UA. `lost` counts what this format cannot carry, by the codes of `formats.Format`.
    `cables` were to be written, `cables_written` stand in the file; `files` is how many files there are, and
    `by_cable` tells of each cable where several are in one.
    `marks` are the editor's marks on the text, `marks_written` those that stand in the file.
    `references_dead` are cross-references that lead nowhere, `references_outside` those to notes that were
    not chosen: both stand in the file as the words that were typed.
    """

    in_library: int
    chosen: int
    written: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    substitutes: tuple[Substitute, ...] = ()
    pages: int = 0
    findings: tuple[str, ...] = ()
    corrections: int = 0
    corrections_written: int = 0
    corrections_left_out: int = 0
    format: str = "pdf"
    lost: Mapping[str, int] = field(default_factory=dict)
    cables: int = 1
    cables_written: int = 1
    files: int = 1
    by_cable: tuple[CableCount, ...] = ()
    marks: int = 0
    marks_written: int = 0
    references_dead: int = 0
    references_outside: int = 0


class LedgerSum:
    """The account of many files put together, one by one, so that none need be kept."""

    def __init__(self, format_name: str) -> None:
        """Begin with no file of this format."""
        self._format = format_name
        self._counts: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()
        self._lost: Counter[str] = Counter()
        self._substitutes: dict[tuple[str, str], int] = {}
        self._findings: dict[str, None] = {}

    def add(self, ledger: Ledger) -> None:
        """Put in what came of one file."""
        self._counts.update({name: getattr(ledger, name) for name in _COUNTS})
        self._left_out.update(ledger.left_out)
        self._lost.update(ledger.lost)
        self._findings.update(dict.fromkeys(ledger.findings))
        for character, name, count in ledger.substitutes:
            key = (character, name)
            self._substitutes[key] = self._substitutes.get(key, 0) + count

    def all(self) -> Ledger:
        """Return the account of all files."""
        counts: dict[str, Any] = {name: self._counts[name] for name in _COUNTS}
        return Ledger(
            **counts,
            left_out=dict(self._left_out),
            lost=dict(self._lost),
            substitutes=tuple((*key, count) for key, count in self._substitutes.items()),
            findings=tuple(self._findings),
            format=self._format,
        )


_COUNTS = (
    "in_library",
    "chosen",
    "written",
    "pages",
    "corrections",
    "corrections_written",
    "corrections_left_out",
    "cables",
    "cables_written",
    "files",
    "marks",
    "marks_written",
)


def together(ledgers: Iterable[Ledger], format_name: str) -> Ledger:
    """Return the account of many files as one."""
    made = LedgerSum(format_name)
    for ledger in ledgers:
        made.add(ledger)
    return made.all()
