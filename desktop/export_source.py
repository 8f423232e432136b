"""Where an export's cables come from: read one by one from one moment of the library, beside the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import overload

from db.cable_state import CableState
from db.cables_beside import CablesBeside, cables_beside
from db.correcting.readings import corrections
from db.errors import ExportError, LibraryError
from db.referring.targets import Target
from desktop.export_wish import ExportWish, Survey, Which
from desktop.exporting.choices import ExportChoices, PdfChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.formats import STAYS_HOME, format_named
from desktop.exporting.gather import gather
from desktop.exporting.ledger import Ledger
from desktop.exporting.through import Through

_MARKS_LOST = frozenset(("marks", "marks-unseen"))
"""What is told of a format in which the editor's marks do not show."""


class Source:
    """The cables of a wish, by id. Use it from the thread that opened it."""

    def __init__(self, library: CablesBeside | None, which: Which, path: str) -> None:
        """Made by `source_of`; without a library there are only the states that came along."""
        self._library = library
        self._states = {state.cable.id: state for state in which.states}
        self._path = path
        self._targets: dict[str, Target] = {}
        self._counts: dict[str, tuple[int, int, int]] = {}
        self._stay_home: set[str] = set()
        self._through: Through | None = None
        self.ids = which.ids if library is None else _ids(library, which)

    def state(self, cable: str) -> CableState:
        """Return a cable as it stands; raises LibraryError, NotFoundError."""
        found = self._states.get(cable)
        return self._beside().cable_state(cable) if found is None else found

    def called(self, cable: str) -> str:
        """Return what a cable is called, also one that cannot be read."""
        return cable if self._library is None else self._library.called(cable)

    def text(self, sha256: str) -> str:
        """Return a text of the library; raises LibraryError."""
        return self._beside().text(sha256)

    def dossier(self, wish: ExportWish, state: CableState) -> Dossier:
        """Return a cable's dossier as the wish has it."""
        if self._through is None and wish.many == "volume" and _is_through(wish.choices):
            self._through = Through(map(self.state, self.ids), wish.choices)
        made = gather(
            state,
            wish.choices,
            exported_by=wish.exported_by,
            corrections=corrections(state, self.text),
            text_of=self.text,
            lookup=None if self._library is None else self._target,
            before=None if self._through is None else self._through.before(state.cable.id),
            others=frozenset(() if wish.many == "folder" else self.ids).__contains__,
        )
        if state.cable.tags or state.cable.starred or any(one.settled for one in state.doubts.values()):
            self._stay_home.add(made.cable_id)
        self._counts[made.cable_id] = (made.references_dead, made.references_outside, len(made.marks))
        return made

    def completed(self, ledger: Ledger) -> Ledger:
        """Return the account of an export with all editor's marks of its cables, and dead references."""
        counts = zip((0, 0, 0), *self._counts.values(), strict=True)
        dead, outside, marks = (sum(each) for each in counts)
        codes = _MARKS_LOST.intersection(format_named(ledger.format).cannot_carry)
        lost = {**ledger.lost, **dict.fromkeys(codes, marks)} if marks else dict(ledger.lost)
        if self._stay_home and STAYS_HOME in format_named(ledger.format).cannot_carry:
            lost[STAYS_HOME] = len(self._stay_home)
        return replace(ledger, references_dead=dead, references_outside=outside, marks=marks, lost=lost)

    def survey(self) -> Survey:
        """Return what there is to export."""
        if len(self.ids) == 1:
            state = self.state(self.ids[0])
            counts = Counter(note.kind for note in state.notes_in_order())
            return Survey(1, dict(counts), len(corrections(state, self.text)))
        beside = self._beside()
        return Survey(len(self.ids), beside.note_counts(self.ids), beside.corrected_count(self.ids))

    def _target(self, address: str) -> Target:
        """Return what a reference leads to, each asked for once."""
        if address not in self._targets:
            found = self._beside().target(address)
            self._targets[address] = found if self._through is None else self._through.marked(found)
        return self._targets[address]

    def _beside(self) -> CablesBeside:
        if self._library is None:
            raise LibraryError("library-not-found", path=self._path)
        return self._library


@contextmanager
def source_of(library: str, which: Which) -> Iterator[Source]:
    """Give the cables that are meant; raises LibraryError where the library cannot be read.

    Where all of them came along as the window shows them, that is no hindrance: what is on her screen can be
    saved from a library that is gone.
    """
    with_all = bool(which.ids) and {state.cable.id for state in which.states} >= set(which.ids)
    if with_all and not Path(library).exists():
        yield Source(None, which, library)
        return
    with cables_beside(Path(library)) as beside:
        yield Source(beside, which, library)


def survey(library: str, which: Which) -> Survey:
    """Return what there is to export of these cables; for the child process. Raises LibraryError."""
    with source_of(library, which) as source:
        return source.survey()


class Dossiers(Sequence[Dossier]):
    """The dossiers of an export, gathered when they are asked for; only the last one is kept."""

    def __init__(
        self, wish: ExportWish, source: Source, told: Callable[[int], None] = lambda _at: None
    ) -> None:
        """Gather the cables of this wish; `told` is called with the number of each that is asked for."""
        self._wish = wish
        self._source = source
        self._told = told
        self._last: tuple[int, Dossier] | None = None

    def __len__(self) -> int:
        """Return how many cables there are."""
        return len(self._source.ids)

    def __iter__(self) -> Iterator[Dossier]:
        """Give them in order."""
        return (self[at] for at in range(len(self)))

    @overload
    def __getitem__(self, at: int) -> Dossier: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Dossier]: ...

    def __getitem__(self, at: int | slice) -> Dossier | Sequence[Dossier]:
        """Return the dossier at a place, or those of a slice, all of them in memory; raises LibraryError."""
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        if self._last is None or self._last[0] != place:
            self._told(place)
            self._last = None  # not two of them in memory at once
            self._last = place, self._gathered(self._source.ids[place])
        return self._last[1]

    def _gathered(self, cable: str) -> Dossier:
        """Return a dossier; a cable that cannot be read is named, since the file is to be of many."""
        try:
            return self._source.dossier(self._wish, self._source.state(cable))
        except LibraryError as error:
            if len(self) == 1 or not error.code.endswith("damaged"):
                raise
            raise ExportError("export-cable-damaged", cable=self._source.called(cable)) from error


def _is_through(choices: ExportChoices) -> bool:
    return isinstance(choices, PdfChoices) and choices.through


def _ids(library: CablesBeside, which: Which) -> tuple[str, ...]:
    if which.everything or which.numbers is not None:
        found = tuple(dict.fromkeys(library.ids(which.numbers)))
    else:
        found = tuple(dict.fromkeys(which.ids))
    return found[: which.most]
