"""An export from library to file, for the child process or the command line: one cable or thousands.

The cables are read one by one from one moment of the library, beside whoever goes on writing in it, and
handed to the exporter one by one, so that memory stays flat. Nothing is at the target before everything is
whole: files of a folder are made in an unfinished folder beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import overload

from db.cable_state import CableState
from db.cables_beside import CablesBeside, cables_beside
from db.correcting.readings import corrections
from db.errors import ChanceryError, ExportError, LibraryError, NotFoundError
from desktop.export_names import Names, proposed_name
from desktop.exporting.choices import ExportChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.formats import Format, Many, Report, format_named
from desktop.exporting.gather import gather
from desktop.exporting.ledger import Ledger, LedgerSum
from desktop.exporting.part_file import check_folder, check_target, whole_folder

Value = str | int | float


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be exported: cables of a library, by id and in their order, to one format.

    `library` is its path as words (a `Path` among a job's arguments is a file to be written). `many` says
    what becomes of the cables; "file" is also one file of one cable. With `replace` what is at the target
    gives way.
    """

    library: str
    cables: tuple[str, ...]
    format: str
    many: Many
    choices: ExportChoices
    exported_by: str = ""
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A cable that was not exported, and the error that says why."""

    cable: str
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


def check_wish(wish: ExportWish, path: Path) -> None:
    """Raise what surely hinders the export before any work is done.

    ExportError "file-exists", "export-folder-not-empty" where `replace` was not said, "export-over-library",
    and the codes of `part_file`.
    """
    if wish.many == "folder":
        check_folder(path)
        if path.is_dir() and not wish.replace and any(path.iterdir()):
            raise ExportError("export-folder-not-empty", path=str(path))
        return
    check_target(path)
    if not path.exists():
        return
    if path.samefile(wish.library):
        raise ExportError("export-over-library", path=str(path))
    if not wish.replace:
        raise ExportError("file-exists", path=str(path))


def export(wish: ExportWish, path: Path, report: Report) -> Exported:
    """Write what is wished to `path` and return what came of it.

    Of many files, a cable that cannot be read or written is left out and told; it is an error where none
    could be. Where all go into one file, one that cannot be read ends the export. Raises ExportError,
    LibraryError, NotFoundError. Reports how far it is with "DONE/ALL" as the code where there are several.
    """
    check_wish(wish, path)
    found = format_named(wish.format)
    with cables_beside(Path(wish.library)) as library:
        if wish.many == "folder":
            with whole_folder(path) as folder:
                return _folder(wish, found, library, folder, report)
        progress = _Progress(report, len(wish.cables))
        dossiers = Dossiers(wish, library, progress.gathered)
        ledger = found.writer(wish.many)(dossiers, wish.choices, path, progress.written)
    return Exported(ledger)


def _folder(wish: ExportWish, found: Format, library: CablesBeside, folder: Path, report: Report) -> Exported:
    write, names, account = found.writer(), Names(), LedgerSum(found.name)
    unwritten: list[Unwritten] = []
    total = len(wish.cables)
    for at, cable in enumerate(wish.cables):
        code = f"{at}/{total}"

        def tell(fraction: float, _code: str, at: int = at, code: str = code) -> None:
            report((at + fraction) / total, code)

        tell(0.0, "")
        try:
            state = library.cable_state(cable)
            dossier = _gathered(wish, library, state)
            target = folder / names.free(proposed_name(state, found.suffix))
            account.add(write((dossier,), wish.choices, target, tell))
        except (ExportError, LibraryError, NotFoundError) as error:
            if error.code.startswith(("export-disk", "export-not-writable", "export-folder")) or total == 1:
                raise
            unwritten.append(Unwritten(cable, error.code, _plain(error)))
    if len(unwritten) == total:
        raise unwritten[0].error
    report(1.0, f"{total}/{total}")
    ledger = account.all()
    return Exported(_with_cables(ledger, total), tuple(unwritten))


class Dossiers(Sequence[Dossier]):
    """The dossiers of an export, gathered when they are asked for; only the last one is kept."""

    def __init__(
        self, wish: ExportWish, library: CablesBeside, told: Callable[[int], None] | None = None
    ) -> None:
        """Gather the cables of this wish; `told` is called with the number of each that is asked for."""
        self._wish = wish
        self._library = library
        self._told = told or (lambda _at: None)
        self._last: tuple[int, Dossier] | None = None

    def __len__(self) -> int:
        """Return how many cables there are."""
        return len(self._wish.cables)

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
            state = self._library.cable_state(self._wish.cables[place])
            self._last = place, _gathered(self._wish, self._library, state)
        return self._last[1]


class _Progress:
    """How far a file of several cables is: the exporter's own word, and which cable was asked for last."""

    def __init__(self, report: Report, total: int) -> None:
        self._report = report
        self._total = total
        self._done = 0
        self._fraction = 0.0

    def gathered(self, at: int) -> None:
        """Take in that the exporter asks for a cable: at the first walk that tells how far it is."""
        self._done = max(self._done, at)
        self.written(0.9 * self._done / self._total, "")

    def written(self, fraction: float, code: str) -> None:
        """Take in how far the exporter says it is: never less than before."""
        self._fraction = max(self._fraction, fraction)
        self._report(self._fraction, f"{self._done}/{self._total}" if self._total > 1 else code)


def _gathered(wish: ExportWish, library: CablesBeside, state: CableState) -> Dossier:
    return gather(
        state,
        wish.choices,
        exported_by=wish.exported_by,
        corrections=corrections(state, library.text),
        text_of=library.text,
    )


def _with_cables(ledger: Ledger, total: int) -> Ledger:
    return replace(ledger, cables=total)


def _plain(error: ChanceryError) -> tuple[tuple[str, Value], ...]:
    return tuple((k, v if isinstance(v, (str, int, float)) else str(v)) for k, v in error.values.items())
