"""The part that a Word file of ours carries beside its pages: its cables as they left.

It is data from a file, perhaps a stranger's: of what is not of its form nothing is taken.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.reading.returned import Span
from desktop.reading.word.own_names import PART_SPACE, PROFILE, alias
from desktop.reading.word.own_shown import Shown, normal
from desktop.reading.word.package import WordPackage

_MOST_CABLES = 20_000


@dataclass(frozen=True, slots=True)
class LeftNote:
    """A note as it left: where it stood, who wrote it, and how its words were shown."""

    id: str
    kind: str
    spans: tuple[Span, ...]
    author: str
    colour: str
    shown: Shown

    @property
    def name(self) -> str:
        """The note's name in bookmarks."""
        return alias(self.id)


@dataclass(frozen=True, slots=True)
class LeftCable:
    """A cable as it left; `records` and `texts` are still as the file tells them.

    `others` are the footnotes that the export itself made: the built source note, textual notes.
    """

    id: str
    text: str
    title: str
    notes: tuple[LeftNote, ...] = ()
    others: tuple[Shown, ...] = ()
    tables: Mapping[str, list[list[str]]] = field(default_factory=dict)
    records: Any = None
    texts: tuple[str, ...] = ()


def left_cables(package: WordPackage) -> tuple[LeftCable, ...]:
    """Return the cables that a file of ours carries along, in their order; none where it is not ours."""
    for part in package.related("customXml"):
        if part.tag != f"{{{PART_SPACE}}}edition":
            continue
        try:
            told = json.loads("".join(map(str, part.itertext())))
        except (ValueError, RecursionError):
            continue
        if isinstance(told, dict) and str(told.get("profile", "")).startswith(PROFILE):
            cables = told.get("cables")
            some = cables[:_MOST_CABLES] if isinstance(cables, list) else []
            return tuple(cable for each in some if (cable := _cable(each)) is not None)
    return ()


def _cable(told: Any) -> LeftCable | None:  # noqa: ANN401 - what a file says
    if not isinstance(told, dict):
        return None
    name, text = told.get("cable"), told.get("text")
    if not isinstance(name, str) or not isinstance(text, str):
        return None
    tables = told.get("tables")
    return LeftCable(
        name,
        text,
        str(told.get("title", "")),
        tuple(note for each in _list(told.get("notes")) if (note := _note(each, len(text))) is not None),
        tuple(_shown(each) for each in _list(told.get("others"))),
        {str(key): _rows(rows) for key, rows in tables.items()} if isinstance(tables, dict) else {},
        told.get("records"),
        tuple(each for each in _list(told.get("texts")) if isinstance(each, str)),
    )


def _note(told: Any, length: int) -> LeftNote | None:  # noqa: ANN401
    if not isinstance(told, dict) or not isinstance(told.get("id"), str):
        return None
    spans = tuple(
        (each[0], each[1])
        for each in _list(told.get("spans"))
        if isinstance(each, list)
        and [type(one) for one in each] == [int, int]
        and 0 <= each[0] <= each[1] <= length
    )
    return LeftNote(
        told["id"],
        str(told.get("kind", "")),
        spans,
        str(told.get("author", "")),
        str(told.get("colour", "")),
        _shown(told.get("shown")),
    )


def _shown(told: Any) -> Shown:  # noqa: ANN401
    found: Shown = []
    for paragraph in _list(told):
        runs = [run for run in _list(paragraph) if isinstance(run, list) and len(run) == 3]
        found.append([[str(words), str(wears), _address(str(to))] for words, wears, to in runs])
    return normal(found)


def _address(told: str) -> str:
    return f"note:{alias(told[5:])}" if told.startswith("note:") else told


def _rows(told: Any) -> list[list[str]]:  # noqa: ANN401
    return [[str(cell) for cell in _list(row)] for row in _list(told)]


def _list(told: Any) -> Sequence[Any]:  # noqa: ANN401
    return told if isinstance(told, list) else ()
