"""What each action of the table does: one line a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from db.records import NOTE_COLOURS
from desktop.windows.library.library_table import show_table

if TYPE_CHECKING:
    from desktop.panels.text.view import TextView
    from desktop.windows.main_window import MainWindow


def handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    """Return what to run for each action of the window."""
    return {
        **_library_handlers(window),
        **_text_handlers(window),
        **_panel_handlers(window),
        **_note_handlers(window),
    }


def _library_handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    libraries, dialogs = window.libraries, window.dialogs
    return {
        "new-library": libraries.new,
        "open-library": libraries.ask_open,
        "save-copy": libraries.save_copy,
        "back-up": window.care.back_up_now,
        "restore": window.care.restore,
        "check-library": window.care.check,
        "library-history": dialogs.library_history,
        "cable-history": dialogs.cable_history,
        "note-history": dialogs.note_history,
        "name-state": dialogs.name_state,
        "new-cable": dialogs.new_cable,
        "import": dialogs.import_files,
        "import-asking": dialogs.import_asking,
        "undo-import": dialogs.undo_import,
        "import-folder": dialogs.import_folder,
        "paste-cable": dialogs.paste_cable,
        "export-pdf": dialogs.export,
        "print": dialogs.print_cable,
        "merge": dialogs.merge,
        "bundle": dialogs.bundle,
        "questions": dialogs.questions,
        "settings": dialogs.settings,
        "quit": window.close,
        "undo": window.undo,
        "redo": window.redo,
        "cite-chicago": lambda: dialogs.citing.cite_open("chicago"),
        "cite-mhra": lambda: dialogs.citing.cite_open("mhra"),
        "cite-source": lambda: dialogs.citing.cite_open("frus"),
        "delete-cable": libraries.delete_cable,
        "trash": dialogs.trash,
        "across-offices": lambda: dialogs.across.open("offices"),
        "across-times": lambda: dialogs.across.open("times"),
        "across-chronology": lambda: dialogs.across.open("chronology"),
        "next-cable": lambda: libraries.step_cable(1),
        "previous-cable": lambda: libraries.step_cable(-1),
        "sample": libraries.enter_sample,
        "keys": dialogs.keys,
        "about": dialogs.about,
    }


def _text_handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    find = window.parts.find_bar

    def text() -> TextView:
        return window.modes.text(window.parts.text)

    return {
        "copy": lambda: _copy(window),
        "select-all": lambda: _select_all(window),
        "find": find.take_up,
        "find-next": lambda: find.step(1),
        "find-previous": lambda: find.step(-1),
        "line-numbers": lambda: window.set_line_numbers(window.parts.actions["line-numbers"].isChecked()),
        "zoom-in": lambda: text().step_zoom(1),
        "zoom-out": lambda: text().step_zoom(-1),
        "zoom-reset": lambda: text().set_zoom(100),
        "theme-system": lambda: window.choose_theme("system"),
        "theme-light": lambda: window.choose_theme("light"),
        "theme-dark": lambda: window.choose_theme("dark"),
        "go-text": lambda: text().setFocus(),
    }


def _panel_handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        "library": window.toggle_library,
        "library-table": lambda: show_table(window, window.parts.actions["library-table"].isChecked()),
        "search-library": window.search_library,
        "search-help": window.dialogs.search_help,
        "name-variants": window.dialogs.name_variants,
        "names": window.names.open,
        "mark-name": window.names.mark,
        "source-names": window.names.mark_source_names,
        "panel-header": lambda: window.reveal("header"),
        "panel-stages": lambda: window.reveal("stages"),
        "panel-distribution": lambda: window.reveal("distribution"),
        "panel-notes": lambda: window.reveal("notes"),
        "correct-text": lambda: _correct(window),
        "compare-readings": lambda: _compare(window),
        "update-from-file": window.dialogs.update_from_file,
        "take-field": window.header.ask,
        "add-field": lambda: _add_row(window, "header"),
        "add-stage": lambda: _add_row(window, "stages"),
        "add-recipient": lambda: _add_row(window, "distribution"),
        "next-area": lambda: window.areas.step(1),
        "previous-area": lambda: window.areas.step(-1),
    }


def _note_handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    notes, spans = window.notes, window.spans
    found: dict[str, Callable[[], object]] = {
        "footnote": lambda: notes.add("footnote"),
        "marginal": lambda: notes.add("marginal"),
        "highlight": lambda: notes.add("highlight"),
        "general": lambda: notes.add("general"),
        "source-note": lambda: notes.add("source"),
        "mark-insertion": lambda: window.marks.add("insertion"),
        "mark-deletion": lambda: window.marks.add("deletion"),
        "mark-uncertain": lambda: window.marks.add("uncertain"),
        "mark-gap": lambda: window.marks.add("gap"),
        "edit-note": notes.edit,
        "place-note": notes.place,
        "delete-note": notes.delete,
        "add-span": spans.add,
        "remove-span": spans.remove,
        "next-span": lambda: spans.go(1),
        "previous-span": lambda: spans.go(-1),
        "end-forth": lambda: spans.move("end", 1),
        "end-back": lambda: spans.move("end", -1),
        "end-word-forth": lambda: spans.move("end", 1, by_word=True),
        "end-word-back": lambda: spans.move("end", -1, by_word=True),
        "start-back": lambda: spans.move("start", -1),
        "start-forth": lambda: spans.move("start", 1),
        "start-word-back": lambda: spans.move("start", -1, by_word=True),
        "start-word-forth": lambda: spans.move("start", 1, by_word=True),
        "next-note": lambda: _step_note(window, 1),
        "previous-note": lambda: _step_note(window, -1),
    }
    for colour in NOTE_COLOURS:
        found[f"colour-{colour}"] = lambda chosen=colour: notes.set_colour(chosen)  # type: ignore[misc]
    return found


def _add_row(window: MainWindow, key: str) -> None:
    """Unfold a panel and add a row to it."""
    window.reveal(key)
    adding = {
        "header": window.parts.header.title_actions()[0].trigger,
        "stages": window.parts.stages.add,
        "distribution": window.parts.distribution.add,
    }
    adding[key]()


def _copy(window: MainWindow) -> None:
    """Copy from the editor that has the focus, otherwise from the text."""
    widget = QApplication.focusWidget()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        widget.copy()
    else:
        window.modes.text(window.parts.text).copy()


def _select_all(window: MainWindow) -> None:
    """Select all in the editor or list that has the focus, otherwise in the text."""
    widget = QApplication.focusWidget()
    several = QAbstractItemView.SelectionMode.ExtendedSelection
    is_list = isinstance(widget, QAbstractItemView) and widget.selectionMode() == several
    if is_list or isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        widget.selectAll()  # type: ignore[union-attr]
    else:
        window.modes.text(window.parts.text).selectAll()


def _step_note(window: MainWindow, direction: int) -> None:
    """Go to the next or previous note; in a mode that lists them, to the next or previous one there."""
    mode = window.modes.current
    if mode is None:
        window.notes.step(direction)
    elif mode.step_note is not None:
        mode.step_note(direction)


def _correct(window: MainWindow) -> None:
    window.correcting.turn()  # the mode may only be made now


def _compare(window: MainWindow) -> None:
    window.comparing.turn()
