"""What is to be exported and what came of it: values for window, command line and child."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

from db.cable_state import CableState
from db.errors import ChanceryError
from db.records import NoteKind
from desktop.exporting.choices import ExportChoices
from desktop.exporting.formats import Many
from desktop.exporting.ledger import Ledger

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Which:
    """Cables of a library, in their order: by id, by their numbers in its list, or all by date.

    A list may hold hundreds of thousands, so it gives its numbers and the library is asked for the ids later.
    With `most`, only so many of them. `states` are open cables as the window shows them, taken in place of
    what the library holds, since not all of it could be saved yet.
    """

    ids: tuple[str, ...] = ()
    numbers: array[int] | None = None
    everything: bool = False
    most: int | None = None
    states: tuple[CableState, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be exported to one format.

    `library` is its path as words (a `Path` among a job's arguments is a file to be written). `many` says
    what becomes of the cables; "file" is also one file of one cable. With `replace` what is at the target
    gives way.
    """

    library: str
    which: Which
    format: str
    many: Many
    choices: ExportChoices
    exported_by: str = ""
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A cable that was not exported, and the error that says why."""

    cable: str
    title: str
    code: str
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def error(self) -> ChanceryError:
        """The error to be told."""
        return ChanceryError(self.code, **dict(self.values))


@dataclass(frozen=True, slots=True)
class Exported:
    """What came of an export: its ledger, and the cables that could not be read or written."""

    ledger: Ledger
    unwritten: tuple[Unwritten, ...] = ()


@dataclass(frozen=True, slots=True)
class Survey:
    """What there is to export: cables, their notes by kind, and corrections of their texts.

    Of several cables, `corrections` counts those whose text was corrected at all.
    """

    cables: int
    notes: Mapping[NoteKind, int] = field(default_factory=dict)
    corrections: int = 0
