"""The steps with which an import made a cable, as one row: forty rows with their indexes take ten times that.

An import is history that will hardly be read, and what it made lies in the tables besides. Its states are
kept column by column, those of one kind together, and what is the same in all of them once: that deflates
to a third of what they take one by one. The words that an anchor quotes are not kept where they are the very
words of the reading that came in with it: the text has them, and its own SHA-256 tells whether it still does.

A row holds the steps of one change that made what belongs to one cable. Steps that altered or removed
anything, and those of a cable with very many parts, have rows of their own in `step`: so an edit reads and
writes no more than before. One checksum covers all states of a pack. That a damaged letter loses the history
of a whole import, where it lost that of one record, is borne since the records themselves do not lean on it.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from db.anchoring.selectors import CONTEXT
from db.history.pack_words import WORDS

MOST_STEPS = 600
"""Of more steps at once none are packed together: an edit would have to unpack them all."""
LEAST_STEPS = 2
TextOf = Callable[[str], str | None]
"""Returns the text with this SHA-256, or None where it is not there as it was stored."""

_FORM = b"\x02"
_MOST = 256 * 1024 * 1024
_OF_NOTES = "n"
_WORDS_OF_PLACE = ("quote", "prefix", "suffix")


class Made(NamedTuple):
    """A record that was made: its kind, its id, the owner of an anchor, its state as JSON.

    `sound` is False where the words that it quotes are no longer to be had.
    """

    kind: str
    record: str
    owner: str | None
    after: str
    sound: bool = True


State = tuple[str, dict[str, Any]]
"""A record's kind and its fields."""


def pack_steps(made: Sequence[tuple[str, str]], text_of: TextOf) -> tuple[bytes, bytes] | None:
    """Return the packed form of states (kind, JSON) that were made together, and its checksum.

    None where they would not come out of it exactly as they went in, or are too few or too many.
    """
    if not LEAST_STEPS <= len(made) <= MOST_STEPS:
        return None
    joined = f"[{','.join(after for _, after in made)}]"
    states: list[State] = [(kind, fields) for (kind, _), fields in zip(made, json.loads(joined), strict=True)]
    texts = _Texts(states, text_of)
    for kind, fields in states:
        if kind == "anchor" and is_read(fields["owner"], fields["placed"]) and _quotes(texts, fields):
            fields.update(quote=None, prefix=None, suffix=None)
    form = pressed(states)
    came_out = states_in.__wrapped__(*form) or ()
    if [kind for kind, _ in came_out] != [kind for kind, _ in made]:
        return None
    whole = [_with_words(kind, fields, texts) for kind, fields in came_out]
    return form if _json(whole) == joined else None


def pressed(states: Sequence[State]) -> tuple[bytes, bytes]:
    """Return the packed form of states as `states_in` gives them, and its checksum."""
    plain = _json(_columns(_said_once(states))).encode("utf-8", "surrogatepass")
    # To make ready a large window takes longer than to press what is small.
    words = WORDS[_FORM]
    window, memory = (13, 7) if len(plain) + len(words) < 1 << 13 else (15, 9)
    press = zlib.compressobj(9, zlib.DEFLATED, -window, memory, zlib.Z_DEFAULT_STRATEGY, words)
    return _FORM + press.compress(plain) + press.flush(), hashlib.sha256(plain).digest()


def unpack_steps(packed: bytes, sha256: bytes, text_of: TextOf) -> list[Made] | None:
    """Return what was packed, in its order; None where it is damaged."""
    some = unpack_some(packed, sha256, text_of, None)
    return None if some is None else [made for _, made in some]


def unpack_some(
    packed: bytes, sha256: bytes, text_of: TextOf, records: Collection[str] | None
) -> list[tuple[int, Made]] | None:
    """Return what was packed of these records (None: of all), each with its place in the pack.

    None where it is damaged. Not all states are written out each time for who asks record by record.
    """
    states = states_in(packed, sha256)
    if states is None:
        return None
    texts = _Texts(states, text_of)
    return [
        (at, _made(kind, fields, texts))
        for at, (kind, fields) in enumerate(states)
        if records is None or fields["id"] in records
    ]


@lru_cache(maxsize=16)
def states_in(packed: bytes, sha256: bytes) -> tuple[State, ...] | None:
    """Return each state (kind, fields) in a pack, quotes that the text has being None; None for damage.

    They are shared, and not to be altered.
    """
    try:
        press = zlib.decompressobj(-15, WORDS[packed[:1]])
        plain = press.decompress(packed[1:], _MOST)
        if not press.eof or press.unused_data:
            return None
        if hashlib.sha256(plain).digest() != sha256:
            return None
        return tuple(_states(json.loads(plain.decode("utf-8", "surrogatepass"))))
    except (zlib.error, ValueError, TypeError, LookupError, RecursionError, StopIteration, AttributeError):
        return None


