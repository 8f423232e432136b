"""A file that may have come back, looked at beside the library: nothing is written. For the child process."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from db.backup.library_copy import looking_at
from db.cable_rows import read_cable
from db.cable_state import CableState
from db.cables_beside import CablesBeside
from db.errors import LibraryError
from db.history.change_rows import cable_of
from db.history.merged import lines_of
from db.immutables import sound_text
from db.library_list.pages import cables_of
from db.library_records import Name
from db.listing import title_of
from db.merging.compare import compare
from db.merging.ours import record_of
from db.records import Author, Cable, Note, Reading, Record, text_hash
from db.rows import read_record
from db.searching.find import find
from db.searching.query_parts import Query
from desktop.importing import file_bytes
from desktop.reading.file_names import name_of
from desktop.reading.kinds import kind_of
from desktop.reading.returned import Comment, Returned
from desktop.reading.returned_file import returned_file
from desktop.returning.back import Back
from desktop.returning.finding import alike, cables_with_words, most_common
from desktop.returning.incoming import incoming
from desktop.returning.own_cables import own_cables
from desktop.returning.recognising import still_open

_ALIKE = 0.6
"""How much of a cable's text must stand on the pages: the archive's lines around it may be left out."""

Connection = Any
"""A connection to the library, which only functions of `db` use."""


def look_back(path: str, library: str, cable: str = "") -> Back:
    """Return what a file brings back to the library at `library`.

    Of a PDF that is anybody's, the comments are read beside `cable`, where one is named: it has that text.
    Raises `ReadingError`, LibraryError.
    """
    data = file_bytes(Path(path))
    name = name_of(path)
    told = returned_file(data, name)
    with looking_at(Path(library)) as connection:
        if told is not None and any(isinstance(one, Cable) for one in told.records):
            return _ours(connection, path, name, told)
        if kind_of(data, name) == "pdf":
            return _pdf(connection, path, name, data, cable)
        if kind_of(data, name) == "annotations":
            from desktop.returning.annotations import annotations_back

            return annotations_back(connection, CablesBeside(connection, Path(library)), path, name, data)
    return Back(path, name)


def _ours(connection: Connection, path: str, name: str, told: Returned) -> Back:
    states = _states(connection, (one.id for one in told.records if isinstance(one, Cable)))
    new = tuple(one for one in own_cables(told) if one.cable.id not in states)
    plan = None
    if states:
        known = [one for one in told.records if cable_of(one) in states or isinstance(one, Author | Name)]
        lines = _lines(connection, known)
        part = Returned(told.format, _needed(known, lines), told.texts, told.files, told.left)
        plan = compare(connection, incoming(part, lines), texts=told.texts, files=told.files, whose=name)
    texts = _texts_of(told)
    comments, recognised = still_open(told.comments, states, told.format)
    return Back(
        path,
        name,
        told.format,
        "ours",
        new,
        tuple(states),
        tuple(one for one, state in states.items() if state.cable.trashed is not None),
        {one: title_of(connection, one) or "" for one in states},
        None if plan is None or plan.is_empty else plan,
        comments,
        recognised,
        texts,
        told.refused,
    )


def _needed(known: Sequence[Record], lines: Any) -> tuple[Record, ...]:  # noqa: ANN401 - asked for keys only
    """Return the records but for authors and names that nothing which is not here leans on."""
    fresh = [one for one in known if one.id not in lines]
    named = {str(getattr(one, "author", "")) for one in fresh} | {
        str(getattr(one, "name", "")) for one in fresh
    }
    return tuple(one for one in known if not isinstance(one, Author | Name) or one.id in named)


def _pdf(connection: Connection, path: str, name: str, data: bytes, cable: str) -> Back:
    """Look at a PDF without records: anybody's, or one of ours that has lost them."""
    from desktop.reading.pdf.bare import looked_at
    from desktop.reading.pdf.left import Left
    from desktop.reading.pdf.returned import comments_on
    from desktop.returning.left_here import left_of_state

    bare = looked_at(data, name)
    dropped = cable == "" and bare.names != frozenset()
    if dropped:
        cable = _cable_of_notes(connection, bare.names)
    if not cable and bare.is_ours:
        dropped = True
        cable = _cable_of_words(connection, bare.text)
    states = _states(connection, [cable] if cable else [])
    if not states:
        return Back(path, name, "pdf")
    state = states[cable]
    had = lines_of(connection, state.notes)
    past = {
        note: [one for each in line.states if isinstance(one := record_of("note", each), Note)]
        for note, line in had.items()
    }
    left: Left = left_of_state(state, past)
    told, refused = comments_on(data, name, [left])
    comments, recognised = still_open(told, states, "pdf")
    return Back(
        path,
        name,
        "pdf",
        "dropped" if dropped else "foreign",
        known=(cable,),
        trashed=(cable,) if state.cable.trashed is not None else (),
        titles={cable: title_of(connection, cable) or ""},
        comments=_doubted(comments) if dropped else comments,
        recognised=recognised,
        texts={cable: state.text},
        refused=refused,
    )


def _doubted(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    """Return comments whose words were found by text alone, each with a doubt."""
    return tuple(one if one.doubt else replace(one, doubt="found-by-text") for one in comments)


def _cable_of_words(connection: Connection, page: str) -> str:
    """Return the cable whose text stands on these pages, or nothing where that is none or not clear."""

    def found(query: Query) -> Sequence[str]:
        return [*cables_of(connection, find(connection, query).cables).values()]

    states = _states(connection, cables_with_words(page, found))
    ranked = sorted(((alike(state.text, page), cable) for cable, state in states.items()), reverse=True)
    if not ranked or ranked[0][0] < _ALIKE:
        return ""
    return "" if len(ranked) > 1 and ranked[0][0] == ranked[1][0] else ranked[0][1]


def _cable_of_notes(connection: Connection, names: Iterable[str]) -> str:
    records = (read_record(connection, "note", name) for name in names)
    return most_common(str(getattr(one, "cable", "")) for one in records if one is not None) or ""


def _lines(connection: Connection, known: Iterable[Record]) -> dict[str, list[str]]:
    """Return all states that these records have had, read cable by cable."""
    by_cable: dict[str | None, list[str]] = {}
    for record in known:
        by_cable.setdefault(cable_of(record), []).append(record.id)
    return {
        record: line.states
        for cable, records in by_cable.items()
        for record, line in lines_of(connection, records, cable).items()
    }


def _states(connection: Connection, cables: Iterable[str]) -> dict[str, CableState]:
    """Return those of the cables that the library has, with texts; raises LibraryError "text-damaged"."""
    found: dict[str, CableState] = {}
    for cable in cables:
        if read_record(connection, "cable", cable) is not None:
            state = found[cable] = read_cable(connection, cable)
            sha256 = state.reading.text_sha256
            text = sound_text(connection, sha256)
            if text is None:
                raise LibraryError("text-damaged", path="", sha256=sha256)
            state.text = text
    return found


def _texts_of(told: Returned) -> dict[str, str]:
    """Return the text of each cable's current reading as it left."""
    texts = {text_hash(text): text for text in told.texts}
    readings = {one.id: one for one in told.records if isinstance(one, Reading)}
    cables = [one for one in told.records if isinstance(one, Cable)]
    return {one.id: texts[readings[one.reading].text_sha256] for one in cables}
