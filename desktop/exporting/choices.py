"""What the historian chose for an export: notes, parts, paper. The dialog and the command line make it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from db.records import NoteKind

Paper = Literal["a4", "letter"]
Wash = Literal["wash", "line"]

DEFAULT_KINDS: tuple[NoteKind, ...] = ("footnote", "highlight", "source", "own", "general")
"""The kinds ticked at the start. Marginal notes are private: they leave the library only when ticked."""


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """The choices that all formats share.

    `kinds` are the kinds of note that may leave the library, `page_lines` whether the archive's web-page
    lines go along, `corrections` whether every correction of the text is told, `names` whether persons,
    places and organizations are told apart and said who they are. `options` are what one format alone asks
    (`formats.Option`), by name; what is not there is the option's default.
    """

    kinds: tuple[NoteKind, ...] = DEFAULT_KINDS
    header: bool = True
    stages: bool = True
    distribution: bool = True
    page_lines: bool = False
    corrections: bool = False
    names: bool = True
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PdfChoices(ExportChoices):
    """The choices of annotated PDF, with what its pages ask beside.

    `wash` says whether a span is washed and underlined ("wash") or underlined only ("line"). `volume_title`
    stands on the title page of a volume; `through` numbers its notes through instead of by cable.
    """

    paper: Paper = "a4"
    wash: Wash = "wash"
    volume_title: str = ""
    through: bool = False