def is_read(owner: str, placed: str) -> bool:
    """Tell whether an anchor tells where an import read something; a note's words are kept, whosever it is.

    What she quoted must not hang on another row of the file.
    """
    return placed == "read" and owner[:1] != _OF_NOTES


class _Texts:
    """The texts of the readings that came in with a pack, read when they are first asked for."""

    def __init__(self, states: Sequence[State], text_of: TextOf) -> None:
        self._hashes = {fields["id"]: fields["text_sha256"] for kind, fields in states if kind == "reading"}
        self._text_of = text_of
        self._known: dict[str, str | None] = {}

    def of(self, reading: str) -> str | None:
        """Return the text of a reading, or None where it is of another pack, or lost."""
        if reading not in self._known:
            sha256 = self._hashes.get(reading)
            self._known[reading] = None if sha256 is None else self._text_of(sha256)
        return self._known[reading]


def _quotes(texts: _Texts, fields: dict[str, Any]) -> bool:
    """Tell whether an anchor's words are exactly those of its place, and all three of them are words."""
    words = _words_at(texts, fields)
    return words is not None and words == (fields["quote"], fields["prefix"], fields["suffix"])


def _words_at(texts: _Texts, fields: dict[str, Any]) -> tuple[str, str, str] | None:
    """Return quote, prefix and suffix as the text has them, or None where it has no such place."""
    text = texts.of(fields["reading"])
    start, end = fields["start"], fields["end"]
    if text is None or not 0 <= start <= end <= len(text):
        return None
    return text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def _made(kind: str, fields: dict[str, Any], texts: _Texts) -> Made:
    whole = _with_words(kind, fields, texts)
    sound = whole is not None
    if whole is None:
        whole = {**fields, "quote": "", "prefix": "", "suffix": ""}
    return Made(kind, fields["id"], fields["owner"] if kind == "anchor" else None, _json(whole), sound)


def _with_words(kind: str, fields: dict[str, Any], texts: _Texts) -> dict[str, Any] | None:
    """Return a state with the words that it has from its text; None where that has no such place."""
    if kind != "anchor" or fields["quote"] is not None:
        return fields
    words = _words_at(texts, fields)
    return None if words is None else {**fields, **dict(zip(_WORDS_OF_PLACE, words, strict=True))}


def _said_once(states: Sequence[State]) -> Iterator[State]:
    """Give the states without the ids that anchors have from their owners (see `make_anchor`)."""
    for kind, fields in states:
        known = kind == "anchor" and fields["id"] == _of_owner(fields)
        yield (kind, {**fields, "id": None}) if known else (kind, fields)


def _of_owner(fields: dict[str, Any]) -> str:
    return f"a{fields['owner'][1:]}"


def _columns(states: Iterable[State]) -> list[Any]:
    """Return the states as [the shape of each, [kind, what all have in common, columns] of each shape]."""
    order: list[int] = []
    shapes: dict[tuple[Any, ...], tuple[int, list[dict[str, Any]]]] = {}
    for kind, fields in states:
        # Those whose words the text has lie together, so that these are said once.
        at, alike = shapes.setdefault((kind, fields.get("quote") is None, *fields), (len(shapes), []))
        alike.append(fields)
        order.append(at)
    return [order, [_shape(kind, alike) for (kind, *_), (_, alike) in shapes.items()]]


def _shape(kind: str, alike: list[dict[str, Any]]) -> list[Any]:
    common: dict[str, Any] = {}
    columns: dict[str, list[Any]] = {}
    for name, value in alike[0].items():
        column = [fields[name] for fields in alike]
        if column.count(value) == len(column) and {type(one) for one in column} == {type(value)}:
            common[name] = value
        else:
            columns[name] = column
    return [kind, common, columns]


def _states(value: list[Any]) -> Iterator[State]:
    order, shapes = value
    rows = [iter(range(len(order))) for _ in shapes]
    for at in order:
        kind, common, columns = shapes[at]
        row = next(rows[at])
        fields = {**common, **{name: column[row] for name, column in columns.items()}}
        if kind == "anchor" and fields["id"] is None:
            fields["id"] = _of_owner(fields)
        yield kind, fields


_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
