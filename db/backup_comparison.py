"""What differs between a backup and today, counted and thing by thing, so that single things can come back.

Only what somebody did to a thing makes it differ. A note that stands on other words because its text was
corrected since is the same note: the corrected text is told of its cable, once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from db.backup.backup_contents import looking_into
from db.backup.library_copy import looking_at

What = Literal["only then", "in trash", "changed", "moved", "corrected", "less", "only today"]
"""How a thing differs: it is in the backup alone; it lies in the backup's trash and is gone for good today;
its own facts are others; it stands on other words of the same text; its cable has another text today; it
had less in header, stages and distribution than today; it is in today's library alone."""
BRINGABLE: frozenset[What] = frozenset(("only then", "in trash", "changed", "moved"))
"""What `db.backup.bring_back` can undo; the rest is today's alone and stays."""
Report = Callable[[float, str], None]
MOST = 2000
"""So many things that differ are named; a person reads no more."""
_NAME_SAYS = (
    "json_insert(variants, '$[#]', kind, '$[#]', dates, '$[#]', description, '$[#]', links, '$[#]', identify)"
)
OF_LIBRARY = (
    ("saved_filter", "name", "query"),
    ("name_variant", "''", "spellings"),
    ("office", "name", "spellings"),
    ("name", "name", _NAME_SAYS),
)
"""What belongs to no cable: the kind, its name and what it says, as SQL."""
_Place = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """How a backup differs from today's library, in cables and notes; each of them is counted once.

    `only_then` are in the backup alone, `only_today` in the library alone, both out of the trash;
    `in_trash` lie in the backup's trash and nowhere today. `notes_changed` have other words, another kind,
    colour, label or other tags, `notes_moved` other places in the same text. `cables_changed` have another
    header, status, tags, stages or distribution, `cables_corrected` only another text, `cables_less` only
    fewer entries. `of_library` are saved filters, spellings of names and offices that differ in any way.
    """

    cables_only_then: int
    cables_only_today: int
    notes_only_then: int
    notes_only_today: int
    notes_changed: int
    cables_changed: int = 0
    notes_moved: int = 0
    cables_corrected: int = 0
    cables_less: int = 0
    cables_in_trash: int = 0
    notes_in_trash: int = 0
    of_library: int = 0


@dataclass(frozen=True, slots=True)
class Differing:
    """One thing that differs: a cable (kind "cable") or a note of a cable that is there then and today.

    Or something of the whole library: the kinds of OF_LIBRARY, without a cable; `title` is its name.
    `quote` are the words that the note stands on, `then` and `today` its own; of a cable they are empty.
    `quote_today` are the words that it stands on today, where it is in both.
    """

    kind: str
    id: str
    cable: str
    title: str
    what: What
    quote: str = ""
    then: str = ""
    today: str = ""
    quote_today: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a backup differs from today, counted and thing by thing (at most MOST of them)."""

    counted: Difference
    things: tuple[Differing, ...]


def difference(backup: Path, library: Path) -> Difference:
    """Return in numbers how a backup differs from the library as it is now; raises LibraryError."""
    return compare(backup, library).counted


def compare(backup: Path, library: Path, report: Report | None = None) -> Comparison:
    """Return how a backup differs from the library as it is now; raises LibraryError."""
    tell = report or (lambda _share, _words: None)
    tell(0.0, "comparing")
    with looking_into(backup) as connection:
        then = _Held(connection)
    tell(0.5, "comparing")
    with looking_at(library) as connection:
        today = _Held(connection)
    tell(0.9, "comparing")
    things = [
        *_cables(then, today),
        *_notes(then, today),
        *_in_trash(then, today),
        *_of_library(then, today),
    ]
    return Comparison(_counted(things), tuple(things[:MOST]))


class _Held:
    """What a library holds, in sight and in the trash, ready to be laid beside another."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.titles: dict[str, str] = dict(connection.execute("SELECT cable, title FROM listing"))
        self.readings: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.facts: dict[str, set[tuple[object, ...]]] = {}
        self.cables_away: set[str] = set()
        for cable, reading, sha256, trashed in connection.execute(
            "SELECT cable.id, cable.reading, reading.text_sha256, cable.trashed FROM cable"
            " LEFT JOIN reading ON reading.id = cable.reading ORDER BY cable.n"
        ):
            self.readings[cable], self.texts[cable] = reading, sha256 or ""
            if trashed is None:
                self.facts[cable] = set()
            else:
                self.cables_away.add(cable)
        self._read_facts(connection)
        self.places: dict[str, list[_Place]] = {}
        for owner, *place in connection.execute(
            'SELECT note.id, anchor.start, anchor."end", anchor.quote FROM note'
            " JOIN anchor ON anchor.owner = note.id"
            " JOIN cable ON cable.id = note.cable AND cable.reading = anchor.reading"
            " ORDER BY anchor.ordinal, anchor.n"
        ):
            self.places.setdefault(owner, []).append((place[0], place[1], place[2]))
        self.notes: dict[str, tuple[str, ...]] = {}
        self.notes_away: dict[str, tuple[str, ...]] = {}
        for note, away, *facts in connection.execute(
            "SELECT note.id, note.trashed IS NOT NULL OR cable.trashed IS NOT NULL,"
            " note.cable, note.kind, note.words, note.colour, note.tags, note.label, note.series"
            " FROM note JOIN cable ON cable.id = note.cable ORDER BY note.n"
        ):
            (self.notes_away if away else self.notes)[note] = tuple(facts)

        self.of_library: dict[str, tuple[str, str, str]] = {}
        for kind, name, said in OF_LIBRARY:
            for record, *facts in connection.execute(f"SELECT id, {name}, {said} FROM {kind}"):
                self.of_library[record] = (kind, facts[0], facts[1])

    def _read_facts(self, connection: sqlite3.Connection) -> None:
        for line in (
            "SELECT cable, id, ordinal, name, value FROM header_field",
            'SELECT cable, id, ordinal, name, "when", "by", place, zone FROM stage',
            "SELECT cable, id, heading, stated_total, unnumbered FROM distribution",
            "SELECT id, 'work', status, tags, starred FROM cable",
            "SELECT cable, id, name FROM mention",
            "SELECT cable, id, kind, words, reason FROM editorial_mark",
            "SELECT cable, id, ordinal, name, role, copies, copies_state FROM recipient",
        ):
            for cable, *fact in connection.execute(line):
                if cable in self.facts:
                    self.facts[cable].add(tuple(fact))

    def quote(self, note: str) -> str:
        """Return the words that a note stands on."""
        return " … ".join(quote for _, _, quote in self.places.get(note, []))


