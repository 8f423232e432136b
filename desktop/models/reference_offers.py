"""What a new reference could lead to, for typed words: notes of this cable, other cables, their notes."""

from __future__ import annotations

from dataclasses import dataclass

from db.errors import ChanceryError
from db.records import NOTE_KINDS
from db.referring.links import address_of
from db.referring.targets import Target, target_in
from desktop.messages.notes import short_quote
from desktop.models.note_filter import folded
from desktop.models.note_pieces import plain_words
from desktop.models.note_references import NoteReferences
from desktop.session import Session

_SAID = {**dict.fromkeys(NOTE_KINDS, "note"), "highlight": "highlight"}
"""By which word beside its own a note of a kind is found: as it is called in a reference."""
_MOST = 200
"""Notes of this cable that are offered at once; of more, words find the rest."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to refer to: its address, what the reference is called, what tells it from others."""

    address: str
    name: str
    detail: str


def offers(session: Session, references: NoteReferences, typed: str, *, but: str | None) -> list[Offer]:
    """Return what fits the words, this cable's notes first; `but` is the note that is being written."""
    state = session.state
    if state is None:
        return []
    from desktop.exporting.references import called

    here, terms = state.cable.id, folded(typed).split()

    def offer(target: Target, detail: str) -> Offer:
        return Offer(target.address, called(target, from_cable=here), detail)

    found: list[Offer] = []
    marks = state.note_marks()
    for note in state.notes_in_order():
        quote = " ".join(anchor.quote for anchor in state.spans_of(note.id))
        words = references.words(note)
        # Of thousands of notes only those are made ready that fit.
        name = f"{_SAID[note.kind]} {marks.get(note.id, note.label)}"
        said = folded(f"{name}\n{quote}\n{words}") if terms else ""
        if note.id == but or not all(term in said for term in terms):
            continue
        target = target_in(state, address_of(note))
        assert target is not None
        found.append(offer(target, short_quote(plain_words(words) or target.quote, 120)))
        if len(found) == _MOST:
            break
    if terms:
        from db.referring.offered import offered  # no part of the start

        try:
            elsewhere = session.store.read(offered, typed, besides=here)
        except ChanceryError:
            elsewhere = []
        found += [offer(each, short_quote(each.quote, 120) if each.quote else "") for each in elsewhere]
    return found
