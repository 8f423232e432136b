"""`chancery read FILE`: what the reader finds in a file; nothing is kept."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from db.cable_state import CableState
from db.errors import ReadingError
from desktop.commands.output import put_json, say, warn
from desktop.importing import file_bytes
from desktop.messages.errors import error_sentence
from desktop.messages.parts import part_place
from desktop.messages.words import tr
from desktop.reading import formats
from desktop.reading.boundaries import boundaries
from desktop.reading.kinds import kind_of
from desktop.reading.parts import WHOLE, Part


def run(arguments: argparse.Namespace) -> int:
    """Print what was read, as the contract's object or as a sheet for people, or the parts of the file."""
    if arguments.file == "-":
        data, name = sys.stdin.buffer.read(formats.MOST_BYTES + 1), "standard input"
    else:
        path = Path(arguments.file)
        data, name = file_bytes(path), path.name
    if arguments.parts:
        found = formats.parts_of(data, name, encoding=arguments.encoding, whole_words=arguments.whole_words)
        _list_parts(found, as_json=arguments.json)
        return 0
    intake = formats.read(data, name, arguments.part, arguments.encoding, whole_words=arguments.whole_words)
    several = _several(intake.text, data, name) if arguments.part == WHOLE else 0
    if several:
        warn(tr("{name} holds {n} cables and was read as one; --parts lists them.", name=name, n=several))
    if arguments.json:
        from desktop.reading.contract import to_contract

        put_json(to_contract(intake))
        return 0
    from desktop.commands.sheet import sheet
    from desktop.reading.records import import_change

    change, cable = import_change(intake, formats.original(data, name, arguments.part)[0], "")
    state = CableState(cable, intake.text)
    state.absorb(change)
    for line in sheet(state):
        say(line)
    return 0


def _several(text: str, data: bytes, name: str) -> int:
    """Return how many cables a file that was read as one may hold, 0 where it is one."""
    if kind_of(data, name) != "tei":
        return len(boundaries(text))
    documents = [part for part in formats.parts_of(data, name) if part.unit == "document"]
    return sum(part.kind != "section" for part in documents)


def _list_parts(parts: tuple[Part, ...], *, as_json: bool) -> None:
    if as_json:
        put_json([_told(part) for part in parts])
        return
    for part in parts:
        say("\t".join((part.key, part.date, _reason(part) or part.title or part_place(part))))


def _told(part: Part) -> dict[str, str | None]:
    return {
        "part": part.key,
        "title": part.title or None,
        "date": part.date or None,
        "where": part_place(part) or None,
        "refused": _reason(part) or None,
    }


def _reason(part: Part) -> str:
    return error_sentence(ReadingError(part.trouble, name=part.where)) if part.trouble else ""
