"""What cross-references in notes are called where they are shown or printed: "note 4", "Chen-8/36, note 2".

The words are those of the edition, in its language, and not of the program: they stand in the window as they
stand on the page. What leads nowhere keeps the words that were typed, and is no link.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from db.cable_state import CableState
from db.records import Note, NoteKind
from db.referring.links import Link, id_in, kind_of, may_refer, with_links
from db.referring.targets import Target, target_in
from desktop.exporting.escaping import escaped

_KINDS = {
    "footnote": "footnote",
    "marginal": "marginal note",
    "highlight": "highlight",
    "source": "source note",
    "own": "the cable’s own note",
    "general": "general note",
}
_QUOTE = 40
"""Characters of the words that a note without a mark stands on."""

Lookup = Callable[[str], Target]
"""Tells what an address leads to, wherever in the library."""


def called(target: Target, *, from_cable: str) -> str:
    """Return what a reference to this is called in a note of a cable."""
    cable = target.called or "a cable without a name"
    if target.kind is None:
        return cable
    if target.kind == "own":
        note = f"{_KINDS['own']} {target.mark}".rstrip()
    elif target.mark:
        note = f"note {target.mark}"
    else:
        quote = " ".join(target.quote.split())
        quote = f"{quote[: _QUOTE - 1].rstrip()}…" if len(quote) > _QUOTE else quote
        note = _KINDS[target.kind] + (f" on “{quote}”" if quote else "")
    return note if target.cable == from_cable else f"{cable}, {note}"


def resolved(words: str, lookup: Lookup, *, from_cable: str) -> str:
    """Return words in which each reference says what it leads to now; what is dead stays as typed."""
    if not may_refer(words):
        return words

    def told(link: Link) -> str:
        target = lookup(link.address)
        shown = link.words if target.is_dead else escaped(called(target, from_cable=from_cable))
        return f"[{shown}]({link.address})"

    return with_links(words, told)


@dataclass(slots=True)
class InFile:
    """Resolves the references of one cable as its export prints them, and counts those that lead nowhere.

    `marks` are those of the chosen notes of the cable by id, as the file numbers them; `kinds` are the kinds
    of notes that may leave any cable: of another nothing is told but what was typed. `lookup` tells of the
    rest of the library; without it what is not in this cable keeps the words that were typed. `others` tells
    which other cables are in the file, so that links to them lead somewhere; by default none is.
    """

    state: CableState
    marks: Mapping[str, str]
    kinds: Collection[NoteKind]
    lookup: Lookup | None = None
    others: Callable[[str], bool] = lambda _cable: False
    dead: int = field(default=0, init=False)
    """References to what is in the trash or not in the library at all."""
    outside: int = field(default=0, init=False)
    """References to notes that were not chosen, and so are not in the file."""

    def words(self, note: Note) -> str:
        """Return the words of a note as they are printed."""
        return with_links(note.words, self._told) if may_refer(note.words) else note.words

    def _told(self, link: Link) -> str:
        target = target_in(self.state, link.address)
        if target is None and self.lookup is not None:
            target = self.lookup(link.address)
        if target is None:
            return link.words
        if target.is_dead:
            self.dead += 1
            return link.words
        cable = self.state.cable.id
        own_note = target.cable == cable and target.kind is not None
        left_out = own_note and id_in(link.address) not in self.marks
        if left_out or (target.kind is not None and target.kind not in self.kinds):
            self.outside += 1
            return link.words
        if own_note:
            target = self._marked(target)
        words = escaped(called(target, from_cable=cable))
        return f"[{words}]({link.address})" if self._is_there(target) else words

    def _marked(self, target: Target) -> Target:
        """Return a target in this cable with the mark that it bears in the file."""
        return replace(target, mark=self.marks[id_in(target.address)])

    def _is_there(self, target: Target) -> bool:
        return target.cable == self.state.cable.id or self.others(target.cable)


def is_reference(address: str) -> bool:
    """Tell whether a link's address is a reference within the library."""
    return bool(kind_of(address))
