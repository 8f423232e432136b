"""Records out of a file's JSON: each checked for its form, and all of them for how they hang together.

The file may be a stranger's, or damaged, or of a newer Chancery. What is not as it should be is refused, and
with it what leans on it; the rest comes in.
"""

from __future__ import annotations

import math
import re
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from db.changes import FIELD_NAMES, KIND_OF, OF_THE_LIBRARY, RECORD_TYPES
from db.correcting.corrections import hunks_from_json, with_hunks
from db.records import Anchor, Author, Cable, Note, Reading, Recipient, Record, text_hash
from desktop.reading.returned import Refused

_ID = re.compile(r"[a-z][0-9A-Za-z]{1,63}")
_LIBRARY_KINDS = frozenset({"author", "name"})
"""The kinds of records that belong to no cable and yet go along with one."""

_KINDS = tuple(kind for kind in RECORD_TYPES if kind in _LIBRARY_KINDS or kind not in OF_THE_LIBRARY)
_MOST = 2_000_000
"""So many records are in no file of ours."""

_MOST_ROUNDS = 50
"""What leans on what leans on something that is missing: in a file of ours at most a few deep."""


def records_from(
    told: object, texts: Iterable[str]
) -> tuple[tuple[Record, ...], tuple[str, ...], tuple[Refused, ...]]:
    """Return the records in `told`, the texts that they lean on, and what is refused.

    `told` is the value of what `exporting.carried.as_json` wrote.
    """
    found: list[Record] = []
    by_kind = told if isinstance(told, dict) else {}
    refused = [Refused(str(kind)[:100], "record-unknown") for kind in by_kind if kind not in _KINDS]
    for kind in _KINDS:
        some = by_kind.get(kind)
        for one in some if isinstance(some, list) else ():
            record = _record(kind, one)
            if record is None or len(found) >= _MOST:
                refused.append(Refused(_named(kind, one), "record-unknown"))
            else:
                found.append(record)
    known = {text_hash(text): text for text in texts if _is_text(text)}
    known |= _led_to([one for one in found if isinstance(one, Reading)], known)
    kept, dropped = _hanging_together(found, known)
    refused += [Refused(f"{KIND_OF[type(one)]} {one.id}", "record-alone") for one in dropped]
    wanted = {one.text_sha256 for one in kept if isinstance(one, Reading)}
    return kept, tuple(text for sha256, text in known.items() if sha256 in wanted), tuple(refused)


def _led_to(readings: Sequence[Reading], told: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of all readings to which corrections of a text that was told lead."""
    by_id = {one.id: one for one in readings}
    texts = dict(told)
    for one in sorted(readings, key=lambda each: each.ordinal):
        parent = by_id.get(one.parent or "")
        before = None if parent is None else texts.get(parent.text_sha256)
        if one.text_sha256 in texts or before is None:
            continue
        try:
            text = with_hunks(before, hunks_from_json(one.hunks))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
        if _is_text(text) and text_hash(text) == one.text_sha256:
            texts[one.text_sha256] = text
    return texts


def _named(kind: str, told: object) -> str:
    name = told.get("id") if isinstance(told, dict) else None
    return f"{kind} {name}"[:100] if isinstance(name, str) else kind


def _record(kind: str, told: object) -> Record | None:
    """Return the record that a JSON object tells; None where a value is missing or not of its form."""
    if not isinstance(told, dict):
        return None
    checks = _checks(kind)
    if not told.keys() <= checks.keys():
        return None
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
    if not all(checks[name](value) for name, value in values.items()):
        return None
    try:
        made: Record = RECORD_TYPES[kind](**values)
    except TypeError:
        return None
    return made if _ID.fullmatch(made.id) and _is_sound(made) else None


def _is_sound(record: Record) -> bool:
    """Tell whether the values of a record are such as the program makes itself: it leans on that."""
    try:
        for moment in (getattr(record, "created", ""), getattr(record, "modified", "")):
            if moment:
                datetime.fromisoformat(moment)
        if isinstance(record, Reading):
            hunks_from_json(record.hunks)
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    return True


Check = Callable[[object], bool]


@cache
def _checks(kind: str) -> Mapping[str, Check]:
    hints = get_type_hints(RECORD_TYPES[kind])
    return {name: _check(hints[name]) for name in FIELD_NAMES[kind]}


def _check(hint: Any) -> Check:  # noqa: ANN401 - a type as it is annotated
    """Return what tells whether a value read from JSON is of this type; no text holds half a character."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return lambda value: isinstance(value, str) and value in inner
    if origin in (Union, types.UnionType):
        checks = [_check(one) for one in inner]
        return lambda value: any(check(value) for check in checks)
    if origin is tuple:
        each = _check(inner[0])
        return lambda value: isinstance(value, tuple) and all(each(one) for one in value)
    if hint is str:
        return lambda value: isinstance(value, str) and _is_whole(value)
    if hint is float:
        return lambda value: type(value) in (int, float) and math.isfinite(value)  # type: ignore[arg-type]
    if hint is int:
        return lambda value: type(value) is int and abs(value) < 1 << 62
    return lambda value: type(value) is hint


def _is_whole(value: str) -> bool:
    return value.isascii() or not any(0xD800 <= ord(sign) < 0xE000 for sign in value)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and "\r" not in value and _is_whole(value)


def _hanging_together(
    found: list[Record], texts: Mapping[str, str]
) -> tuple[tuple[Record, ...], list[Record]]:
    """Return the records of which everything is there that they lean on, and the others."""
    seen: set[str] = set()
    dropped: list[Record] = []
    kept: list[Record] = []
    for one in found:
        (dropped if one.id in seen else kept).append(one)
        seen.add(one.id)
    for _ in range(_MOST_ROUNDS):
        known = {one.id: one for one in kept}
        alone = [one for one in kept if not _leans(one, known, texts)]
        if not alone:
            return tuple(kept), dropped
        gone = {one.id for one in alone}
        dropped += alone
        kept = [one for one in kept if one.id not in gone]
    return (), [*dropped, *kept]


def _leans(one: Record, known: Mapping[str, Record], texts: Mapping[str, str]) -> bool:
    """Tell whether everything that a record names is there and of the right kind."""
    if isinstance(one, Author):
        return True
    if isinstance(one, Cable):
        reading = known.get(one.reading)
        return isinstance(reading, Reading) and reading.cable == one.id and one.trashed is None
    cable = getattr(one, "cable", None)
    if cable is not None and not isinstance(known.get(cable), Cable):
        return False
    if isinstance(one, Reading):
        parent = known.get(one.parent) if one.parent is not None else one
        return one.text_sha256 in texts and isinstance(parent, Reading) and parent.cable == one.cable
    if isinstance(one, Note):
        return isinstance(known.get(one.author), Author) and one.trashed is None
    if isinstance(one, Recipient):
        there = getattr(known.get(one.distribution), "cable", None) == one.cable
        return there and (one.copies is not None) == (one.copies_state == "stated")
    if isinstance(one, Anchor):
        reading, owner = known.get(one.reading), known.get(one.owner)
        if not isinstance(reading, Reading) or reading.cable != one.cable:
            return False
        text = texts.get(reading.text_sha256, "")
        stands = 0 <= one.start <= one.end <= len(text) and text[one.start : one.end] == one.quote
        return stands and getattr(owner, "cable", None) == one.cable
    return True
