"""What went into a file, counted cable by cable while it is written: one half of every ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from desktop.exporting.dossier import Dossier
from desktop.exporting.ledger import Ledger


class Account:
    """Counts what the dossiers bring, so that none of them need be kept."""

    def __init__(self) -> None:
        """Begin with no cable."""
        self.cables = 0
        self._in_library = self._chosen = 0
        self._corrections = self._corrections_left_out = self._marks = 0
        self._left_out: Counter[str] = Counter()

    def add(self, dossier: Dossier) -> None:
        """Count in a cable with its notes."""
        self.cables += 1
        self._in_library += dossier.library_note_count
        self._chosen += len(dossier.notes)
        self._corrections += len(dossier.corrections)
        self._marks += len(dossier.marks)
        self._corrections_left_out += dossier.corrections_left_out
        self._left_out.update(dossier.left_out)

    def ledger(
        self,
        format_name: str,
        *,
        notes: int,
        cables: int,
        corrections: int = 0,
        marks: int = 0,
        lost: Mapping[str, int] | None = None,
    ) -> Ledger:
        """Return the ledger, with what was counted in the finished file, and what the format lost."""
        return Ledger(
            in_library=self._in_library,
            chosen=self._chosen,
            written=notes,
            left_out=dict(self._left_out),
            corrections=self._corrections,
            corrections_written=corrections,
            corrections_left_out=self._corrections_left_out,
            marks=self._marks,
            marks_written=marks,
            format=format_name,
            lost={code: count for code, count in (lost or {}).items() if count},
            cables=self.cables,
            cables_written=cables,
        )
