"""One cable as it stands: all its records in memory, kept in step with the library change by change.

The window, the command line and the exporters read from here; nobody writes here but `absorb`.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.changes import Change
from db.library_records import Name
from db.mention_places import MentionPlaces
from db.numbering import footnote_marks, footnote_numbers, keeps_order, mark_order, order_notes, own_mark
from db.records import (
    Anchor,
    Author,
    Cable,
    Distribution,
    Doubt,
    EditorialMark,
    HeaderField,
    Mention,
    Note,
    NoteSeries,
    Reading,
    Recipient,
    Record,
    Stage,
)
from db.structures import Structure, kind_and_detail

if TYPE_CHECKING:
    from db.reconcile import Count, Handling

_FEW = 16
"""So many notes are put into the order one by one; where more are touched it is made anew."""


@dataclass(slots=True)
class CableState:
    """A cable, the text of its current reading, and every record that belongs to it.

    The dictionaries go by record id and hold trashed notes too; `notes_in_order` leaves those out.
    `spans_of` answers for the current reading only.
    """

    cable: Cable
    text: str
    readings: dict[str, Reading] = field(default_factory=dict)
    fields: dict[str, HeaderField] = field(default_factory=dict)
    stages: dict[str, Stage] = field(default_factory=dict)
    distributions: dict[str, Distribution] = field(default_factory=dict)
    recipients: dict[str, Recipient] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    mentions: dict[str, Mention] = field(default_factory=dict)
    marks: dict[str, EditorialMark] = field(default_factory=dict)
    structures: dict[str, Structure] = field(default_factory=dict)
    doubts: dict[str, Doubt] = field(default_factory=dict)
    authors: dict[str, Author] = field(default_factory=dict)
    names: dict[str, Name] = field(default_factory=dict)
    """Persons, places and organizations: those that are mentioned, others where they were touched since."""
    anchors: dict[str, tuple[Anchor, ...]] = field(default_factory=dict)
    """The anchors of each owner in every reading, by ordinal."""
    footnotes_before: Mapping[NoteSeries, int] = field(default_factory=dict)
    """Footnotes of each series with lower marks that are not here; some only where but a page was read."""
    _ordered: list[Note] | None = field(default=None, init=False)
    _numbers: dict[str, int] | None = field(default=None, init=False)
    _note_marks: dict[str, str] | None = field(default=None, init=False)
    _series: frozenset[NoteSeries] | None = field(default=None, init=False)
    _spans: dict[str, tuple[Anchor, ...]] | None = field(default=None, init=False)
    _mention_places: MentionPlaces = field(default_factory=MentionPlaces, init=False)

    @property
    def reading(self) -> Reading:
        """The current reading."""
        return self.readings[self.cable.reading]

    def shelf(self, kind: str) -> dict[str, Record]:
        """Return the dictionary in which records of this kind lie."""
        shelves: dict[str, dict[str, Record]] = {
            "reading": self.readings,  # type: ignore[dict-item]
            "header_field": self.fields,  # type: ignore[dict-item]
            "stage": self.stages,  # type: ignore[dict-item]
            "distribution": self.distributions,  # type: ignore[dict-item]
            "recipient": self.recipients,  # type: ignore[dict-item]
            "note": self.notes,  # type: ignore[dict-item]
            "structure": self.structures,  # type: ignore[dict-item]
            "doubt": self.doubts,  # type: ignore[dict-item]
            "author": self.authors,  # type: ignore[dict-item]
            "mention": self.mentions,  # type: ignore[dict-item]
            "editorial_mark": self.marks,  # type: ignore[dict-item]
            "name": self.names,  # type: ignore[dict-item]
        }
        return shelves[kind]

    # -- what stands where ---------------------------------------------------------------------------

    def spans_of(self, owner: str) -> tuple[Anchor, ...]:
        """Return an owner's anchors in the current reading, by ordinal; empty for an orphan."""
        return self.current_spans().get(owner, ())

    def fields_in_order(self, name: str | None = None) -> list[HeaderField]:
        """Return the header fields, or those of one name, in their order."""
        chosen = [f for f in self.fields.values() if name is None or f.name == name]
        return sorted(chosen, key=lambda f: (f.ordinal, f.id))

    def value(self, name: str) -> str:
        """Return the first value of a header field, or "" where the cable states none."""
        found = self.fields_in_order(name)
        return found[0].value if found else ""

    def stages_in_order(self) -> list[Stage]:
        """Return the stages in the order of the list, which is at first that of the text."""
        return sorted(self.stages.values(), key=lambda s: (s.ordinal, s.id))

    def distributions_in_order(self) -> list[Distribution]:
        """Return the cable's distribution lists in their order."""
        return sorted(self.distributions.values(), key=lambda d: (d.ordinal, d.id))

    def recipients_of(self, distribution: str) -> list[Recipient]:
        """Return the recipients of one list, in its order."""
        chosen = [r for r in self.recipients.values() if r.distribution == distribution]
        return sorted(chosen, key=lambda r: (r.ordinal, r.id))

    def structures_of(self, kind: str) -> list[Anchor]:
        """Return where the text is of this kind ("furniture", "body" ...), in the order of the text."""
        of_kind = (s for s in self.structures.values() if kind_and_detail(s.kind)[0] == kind)
        found = [a for s in of_kind for a in self.spans_of(s.id)]
        return sorted(found, key=lambda a: (a.start, a.end))

    def open_doubts(self) -> list[Doubt]:
        """Return what is still in doubt, in the order in which it was met."""
        return sorted((d for d in self.doubts.values() if not d.settled), key=lambda d: (d.ordinal, d.id))

    # -- what follows from it ------------------------------------------------------------------------

    def notes_in_order(self) -> list[Note]:
        """Return the notes that are not in the trash, in the order of their marks; do not alter the list."""
        if self._ordered is None:
            living = (note for note in self.notes.values() if note.trashed is None)
            self._ordered = order_notes(self.text, living, self.current_spans())
        return self._ordered

    def numbers(self) -> dict[str, int]:
        """Return the number of each footnote that is numbered, by note id; do not alter the dictionary."""
        if self._numbers is None:
            before = self.footnotes_before.get("", 0)
            self._numbers = footnote_numbers(self.notes_in_order(), self.current_spans(), before)
        return self._numbers

    def note_marks(self) -> dict[str, str]:
        """Return the mark of each footnote in its series ("4", "b", "†"), by note id; do not alter it."""
        if self._note_marks is None:
            self._note_marks = footnote_marks(
                self.notes_in_order(), self.current_spans(), self.footnotes_before
            )
        return self._note_marks

    def series_in_use(self) -> frozenset[NoteSeries]:
        """Return the series in which footnotes of this cable are counted."""
        if self._series is None:
            self._series = frozenset(self.notes[note].series for note in self.note_marks())
        return self._series

    def own_mark(self, note: Note) -> str:
        """Return the mark of a cable's own note, in brackets where it could be that of a footnote here."""
        return own_mark(note.label, beside=self.series_in_use())

    def count(self, distribution: Distribution) -> Count:
        """Return what one distribution list sums to, and the verdict."""
        from db.reconcile import count_copies

        return count_copies(
            self.recipients_of(distribution.id), distribution.stated_total, distribution.unnumbered
        )

    def handling(self) -> Handling:
        """Return the elapsed times between the stages as listed."""
        from db.reconcile import handling

        return handling(self.stages_in_order())

    def is_orphan(self, note: Note) -> bool:
        """Tell whether a note once had words and has lost them in the current reading.

        So has one that came from outside and whose words were not found. A general note has none: it may once
        have stood on words, but was made one on the whole cable.
        """
        had = bool(note.origin) or bool(self.anchors.get(note.id))
        return note.kind != "general" and had and not self.spans_of(note.id)

    def mention_places(self) -> Sequence[tuple[int, int, str]]:
        """Return start, end and id of each mention that has words, in the order of the text."""
        return self._mention_places.order(self.mentions, self.current_spans())

    def footnoted(self) -> frozenset[tuple[int, int]]:
        """Return the words that footnotes stand on."""
        return self._mention_places.footnoted(self.notes, self.current_spans())

    # -- keeping in step -----------------------------------------------------------------------------

    def unknown_names(self, change: Change) -> set[str]:
        """Return the ids of the names that a change lets this cable mention and that are not here yet."""
        made = (step.after for step in change.steps if step.kind == "mention")
        return {
            mention.name
            for mention in made
            if isinstance(mention, Mention)
            and mention.cable == self.cable.id
            and mention.name not in self.names
        }

    def absorb(self, change: Change, text: str | None = None, names: Iterable[Name] = ()) -> None:
        """Take over the steps of a change that the store has carried out.

        Steps of other cables are passed over. `text` is the text of the new current reading, where the
        change made one current; `names` are those of `unknown_names` as the library has them.
        """
        self.names.update((name.id, name) for name in names)
        for step in change.steps:
            kind, record = step.kind, step.record
            if kind == "cable":
                if record.id == self.cable.id and isinstance(step.after, Cable):
                    self.cable = step.after
                    self._spans = None
                continue
            if kind not in ("author", "name") and getattr(record, "cable", None) != self.cable.id:
                continue
            if kind == "anchor":
                assert isinstance(record, Anchor)
                self._put_anchor(record, removed=step.after is None)
            elif step.after is None:
                self.shelf(kind).pop(record.id, None)
            else:
                self.shelf(kind)[record.id] = record
        if text is not None:
            self.text = text
        if text is not None or change.touches("note", "anchor", "cable"):
            self._reorder(change, anew=text is not None)
        self._mention_places.follow(change, self.mentions, self._spans)

    def _reorder(self, change: Change, *, anew: bool) -> None:
        """Bring the order of the notes up to date; a change to one of 10,000 must not sort them all."""
        if self._ordered is not None and not anew and all(map(keeps_order, change.steps)):
            # What is typed comes twice a second: order and marks stay what they are.
            said = {step.record.id for step in change.steps if step.kind == "note"}
            self._ordered = [self.notes[n.id] if n.id in said else n for n in self._ordered]
            return
        self._numbers = self._note_marks = self._series = None
        touched = {
            step.record.owner if isinstance(step.record, Anchor) else step.record.id
            for step in change.steps
            if step.kind in ("note", "anchor")
        }
        if self._ordered is None or anew or change.touches("cable") or len(touched) > _FEW:
            self._ordered = None
            return
        spans = self.current_spans()
        ordered = [note for note in self._ordered if note.id not in touched]
        for owner in touched:
            note = self.notes.get(owner)
            if note is not None and note.trashed is None:
                insort(ordered, note, key=lambda one: mark_order(self.text, one, spans.get(one.id)))
        self._ordered = ordered

    def set_anchors(self, anchors: Iterable[Anchor]) -> None:
        """Fill in all anchors at once, when the cable is opened."""
        by_owner: dict[str, list[Anchor]] = {}
        for anchor in anchors:
            by_owner.setdefault(anchor.owner, []).append(anchor)
        self.anchors = {
            owner: (found[0],) if len(found) == 1 else tuple(sorted(found, key=lambda a: (a.ordinal, a.id)))
            for owner, found in by_owner.items()
        }
        self._ordered = self._numbers = self._note_marks = self._series = self._spans = None
        self._mention_places.forget()

    def _put_anchor(self, anchor: Anchor, *, removed: bool) -> None:
        others = [a for a in self.anchors.get(anchor.owner, ()) if a.id != anchor.id]
        if not removed:
            others.append(anchor)
        if others:
            self.anchors[anchor.owner] = tuple(sorted(others, key=lambda a: (a.ordinal, a.id)))
        else:
            self.anchors.pop(anchor.owner, None)
        if self._spans is not None:
            current = tuple(a for a in self.anchors.get(anchor.owner, ()) if a.reading == self.cable.reading)
            if current:
                self._spans[anchor.owner] = current
            else:
                self._spans.pop(anchor.owner, None)

    def current_spans(self) -> Mapping[str, tuple[Anchor, ...]]:
        """Return the anchors of every owner that has some in the current reading."""
        if self._spans is None:
            reading = self.cable.reading
            self._spans = {}
            for owner, anchors in self.anchors.items():
                current = tuple(a for a in anchors if a.reading == reading)
                if current:
                    self._spans[owner] = current
        return self._spans
