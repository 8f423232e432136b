"""Many cables entered as one change: what an import does is undone by one Ctrl+Z."""

from __future__ import annotations

from collections.abc import Sequence

from db.changes import Change, Label
from db.records import Cable, new_id, text_hash

MOST = 200
"""Cables in one change; more are entered in several, so that no transaction grows without bound."""


class Batch:
    """Cables read and waiting to be entered together."""

    def __init__(self) -> None:
        self._read: list[tuple[Change, Cable]] = []
        self._texts: set[str] = set()
        self._import_id = new_id("i")

    def __len__(self) -> int:
        """Return how many are waiting."""
        return len(self._read)

    @property
    def full(self) -> bool:
        """Tell whether no more should wait."""
        return len(self._read) >= MOST

    def has_text(self, change: Change) -> bool:
        """Tell whether a cable with the very same text is waiting already."""
        return text_hash(change.texts[0]) in self._texts

    def add(self, change: Change, cable: Cable) -> None:
        """Have one more cable wait."""
        self._read.append((change, cable))
        self._texts.add(text_hash(change.texts[0]))

    def take(self) -> tuple[Change | None, list[str]]:
        """Return the change that enters all that wait, with their ids, and begin anew."""
        read, self._read = self._read, []
        self._texts.clear()
        return _merged([change for change, _ in read], self._import_id), [cable.id for _, cable in read]


def _merged(changes: Sequence[Change], import_id: str) -> Change | None:
    if len(changes) < 2:
        return changes[0] if changes else None
    return Change(
        Label("import-cables", {"count": len(changes)}),
        tuple(step for change in changes for step in change.steps),
        cable=changes[0].cable,
        kind="import",
        import_id=import_id,
        texts=tuple(text for change in changes for text in change.texts),
        files=tuple(data for change in changes for data in change.files),
    )
