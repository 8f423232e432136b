"""Comparing readings: entering the mode, going through the differences, taking corrections back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from db.changes import Change
from db.correcting.differences import Difference, Way
from db.correcting.readings import as_of, lineage, list_readings, original, way
from db.correcting.told_differences import told
from db.errors import ChanceryError
from db.records import Reading
from desktop.messages.errors import error_sentence
from desktop.messages.readings import comparison_sentence
from desktop.messages.words import tr
from desktop.models.compared import Compared
from desktop.panels.text.spans import Place
from desktop.windows.modes import Mode
from desktop.windows.places import place_in
from desktop.windows.shown_spans import line_styles
from desktop.windows.taking_back import TakingBack

if TYPE_CHECKING:
    from desktop.windows.correcting.compare_page import ComparePage
    from desktop.windows.main_window import MainWindow

AT_ONCE = 40_000
"""Code points of a text up to which two readings are compared at once; above that in the child process."""


class CompareControl(QObject):
    """The mode in which readings are compared."""

    def __init__(self, window: MainWindow) -> None:
        """Act for this window; the page is made when it is first wanted."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._page: ComparePage | None = None
        self._mode: Mode | None = None
        self._number = 0
        self._shown: tuple[str, str] = ("", "")
        self._sentence = ""
        self._later: Reading | None = None
        """The later reading of the comparison that is seen."""
        self._coming: tuple[Place, Reading] | None = None
        """While a comparison is worked out: where it is to be entered, a place of this reading."""
        self._taking = TakingBack(
            self._session, lambda: window.jobs, window.turning.turn, window.say, self._tell, self
        )
        self._taking.worked.connect(self._show_work)
        self._differences: tuple[Difference, ...] = ()
        self._session.changed.connect(self._changed)
        self._session.reloaded.connect(self._refresh)
        self._session.cable_opened.connect(self.leave)
        window.parts.status_line.readings_wanted.connect(self.turn)

    # -- public --------------------------------------------------------------------------------------

    @property
    def active(self) -> bool:
        """Tell whether readings are being compared."""
        return self._mode is not None and self._window.modes.current is self._mode

    @property
    def page(self) -> ComparePage:
        """The page of the mode."""
        if self._page is None:
            from desktop.windows.correcting.compare_page import ComparePage  # not needed for the first paint

            self._page = ComparePage(self._window)
            self._connect(self._page)
        return self._page

    def turn(self) -> None:
        """Enter the mode, or leave it where the window is in it."""
        if self.active:
            self.leave()
        else:
            self.enter()
        self._window.parts.actions["compare-readings"].setChecked(self.active)

    def enter(self) -> None:
        """Compare the current reading with reading 0."""
        window, state = self._window, self._session.state
        if state is None or window.modes.refuses():
            return
        if len(state.readings) < 2:
            self._tell(tr("There is only reading 0, the text as imported. Correct the text to make another."))
            return
        self._session.flush_wanted.emit()
        view, text = self.page.view, window.parts.text
        self._mode, self._later, self._coming = self._made_mode(self.page), None, None
        view.set_zoom(text.zoom)
        view.set_line_numbers(window.parts.actions["line-numbers"].isChecked())
        window.modes.enter(self._mode)
        window.parts.find_bar.look_into(view)
        window.parts.actions["compare-readings"].setChecked(True)
        self._compare(original(state).id, state.cable.reading, (text.place(), state.reading))
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Go back to reading, to the place where she was."""
        if not self.active:
            return
        self._number += 1
        self._mode = None
        window, parts = self._window, self._window.parts
        window.modes.leave()
        parts.find_bar.look_into(parts.text)
        parts.actions["compare-readings"].setChecked(False)
        parts.text.set_zoom(self.page.view.zoom)
        parts.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, direction: int) -> None:
        """Go to the next (+1) or previous (-1) difference; after the last comes the first."""
        index = self.page.view.beside(direction)
        if index is not None:
            self.go_to(index)

    def go_to(self, index: int) -> None:
        """Show a difference in the text and in the list, and let a screen reader say it."""
        self.page.view.go_to(index)
        self._follow(index)

    def take_back(self, indices: Sequence[int]) -> None:
        """Let the old words of these differences stand again, as one step."""
        if self.active and indices:
            self._taking.take_back([self._differences[index] for index in indices], self._shown[1])

    def go_back(self) -> None:
        """Let the text of the first chosen reading stand again, as the next reading."""
        if self.active:
            self._taking.go_back(self._shown[0])

    # -- comparing -------------------------------------------------------------------------------------

    def _compare(self, first: str, second: str, at: tuple[Place, Reading], index: int | None = None) -> None:
        """Show what is different between two readings; `index` is the difference to be at.

        `at` is the place to be at, and the reading of which it is one.
        """
        state = self._session.state
        if state is None:
            return
        self._number += 1
        number = self._number
        self._shown, self._coming = (first, second), at
        self.page.show_readings(list_readings(state), first, second)
        try:
            between = way(state, first, second, self._session.store.text)
        except ChanceryError as error:
            self._window.say(error_sentence(error), "err")
            self.leave()
            return
        if len(between.old) + len(between.new) <= 2 * AT_ONCE:
            self._show(number, between, told(between), index)
            return
        self.page.banner.say(tr("Comparing…"))
        job = self._window.jobs.run("db.correcting.told_differences:told", between)
        job.done.connect(lambda found: self._show(number, between, found, index))
        job.failed.connect(lambda error: self._window.say(error_sentence(error), "err"))

    def _show(self, number: int, between: Way, found: tuple[Difference, ...], index: int | None) -> None:
        state = self._session.state
        if number != self._number or state is None or not self.active:
            return  # other readings were chosen meanwhile
        first, second = self._shown
        place, of = self._where()
        place = place_in(state, place, of, state.readings[second], self._session.store.text)
        self._later, self._coming = state.readings[second], None
        self._differences = found
        standing = {one.id for one in lineage(state, state.cable.reading)}
        page = self.page
        styles = line_styles(as_of(state, second, between.new))
        page.view.show_compared(Compared(between.new, found), styles, place)
        page.panel.show_differences(state, found, can_take_back=second in standing)
        ordinals = state.readings[first].ordinal, state.readings[second].ordinal
        self._sentence = comparison_sentence(len(found), *ordinals)
        page.banner.say(self._sentence)
        current = state.reading
        backward = second == current.id and state.readings[first].text_sha256 != current.text_sha256
        page.offer_going_back(ordinals[0] if backward else None)
        if found and index is not None:
            self.go_to(min(index, len(found) - 1))
        else:
            page.show_place(None, len(found))
        self._window.showing.enable()

    def _where(self) -> tuple[Place, Reading]:
        """Return where she is reading, and the reading of which that is a place."""
        if self._coming is not None or self._later is None:
            assert self._coming is not None
            return self._coming
        return self.page.view.later_place(), self._later

    def _show_work(self, at_it: bool) -> None:
        """Say that a reading is being made beside the window, or what is compared."""
        if self.active:
            self.page.banner.say(tr("Making the next reading…") if at_it else self._sentence)
            self.page.go_back.setEnabled(not at_it)

    def _follow(self, index: int) -> None:
        self.page.panel.choose(index)
        self.page.show_place(index, len(self._differences))
        self.page.view.announce(self.page.panel.model.spoken(index))

    # -- slots -----------------------------------------------------------------------------------------

    def _connect(self, page: ComparePage) -> None:
        status = self._window.parts.status_line
        page.pair_chosen.connect(self._pair_chosen)
        page.step_wanted.connect(self.step)
        page.go_back_wanted.connect(self.go_back)
        page.done_wanted.connect(self.leave)
        page.panel.chosen.connect(self.go_to)
        page.panel.show_wanted.connect(self._show_in_text)
        page.panel.take_back_wanted.connect(self.take_back)
        page.view.difference_chosen.connect(self._follow)
        page.view.zoom_changed.connect(self._window.zoom_changed)
        page.view.caret_line_changed.connect(status.show_caret)
        page.view.selection_changed.connect(lambda start, end: status.show_selected(end - start))

    def _pair_chosen(self) -> None:
        first, second = self.page.pair()
        if (first, second) != self._shown:
            self._compare(first, second, self._where())

    def _show_in_text(self, index: int) -> None:
        self.go_to(index)
        self.page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, change: Change) -> None:
        if self.active and change.touches("reading"):
            self._refresh()

    def _refresh(self) -> None:
        """Compare again after a reading has come or gone: with the one that is current now."""
        state = self._session.state
        if not self.active or state is None:
            return
        if len(state.readings) < 2:
            self.leave()
            return
        first, _ = self._shown
        first = first if first in state.readings else original(state).id
        self._compare(first, state.cable.reading, self._where(), self.page.view.current)

    # -- private ---------------------------------------------------------------------------------------

    def _made_mode(self, page: ComparePage) -> Mode:
        taking = self._taking
        return Mode(
            "compare",
            frozenset({"compare-readings", "undo", "redo", "next-note", "previous-note"}),
            tr("Readings are being compared: press Esc first."),
            page,
            page.view,
            (page.view, page.fold, page.first),
            undo=lambda: taking.turn("undo"),
            redo=lambda: taking.turn("redo"),
            can_undo=lambda: taking.can_turn("undo"),
            can_redo=lambda: taking.can_turn("redo"),
            step_note=self.step,
        )

    def _tell(self, words: str) -> None:
        self._window.parts.status_line.tell(words)
