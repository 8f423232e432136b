"""`chancery readings CABLE`: the readings of a cable's text, and what each of them corrected."""

from __future__ import annotations

import argparse

from db.cable_state import CableState
from db.correcting.corrections import Hunk, hunks_from_json
from db.correcting.readings import ListedReading, list_readings
from desktop.commands import library
from desktop.commands.output import put_json, say
from desktop.messages.readings import made_by, reason_words, shown_words
from desktop.messages.words import tr


def run(arguments: argparse.Namespace) -> int:
    """Print one paragraph, or one object, for each reading."""
    with library.opened(arguments) as store:
        state = store.cable_state(library.find_cable(store, arguments.cable))
    listed = list_readings(state)
    if arguments.json:
        put_json([_as_json(state, each) for each in listed])
        return 0
    for each in listed:
        _say(state, each)
    return 0


def _say(state: CableState, each: ListedReading) -> None:
    reading = each.reading
    facts = [tr("reading {n}", n=reading.ordinal), reason_words(reading.reason), made_by(state, reading)]
    line = ", ".join(fact for fact in facts if fact)
    if each.parent is not None and each.parent != reading.ordinal - 1:
        line = tr("{line}, from reading {n}", line=line, n=each.parent)
    say(tr("{line}  (current)", line=line) if each.current else line)
    if reading.note.strip():
        say("  " + " ".join(reading.note.split()))
    for hunk in _hunks(reading.hunks):
        say(f"  “{shown_words(hunk.old)}” → “{shown_words(hunk.new)}”")


def _as_json(state: CableState, each: ListedReading) -> dict[str, object]:
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
        "corrections": [
            {"span": [hunk.start, hunk.end], "old": hunk.old, "new": hunk.new}
            for hunk in _hunks(reading.hunks)
        ],
    }


def _hunks(kept: str) -> tuple[Hunk, ...]:
    """Return the hunks of a reading; none where they cannot be read, which `verify` tells."""
    try:
        return hunks_from_json(kept)
    except (ValueError, KeyError, TypeError):
        return ()
