"""The words round a hit, for a line in a list: the index keeps no texts, so they are read themselves."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from db.immutables import words_of
from db.referring.links import with_links
from db.referring.note_mark import footnote_mark
from db.searching.search_places import Sought, Span
from db.searching.search_rows import FIELD_COLUMNS

Where = Literal["text", "note", "recipient", "header", "stage", "tag"]
_BEFORE = 14
"""Characters that stand before the hit, so that it is seen in a narrow row."""
_MOST_TEXT = 300_000
"""Characters of a text in which the hit is sought; a list does not wait for more."""
_BLANK, _LAST_BLANK = re.compile(r"\s"), re.compile(r"\s\S*$")
_NEAR = 24
"""Characters before and behind what is shown that are looked at too: no cut word is taken for a hit."""
_MOST_NOTES = 500
"""Of more notes than this the numbers are not counted for a line in a list."""

_KEPT, _KEPT_BYTES = 200, 8_000
"""So many texts stay unpacked, those packed to no more bytes: the next key asks for most of them again."""

_OF_CABLES = "FROM json_each(?) CROSS JOIN cable ON cable.n = value"
_TEXTS = (
    f"SELECT value, body, packed {_OF_CABLES} JOIN reading ON reading.id = cable.reading"
    " JOIN text ON sha256 = text_sha256"
)
_NOTES = (
    f"SELECT value, note.id, words {_OF_CABLES} JOIN note ON note.cable = cable.id"
    " WHERE note.trashed IS NULL ORDER BY note.n"
)
_RECIPIENTS = (
    f"SELECT value, name {_OF_CABLES} JOIN recipient ON recipient.cable = cable.id ORDER BY recipient.n"
)
_HEADER = (
    f"SELECT json_each.value, name, header_field.value {_OF_CABLES.replace('value', 'json_each.value')}"
    " JOIN header_field ON header_field.cable = cable.id ORDER BY header_field.n"
)
_STAGES = (
    f'SELECT value, name, as_written, "by" {_OF_CABLES} JOIN stage ON stage.cable = cable.id ORDER BY stage.n'
)
_TAGS = (
    f"SELECT value, cable.tags {_OF_CABLES} UNION ALL SELECT value, note.tags {_OF_CABLES}"
    " JOIN note ON note.cable = cable.id WHERE note.trashed IS NULL AND note.tags <> '[]'"
)
_FOOTNOTES = (
    "SELECT kind, (SELECT count(*) FROM note AS other WHERE other.cable = note.cable"
    " AND kind = 'footnote' AND trashed IS NULL) FROM note WHERE id = ?"
)


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
    """Something of the cable of this n that may have the words."""

    cable: int
    where: Where
    column: str
    words: str
    name: str = ""


def snippets(
    connection: sqlite3.Connection, cables: Sequence[int], sought: Sought, *, length: int
) -> dict[int, Snippet]:
    """Return about `length` characters round a hit in each of these cables, by their n.

    It is sought in the text first, then in the notes, recipients, header values, stages and tags; a cable in
    which none is seen is left out. All cables are asked together, for one of these after the other.
    """
    found: dict[int, Snippet] = {}
    if not sought:
        return found
    for read in (_texts, _notes, _recipients, _header, _stages, _tags):
        left = [n for n in cables if n not in found]
        if not left:
            break
        for piece in read(connection, json.dumps(left), sought):
            if piece.cable not in found and (made := _snippet(connection, piece, sought, length)):
                found[piece.cable] = made
    return found


def snippet(connection: sqlite3.Connection, cable: int, sought: Sought, *, length: int) -> Snippet | None:
    """Return what `snippets` does for the cable of this n; None where no hit is seen."""
    return snippets(connection, (cable,), sought, length=length).get(cable)


def snippet_in(connection: sqlite3.Connection, cable: str, sought: Sought, *, length: int) -> Snippet | None:
    """Return what `snippet` does for a cable named by its id."""
    row = connection.execute("SELECT n FROM cable WHERE id = ?", (cable,)).fetchone()
    return None if row is None else snippet(connection, row[0], sought, length=length)


def _snippet(connection: sqlite3.Connection, piece: _Piece, sought: Sought, length: int) -> Snippet | None:
    words = piece.words[:_MOST_TEXT]
    span = sought.first(words, piece.column)
    if span is None:
        return None
    name = _name_of_note(connection, piece.name) if piece.where == "note" else piece.name
    first, last = _window(words, *span, length)
    moved = max(0, first - _NEAR)
    hits = sought.around(words, span, moved, min(len(words), last + _NEAR), piece.column)
    return Snippet(piece.where, *_one_line(words, first, last, hits), name)


@lru_cache(maxsize=_KEPT)
def _unpacked(packed: bytes) -> str:
    return words_of("", packed) or ""


def _texts(connection: sqlite3.Connection, cables: str, sought: Sought) -> Iterator[_Piece]:
    if sought.may_stand_in("text"):
        for cable, body, packed in connection.execute(_TEXTS, (cables,)):
            is_short = packed is not None and len(packed) <= _KEPT_BYTES
            words = _unpacked(packed) if is_short else words_of(body, packed)
            yield _Piece(cable, "text", "text", words or "")


def _notes(connection: sqlite3.Connection, cables: str, sought: Sought) -> Iterator[_Piece]:
    if sought.may_stand_in("notes"):
        for cable, note, words in connection.execute(_NOTES, (cables,)):
            # Of a reference its words are read, not the id to which it leads.
            yield _Piece(cable, "note", "notes", with_links(words, lambda link: link.words), note)


def _recipients(connection: sqlite3.Connection, cables: str, sought: Sought) -> Iterator[_Piece]:
    if sought.may_stand_in("recipients"):
        for cable, words in connection.execute(_RECIPIENTS, (cables,)):
            yield _Piece(cable, "recipient", "recipients", words)


def _header(connection: sqlite3.Connection, cables: str, _sought: Sought) -> Iterator[_Piece]:
    for cable, name, words in connection.execute(_HEADER, (cables,)):
        yield _Piece(cable, "header", FIELD_COLUMNS.get(name, "header"), words, name)


def _stages(connection: sqlite3.Connection, cables: str, sought: Sought) -> Iterator[_Piece]:
    if sought.may_stand_in("stages"):
        for cable, *stage in connection.execute(_STAGES, (cables,)):
            for words in stage:
                yield _Piece(cable, "stage", "stages", words)


def _tags(connection: sqlite3.Connection, cables: str, sought: Sought) -> Iterator[_Piece]:
    if sought.may_stand_in("tags"):
        for cable, tags in connection.execute(_TAGS, (cables, cables)):
            for words in json.loads(tags):
                yield _Piece(cable, "tag", "tags", words)


def _name_of_note(connection: sqlite3.Connection, note: str) -> str:
    """Return the mark of a footnote that has a place, or the kind of any other note."""
    kind, count = connection.execute(_FOOTNOTES, (note,)).fetchone()
    if kind != "footnote":
        return str(kind)
    return (footnote_mark(connection, note) if count < _MOST_NOTES else "") or "footnote"


def _window(words: str, start: int, end: int, length: int) -> Span:
    """Return which part of the words is shown round a hit: whole words, as far as there are blanks."""
    first = max(0, start - _BEFORE)
    if first:
        # From the beginning of a word on, where there is one.
        gap = _BLANK.search(words, first, start)
        first = gap.end() if gap else first
    last = min(len(words), max(end, first + length))
    if (
        last < len(words)
        and words[last - 1 : last + 1].isalnum()
        and (gap := _LAST_BLANK.search(words[end:last]))
    ):
        last = end + gap.start()
    return first, last


def _one_line(words: str, first: int, last: int, hits: Iterable[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return a part of the words on one line, white space made one blank, and where hits stand in that."""
    lead, tail = "…" if first else "", "…" if last < len(words) else ""
    part = words[first:last]
    line = " ".join(part.split())
    moved = len(lead) - first

    def place(at: int) -> int:
        before = words[first:at]
        shown = " ".join(before.split())
        return len(lead) + len(shown) + bool(shown and before[-1].isspace())

    spans = []
    for start, end in hits:
        if start < last and end > first:
            start, end = max(start, first), min(end, last)  # noqa: PLW2901 - what is shown of it
            is_even = len(line) == len(part)  # every blank is one already
            spans.append((start + moved, end + moved) if is_even else (place(start), place(end)))
    return f"{lead}{line}{tail}", tuple(spans)
