"""One table of actions feeds menus, toolbar, shortcuts and the help on keys."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.windows.action_table import action_table, menu_titles
from desktop.windows.columns import width_class
from desktop.windows.handlers import handlers
from tests.windows.desk import ALT, open_window, press, select


def test_names_and_shortcuts_are_unique() -> None:
    names = Counter(spec.name for spec in action_table())
    assert [name for name, count in names.items() if count > 1] == []
    keys = Counter(key for spec in action_table() if spec.menu != "keys" for key in spec.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_action_has_a_shortcut_a_handler_and_a_menu(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    done = handlers(window)
    for spec in action_table():
        assert spec.menu in menu_titles()
        assert not any(sequence.isEmpty() for sequence in spec.sequences()), spec.name
        if spec.menu != "keys":
            assert spec.name in done
            assert spec.keys or spec.name.startswith("theme-"), spec.name
    window.close()


def test_mnemonics_of_a_menu_do_not_clash() -> None:
    for menu in menu_titles():
        marks = [
            label[label.index("&") + 1].lower()
            for label in (spec.label for spec in action_table() if spec.menu == menu)
            if "&" in label
        ]
        assert len(marks) == len(set(marks)), menu


def test_what_needs_a_selection_is_off_without_one(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    assert not window.parts.actions["footnote"].isEnabled()
    select(window, "Urgent")
    assert window.parts.actions["footnote"].isEnabled()
    assert not window.parts.actions["redo"].isEnabled()
    window.close()


@pytest.mark.parametrize(
    ("width", "name"), [(1024, "narrow"), (1199, "narrow"), (1280, "middle"), (1600, "wide"), (1920, "wide")]
)
def test_width_classes(width: int, name: str) -> None:
    assert width_class(width) == name


def test_stages_distribution_and_notes_stand_together(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, width=1920, height=1080)
    for key in ("stages", "distribution", "notes"):
        fold = window.parts.folds[key]
        assert not fold.folded
        assert fold.panel.isVisible()
        assert fold.height() >= fold.bar.height() + 100
    window.close()


def test_folds_and_places_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.parts.folds["stages"].set_folded(True)
    window.parts.text.verticalScrollBar().setValue(4)
    place = window.parts.text.place()
    assert place.top > 0
    window.close()
    again = open_window(qtbot, tmp_path)
    assert again.parts.folds["stages"].folded
    qtbot.waitUntil(lambda: again.parts.text.place().top == place.top, timeout=3000)
    again.close()


def test_a_note_chosen_without_touching_the_text_can_be_edited_and_coloured(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, "Korea Desk")
    window.parts.actions["highlight"].trigger()
    window.notes.choose(None)
    assert not window.parts.actions["edit-note"].isEnabled()
    press(window.parts.text, Qt.Key.Key_Down, ALT)
    for name in ("edit-note", "delete-note", "colour-rose"):
        assert window.parts.actions[name].isEnabled()
