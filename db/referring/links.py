r"""Links in a note's words that lead to a note ("note:ID") or a cable ("cable:ID") of the library.

They are CommonMark links, "[note 4](note:n0193...)". The words in brackets are only what is shown where the
link leads nowhere: what it is called is computed from what it leads to. A bracket behind a backslash is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from db.records import Note

_LINK = (
    r"(?<!\\)(?:\\\\)*(?P<link>\[(?P<words>(?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*\])*)\]"
    r"\(\s*<?(?P<address>(?:note|cable):[A-Za-z0-9][\w.-]*)>?(?:\s+\"[^\"\n]*\")?\s*\))"
)


@dataclass(frozen=True, slots=True)
class Link:
    """A reference in words, `[start, end)` in code points; `words` are those in its brackets."""

    start: int
    end: int
    words: str
    address: str


def may_refer(words: str) -> bool:
    """Tell whether there can be a reference in words; quick, since most notes have none."""
    return "note:" in words or "cable:" in words


def links_in(words: str) -> list[Link]:
    """Return the references in a note's words, in order."""
    if not may_refer(words):
        return []
    found = _pattern().finditer(words)
    return [Link(*each.span("link"), each["words"], each["address"]) for each in found]


def with_links(words: str, told: Callable[[Link], str]) -> str:
    """Return words in which each reference is replaced by what is told of it; the same object without any."""
    links = links_in(words)
    if not links:
        return words
    parts, at = [], 0
    for link in links:
        parts += [words[at : link.start], told(link)]
        at = link.end
    return "".join([*parts, words[at:]])


def unlinked(words: str) -> str:
    """Return words in which each reference is only what stands in its brackets, as a page shows it."""
    return with_links(words, lambda link: link.words)


def relinked(words: str, source: str) -> str:
    """Return words in which the references of `source` are links again, as far as their words still stand.

    What `unlinked` took away comes back, also after somebody has written on in the words.
    """
    parts, at = [], 0
    for link in links_in(source):
        found = re.compile(rf"(?<!\w){re.escape(link.words)}(?!\w)").search(words, at) if link.words else None
        if found is not None:
            parts += [words[at : found.start()], f"[{link.words}]({link.address})"]
            at = found.end()
    return "".join([*parts, words[at:]])


def address_of(note: Note) -> str:
    """Return the address by which words refer to a note."""
    return f"note:{note.id}"


def kind_of(address: str) -> str:
    """Return what an address leads to: "note", "cable", or "" where it is none of ours."""
    kind, _, rest = address.partition(":")
    return kind if kind in ("note", "cable") and rest else ""


def id_in(address: str) -> str:
    """Return the id in an address."""
    return address.partition(":")[2]


@cache
def _pattern() -> re.Pattern[str]:
    """Return what finds references; made when words first may have one, which at the start none has to."""
    return re.compile(_LINK, re.DOTALL)
