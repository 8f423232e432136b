"""A page read by itself shows what the whole cable shows there: the same notes, numbers, kinds of lines."""

from __future__ import annotations

import random

import pytest

from db.editing import cable_edits, note_edits
from db.errors import NotFoundError
from db.records import NoteKind
from db.store import Store

TEXT = " ".join(f"word{n}" for n in range(400))


@pytest.mark.parametrize("seed", range(6))
def test_page_has_its_notes_with_their_numbers(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    author = store.ensure_author("Ann")
    change, cable = cable_edits.new_cable(TEXT, author=author.id, file_name="a.txt")
    store.apply(change, author=author.id)
    state = store.cable_state(cable.id)
    ids = []
    for _ in range(60):
        starts = [chance.randrange(len(TEXT) - 30) for _ in range(chance.choice((1, 1, 1, 2)))]
        spans = [(start, start + chance.randint(1, 30)) for start in starts]
        kind: NoteKind = "footnote" if chance.random() < 0.6 else "marginal"
        change, note = note_edits.add_note(state, kind, spans, author=author.id)
        store.apply(change, author=author.id)
        state.absorb(change)
        ids.append(note.id)
    removed = note_edits.delete_notes(state, ids[::7])
    assert removed is not None
    store.apply(removed, author=author.id)
    whole = store.cable_state(cable.id)

    for first, last in ((0, 300), (900, 1300), (1500, len(TEXT)), (0, len(TEXT))):
        page = store.cable_page(cable.id, first, last)
        assert page.text == TEXT
        assert page.structures == whole.structures
        assert page.fields == whole.fields
        touching = {
            note.id
            for note in whole.notes_in_order()
            if any(a.start < last and a.end > first for a in whole.spans_of(note.id))
        }
        assert {note.id for note in page.notes_in_order()} == touching
        for one in touching:
            assert page.notes[one] == whole.notes[one]
            assert page.spans_of(one) == whole.spans_of(one)
            if first < whole.spans_of(one)[0].end and whole.spans_of(one)[0].start < last:
                assert page.numbers().get(one) == whole.numbers().get(one)


def test_page_of_no_cable_is_refused(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.cable_page("d0", 0, 100)