def _cables(then: _Held, today: _Held) -> Iterator[Differing]:
    for cable, facts in then.facts.items():
        title = then.titles.get(cable, "")
        if cable not in today.facts:
            yield Differing("cable", cable, cable, title, "only then")
            continue
        title = today.titles.get(cable, title)
        if facts - today.facts[cable]:
            yield Differing("cable", cable, cable, title, "changed")
        elif then.texts[cable] != today.texts[cable]:
            yield Differing("cable", cable, cable, title, "corrected")
        elif facts != today.facts[cable]:
            yield Differing("cable", cable, cable, title, "less")
    for cable in today.facts.keys() - then.facts.keys():
        yield Differing("cable", cable, cable, today.titles.get(cable, ""), "only today")


def _notes(then: _Held, today: _Held) -> Iterator[Differing]:
    """Give the notes that differ; those of a cable that is not there on one side too."""
    for note, facts in then.notes.items():
        cable, kind, words, *_ = facts
        title, quote = then.titles.get(cable, ""), then.quote(note)
        other = today.notes.get(note)
        if other is None:
            yield Differing(kind, note, cable, title, "only then", quote, words)
            continue
        same_text = then.readings.get(cable) == today.readings.get(cable)
        what: What | None = None
        if other != facts:
            what = "changed"
        elif same_text and then.places.get(note) != today.places.get(note):
            what = "moved"
        if what is not None:
            yield Differing(kind, note, cable, title, what, quote, words, other[2], today.quote(note))
    for note, (cable, kind, words, *_) in today.notes.items():
        if note not in then.notes:
            title, quote = today.titles.get(cable, ""), today.quote(note)
            yield Differing(kind, note, cable, title, "only today", quote, today=words)


def _of_library(then: _Held, today: _Held) -> Iterator[Differing]:
    """Give what belongs to the whole library: saved filters, spellings of names, offices, names."""
    for record, (kind, name, said) in then.of_library.items():
        here = today.of_library.get(record)
        if here is None:
            yield Differing(kind, record, "", name, "only then", then=said)
        elif here != (kind, name, said):
            yield Differing(kind, record, "", name, "changed", then=said, today=here[2])
    for record in today.of_library.keys() - then.of_library.keys():
        kind, name, said = today.of_library[record]
        yield Differing(kind, record, "", name, "only today", today=said)


def _in_trash(then: _Held, today: _Held) -> Iterator[Differing]:
    """Give what lies in the backup's trash and nowhere today; the notes of such a cable belong to it."""
    gone = {cable for cable in then.cables_away if cable not in today.readings}
    for cable in then.readings:
        if cable in gone:
            yield Differing("cable", cable, cable, then.titles.get(cable, ""), "in trash")
    for note, (cable, kind, words, *_) in then.notes_away.items():
        if note not in today.notes and note not in today.notes_away and cable not in gone:
            yield Differing(
                kind, note, cable, then.titles.get(cable, ""), "in trash", then.quote(note), words
            )


def _counted(things: list[Differing]) -> Difference:
    of_library = {kind for kind, _, _ in OF_LIBRARY}
    told = [thing for thing in things if thing.kind not in of_library]

    def count(is_cable: bool, what: What) -> int:
        return sum((thing.kind == "cable") == is_cable and thing.what == what for thing in told)

    return Difference(
        count(True, "only then"),
        count(True, "only today"),
        count(False, "only then"),
        count(False, "only today"),
        count(False, "changed"),
        count(True, "changed"),
        count(False, "moved"),
        count(True, "corrected"),
        count(True, "less"),
        count(True, "in trash"),
        count(False, "in trash"),
        len(things) - len(told),
    )
