"""Where a text spells a name exactly so: what "mark all mentions" offers to be looked through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.cable_state import CableState
from db.library_records import Name
from db.naming.finding import spellings_of
from db.searching.search_words import is_apart

_LEAST = 2
"""Characters of a spelling that is looked for; a letter by itself stands everywhere."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A place where a spelling stands, and the words round it on its line."""

    start: int
    end: int
    spelling: str
    before: str
    after: str


def spelled_in(state: CableState, name: Name, more: Iterable[str] = (), *, around: int = 64) -> list[Spelled]:
    """Return where a cable spells a name, letter by letter, and is not marked as it there yet.

    `more` are further spellings: the words that were selected. Longer spellings go first, so that "Pak" is
    not found within "Pak Song Chol"; words marked as anybody are passed over.
    """
    taken = bytearray(len(state.text))
    for mention in state.mentions.values():
        for anchor in state.spans_of(mention.id):
            taken[anchor.start : anchor.end] = b"\1" * (anchor.end - anchor.start)
    spellings = dict.fromkeys((*more, *spellings_of(name)))
    wanted = sorted((each for each in spellings if len(each) >= _LEAST), key=lambda each: (-len(each), each))
    found: list[Spelled] = []
    for spelling in wanted:
        for match in _pattern(spelling).finditer(state.text):
            start, end = match.span()
            if taken.find(1, start, end) < 0:
                taken[start:end] = b"\1" * (end - start)
                found.append(Spelled(start, end, spelling, *_round(state.text, (start, end), around)))
    return sorted(found, key=lambda each: each.start)


def _pattern(spelling: str) -> re.Pattern[str]:
    """Return what finds a spelling as a whole word, over a line's end too."""
    words = r"\s+".join(re.escape(word) for word in spelling.split())
    # Chinese, Japanese and Korean have no blanks between words: there a name has no edge.
    before = r"(?<!\w)" if not is_apart(spelling[0]) else ""
    after = r"(?!\w)" if not is_apart(spelling[-1]) else ""
    return re.compile(before + words + after)


def _round(text: str, span: Sequence[int], around: int) -> tuple[str, str]:
    before = text[max(0, span[0] - around) : span[0]].rsplit("\n", maxsplit=1)[-1]
    after = text[span[1] : span[1] + around].split("\n", maxsplit=1)[0]
    return before, after
