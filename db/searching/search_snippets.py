"""The words round a hit, for a line in a list: the index keeps no texts, so they are read themselves."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from db.immutables import text_of
from db.referring.links import with_links
from db.referring.targets import read_targets
from db.searching.search_places import Sought, Span
from db.searching.search_rows import FIELD_COLUMNS

Where = Literal["text", "note", "recipient", "header", "stage", "tag"]
_BEFORE = 14
"""Characters that stand before the hit, so that it is seen in a narrow row."""
_MOST_TEXT = 300_000
"""Characters of a text in which the hit is sought; a list does not wait for more."""
_BLANKS = re.compile(r"\s+")
_NEAR = 24
"""Characters before and behind what is shown that are looked at too: no cut word is taken for a hit."""
_MOST_NOTES = 500
"""Of more notes than this the numbers are not counted for a line in a list."""

_TEXT = "SELECT text_sha256 FROM cable JOIN reading ON reading.id = cable.reading WHERE cable.n = ?"
_NOTES = "SELECT id, words, tags FROM note WHERE cable = ? AND trashed IS NULL ORDER BY n"
_RECIPIENTS = "SELECT name FROM recipient WHERE cable = ? ORDER BY n"
_HEADER = "SELECT name, value FROM header_field WHERE cable = ? ORDER BY n"
_FOOTNOTES = "SELECT count(*) FROM note WHERE cable = ? AND kind = 'footnote' AND trashed IS NULL"
_STAGES = 'SELECT name, as_written, "by" FROM stage WHERE cable = ? ORDER BY n'


@dataclass(frozen=True, slots=True)
class Snippet:
    """Some words of a cable on one line, and where the hits stand in them, in code points.

    `where` tells of what they are part, `name` which: the name of a header field, the mark of a footnote or
    the kind of another note.
    """

    where: Where
    words: str
    hits: tuple[Span, ...]
    name: str = ""


class _Piece(NamedTuple):
    """Something of a cable that may have the words."""

    where: Where
    column: str
    words: str
    name: str = ""


def snippet(connection: sqlite3.Connection, cable: int, sought: Sought, *, length: int) -> Snippet | None:
    """Return about `length` characters round the first hit in the cable of this `n`; None where none is seen.

    It is sought in the text first, then in the notes, recipients, header values, stages and tags.
    """
    if not sought:
        return None
    for piece in _pieces(connection, cable, sought):
        words = piece.words[:_MOST_TEXT]
        span = sought.first(words, piece.column)
        if span is not None:
            name = _name_of_note(connection, piece.name) if piece.where == "note" else piece.name
            first, last = _window(words, *span, length)
            near = sought.all(words[max(0, first - _NEAR) : last + _NEAR], piece.column)
            moved = max(0, first - _NEAR)
            hits = [(start + moved, end + moved) for start, end in near]
            return Snippet(piece.where, *_one_line(words, first, last, hits), name)
    return None


def snippet_in(connection: sqlite3.Connection, cable: str, sought: Sought, *, length: int) -> Snippet | None:
    """Return what `snippet` does for a cable named by its id."""
    row = connection.execute("SELECT n FROM cable WHERE id = ?", (cable,)).fetchone()
    return None if row is None else snippet(connection, row[0], sought, length=length)


def _pieces(connection: sqlite3.Connection, cable: int, sought: Sought) -> Iterator[_Piece]:
    if sought.may_stand_in("text"):
        for (sha256,) in connection.execute(_TEXT, (cable,)):
            words = text_of(connection, sha256) or ""
            yield _Piece("text", "text", words)
    row = connection.execute("SELECT id, tags FROM cable WHERE n = ?", (cable,)).fetchone()
    if row is None:
        return
    record, tags = row
    of_notes: list[str] = []
    for note, words, its_tags in connection.execute(_NOTES, (record,)):
        # Of a reference its words are read, not the id to which it leads.
        yield _Piece("note", "notes", with_links(words, lambda link: link.words), note)
        of_notes += json.loads(its_tags) if its_tags != "[]" else ()
    for (words,) in connection.execute(_RECIPIENTS, (record,)):
        yield _Piece("recipient", "recipients", words)
    for name, words in connection.execute(_HEADER, (record,)):
        yield _Piece("header", FIELD_COLUMNS.get(name, "header"), words, name)
    for stage in connection.execute(_STAGES, (record,)):
        for words in stage:
            yield _Piece("stage", "stages", words)
    for words in (*json.loads(tags), *of_notes):
        yield _Piece("tag", "tags", words)


def _name_of_note(connection: sqlite3.Connection, note: str) -> str:
    """Return the mark of a footnote that has a place, or the kind of any other note."""
    kind, cable = connection.execute("SELECT kind, cable FROM note WHERE id = ?", (note,)).fetchone()
    if kind != "footnote":
        return str(kind)
    count = connection.execute(_FOOTNOTES, (cable,)).fetchone()[0]
    target = read_targets(connection, (f"note:{note}",)) if count < _MOST_NOTES else {}
    return next((each.mark for each in target.values() if each.mark), "footnote")


def _window(words: str, start: int, end: int, length: int) -> Span:
    """Return which part of the words is shown round a hit: whole words, as far as there are blanks."""
    first = max(0, start - _BEFORE)
    if first:
        # From the beginning of a word on, where there is one.
        gap = re.search(r"\s", words[first:start])
        first += gap.end() if gap else 0
    last = min(len(words), max(end, first + length))
    if (
        last < len(words)
        and words[last - 1 : last + 1].isalnum()
        and (gap := re.search(r"\s\S*$", words[end:last]))
    ):
        last = end + gap.start()
    return first, last


def _one_line(words: str, first: int, last: int, hits: Iterable[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return a part of the words on one line, white space made one blank, and where hits stand in that."""
    spans = [(max(start, first), min(end, last)) for start, end in hits if start < last and end > first]
    lead, tail = "…" if first else "", "…" if last < len(words) else ""
    line = f"{lead}{_on_one_line(words[first:last]).rstrip()}{tail}"

    def place(at: int) -> int:
        return len(lead) + len(_on_one_line(words[first:at]))

    return line, tuple((place(start), place(end)) for start, end in spans)


def _on_one_line(words: str) -> str:
    return _BLANKS.sub(" ", words).lstrip()
