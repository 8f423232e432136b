"""What the writing of a TEI text gives, and the places that are known only when the next word is put."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from desktop.reading.intake import FoundNote, FoundStructure, Span
from desktop.reading.tei.flow import Start
from desktop.reading.tei.source import Element


@dataclass(slots=True)
class Written:
    """A text with what its source marks. `spans` tells where the words of each element stand.

    `unknown` are entities that nobody explains, as they stand in the text, each with its place; `elsewhere`
    the files that the text takes in, which are not opened, each with the place where it would stand.
    """

    text: str
    spans: dict[Element, Span]
    structures: list[FoundStructure]
    notes: list[FoundNote]
    note_elements: dict[Element, int]
    unknown: list[Span] = field(default_factory=list)
    elsewhere: list[tuple[str, int]] = field(default_factory=list)


@dataclass(slots=True)
class WaitingNote:
    """A note whose place is known when the next word is put."""

    start: Start
    end: Start
    label: str
    words: str
    kind: Literal["own", "source"]
    element: Element | None = None


def place_of(waiting: WaitingNote, end: int) -> Span | None:
    """Return the place of a note in a text of `end` code points, None for one on the whole cable."""
    if waiting.start.at == -1:
        return None
    start = end if waiting.start.at is None else waiting.start.at
    last = end if waiting.end.at is None else waiting.end.at
    return (start, max(start, last))


def span_of(start: Start, last: int, end: int) -> Span:
    """Return a span whose words begin at `start`, if there are any; `last` of -1 says that there are none."""
    at = end if start.at is None else start.at
    return (at, max(at, last))
