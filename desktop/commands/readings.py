"""`chancery readings CABLE`: the readings of a cable's text, and what each of them corrected."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from db.cable_state import CableState
from db.correcting.corrections import hunks_from_json
from db.correcting.differences import Difference, from_hunks
from db.correcting.readings import ListedReading, TextOf, corrected_by, list_readings
from db.errors import ChanceryError
from db.records import Reading
from desktop.commands import library
from desktop.commands.output import put_json, say
from desktop.messages.readings import made_by, reason_words, shown_words
from desktop.messages.words import tr


def run(arguments: argparse.Namespace) -> int:
    """Print one paragraph, or one object, for each reading."""
    with library.opened(arguments) as store:
        state = store.cable_state(library.find_cable(store, arguments.cable))
        listed = [(each, _corrected(state, each.reading, store.text)) for each in list_readings(state)]
    if arguments.json:
        put_json([_as_json(state, each, corrected) for each, corrected in listed])
        return 0
    for each, corrected in listed:
        _say(state, each, corrected)
    return 0


def _say(state: CableState, each: ListedReading, corrected: Sequence[Difference]) -> None:
    reading = each.reading
    facts = [tr("reading {n}", n=reading.ordinal), reason_words(reading.reason), made_by(state, reading)]
    line = ", ".join(fact for fact in facts if fact)
    if each.parent is not None and each.parent != reading.ordinal - 1:
        line = tr("{line}, from reading {n}", line=line, n=each.parent)
    say(tr("{line}  (current)", line=line) if each.current else line)
    if reading.note.strip():
        say("  " + " ".join(reading.note.split()))
    for one in corrected:
        say("  " + _told(one))


def _told(one: Difference) -> str:
    """Return a correction in words: nothing in quotation marks would look like a fault."""
    old, new = shown_words(one.old), shown_words(one.new)
    if not one.old:
        return tr("added: “{new}”", new=new)
    return f"“{old}” → “{new}”" if one.new else tr("taken out: “{old}”", old=old)


def _as_json(state: CableState, each: ListedReading, corrected: Sequence[Difference]) -> dict[str, object]:
    """Return one reading; the spans of its corrections count code points of the reading that it corrects."""
    reading = each.reading
    author = state.authors.get(reading.author)
    return {
        "id": reading.id,
        "reading": reading.ordinal,
        "parent": each.parent,
        "current": each.current,
        "reason": reading.reason,
        "note": reading.note,
        "author": author.name if author is not None else reading.author,
        "created": reading.created,
        "text_sha256": reading.text_sha256,
        "corrections": [{"span": [one.start, one.end], "old": one.old, "new": one.new} for one in corrected],
    }


def _corrected(state: CableState, reading: Reading, text_of: TextOf) -> tuple[Difference, ...]:
    """Return what a reading corrected: as it is kept, where a text is damaged; `verify` tells that."""
    try:
        return corrected_by(state, reading, text_of)
    except ChanceryError:
        pass
    try:
        return from_hunks(hunks_from_json(reading.hunks))
    except (ValueError, KeyError, TypeError):
        return ()
