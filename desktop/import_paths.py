"""What an import does away from the window: find text files, read one, read typed text.

Runs in the child process, so that neither a slow disk nor a strange file holds the window up. Only values go
in and out; nothing is entered here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from db.changes import Change, Step
from db.records import Cable, HeaderField, new_id
from desktop.importing import file_bytes, read_file
from desktop.reading.formats import TRIED
from desktop.reading.plain import read
from desktop.reading.records import import_change

_PAGES = (".htm", ".html", ".xhtml")
_KEPT = re.compile(
    r"[-_.](?:files|file|dateien|fichiers|archivos|arquivos|ficheiros|bestanden|filer|tiedostot|pliki|soubory|"
    r"elemei|fisiere|dosyalar|datoteke|fájlok|файлы)$",
    re.IGNORECASE,
)
"""How browsers call the folder of a page that was saved whole, each in the user's language."""

Report = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Found:
    """The files to be read, in order, the folders named in which there was none, and those that are closed.

    A closed folder is one that could not be looked into: its path and the system's reason. `passed_over` are
    the files of folders that are of no kind that can be read.
    """

    files: tuple[str, ...]
    empty_folders: tuple[str, ...]
    closed_folders: tuple[tuple[str, str], ...] = ()
    passed_over: tuple[str, ...] = ()


def text_files(paths: tuple[str, ...], report: Report) -> Found:
    """Return the files named, and the files of the folders named and of all folders in them that can be read.

    A file that is named itself is tried whatever it is called. Hidden files and folders are passed over,
    links to folders are not followed, nothing comes twice.
    """
    files: dict[str, None] = {}
    empty: list[str] = []
    closed: list[tuple[str, str]] = []
    others: list[str] = []
    for path in paths:
        if not Path(path).is_dir():
            files[path] = None
            continue
        before = len(closed)
        found = _inside(path, closed, others, report)
        files.update(dict.fromkeys(found))
        if not found and len(closed) == before:
            empty.append(path)
    return Found(tuple(files), tuple(empty), tuple(closed), tuple(others))


def read_path(path: str, author: str) -> tuple[Change, Cable]:
    """Return the change that enters a file as a cable, and the cable.

    Raises ReadingError "file-not-found", "file-not-readable", "file-too-large", "file-empty" or
    "file-not-text".
    """
    file = Path(path)
    return read_file(file_bytes(file), file.name, author)


def read_typed(text: str, title: str, author: str) -> tuple[Change, Cable]:
    """Return the change that enters typed or pasted text as a cable, and the cable.

    A title given is the cable's title, marked as supplied by the editor unless it was read from the text.
    Raises ReadingError as `read_path` does.
    """
    data = text.encode("utf-8", "replace")
    change, cable = import_change(read(data, ""), b"", author)
    words = " ".join(title.split())
    if not words:
        return change, cable
    titles = [i for i, step in enumerate(change.steps) if _is_title(step)]
    if not titles:
        count = sum(isinstance(step.after, HeaderField) for step in change.steps)
        supplied = HeaderField(new_id("h"), cable.id, count, "title", words, True)
        return replace(change, steps=(*change.steps, Step(None, supplied))), cable
    return replace(change, steps=_supplied(change.steps, titles[0], words)), cable


def _is_title(step: Step) -> bool:
    return isinstance(step.after, HeaderField) and step.after.name == "title"


def _supplied(steps: tuple[Step, ...], at: int, words: str) -> tuple[Step, ...]:
    """Return the steps with her words as the title; the anchor of the title that was read goes with it."""
    before = steps[at].after
    assert isinstance(before, HeaderField)
    if before.value == words:
        return steps
    after = replace(before, value=words, supplied=True)
    others = (
        Step(None, after) if i == at else step
        for i, step in enumerate(steps)
        if getattr(step.after, "owner", None) != before.id
    )
    return tuple(others)


def _inside(folder: str, closed: list[tuple[str, str]], others: list[str], report: Report) -> list[str]:
    found: list[str] = []

    def cannot(error: OSError) -> None:
        closed.append((str(error.filename), error.strerror or str(error)))

    for root, folders, names in os.walk(folder, onerror=cannot):
        own = _of_pages(folders, names)
        others += [str(Path(root) / name) for name in own]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in own)
        for name in sorted(names):
            if not name.startswith("."):
                tried = Path(name.lower()).suffix in TRIED
                (found if tried else others).append(str(Path(root) / name))
        report(0.0, "folders")
    return found


def _of_pages(folders: list[str], names: list[str]) -> list[str]:
    """Return the folders in which browsers keep the pictures and frames of the web pages beside them."""
    pages = {Path(name).stem for name in names if name.lower().endswith(_PAGES)}
    return sorted(
        folder
        for folder in folders
        if (kept := _KEPT.search(folder)) is not None and folder[: kept.start()] in pages
    )
