"""Files read to be imported, a few at a time, in a child process: values in, values out.

A file is opened once, whatever it holds. One that cannot be read is an answer like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from db.changes import Change, Step
from db.errors import ReadingError
from db.immutables import FileOnce
from db.importing.prepared import prepare
from db.records import Cable, HeaderField, new_id
from desktop.import_choices import Choices, ReadCable, Refused, Wanted
from desktop.importing import file_bytes
from desktop.reading.encoding import decode
from desktop.reading.file_names import name_of
from desktop.reading.formats import original, parts_of, read, read_parts
from desktop.reading.intake import Intake
from desktop.reading.kinds import Kind, kind_of
from desktop.reading.parts import WHOLE, Part
from desktop.reading.records import import_change
from desktop.reading.returned_file import returned_file
from desktop.returning.own_cables import changed_in, own_cables

Report = Callable[[float, str], None]
Read = ReadCable | Refused | Wanted
"""What comes of a file: its cables, refusals, and what of it is still to be read, since it is much."""

_OF_PARTS: frozenset[Kind] = frozenset(("tei", "archive"))
"""Kinds of files that surely hold several things."""
MOST_PARTS = 100
"""Parts of one file that are read at once; the file then waits for its next turn."""


def read_group(wanted: Sequence[Wanted], author: str, report: Report) -> tuple[Read, ...]:
    """Return what comes of these files; `author` is the id of whoever imports."""
    found: list[Read] = []
    for at, one in enumerate(wanted):
        report(at / len(wanted), one.path)

        def told(part: float, path: str, at: int = at) -> None:
            report((at + part) / len(wanted), path)

        try:
            found += _read(one, author, told)
        except ReadingError as error:
            found.append(refused(one.path, WHOLE, error))
    return tuple(found)


def read_one(wanted: Wanted, part: str, author: str) -> tuple[Change, Cable, str]:
    """Return the change that enters one cable of a file, the cable, and its title; raises ReadingError."""
    path, choices = Path(wanted.path), wanted.choices
    data = file_bytes(path)
    name = name_of(path)
    told = returned_file(data, name)
    own = () if told is None else own_cables(told)
    if len(own) == 1:
        return own[0].change, own[0].cable, own[0].title
    intake = read(data, name, part, choices.encoding, whole_words=choices.whole_words)
    change, cable = change_of(intake, original(data, name, part)[0], author, choices.values)
    return change, cable, title_of(intake, name)


def keys_to_read(parts: Sequence[Part], choices: Choices) -> tuple[str, ...]:
    """Return the keys of the parts that become cables by these choices.

    A text that seems to hold several cables is one, unless it is to be split: that only looks so. The files
    of an archive are cables each. The documents of a volume are many, so somebody must want them all.
    Raises ReadingError "file-several-documents".
    """
    if choices.parts is not None:
        return choices.parts
    if len(parts) < 2:
        return (parts[0].key,) if parts else (WHOLE,)
    documents = [part for part in parts if part.unit == "document"]
    if documents and not choices.documents:
        raise ReadingError("file-several-documents", count=len(documents))
    if choices.split:
        return tuple(part.key for part in parts)
    # Pieces of one text are that text: the whole, or in an archive the file that they are of.
    pieces = ("lines", "pages")
    return tuple(dict.fromkeys(part.file if part.unit in pieces else part.key for part in parts))


def change_of(
    intake: Intake, data: bytes, author: str, values: Sequence[tuple[str, str]] = (), file_sha256: str = ""
) -> tuple[Change, Cable]:
    """Return the change that enters what was read, with her own header values, and the cable."""
    change, cable = import_change(intake, data, author, file_sha256=file_sha256)
    return (_with_values(change, cable, values) if values else change), cable


def title_of(intake: Intake, name: str) -> str:
    """Return what a cable will be called in the list."""
    found = intake.subject or intake.title
    return " ".join(found.value.split()) if found is not None else name


def _read(one: Wanted, author: str, report: Report) -> Iterator[Read]:
    path = Path(one.path)
    data = file_bytes(path)
    name = name_of(path)
    told = returned_file(data, name)
    if told is not None and (own := own_cables(told)):
        changed = changed_in(told)
        for each in own:
            key = each.cable.id if len(own) > 1 else WHOLE
            waiting = sum(comment.cable == each.cable.id for comment in told.comments)
            blob = prepare(each.change, own_ids=True)
            changes = changed[each.cable.id]
            yield ReadCable(one.path, key, each.title, each.cable.id, blob, waiting, changes)
        return
    choices = replace(one.choices, encoding=_encoding(data, name, one.choices))
    whole = choices.whole_words
    try:
        keys = _keys(data, name, choices)
    except ReadingError as error:
        yield refused(one.path, WHOLE, ReadingError(error.code, **{"name": name, **error.values}))
        return
    now, later = keys[:MOST_PARTS], keys[MOST_PARTS:]
    file = FileOnce(data)
    for at, (key, intake) in enumerate(read_parts(data, name, now, choices.encoding, whole_words=whole)):
        if isinstance(intake, ReadingError):
            yield refused(one.path, key, intake)
            continue
        bytes_of, _ = original(data, name, key)
        # The documents of a volume share its file, which is megabytes: its checksum and its packing, too.
        once = file if bytes_of is data and len(now) > 1 else None
        known = once.row(data)[0] if once is not None else ""
        change, cable = change_of(intake, bytes_of, author, choices.values, known)
        blob = prepare(change, once=once)
        yield ReadCable(one.path, key, title_of(intake, intake.name), cable.id, blob)
        if len(now) > 1:
            report(at / len(now), one.path)
    if later:
        yield Wanted(one.path, replace(choices, parts=later))


def _keys(data: bytes, name: str, choices: Choices) -> tuple[str, ...]:
    if choices.parts is not None:
        return choices.parts
    if not choices.split and kind_of(data, name) not in _OF_PARTS:
        return (WHOLE,)  # whether a text looks like several cables takes as long to see as to read one
    parts = parts_of(data, name, None, choices.encoding, whole_words=choices.whole_words)
    return keys_to_read(parts, choices)


def _encoding(data: bytes, name: str, choices: Choices) -> str | None:
    """Return the encoding to be taken: hers, or what a rule of hers puts in the place of a guess."""
    if choices.encoding is not None or not choices.instead or kind_of(data, name) != "plain":
        return choices.encoding
    try:
        decoded = decode(data, name)
    except ReadingError:
        return None
    guessed = any(doubt.code == "encoding-guessed" for doubt in decoded.doubts)
    return dict(choices.instead).get(decoded.encoding) if guessed else None


def refused(path: str, part: str, error: ReadingError) -> Refused:
    """Return the answer that tells why a file, or a part of it, is not read."""
    values = {k: v if isinstance(v, (str, int, float)) else str(v) for k, v in error.values.items()}
    return Refused(path, part, error.code, tuple(values.items()))


def _with_values(change: Change, cable: Cable, values: Sequence[tuple[str, str]]) -> Change:
    """Return an import with header values of hers; the places of those that were read go with them."""
    steps = list(change.steps)
    for name, value in values:
        words = " ".join(value.split())
        fields = [step.after for step in steps if _is_field(step, name)]
        kept = next((f for f in fields if isinstance(f, HeaderField) and f.value == words), None)
        if kept is not None:
            continue
        gone = {f.id for f in fields if isinstance(f, HeaderField)}
        steps = [step for step in steps if not _belongs(step, gone)]
        if words:
            count = sum(isinstance(step.after, HeaderField) for step in steps)
            steps.append(Step(None, HeaderField(new_id("h"), cable.id, count, name, words, True)))
    return replace(change, steps=tuple(steps))


def _is_field(step: Step, name: str) -> bool:
    return isinstance(step.after, HeaderField) and step.after.name == name


def _belongs(step: Step, gone: set[str]) -> bool:
    return step.record.id in gone or getattr(step.after, "owner", None) in gone
