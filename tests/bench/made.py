"""Made-up cables and libraries of any size, the same for the same seed."""

from __future__ import annotations

import random
from pathlib import Path

from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.editing import cable_edits, header_edits, note_edits
from db.records import NOTE_COLOURS, Author, NoteKind, new_id
from db.store import Store

_VOCABULARY = """
embassy ambassador border cable foreign ministry premier office people national minority government measures
crossing region province county cadres instructed reported agreed proposed delegation trade talks railway
bridge river harvest security public telegram reply request opinion central committee comrade secretary
the of to and in that for with was on by from have been this should will they their not
"""
_WORDS = _VOCABULARY.split()
_KINDS: tuple[NoteKind, ...] = ("footnote", "footnote", "marginal", "highlight")


def made_text(size: int, seed: int = 1) -> str:
    """Return a text of about `size` code points in paragraphs, with some Han words and diacritics."""
    chance = random.Random(seed)
    parts: list[str] = []
    length = 0
    while length < size:
        words = [chance.choice(_WORDS) for _ in range(chance.randint(40, 110))]
        if chance.random() < 0.2:
            words.insert(5, chance.choice(("朴成哲", "Pak Sŏngch’ŏl", "鴨綠江", "𠮷")))
        paragraph = " ".join(words).capitalize() + "."
        parts.append(paragraph)
        length += len(paragraph) + 1
    return "\n".join(parts)


def with_notes(state: CableState, count: int, author: Author, seed: int = 1) -> Change:
    """Return one change that lays `count` notes all over a cable's text, overlapping now and then."""
    chance = random.Random(seed)
    steps: list[Step] = []
    size = len(state.text)
    for index in range(count):
        start = min(size - 2, int(size * index / count) + chance.randint(0, 6))
        end = min(size, start + chance.randint(4, 40))
        kind = chance.choice(_KINDS)
        words = "" if kind == "highlight" else f"Note {index}: see the *reply* of the ministry, 外交部."
        change, _ = note_edits.add_note(
            state, kind, [(start, end)], author=author.id, words=words, colour=chance.choice(NOTE_COLOURS)
        )
        steps += change.steps
    return Change(Label("import-cables", {"count": count}), tuple(steps), cable=state.cable.id)


def made_cable(store: Store, size: int, notes: int, *, title: str = "Made cable", seed: int = 1) -> str:
    """Enter a made-up cable with notes into a library and return its id."""
    author = store.ensure_author("Bench")
    change, cable = cable_edits.new_cable(made_text(size, seed), author=author.id, file_name=f"{title}.txt")
    store.apply(change, author=author.id)
    state = store.cable_state(cable.id)
    for name, value in (("title", title), ("date", "1961-05-12"), ("cable number", f"B-{new_id('x')[:6]}")):
        change, _ = header_edits.add_field(state, name, value)
        store.apply(change, author=author.id)
        state.absorb(change)
    if notes:
        store.apply(with_notes(state, notes, author, seed), author=author.id)
    return cable.id


def made_library(path: Path, cables: int, size: int = 3000, notes: int = 3) -> Path:
    """Make a library of so many cables and return its path."""
    store = Store(path)
    for index in range(cables):
        made_cable(store, size, notes, title=f"Cable {index:04}", seed=index)
    store.close()
    return path
