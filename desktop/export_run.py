"""An export from library to file, for the child process or the command line: one cable or thousands.

The cables are read one by one from one moment of the library, beside whoever goes on writing in it, and
handed to the exporter one by one, so that memory stays flat. Nothing is at the target before everything is
whole: files of a folder are made in an unfinished folder beside it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from db.errors import ChanceryError, ExportError, LibraryError, NotFoundError
from desktop.export_names import Names, proposed_name
from desktop.export_source import Dossiers, Source, source_of
from desktop.export_wish import Exported, ExportWish, Unwritten, Value
from desktop.exporting.formats import Format, Report, format_named
from desktop.exporting.ledger import LedgerSum
from desktop.exporting.part_file import check_folder, check_target, whole_folder


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
    if Path(wish.library).exists() and path.samefile(wish.library):
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
    with source_of(wish.library, wish.which) as source:
        if not source.ids:
            raise ExportError("export-no-cables")
        if wish.many == "folder":
            with whole_folder(path) as folder:
                return _folder(wish, found, source, folder, report)
        progress = _Progress(report, len(source.ids))
        dossiers = Dossiers(wish, source, progress.gathered)
        ledger = found.writer(wish.many)(dossiers, wish.choices, path, progress.written)
        return Exported(source.completed(ledger))


def _folder(wish: ExportWish, found: Format, source: Source, folder: Path, report: Report) -> Exported:
    write, names, account = found.writer(), Names(), LedgerSum(found.name)
    unwritten: list[Unwritten] = []
    total = len(source.ids)
    for at, cable in enumerate(source.ids):
        code = f"{at}/{total}"

        def tell(fraction: float, _code: str, at: int = at, code: str = code) -> None:
            report((at + fraction) / total, code)

        tell(0.0, "")
        try:
            state = source.state(cable)
            dossier = source.dossier(wish, state)
            target = folder / names.free(proposed_name(state, found.suffix))
            account.add(write((dossier,), wish.choices, target, tell))
        except (ExportError, LibraryError, NotFoundError) as error:
            if error.code.startswith(_OF_THE_PLACE) or total == 1:
                raise
            unwritten.append(Unwritten(cable, source.called(cable), error.code, _plain(error)))
    if len(unwritten) == total:
        raise unwritten[0].error
    report(1.0, f"{total}/{total}")
    ledger = source.completed(replace(account.all(), cables=total))
    return Exported(ledger, tuple(unwritten))


_OF_THE_PLACE = ("export-disk", "export-not-writable", "export-folder", "library-")
"""What hinders every cable alike ends the export."""


_AFTER_ALL = ("check", "write", "done")
"""What an exporter says it is doing when it has all cables."""


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
        counting = self._total > 1 and code not in _AFTER_ALL
        self._report(self._fraction, f"{self._done}/{self._total}" if counting else code)


def _plain(error: ChanceryError) -> tuple[tuple[str, Value], ...]:
    return tuple((k, v if isinstance(v, (str, int, float)) else str(v)) for k, v in error.values.items())
