"""The cross-references of the open cable's notes, kept in step: how they read now, and which are dead.

What they lead to in this cable is asked of its state at each change, what lies in other cables is read from
the library and read again when something there has changed. Whoever shows words asks here for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from db.changes import Change, Step
from db.errors import ChanceryError
from db.records import Cable, Note, Record
from db.referring.links import id_in, links_in, may_refer
from db.referring.read_referring import read_referring
from db.referring.targets import Target, called, read_targets, target_in
from desktop.messages.notes import short_quote
from desktop.messages.references import why_dead
from desktop.messages.words import tr
from desktop.models.note_pieces import plain_words
from desktop.session import Session

_ABOUT = 300
"""Characters of a note's words that are told of it."""


class NoteReferences(QObject):
    """Answers for the notes of the open cable; make it before whoever shows them listens to the session."""

    renamed = Signal(object)
    """The ids of notes whose words read otherwise now, or to which others refer than before."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._links: dict[str, tuple[Note, tuple[str, ...]]] = {}
        self._shown: dict[str, str] = {}
        self._dead: dict[str, frozenset[str]] = {}
        self._by: dict[str, tuple[str, ...]] = {}
        self._names: dict[str, str] = {}
        self._told: dict[str, tuple[Note, list[Target]]] = {}
        self._known: dict[str, Target] = {}
        self._cable = ""
        self._elsewhere: dict[str, Target] = {}
        self._from_elsewhere: dict[str, tuple[str, ...]] = {}
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._read_from_elsewhere)
        session.cable_opened.connect(self._open)
        session.library_opened.connect(self._open)
        session.reloaded.connect(self._open)
        session.changed.connect(self._take_over)

    # -- public --------------------------------------------------------------------------------------

    def words(self, note: Note) -> str:
        """Return a note's words in which each reference says what it leads to now."""
        return self._shown.get(note.id, note.words) if may_refer(note.words) else note.words

    def dead(self, note_id: str) -> frozenset[str]:
        """Return the addresses in a note's words that lead nowhere."""
        return self._dead.get(note_id, frozenset())

    def dead_count(self) -> int:
        """Return how many references of the cable's notes lead nowhere."""
        return sum(map(len, self._dead.values()))

    def referred_by(self, note_id: str) -> tuple[str, ...]:
        """Return the addresses of the notes that refer to a note: those of this cable first, in its order."""
        return (*self._by.get(note_id, ()), *self._from_elsewhere.get(f"note:{note_id}", ()))

    def target(self, address: str) -> Target:
        """Return what an address leads to; where the library cannot be read, it is taken to be there."""
        known = self._known.get(address)
        if known is None:
            known = self._here(address)
            if known is None:
                self._read([address])
                known = self._elsewhere.get(address, Target(address, "here"))
            self._known[address] = known
        return known

    def called(self, address: str) -> str:
        """Return what a reference to an address is called in a note of the open cable."""
        # Imported where a cable has references at all: it is no part of the start.
        from desktop.exporting.references import called as called_in

        state = self._session.state
        return called_in(self.target(address), from_cable=state.cable.id if state else "")

    def about(self, address: str) -> str:
        """Return what a reference leads to: a note's name and words, a cable's name, or why it is dead."""
        target, state = self.target(address), self._session.state
        if target.is_dead:
            return tr("Leads nowhere: {why}", why=why_dead(target))
        note = state.notes.get(id_in(address)) if state is not None else None
        if note is None:
            return self.called(address) + (f"\n“{short_quote(target.quote)}”" if target.quote else "")
        words = plain_words(self.words(note))
        return f"{self.called(address)}\n{words[:_ABOUT]}{'…' if len(words) > _ABOUT else ''}"

    # -- slots ---------------------------------------------------------------------------------------

    def _open(self) -> None:
        self._links, self._elsewhere, self._from_elsewhere = {}, {}, {}
        state = self._session.state
        self._look(state.notes.values() if state else ())
        self._tell(self._name_all())
        if state is not None:
            self._late.start()

    def _take_over(self, change: Change) -> None:
        state = self._session.state
        if state is None:
            return
        here = state.cable.id
        abroad = any((cable_of(step.record) or here) != here for step in change.steps)
        if abroad:
            self._elsewhere = {}
        if abroad or any(isinstance(each.after, Note) and each.before is None for each in change.steps):
            self._late.start()  # a note that is brought back may be referred to
        if not abroad and not change.touches("note", "anchor", "cable", "header_field"):
            return
        touched = {step.record.id for step in change.steps if isinstance(step.record, Note)}
        before = {each: self._links[each][1] for each in touched if each in self._links}
        self._look(state.notes[each] for each in touched if each in state.notes)
        for gone in touched - state.notes.keys():
            self._links.pop(gone, None)
        after = {each: self._links[each][1] for each in touched if each in self._links}
        if abroad or before != after or not all(map(_is_of_words, change.steps)):
            self._tell(self._name_all())
        else:
            self._known = {}
            self._tell(self._name(after))

    # -- private -------------------------------------------------------------------------------------

    def _look(self, notes: Iterable[Note]) -> None:
        """Take in which references these notes have."""
        for note in notes:
            known = self._links.get(note.id)
            if known is not None and known[0] is note:
                continue
            found = tuple(dict.fromkeys(link.address for link in links_in(note.words)))
            if found and note.trashed is None:
                self._links[note.id] = (note, found)
            elif known is not None:
                del self._links[note.id]

    def _name_all(self) -> set[str]:
        """Name all references anew; return the notes of which something is shown otherwise now."""
        self._known = {}
        if not self._links and not self._shown and not self._by:
            return set()
        state = self._session.state
        before: tuple[Mapping[str, object], ...] = (dict(self._shown), dict(self._dead), self._by)
        names = dict(self._names)
        kept: tuple[dict[str, Any], ...] = (self._shown, self._dead, self._names, self._told)
        for some in kept:
            for gone in some.keys() - self._links.keys():
                del some[gone]
        places = {note.id: at for at, note in enumerate(state.notes_in_order())} if state else {}
        self._read({each for _, found in self._links.values() for each in found})
        self._name(self._links)
        by: dict[str, list[str]] = {}
        for note_id in sorted(self._links, key=lambda each: places.get(each, -1)):
            for each in self._links[note_id][1]:
                by.setdefault(id_in(each), []).append(f"note:{note_id}")
        self._by = {target: tuple(some) for target, some in by.items()}
        after: tuple[Mapping[str, object], ...] = (self._shown, self._dead, self._by)
        changed = {
            key
            for old, new in zip(before, after, strict=True)
            for key in old.keys() | new.keys()
            if old.get(key) != new.get(key)
        }
        # A note that is called otherwise now is called so in the line below those that it refers to.
        renamed = [each for each, name in self._names.items() if names.get(each, name) != name]
        return changed | {id_in(each) for note_id in renamed for each in self._links[note_id][1]}

    def _name(self, notes: Iterable[str]) -> set[str]:
        """Name the references of some notes anew, and those notes themselves; return those that have any.

        Where neither a note nor anything it refers to has changed, its words are left as they are.
        """
        named = set(notes) & self._links.keys()
        if not named:
            return named
        from desktop.exporting.references import resolved

        for note_id in named:
            note, found = self._links[note_id]
            targets = [self.target(each) for each in (f"note:{note_id}", *found)]
            told = self._told.get(note_id)
            if told is not None and told[0] is note and told[1] == targets:
                continue
            self._told[note_id] = (note, targets)
            self._shown[note_id] = resolved(note.words, self.target, from_cable=note.cable)
            self._names[note_id] = self.called(f"note:{note_id}")
            dead = frozenset(each for each in found if self.target(each).is_dead)
            if dead:
                self._dead[note_id] = dead
            else:
                self._dead.pop(note_id, None)
        return named

    def _here(self, address: str) -> Target | None:
        """Return what an address leads to in the open cable."""
        state = self._session.state
        if state is None:
            return None
        if not self._known:
            self._cable = called(state.fields.values(), state.cable)
        return target_in(state, address, self._cable)

    def _read(self, addresses: Iterable[str]) -> None:
        """Read what addresses lead to that are not in the open cable and not known yet."""
        wanted = []
        for each in addresses:
            if each not in self._known and each not in self._elsewhere:
                found = self._here(each)
                if found is None:
                    wanted.append(each)
                else:
                    self._known[each] = found
        if wanted and self._session.has_library:
            try:
                self._elsewhere |= self._session.store.read(read_targets, wanted)
            except ChanceryError:
                return  # it is told where the library is written

    def _read_from_elsewhere(self) -> None:
        """Read which notes of other cables refer to this one's."""
        state, session = self._session.state, self._session
        if state is None or not session.has_library:
            return
        try:
            referring = session.store.read(read_referring, list(state.notes))
        except ChanceryError:
            return
        found: dict[str, tuple[str, ...]] = {}
        for each in referring:
            if each.cable == state.cable.id:
                continue
            for address in each.addresses:
                if id_in(address) not in state.notes:
                    continue
                found[address] = (*found.get(address, ()), f"note:{each.note}")
        if found != self._from_elsewhere:
            changed = found.keys() ^ self._from_elsewhere.keys() | found.keys()
            self._from_elsewhere = found
            self._tell({id_in(each) for each in changed})

    def _tell(self, notes: set[str]) -> None:
        if notes:
            self.renamed.emit(notes)


def cable_of(record: Record) -> str:
    """Return the id of the cable to which a record belongs, or "" for one of the whole library."""
    return record.id if isinstance(record, Cable) else str(getattr(record, "cable", ""))


def _is_of_words(step: Step) -> bool:
    """Tell whether a step changes nothing of a note by which it, or another, would be called otherwise."""
    before, after = step.before, step.after
    if not isinstance(before, Note) or not isinstance(after, Note):
        return False
    of_name = ("kind", "label", "series", "trashed", "created")
    return all(getattr(before, name) == getattr(after, name) for name in of_name)
