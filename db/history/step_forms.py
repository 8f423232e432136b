"""A step in few bytes: what it did to the state in which its record's step before had left it.

A state that history holds in full takes some 400 bytes, though all that a change of colour did can be said
in thirty. A packed step is a small JSON value, deflated with a dictionary of the words that every state has:

* `null`: the record was removed;
* a number k: it became again what it had been k steps before (an undo, a redo);
* an object of fields: those that changed; a long text that grew or shrank as [kept at the front, kept at the
  end, what stands between];
* a list of one object: the whole state, from which reading can begin.

Nothing is guessed: each step keeps the checksum of both its states, and whoever unpacks one compares.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any

from db.anchoring.anchor_chain import alike_after, alike_before

LONGEST_CHAIN = 48
"""After so many steps one holds the whole state again: that bounds the work of reading any of them."""

_FORM = b"\x01"
_LEAST_SHARED = 12
_SMALL = 2000
"""Bytes that, with the words that every state has, lie in a window of 4,096."""
_MOST = 256 * 1024 * 1024
"""No state is larger; a blob that unpacks to more was not made here."""

# What comes last is said in the fewest bytes. This is part of the form: what was packed with it can only be
# read with it.
_WORDS = (
    b'[{"author":"u","created":"20","id":"u","kind":"structure","ordinal":0}]'
    b'[{"cable":"k","code":"","field":"","id":"b","ordinal":1,"settled":false,"words":""}]'
    b'[{"author":"u","created":"20","cable":"k","hunks":"[]","id":"v","note":"","ordinal":0,"parent":null,'
    b'"reason":"","text_sha256":""}]'
    b'[{"as_written":"","by":"","cable":"k","id":"s","name":"","ordinal":0,"place":"","when":"19",'
    b'"year_inferred":false,"zone":""}]'
    b'[{"cable":"k","id":"h","name":"","ordinal":0,"supplied":false,"value":""}]'
    b'[{"cable":"k","copies":null,"copies_state":"not stated","distribution":"d","id":"p","name":"",'
    b'"ordinal":0,"role":""}]'
    b'"kind":"general""kind":"own""kind":"source""placed":"read""placed":"found","placed":"by hand",'
    b'"colour":"slate""colour":"violet""colour":"green""colour":"rose""colour":"sky""tags":["","trashed":null}'
    b'"trashed":"20"kind":"highlight""kind":"marginal"+00:00"+01:00"+02:00"-05:00"'
    b'[{"cable":"k","end":,"id":"a","ordinal":0,"owner":"n","placed":"aligned","prefix":"","quote":"",'
    b'"reading":"v","score":1.0,"start":,"suffix":"","placed":"made",'
    b'[{"author":"u","cable":"k","colour":"amber","created":"20","id":"n","kind":"footnote","label":"",'
    b'"modified":"20","tags":[],"trashed":null,"words":""}]{"modified":"20","words":[0,0,"'
)


class PackedError(ValueError):
    """What should be a packed step is none: the file is damaged."""


def pack(states: Sequence[str | None], record: str, owner: str | None, *, whole: bool = False) -> bytes:
    """Return the packed form of the step that led to the last of these states, the one before it leading on.

    `states` are those of the record since the last whole one, as `record_to_json` writes them; `whole` asks
    for the state in full.
    """
    after = states[-1]
    before = states[-2] if len(states) > 1 else None
    value: Any
    if after is None:
        value = None
    elif not whole and after in states[:-1]:
        value = len(states) - 1 - states.index(after)
    else:
        value = None if before is None or whole else _difference(json.loads(before), json.loads(after))
        value = [json.loads(after)] if value is None else value
    return _pressed(
        json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")), record, owner
    )


def pack_made(after: str, record: str, owner: str | None) -> bytes:
    """Return the packed form of the step that made a record, which `record_to_json` has written."""
    return _pressed(f"[{after}]", record, owner)


def pack_gone(record: str, owner: str | None) -> bytes:
    """Return the packed form of the step that removed a record."""
    return _pressed("null", record, owner)


def _pressed(plain: str, record: str, owner: str | None) -> bytes:
    data = plain.encode("utf-8", "surrogatepass")
    # Almost every state is small, and then it takes longer to make ready a large window than to press it.
    window, memory = (12, 5) if len(data) < _SMALL else (15, 9)
    press = zlib.compressobj(
        9, zlib.DEFLATED, -window, memory, zlib.Z_DEFAULT_STRATEGY, _dictionary(record, owner)
    )
    return _FORM + press.compress(data) + press.flush()


def unpack(packed: bytes, states: Sequence[str | None], record: str, owner: str | None) -> str | None:
    """Return the state that a packed step led to; `states` are those before it, since the last whole one.

    Raises PackedError.
    """
    value = _value(packed, record, owner)
    if value is None:
        return None
    try:
        if type(value) is int:
            return states[-value] if 0 < value <= len(states) else _no_step()
        if isinstance(value, list):
            fields = value[0]
        else:
            fields = json.loads(states[-1] or "{}")
            for name, change in value.items():
                fields[name] = _changed(fields.get(name), change)
    except (IndexError, TypeError, AttributeError, KeyError, ValueError) as error:
        raise PackedError(str(error)) from error
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def is_whole(packed: bytes, record: str, owner: str | None) -> bool:
    """Tell whether a packed step can be read without those before it; raises PackedError."""
    value = _value(packed, record, owner)
    return value is None or isinstance(value, list)


def _value(packed: bytes, record: str, owner: str | None) -> Any:  # noqa: ANN401 - any JSON value
    if packed[:1] != _FORM:
        return _no_step()
    try:
        press = zlib.decompressobj(-15, _dictionary(record, owner))
        plain = press.decompress(packed[1:], _MOST)
        if not press.eof or press.unused_data:
            return _no_step()
        return json.loads(plain.decode("utf-8", "surrogatepass"))
    except (zlib.error, ValueError, RecursionError) as error:
        raise PackedError(str(error)) from error


def _no_step() -> Any:  # noqa: ANN401 - it does not return
    raise PackedError("no packed step")


def _dictionary(record: str, owner: str | None) -> bytes:
    return _WORDS + f'"owner":"{owner}""id":"{record}"'.encode("utf-8", "surrogatepass")


def _difference(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any] | None:
    """Return the fields that are other after than before; None where one is no longer said.

    They are compared as they are written: False is another value than 0.
    """
    if not before.keys() <= after.keys():
        return None
    return {
        name: _shortened(before.get(name), value)
        for name, value in after.items()
        if name not in before or repr(before[name]) != repr(value)
    }


def _shortened(before: object, after: object) -> object:
    """Return how one value became the other: as it is, or as what changed in the middle of a text.

    A list is wrapped in another, since a bare one tells a change in the middle.
    """
    if isinstance(after, list):
        return [after]
    if isinstance(before, str) and isinstance(after, str):
        most = min(len(before), len(after))
        front = alike_after(before, 0, after, 0, most)
        back = alike_before(before, len(before), after, len(after), most - front)
        if front + back >= _LEAST_SHARED:
            return [front, back, after[front : len(after) - back]]
    return after


def _changed(before: object, change: object) -> object:
    if not isinstance(change, list):
        return change
    if len(change) == 1:
        return change[0]
    front, back, middle = change
    if not isinstance(before, str) or front < 0 or back < 0 or front + back > len(before):
        raise ValueError("more is kept than there was")
    return before[:front] + middle + (before[len(before) - back :] if back else "")
