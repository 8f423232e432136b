"""A file looked at before it is imported: what is read, what is doubtful, what could be chosen otherwise.

Runs in the child process; it reads by the very calls by which the import will read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from db.changes import Change
from db.errors import ReadingError
from db.records import Doubt, HeaderField, Note, Recipient, Stage, text_hash
from desktop.import_choices import Look, Wanted
from desktop.import_reading import change_of, keys_to_read, refused, title_of
from desktop.importing import file_bytes
from desktop.reading.file_names import name_of
from desktop.reading.formats import original, parts_of, read
from desktop.reading.kinds import Kind, kind_of
from desktop.reading.parts import WHOLE, Part

Report = Callable[[float, str], None]

MOST_TEXT = 40_000
"""Code points of a text that are shown."""
_OF_TEXT: frozenset[Kind] = frozenset(("plain", "web page", "mail"))


def look_at(wanted: Wanted, part: str | None = None) -> Look:
    """Return what a file will give, showing a part by its key, or the first that becomes a cable."""
    kind = ""
    parts: tuple[Part, ...] = ()
    try:
        path = Path(wanted.path)
        data = file_bytes(path)
        name = name_of(path)
        kind = kind_of(data, name)
        choices = wanted.choices
        parts = parts_of(data, name, None, choices.encoding, whole_words=choices.whole_words)
        keys = keys_to_read(parts, replace(choices, documents=True))
        shown = part if part is not None else keys[0] if keys else WHOLE
        return _look(wanted, data, name, kind, parts, keys, shown)
    except ReadingError as error:
        return Look(wanted.path, kind, parts, refused=refused(wanted.path, part or WHOLE, error))


def _look(
    wanted: Wanted,
    data: bytes,
    name: str,
    kind: str,
    parts: tuple[Part, ...],
    keys: tuple[str, ...],
    shown: str,
) -> Look:
    choices = wanted.choices
    intake = read(data, name, shown, choices.encoding, whole_words=choices.whole_words)
    change, _ = change_of(intake, original(data, name, shown)[0], "u", choices.values)
    doubts = tuple(step.after for step in change.steps if isinstance(step.after, Doubt))
    guessed = any(doubt.code == "encoding-guessed" for doubt in doubts)
    choosable = kind in _OF_TEXT and (guessed or bool(intake.encodings) or choices.encoding is not None)
    return Look(
        wanted.path,
        kind,
        parts,
        keys,
        shown,
        title_of(intake, name),
        _fields(change),
        _count(change, Stage),
        _count(change, Recipient),
        _count(change, Note),
        doubts,
        intake.text[:MOST_TEXT],
        len(intake.text),
        text_hash(intake.text),
        intake.encoding if guessed else "",
        tuple(dict.fromkeys((intake.encoding, *intake.encodings))) if choosable else (),
    )


def _fields(change: Change) -> tuple[tuple[str, str], ...]:
    fields = [step.after for step in change.steps if isinstance(step.after, HeaderField)]
    return tuple((field.name, field.value) for field in fields)


def _count(change: Change, kind: type) -> int:
    return sum(isinstance(step.after, kind) for step in change.steps)
