"""What the reading view is given and gives back, as frozen values in code points of the reading shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

SpanKind = Literal["footnote", "marginal", "highlight", "own", "insertion", "deletion", "uncertain", "gap"]
EDITORIAL: frozenset[SpanKind] = frozenset(("insertion", "deletion", "uncertain", "gap"))
"""The editor's marks: what they say stands in the line and not above it, and they may stand on no words."""
Role = Literal["furniture", "title", "subject", "heading", "header", "body"]
Wear = Literal["italic", "bold", "small capitals", "superscript", "subscript", "underline", "struck"]
WEARS: frozenset[Wear] = frozenset(get_args(Wear))
"""How words are set that the source sets otherwise than the words round them."""


@dataclass(frozen=True, slots=True)
class ShownSpan:
    """One span of one note, or an editor's mark, as the text shows it; a note on several places has several.

    `colour` is a note colour, or None for a span without wash and line. `label` is the mark as printed
    ("3", "60a") or None; it stands at the note's first span. `spoken` names the note to a screen reader
    ("Footnote 4, sky, on ..."), `summary` is the plain text shown on hover.
    """

    note: str
    start: int
    end: int
    kind: SpanKind
    colour: str | None
    label: str | None
    spoken: str
    summary: str


@dataclass(frozen=True, slots=True)
class LineStyle:
    """What a part of the text is: lines of the archive's page, title ...; or how its words are set.

    A "page" is one place, where a page of the source begins; `label` is its number as printed.
    """

    start: int
    end: int
    role: Role | Wear | Literal["page"]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody was reading: the first character of the top line, and caret and selection.

    `fraction` is the part of the top line (0 to 1) that is scrolled away. When the column has another width,
    the line that now holds `top` comes to the top.
    """

    top: int
    fraction: float
    caret: int
    anchor: int
