"""What she wishes of an office: merged, renamed, taken apart; asked in a dialog, done as a change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QInputDialog, QWidget

from db.across.office_edits import merge_spellings, rename_office, separate_spelling
from db.changes import Change
from db.library_records import Office
from desktop.messages.words import tr
from desktop.windows.name_asking import ask_name

Wished = tuple[Change | None, set[str]]
"""The change, None where there is nothing to do, and the offices that are to be chosen after it."""


def merged(over: QWidget, offices: Sequence[Office], names: list[str]) -> Wished:
    """Ask what these offices are to be called together."""
    words = tr("Name under which these {n} offices count as one:", n=len(names))
    name = ask_name(over, tr("Merge spellings"), words, max(names, key=len))
    return (merge_spellings(offices, names, name), {name}) if name else (None, set())


def renamed(over: QWidget, offices: Sequence[Office], name: str) -> Wished:
    """Ask what an office is to be called."""
    new_name = ask_name(over, tr("Rename an office"), tr("Name of this office across the cables:"), name)
    return (rename_office(offices, name, new_name), {new_name}) if new_name else (None, set())


def separated(over: QWidget, offices: Sequence[Office], name: str) -> Wished:
    """Ask which spelling is to be an office of its own again."""
    spellings = next((office.spellings for office in offices if office.name == name), ())
    if not spellings:
        return None, set()
    words = tr("This spelling becomes an office of its own again")
    get: Callable[..., tuple[str, bool]] = QInputDialog.getItem
    written, wanted = get(over, tr("Take a spelling apart"), words, list(spellings), 0, False)
    return (separate_spelling(offices, name, written), {name, written}) if wanted else (None, set())
