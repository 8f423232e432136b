"""Writes note after note and says each time when the library has taken it; ends only when it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from db.editing.note_edits import add_note, set_words
from db.store import Store

store = Store(Path(sys.argv[1]), create=False)
author = store.ensure_author("Anna Weiss").id
state = store.cable_state(sys.argv[2])
number = int(sys.argv[3])
while True:
    change, note = add_note(state, "footnote", [(0, 6)], author=author, words=str(number))
    state.absorb(store.apply(change, author=author))
    edited = set_words(state, note.id, f"{number}, edited")
    assert edited is not None
    state.absorb(store.apply(edited, author=author))
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()
    number += 1
