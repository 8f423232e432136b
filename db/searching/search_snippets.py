"""The words round a hit, for a line in a list: the index keeps no texts, so they are read themselves."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator

from db.searching.search import Term
from db.searching.search_words import spaced

_BEFORE = 14
"""Characters that stand before the hit, so that it is seen in a narrow row."""
_TEXT = (
    "SELECT body FROM cable JOIN reading ON reading.id = cable.reading"
    " JOIN text ON text.sha256 = reading.text_sha256 WHERE cable.id = ?"
)
_MOST_TEXT = 300_000
"""Characters of a text in which the hit is sought; a list does not wait for more."""


class _Folding(dict[int, str]):
    """Each character without case and diacritics, one for one, so that places stay what they are."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFKD", chr(code))[:1].casefold()
        self[code] = base if len(base) == 1 else chr(code)
        return self[code]


_FOLDING = _Folding()


def snippet(connection: sqlite3.Connection, cable_id: str, terms: tuple[Term, ...], *, length: int) -> str:
    """Return about `length` characters round the first hit in a cable, on one line; "" where none is seen.

    It is sought in the text first, then in the notes, recipients and header values.
    """
    patterns = [pattern for term in terms if (pattern := _pattern(term)) is not None]
    for words in _parts_of(connection, cable_id):
        folded = words[:_MOST_TEXT].translate(_FOLDING)
        for pattern in patterns:
            if match := pattern.search(folded):
                return _around(words, match.start(), match.end(), length)
    return ""


def _parts_of(connection: sqlite3.Connection, cable_id: str) -> Iterator[str]:
    queries = (
        _TEXT,
        "SELECT words FROM note WHERE cable = ? AND trashed IS NULL ORDER BY n",
        "SELECT name FROM recipient WHERE cable = ? ORDER BY n",
        "SELECT value FROM header_field WHERE cable = ? ORDER BY n",
    )
    for query in queries:
        for (words,) in connection.execute(query, (cable_id,)):
            yield words


def _pattern(term: Term) -> re.Pattern[str] | None:
    """Return what finds a term in folded words, as the index would."""
    words = re.findall(r"[^\W_]+", spaced(term.words.translate(_FOLDING)))
    if not words:
        return None
    start = "" if spaced(words[0]) != words[0] else r"(?<![^\W_])"
    end = "" if term.begins or spaced(words[-1]) != words[-1] else r"(?![^\W_])"
    return re.compile(start + r"[\W_]*".join(map(re.escape, words)) + end)


def _around(words: str, start: int, end: int, length: int) -> str:
    first = max(0, start - _BEFORE)
    if first:
        # From the beginning of a word on, where there is one.
        gap = re.search(r"\s", words[first:start])
        first += gap.end() if gap else 0
    last = max(end, first + length)
    if words[last - 1 : last + 1].isalnum() and (gap := re.search(r"\s\S*$", words[end:last])):
        last = end + gap.start()
    line = " ".join(words[first:last].split())
    return ("…" if first else "") + line + ("…" if last < len(words) else "")
