"""The second half of saving a damaged library: what was read is made to hold together again.

Records are brought to what history last knew of them, and what lost its frame gets a stand-in. What is
decided here is one change in the new library's history, so that it can be read later.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from db.changes import KIND_OF, OF_THE_LIBRARY, RECORD_TYPES, Step, compose, record_from_json
from db.immutables import plain_text, write_texts
from db.library_records import Name, NamedState
from db.records import (
    Anchor,
    Author,
    Cable,
    Distribution,
    EditorialMark,
    Mention,
    Note,
    Reading,
    Recipient,
    Record,
    new_id,
    now,
    text_hash,
)
from db.rows import read_record, read_where, remove_record, write_records
from db.salvaging.salvage_places import wrong_places
from db.salvaging.salvage_texts import known_words, text_again

AnyRecord = TypeVar("AnyRecord", Cable, Reading)

STAND_IN = "[The text of this cable was lost with a damaged library. Its notes still stand on their words.]"


@dataclass(slots=True)
class Mending:
    """A new library that is being filled, and what was done to make it whole."""

    connection: sqlite3.Connection
    history_broken: bool
    unsure: set[str]
    """Records with a step that was lost: their rows may be newer than what history still knows."""
    steps: list[Step] = field(default_factory=list)
    from_history: list[tuple[str, str]] = field(default_factory=list)
    """Kind and id of each record that the history still had whole."""
    unchecked: list[tuple[str, str]] = field(default_factory=list)
    """Kind and id of each record that nothing could be held against."""
    texts_again: list[tuple[str, str]] = field(default_factory=list)
    """The cables, as kind and id, of which a text was made again."""
    files_lost: list[tuple[str, str]] = field(default_factory=list)
    """The cables, as kind and id, whose original file is gone, also where no row of it was seen at all."""
    texts_lost: list[str] = field(default_factory=list)
    """Ids of the cables whose text is a stand-in."""
    quotes_of_lost: list[str] = field(default_factory=list)
    """Words on which notes stood that are gone."""

    def run(self) -> tuple[Step, ...]:
        """Make everything hold together; return the steps that history does not know yet."""
        for kind in RECORD_TYPES:
            self._bring_to_history(kind)
        self._give_cables()
        self._give_readings()
        self._give_frames()
        self.nobody()
        return compose(self.steps)

    # -- records -------------------------------------------------------------------------------------

    def _bring_to_history(self, kind: str) -> None:
        """Have the table of a kind hold what history last left of each record."""
        known = self._last_of(kind)
        here = [str(row[0]) for row in self.connection.execute(f"SELECT id FROM {kind}").fetchall()]
        for record_id in here:
            past = known.pop(record_id, None)
            record = self._readable(kind, record_id)
            last = past[0] if past else None
            if record is not None and record == last:
                continue
            may_be_newer = self.history_broken and (past is None or last is not None)
            if record is not None and (record_id in self.unsure or may_be_newer):
                self.unchecked.append((kind, record_id))
                self.steps.append(Step(last, record))
                continue
            self.connection.execute(f"DELETE FROM {kind} WHERE id = ?", (record_id,))
            if last is not None:
                write_records(self.connection, (last,))
                self.from_history.append((kind, record_id))
        for last in (past[0] for past in known.values()):
            if last is not None:
                write_records(self.connection, (last,))
                self.from_history.append((kind, last.id))

    def _last_of(self, kind: str) -> dict[str, tuple[Record | None]]:
        """Return what the last step left of each record of a kind that has a past."""
        rows = self.connection.execute(
            "SELECT record, after FROM step WHERE record_kind = ? AND n IN"
            " (SELECT max(n) FROM step WHERE record_kind = ? GROUP BY record)",
            (kind, kind),
        )
        return {str(record): (_record(kind, after),) for record, after in rows}

    def _readable(self, kind: str, record_id: str) -> Record | None:
        try:
            return read_record(self.connection, kind, record_id)
        except (ValueError, TypeError):
            return None

    # -- what holds records together -----------------------------------------------------------------

    def _give_cables(self) -> None:
        """Give a cable to whatever has lost its own."""
        for kind in RECORD_TYPES:
            if kind in ("cable", *OF_THE_LIBRARY):
                continue
            for (lost,) in self.connection.execute(
                f"SELECT DISTINCT cable FROM {kind} WHERE cable NOT IN (SELECT id FROM cable)"
            ).fetchall():
                self._put(Cable(lost, "", "", "", "utf-8", "lf", False, "", "draft", now()))

    def _give_readings(self) -> None:
        """Give each cable a reading that is there, and each reading a text."""
        for found in self._all(Cable):
            cable = self._with_reading(found, self._all(Reading, "cable = ?", found.id))
            if cable.file_sha256 and not self._has("source_file", "sha256", cable.file_sha256):
                self._change(cable, file_sha256="")
                self.files_lost.append(("cable", cable.id))
            for reading in self._all(Reading, "cable = ?", cable.id):
                self._give_text(cable, reading)

    def _with_reading(self, cable: Cable, readings: list[Reading]) -> Cable:
        """Make the latest reading that is left the cable's own where that is lost, or a new one."""
        if cable.reading in {reading.id for reading in readings}:
            return cable
        if readings:
            latest = max(readings, key=lambda reading: reading.ordinal)
            return self._change(cable, reading=latest.id)
        anchored = self.connection.execute(
            "SELECT reading FROM anchor WHERE cable = ? ORDER BY n DESC LIMIT 1", (cable.id,)
        ).fetchone()
        reading_id = cable.reading or (str(anchored[0]) if anchored else new_id("v"))
        reading = Reading(reading_id, cable.id, None, 0, "", "[]", "", "", self.nobody(), now())
        self._put(reading)
        return cable if cable.reading == reading_id else self._change(cable, reading=reading_id)

    def _give_text(self, cable: Cable, reading: Reading) -> None:
        if reading.parent is not None and not self._has("reading", "id", reading.parent):
            reading = self._change(reading, parent=None)
        if self._has("text", "sha256", reading.text_sha256):
            return
        text = text_again(self.connection, cable, reading)
        if text is None:
            anchors = self._all(Anchor, "reading = ?", reading.id)
            text = known_words(anchors, STAND_IN)
            self._change(reading, text_sha256=text_hash(text))
            if reading.id == cable.reading:
                self.texts_lost.append(cable.id)
        else:
            self.texts_again.append(("cable", cable.id))
        write_texts(self.connection, [plain_text(text)])

    def _give_frames(self) -> None:
        """Give notes their author and recipients their list; take away places that are in no text."""
        for kind in (Note, NamedState, Mention, EditorialMark):
            for made in self._all(kind, "author NOT IN (SELECT id FROM author)"):
                self._give_author(made.author)
        for mention in self._all(Mention, "name NOT IN (SELECT id FROM name)"):
            if not self._has("name", "id", mention.name):
                self._put(Name(mention.name, "person", "?"))
        for recipient in self._all(Recipient, "distribution NOT IN (SELECT id FROM distribution)"):
            if not self._has("distribution", "id", recipient.distribution):
                self._put(Distribution(recipient.distribution, recipient.cable, 0, "", None, None))
        for anchor in self._all(Anchor, "reading NOT IN (SELECT id FROM reading)"):
            remove_record(self.connection, anchor)
            self.steps.append(Step(anchor, None))
        owners = " AND ".join(
            f"owner NOT IN (SELECT id FROM {kind})" for kind in RECORD_TYPES if kind != "anchor"
        )
        for anchor in self._all(Anchor, owners):
            if anchor.owner.startswith("n"):
                self.quotes_of_lost.append(anchor.quote)
            remove_record(self.connection, anchor)
            self.steps.append(Step(anchor, None))

        for anchor, mended in wrong_places(self.connection):
            if mended is not None:
                write_records(self.connection, (mended,))
            else:
                if anchor.owner.startswith("n"):
                    self.quotes_of_lost.append(anchor.quote)
                remove_record(self.connection, anchor)
            self.steps.append(Step(anchor, mended))

    def _give_author(self, author: str) -> None:
        if not self._has("author", "id", author):
            self._put(Author(author, "?", "?", "slate"))

    def nobody(self) -> str:
        """Return the id of an author for what is done here, made where there is none."""
        row = self.connection.execute("SELECT id FROM author ORDER BY n LIMIT 1").fetchone()
        if row is None:
            made = Author(new_id("u"), "?", "?", "slate")
            self._put(made)
            return made.id
        return str(row[0])

    # -- private -------------------------------------------------------------------------------------

    def _all(self, kind: type[Any], condition: str = "1", *values: object) -> list[Any]:
        return list(read_where(self.connection, KIND_OF[kind], condition, *values))

    def _has(self, table: str, column: str, value: str) -> bool:
        found = self.connection.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (value,)).fetchone()
        return found is not None

    def _put(self, record: Record) -> None:
        write_records(self.connection, (record,))
        self.steps.append(Step(None, record))

    def _change(self, record: AnyRecord, **values: Any) -> AnyRecord:  # noqa: ANN401 - of many types
        changed = replace(record, **values)
        write_records(self.connection, (changed,))
        self.steps.append(Step(record, changed))
        return changed


def _record(kind: str, after: str | None) -> Record | None:
    try:
        return record_from_json(kind, after)
    except (ValueError, TypeError, KeyError):
        return None
