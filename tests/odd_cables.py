"""Cables of every oddity, the same for the same seed: what goes out to a format must come back as it was."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from db.anchoring.anchors import make_anchor
from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.correcting.corrections import new_reading
from db.correcting.readings import corrections
from db.editing import cable_edits, note_edits
from db.header_names import HEADER_NAMES
from db.library_records import NAME_KINDS, Name
from db.records import (
    MARK_KINDS,
    NOTE_COLOURS,
    NOTE_KINDS,
    Author,
    CopiesState,
    Distribution,
    EditorialMark,
    HeaderField,
    Mention,
    Recipient,
    Record,
    Stage,
    new_id,
    now,
)
from db.store import Store
from db.structures import Structure
from desktop.exporting.choices import ExportChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.gather import gather

_COPIES: tuple[tuple[CopiesState, int | None], ...] = (
    ("stated", 2),
    ("not stated", None),
    ("illegible", None),
)

_VALUES = ("Foreign  Ministry", "外交部", "a\x07b", "Urgent & <so>")

EVERYTHING = ExportChoices(kinds=NOTE_KINDS, corrections=True)

_VOCABULARY = """
embassy ambassador border cable foreign ministry premier office people measures reported agreed the of to
and in that for with was on by from 朴成哲 鴨綠江 𠮷野 Sŏngch’ŏl שלום العربية 👩‍💻 ẹ́
"""
_WORDS = _VOCABULARY.split()
_ODD = (
    *("\n", "\n\n", "\n\n\n", "\n \n", "  ", "\t", "   \t ", "\n    indented", "trailing   \n", "\u00a0"),
    *("\u2028", "\x85", "\x0b", "\x0c", "\x00", "\x1f", "\ufffe", "\uffff", "\u202e", "\u200b", "\ufeff"),
    *(
        "]]>",
        "<p>",
        "&amp;",
        "&",
        "<!--",
        "\\",
        "*a*",
        "[x](http://y)",
        "—",
        '"',
        "'",
        "\ud7ff",
        "\U0010ffff",
    ),
)
_NOTE_WORDS = (
    "Plain words.",
    "See the *reply* of the **ministry**, [p. 3](https://example.org/p?a=1&b=2).",
    "Two\nlines and  blanks",
    "First paragraph.\n\nSecond _one_, 外交部.",
    "\x07 a bell, <b>no markup</b> & so on \U00020bb7",
    "  leading and trailing  ",
    "RTL \u202eשלום\u202c words",
    "1. A list?\n- no\n# heading",
)


def odd_text(chance: random.Random, words: int) -> str:
    """Return a text of about so many words with all that a file might trip over between them."""
    pieces = []
    for _ in range(words):
        pieces.append(chance.choice(_WORDS))
        pieces.append(chance.choice(_ODD) if chance.random() < 0.12 else " ")
    return "".join(pieces)


def odd_cable(store: Store, author: Author, other: Author, notes: int, seed: int) -> str:
    """Enter a cable with everything that a cable can have, and return its id."""
    chance = random.Random(seed)
    text = odd_text(chance, max(30, notes * 3))
    change, cable = cable_edits.new_cable(
        text, author=author.id, file_name=f"odd {seed}.txt", data=text.encode()
    )
    store.apply(change, author=author.id)
    state = store.cable_state(cable.id)
    steps = [Step(None, each) for each in _records(chance, state, author)]
    for number in range(notes):
        steps += _note(chance, state, chance.choice((author, other)), number)
    store.apply(Change(Label("x"), tuple(steps), cable=cable.id), author=author.id)
    for _ in range(chance.choice((0, 0, 1, 2))):
        _correct(chance, store, cable.id, author)
    return cable.id


def _note(chance: random.Random, state: CableState, author: Author, number: int) -> Iterator[Step]:
    kind = chance.choice(NOTE_KINDS)
    without = kind in ("general", "source") and chance.random() < 0.8
    spans = [] if without else [_span(chance, state.text) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    words = (
        "" if kind == "highlight" and chance.random() < 0.7 else chance.choice(_NOTE_WORDS) + f" ({number})"
    )
    change, note = note_edits.add_note(
        state, kind, spans, author=author.id, words=words, colour=chance.choice(NOTE_COLOURS)
    )
    label = chance.choice(("", "60a", "*", "b)")) if kind == "own" else ""
    tags = chance.choice(((), ("border",), ("two words", "統計")))
    for step in change.steps:
        made = step.after
        yield (
            Step(None, replace(note, label=label, tags=tags))
            if made is not None and made.id == note.id
            else step
        )


def _span(chance: random.Random, text: str, most: int = 50) -> tuple[int, int]:
    start = chance.randrange(len(text))
    return (start, chance.randint(start + 1, min(len(text), start + most)))


def _records(chance: random.Random, state: CableState, author: Author) -> Iterator[Record]:
    text = state.text
    made = [*_header(chance, state), *_handling(chance, state), *_marked(chance, state, author)]
    for record, spans in made:
        yield record
        for ordinal in range(spans):
            start, end = _span(chance, text)
            if isinstance(record, EditorialMark) and record.words and chance.random() < 0.7:
                end = start
            yield make_anchor(
                text,
                start,
                end,
                cable=state.cable.id,
                owner=record.id,
                reading=state.cable.reading,
                ordinal=ordinal,
                placed="read",
            )


def _header(chance: random.Random, state: CableState) -> Iterator[tuple[Record, int]]:
    names = [*chance.sample(HEADER_NAMES, chance.randint(3, len(HEADER_NAMES))), "her own field", "addressee"]
    for at, name in enumerate(names):
        days = ("1961-05-12", "1961-05", "1961?", "1961-05-12T17:00", "1961-05-01/1961-05-09")
        value = chance.choice(days if name == "date" else _VALUES)
        yield HeaderField(new_id("f"), state.cable.id, at, name, value, supplied=at % 2 == 0), at % 2


def _handling(chance: random.Random, state: CableState) -> Iterator[tuple[Record, int]]:
    cable = state.cable.id
    for at, name in enumerate(("Received", "Proofread", "Seen by two", "Received")):
        when = chance.choice(("1961-05-12T17:00", "1961-05-13", "", "1961-05-XX", "1961-05-12T24:00"))
        by = chance.choice(("", "Lee"))
        yield (
            Stage(new_id("s"), cable, at, name, when, by, f"{name}  as written", "", "", year_inferred=True),
            1,
        )
    for at in range(chance.randint(0, 2)):
        heading, total = chance.choice(("", "Copies to:")), chance.choice((None, 19))
        listed = Distribution(new_id("d"), cable, at, heading, total, 1)
        yield listed, 2
        for line in range(chance.randint(0, 5)):
            told, copies = chance.choice(_COPIES)
            role = chance.choice(("", "copy", "action"))
            name = f"Office {line}"
            yield Recipient(new_id("p"), cable, listed.id, line, name, role, copies, told), 1


def _marked(chance: random.Random, state: CableState, author: Author) -> Iterator[tuple[Record, int]]:
    cable = state.cable.id
    for at, kind in enumerate(("body", "furniture", "italic", "heading", "page break: 612")):
        yield Structure(new_id("t"), cable, at, kind), 1
    for meant in NAME_KINDS:
        spellings, links = ("Pak", "박성철"), ("https://viaf.org/1",)
        name = Name(
            new_id("p"), meant, f"{meant} 朴成哲", spellings, "1913–2008", "A\nman.", links, identify=True
        )
        yield name, 0
        yield Mention(new_id("m"), cable, name.id, author.id, now()), chance.choice((1, 1, 2))
    for mark in MARK_KINDS:
        said = "two words" if mark in ("insertion", "gap") else ""
        yield EditorialMark(new_id("k"), cable, mark, said, "not legible; see p. 3", author.id, now()), 1


def _correct(chance: random.Random, store: Store, cable: str, author: Author) -> None:
    state = store.cable_state(cable)
    text = state.text
    for _ in range(3):
        start, end = _span(chance, text, 30)
        text = text[:start] + chance.choice(("", "corrected", "正", "new words here")) + text[end:]
    change = new_reading(state, text or "x", author=author.id, reason="collated\nwith <the> original")
    if change is not None:
        store.apply(change, author=author.id)


def odd_library(path: Path, cables: int, notes: int, seed: int = 1) -> tuple[Store, list[str]]:
    """Make a library of so many cables with so many notes in all; return it with the ids of the cables."""
    store = Store(path)
    author, other = store.ensure_author("Anna Weiss"), store.ensure_author("李 <Lee>")
    share = [notes // cables + (at < notes % cables) for at in range(cables)]
    return store, [odd_cable(store, author, other, n, seed * 10_000 + at) for at, n in enumerate(share)]


def everything(store: Store, cable: str) -> Dossier:
    """Return the dossier of a cable with all that can be chosen."""
    state = store.cable_state(cable)
    return gather(
        state, EVERYTHING, exported_by="Anna", corrections=corrections(state, store.text), text_of=store.text
    )
