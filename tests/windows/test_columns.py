"""How the room of the window is shared: whole rows, the text's width, one rule between folded panels."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.windows.columns import side_widths
from desktop.windows.heights import shares
from tests.windows.desk import ALT, CONTROL, open_window, press, select


@pytest.mark.parametrize("width", [1600, 1680, 1800, 1920, 2560])
def test_the_text_has_no_less_in_a_wide_window_than_its_column_needs(width: int) -> None:
    assert width - sum(side_widths(width)) >= 620


def test_side_widths_only_grow_with_the_window() -> None:
    widths = [side_widths(width) for width in range(1600, 2000, 20)]
    assert widths == sorted(widths)
    assert widths[-1] == (268, 424, 392)


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1440, 900), (1600, 900), (1920, 1080)])
def test_the_distribution_list_ends_with_a_whole_row(
    qtbot: QtBot, tmp_path: Path, width: int, height: int
) -> None:
    table = open_window(qtbot, tmp_path, width=width, height=height).parts.distribution.table

    def ends_whole() -> bool:
        bottom = table.viewport().height()
        rows = [table.row_rect(row) for row in range(table.model().rowCount())]
        cut = [place for place in rows if place.top() < bottom - 2 and place.bottom() > bottom]
        return rows[2].bottom() <= bottom and not cut

    qtbot.waitUntil(ends_whole)


def test_a_narrow_list_that_agrees_says_so_in_its_bar_alone(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    panel = window.parts.distribution
    assert panel.open_summary() == panel.summary()
    low = panel.total.height()
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: panel.total.height() > low)
    assert panel.open_summary() == ("11 recipients", "")


def test_a_note_is_typed_on_while_the_window_grows_and_shrinks(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, width=1280, height=800)
    window.activateWindow()
    notes = window.parts.notes
    window.parts.actions["general"].trigger()
    field = notes.editor.field
    qtbot.waitUntil(field.hasFocus)
    for width, typed in ((1920, "wide"), (1280, " and narrow")):
        window.resize(width, 800)
        qtbot.waitUntil(lambda width=width: window.width() == width)  # type: ignore[misc]
        QTest.qWait(50)
        assert field.hasFocus()
        QTest.keyClicks(field, typed)
    assert field.words() == "wide and narrow"


def test_the_timeline_comes_back_when_a_note_was_written(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, height=768)
    timeline = window.parts.stages.timeline
    qtbot.waitUntil(timeline.isVisible)
    select(window, "Korea Desk")
    press(window.parts.text, Qt.Key.Key_F, CONTROL | ALT)
    qtbot.waitUntil(lambda: not timeline.isVisible())
    focus = QApplication.focusWidget()
    assert focus is not None
    press(focus, Qt.Key.Key_Escape)
    qtbot.waitUntil(timeline.isVisible)


def test_notes_are_to_be_seen_over_the_marks_that_are_unfolded(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, height=800)
    notes = window.parts.notes
    for words in ("Korea Desk", "Premier", "Border"):
        select(window, words)
        window.parts.actions["footnote"].trigger()
        press(notes.editor.field, Qt.Key.Key_Escape)
        select(window, words)
        window.parts.actions["mark-uncertain"].trigger()
    before = notes.list.viewport().height()
    notes.marks.fold.click()
    qtbot.waitUntil(lambda: notes.marks.list.isVisible() and notes.list.viewport().height() >= 80)
    notes.marks.fold.click()
    qtbot.waitUntil(lambda: notes.list.viewport().height() == before)  # and the others have theirs again


@pytest.mark.parametrize("height", [700, 768, 800, 1000])
def test_panels_are_given_no_more_than_there_is(qtbot: QtBot, tmp_path: Path, height: int) -> None:
    """What is given twice is taken from all of them, and the timeline has no room in what is left."""
    window = open_window(qtbot, tmp_path, height=height)
    panels = list(window.parts.folds.values())
    room = sum(panel.height() for panel in panels) + len(panels) - 1
    assert sum(shares(panels, room)) + len(panels) - 1 <= room


def test_the_timeline_stays_where_the_notes_come_to_need_more(qtbot: QtBot, tmp_path: Path) -> None:
    """Filter and source note stand only where there are notes: the least that the panel needs grows."""
    window = open_window(qtbot, tmp_path, height=800)
    timeline = window.parts.stages.timeline
    qtbot.waitUntil(timeline.isVisible)
    for words in ("Korea Desk", "Premier", "Border"):
        select(window, words)
        window.parts.actions["footnote"].trigger()
        press(window.parts.notes.editor.field, Qt.Key.Key_Escape)
    panels = list(window.parts.folds.values())
    room = sum(panel.height() for panel in panels) + len(panels) - 1
    qtbot.waitUntil(lambda: [panel.height() for panel in panels] == shares(panels, room))
    qtbot.waitUntil(timeline.isVisible)


def test_the_timeline_stands_when_a_cable_with_notes_is_opened_again(qtbot: QtBot, tmp_path: Path) -> None:
    """The words for a cable without notes lie behind the cards, and are higher than those need be."""
    window = open_window(qtbot, tmp_path, height=764)
    select(window, "Korea Desk")
    window.parts.actions["footnote"].trigger()
    press(window.parts.notes.editor.field, Qt.Key.Key_Escape)
    window.close()
    again = open_window(qtbot, tmp_path, height=764)
    qtbot.waitUntil(again.parts.stages.timeline.isVisible)
