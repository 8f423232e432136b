"""What is imported and how, and what came of it: values that go between window, run and child processes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from db.errors import ReadingError
from db.records import Doubt
from desktop.reading.parts import WHOLE, Part

What = Literal["imported", "already there", "refused"]


@dataclass(frozen=True, slots=True)
class Choices:
    """How a file is read, where she or a rule has chosen; everything else is as the reader finds it.

    `encoding` is that of a file of text. `split` says whether a text that seems to hold several cables
    becomes several (True) or one (False or None). `documents` says whether all documents of a volume are
    taken where none are named. `parts` are the keys of the parts that are taken, None for those that the
    rules say. `whole_words` makes words whole that the line ends of a PDF have cut. `values` are header
    values of hers, as (name, value); an empty one takes away what was read. `instead` are encodings to be
    taken in the place of those that are guessed, as (guess, encoding).
    """

    encoding: str | None = None
    split: bool | None = None
    documents: bool = False
    parts: tuple[str, ...] | None = None
    whole_words: bool = False
    values: tuple[tuple[str, str], ...] = ()
    instead: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is to be imported."""

    path: str
    choices: Choices = field(default_factory=Choices)


@dataclass(frozen=True, slots=True)
class ReadCable:
    """A cable as it was read, ready to be written (`db.importing.prepared`)."""

    path: str
    part: str
    title: str
    cable: str
    blob: bytes
    comments: int = 0
    """Comments on a file of ours that came back: they are looked at one by one, and wait for that."""
    changes: int = 0
    """Records of ours that the file brings back otherwise than they left, or new."""

    def outcome(self, cable: str, *, already_there: bool, title: str = "") -> Outcome:
        """Return what became of it, once it is in the library; `title` is that of the one that was there."""
        what: What = "already there" if already_there else "imported"
        changes = self.changes if already_there else 0  # else they came in with it
        called = title or self.title
        return Outcome(self.path, self.part, what, cable, called, comments=self.comments, changes=changes)


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or a part of one, that is not imported, and the error that says why."""

    path: str
    part: str
    code: str
    values: tuple[tuple[str, str | int | float], ...] = ()

    @property
    def error(self) -> ReadingError:
        """The error to be told."""
        return ReadingError(self.code, **dict(self.values))


@dataclass(frozen=True, slots=True)
class Look:
    """What a file will give: its parts, and what the one that is shown says.

    `kind` and `guessed`, an encoding that was guessed, are what files are alike in. `keys` are those of the
    parts that become cables. `encodings` are those that may be chosen, the present one first; none where the
    format tells. `refused` says why the file, or this part, cannot be read.
    """

    path: str
    kind: str = ""
    parts: tuple[Part, ...] = ()
    keys: tuple[str, ...] = ()
    shown: str = WHOLE
    title: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    stages: int = 0
    recipients: int = 0
    notes: int = 0
    doubts: tuple[Doubt, ...] = ()
    text: str = ""
    length: int = 0
    text_sha256: str = ""
    guessed: str = ""
    encodings: tuple[str, ...] = ()
    refused: Refused | None = None

    @property
    def needs_choice(self) -> bool:
        """Whether something about it is hers to decide before it is imported."""
        return bool(self.guessed) or len(self.parts) > 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file or part: `cable` is the id of the one that holds it, None where it was refused.

    `part` is the key of a part, "" for a whole file. `comments` and `changes` wait to be looked at.
    """

    path: str
    part: str
    what: What
    cable: str | None = None
    title: str = ""
    refused: Refused | None = None
    comments: int = 0
    changes: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: files found, read or refused, and cables that are written or were there.

    `seconds` is how long it has worked, pauses left out; `stage` is "finding", "reading", "paused" or
    "ending"; `current` is the path of a file that is read just now.
    """

    stage: Literal["finding", "reading", "paused", "ending"] = "finding"
    files: int = 0
    files_done: int = 0
    imported: int = 0
    known: int = 0
    refused: int = 0
    seconds: float = 0.0
    current: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of a whole import, file by file in their order.

    `left` are files that were not read any more, since it was cancelled or `error` ended it; `passed_over`
    are those in the folders that are of no kind that can be read.
    """

    import_id: str
    outcomes: tuple[Outcome, ...] = ()
    left: int = 0
    cancelled: bool = False
    error: tuple[str, tuple[tuple[str, str | int | float], ...]] | None = None
    passed_over: tuple[str, ...] = ()

    def of(self, what: What) -> list[Outcome]:
        """Return the outcomes of one sort."""
        return [outcome for outcome in self.outcomes if outcome.what == what]
