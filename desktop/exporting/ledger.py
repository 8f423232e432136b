"""The ledger of an export: what was in the library, what was chosen, what the file really holds.

It holds codes and counts; the sentences are made where they are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Substitute = tuple[str, str, int]
"""A character without a glyph, its name as printed ("U+1F600"), how often the page shows the substitute."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of one finished export.

    `written` is counted in the finished file, not in what was meant to be written, and so is
    `corrections_written`; `corrections` were to be printed, `corrections_left_out` were not asked for.
    `findings` are sentences of our own check of the file; where there are any, the file does not declare
    PDF/A and PDF/UA.
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
