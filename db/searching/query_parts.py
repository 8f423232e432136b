"""What a query consists of: words, conditions on what the list says of a cable, and how they are joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

FieldName = Literal[
    "to",
    "from",
    "date",
    "title",
    "number",
    "precedence",
    "recipient",
    "verdict",
    "note",
    "tag",
    "stage",
    "status",
    "star",
    "name",
    "text",
]
FIELDS: tuple[FieldName, ...] = (
    "to",
    "from",
    "date",
    "title",
    "number",
    "precedence",
    "recipient",
    "verdict",
    "note",
    "tag",
    "stage",
    "status",
    "star",
    "name",
    "text",
)
"""The fields that a query may name before a colon, the more usual ones first."""

COLUMNS: dict[FieldName, str] = {
    "to": "addressee",
    "from": "originator",
    "title": "title",
    "number": "number",
    "precedence": "precedence",
    "recipient": "recipients",
    "note": "notes",
    "tag": "tags",
    "stage": "stages",
    "text": "text",
}
"""The column of the index in which the words of a field are looked for."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that follow one another in one part of a cable: in a column of the index, or "" for any.

    With `begins` the last one may go on. `exact` says that no other spelling of a name is meant.
    """

    words: str
    column: str = ""
    begins: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """Words that are a name, with its other spellings: all parts stand in the cable, or one of `also`."""

    parts: tuple[Words, ...]
    also: tuple[str, ...]

    @property
    def column(self) -> str:
        """The column in which the name is looked for."""
        return self.parts[0].column


@dataclass(frozen=True, slots=True)
class Dated:
    """The cable's date may lie in an interval; its ends are beginnings of ISO dates, "" for open."""

    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A column of the list of cables has one of these values; with `begins`, begins with one of them."""

    column: Literal["verdict", "status", "starred"]
    values: tuple[str | int, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Mentions:
    """A person, place or organization with these words in any of its spellings is mentioned.

    With `begins` the last one may go on.
    """

    words: str
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """What it holds does not apply."""

    part: Part


@dataclass(frozen=True, slots=True)
class Every:
    """All parts apply; without any, every cable is meant."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of the parts applies."""

    parts: tuple[Part, ...]


Part = Words | Name | Dated | Listed | Mentions | Not | Every | Either


@dataclass(frozen=True, slots=True)
class Hint:
    """Something typed that cannot be meant: a code for `desktop.messages`, the word, and its likely sense."""

    code: str
    word: str = ""
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, and what it means."""

    typed: str = ""
    root: Part = Every(())
    hints: tuple[Hint, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing, so that every cable fits."""
        return self.root == Every(())

    def wanted(self) -> Iterator[Words | Name]:
        """Give the words that are to stand in a cable, in the order in which they were typed."""
        yield from wanted_in(self.root)

    def in_text(self) -> str:
        """Return what of it can stand in a text: as it was typed, where that is all; "" for none.

        A mention of a name (`name:`) stands in the text, too.
        """
        if _is_of_text(self.root):
            return " ".join(self.typed.split())
        return " ".join(dict.fromkeys(_words_of_text(self.root)))


def _is_of_text(part: Part) -> bool:
    if isinstance(part, Every | Either):
        return all(map(_is_of_text, part.parts))
    return isinstance(part, Words | Name) and not part.column


def _words_of_text(part: Part) -> Iterator[str]:
    if isinstance(part, Every | Either | Name):
        for each in part.parts:
            yield from _words_of_text(each)
    elif isinstance(part, Mentions) or (isinstance(part, Words) and part.column in ("", "text")):
        yield part.words


def wanted_in(part: Part) -> Iterator[Words | Name]:
    """Give the words of a part that may stand in the cables found: none under a NOT."""
    if isinstance(part, Words | Name):
        yield part
    elif isinstance(part, Every | Either):
        for each in part.parts:
            yield from wanted_in(each)
