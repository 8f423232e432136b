"""What the historian chose for an export: paper, notes, parts. The dialog and the command line make it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from db.records import NoteKind

Paper = Literal["a4", "letter"]
Wash = Literal["wash", "line"]

DEFAULT_KINDS: tuple[NoteKind, ...] = ("footnote", "highlight", "source", "own", "general")
"""The kinds ticked at the start. Marginal notes are private: they leave the library only when ticked."""


@dataclass(frozen=True, slots=True)
class PdfChoices:
    """The choices of one annotated PDF.

    `kinds` are the kinds of note that may leave the library, `page_lines` whether the archive's web-page
    lines are printed, `corrections` whether every correction of the text is printed as a textual note,
    `wash` whether a span is washed and underlined ("wash") or underlined only ("line").
    """

    paper: Paper = "a4"
    kinds: tuple[NoteKind, ...] = DEFAULT_KINDS
    header: bool = True
    stages: bool = True
    distribution: bool = True
    page_lines: bool = False
    corrections: bool = False
    wash: Wash = "wash"
