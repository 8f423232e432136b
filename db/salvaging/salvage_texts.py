"""A text that was lost, made again: exactly, from what else the library has of it, or as far as is known.

Exactly: from the original file, or from the reading before or after it and the corrections between them; the
checksum says whether it came out. Where that is not to be had, the words that anchors quote, with their
surroundings, are known with their places: they are laid on a ground of middle dots, so that every note still
stands on its words.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress

from db.correcting.corrections import Hunk, hunks_from_json, with_hunks
from db.immutables import file_of, text_of
from db.records import Anchor, Cable, Reading, text_hash

GROUND = "·"
_LINE = 60


def text_again(connection: sqlite3.Connection, cable: Cable, reading: Reading) -> str | None:
    """Return a reading's text exactly as it was stored, or None where it cannot be had again."""
    for text in _tries(connection, cable, reading):
        if text_hash(text) == reading.text_sha256:
            return text
    return None


def _tries(connection: sqlite3.Connection, cable: Cable, reading: Reading) -> Iterator[str]:
    if reading.ordinal == 0:
        data = file_of(connection, cable.file_sha256)
        if data is not None:
            yield from decoded(data, cable.encoding)
    for hunks, sha256 in connection.execute(
        "SELECT hunks, text_sha256 FROM reading WHERE parent = ?", (reading.id,)
    ).fetchall():
        text = text_of(connection, sha256)
        if text is not None:
            with suppress(ValueError, KeyError, TypeError):
                yield with_hunks(text, _turned(hunks_from_json(hunks)))
    before = connection.execute("SELECT text_sha256 FROM reading WHERE id = ?", (reading.parent,)).fetchone()
    text = None if before is None else text_of(connection, before[0])
    if text is not None:
        with suppress(ValueError, KeyError, TypeError):
            yield with_hunks(text, hunks_from_json(reading.hunks))


def decoded(data: bytes, encoding: str) -> Iterator[str]:
    """Give the texts that the bytes of an original file may have been taken for."""
    for name in (encoding, "utf-8"):
        try:
            text = data.decode(name, "replace")
        except LookupError:
            continue
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        yield text.removeprefix("\ufeff")
        yield text


def _turned(hunks: Iterable[Hunk]) -> list[Hunk]:
    """Return the corrections that lead back from the text that these lead to."""
    back = []
    shift = 0
    for hunk in sorted(hunks, key=lambda h: (h.start, h.end)):
        start = hunk.start + shift
        back.append(Hunk(start, start + len(hunk.new), hunk.new, hunk.old))
        shift += len(hunk.new) - len(hunk.old)
    return back


def known_words(anchors: Iterable[Anchor], heading: str) -> str:
    """Return a stand-in for a lost text, with everything that its anchors say of it in its place.

    `heading` says in words what this is; it stands behind the end, where no anchor reaches.
    """
    letters: dict[int, str] = {}
    for anchor in anchors:
        words = anchor.prefix + anchor.quote + anchor.suffix
        first = anchor.start - len(anchor.prefix)
        letters.update({first + at: letter for at, letter in enumerate(words) if first + at >= 0})
    for anchor in anchors:  # the quotes last: a damaged prefix may not write over another's words
        letters.update({anchor.start + at: letter for at, letter in enumerate(anchor.quote)})
    end = max(letters, default=-1) + 1
    ground = [GROUND if at % _LINE else "\n" for at in range(end)]
    for at, letter in letters.items():
        ground[at] = letter
    return "".join(ground) + f"\n\n{heading}\n"
