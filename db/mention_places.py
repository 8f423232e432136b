"""Where the mentions of one cable stand, in the order of the text, kept in step change by change.

A cable can have 10,000 mentions: to mark one more must not sort them all.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence

from db.changes import Change
from db.numbering import keeps_order
from db.records import Anchor, Mention, Note

Place = tuple[int, int, str]
"""Start and end of a mention's first words, in code points, and its id: sorted by these."""

_FEW = 16
"""So many are put into the order one by one; where more are touched it is made anew."""


class MentionPlaces:
    """Keeps the order of a cable's mentions, and which words bear a footnote; made when first asked for.

    `spans` are always the anchors of each owner in the current reading.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self._order: list[Place] | None = None
        self._of: dict[str, Place] = {}
        self._footnoted: frozenset[tuple[int, int]] | None = None

    def order(
        self, mentions: Mapping[str, Mention], spans: Mapping[str, tuple[Anchor, ...]]
    ) -> Sequence[Place]:
        """Return the places of the mentions that have words, in the order of the text; do not alter them."""
        if self._order is None:
            self._of = {one: _place(one, spans[one]) for one in mentions if one in spans}
            self._order = sorted(self._of.values())
        return self._order

    def footnoted(
        self, notes: Mapping[str, Note], spans: Mapping[str, tuple[Anchor, ...]]
    ) -> frozenset[tuple[int, int]]:
        """Return the words, each from where to where, on which footnotes stand that are not in the trash."""
        if self._footnoted is None:
            self._footnoted = frozenset(
                (anchor.start, anchor.end)
                for note in notes.values()
                if note.trashed is None and note.kind == "footnote"
                for anchor in spans.get(note.id, ())
            )
        return self._footnoted

    def forget(self) -> None:
        """Make all of it anew when next asked for."""
        self._order = self._footnoted = None

    def follow(
        self,
        change: Change,
        mentions: Mapping[str, Mention],
        spans: Mapping[str, tuple[Anchor, ...]] | None,
    ) -> None:
        """Take in a change that the cable has absorbed; no `spans` says that another reading is shown."""
        if spans is None or change.touches("cable"):
            self.forget()
            return
        if self._footnoted is not None and not all(map(keeps_order, change.steps)):
            self._footnoted = None
        if self._order is None:
            return
        touched = {step.record.id for step in change.steps if step.kind == "mention"}
        anchored = (step.record.owner for step in change.steps if isinstance(step.record, Anchor))
        touched.update(one for one in anchored if one in self._of or one in mentions)
        if len(touched) > _FEW:
            self._order = None
            return
        for one in touched:
            before = self._of.pop(one, None)
            if before is not None:
                del self._order[bisect_left(self._order, before)]
            if one in mentions and one in spans:
                self._of[one] = _place(one, spans[one])
                insort(self._order, self._of[one])


def _place(mention: str, anchors: Sequence[Anchor]) -> Place:
    return (anchors[0].start, anchors[0].end, mention)
