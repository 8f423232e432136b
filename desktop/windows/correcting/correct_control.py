"""Correcting the text: entering the mode, what is done in it, and the ways out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from db.cable_state import CableState
from db.errors import ChanceryError
from desktop.correction_drafts import Draft
from desktop.messages.words import tr
from desktop.panels.text.edit_history import TextEdit
from desktop.windows.correcting import correct_questions
from desktop.windows.correcting.correct_keeping import CorrectKeeping
from desktop.windows.correcting.correct_mode import correct_mode
from desktop.windows.correcting.correct_places import CorrectPlaces
from desktop.windows.correcting.correct_watch import CorrectWatch
from desktop.windows.correcting.correct_work import CorrectWork
from desktop.windows.correcting.draft_keeper import DraftKeeper, draft_of
from desktop.windows.correcting.draft_slot import look
from desktop.windows.modes import Mode
from desktop.windows.shown_spans import ShownSpans, line_styles

if TYPE_CHECKING:
    from desktop.windows.correcting.correct_page import CorrectPage
    from desktop.windows.main_window import MainWindow


class CorrectControl(QObject):
    """The mode in which the text is corrected. Nothing reaches the library but by `keep`."""

    def __init__(self, window: MainWindow) -> None:
        """Act for this window; the page is made when it is first wanted."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._page: CorrectPage | None = None
        self.work = CorrectWork(lambda: window.jobs, self)
        self.places = CorrectPlaces(self.work, lambda: self.page, self.tell, self)
        self.places.decided.connect(self._touch)
        self.places.turns_changed.connect(window.showing.enable)
        self.drafts = DraftKeeper(self._draft, self)
        self._mode: Mode | None = None
        self._spans = ShownSpans()
        self.keeping = CorrectKeeping(self, window)
        self.work.previewed.connect(self._show_preview)
        self.work.failed.connect(self._preview_failed)
        self.watch = CorrectWatch(self, window)

    # -- public --------------------------------------------------------------------------------------

    @property
    def active(self) -> bool:
        """Tell whether the text is being corrected."""
        return self._mode is not None and self._window.modes.current is self._mode

    @property
    def page(self) -> CorrectPage:
        """The page of the mode."""
        if self._page is None:
            from desktop.windows.correcting.correct_page import CorrectPage  # not needed for the first paint

            self._page = CorrectPage(self._window)
            self._connect(self._page)
        return self._page

    def turn(self) -> None:
        """Enter the mode, or leave it where the window is in it."""
        if self.active:
            self.leave()
        else:
            self.enter()
        self._window.parts.actions["correct-text"].setChecked(self.active)

    def enter(self, text: str | None = None, reason: str = "", *, go_on: bool = False) -> None:
        """Begin to correct the open cable's text; go on with a draft of it where she wants to.

        `text` is a better transcription of the whole, entered as one step that can be taken back. `go_on`
        says that she has chosen to go on with the draft.
        """
        state = self._session.state
        if state is None or self._window.modes.current is not None:
            return
        self._session.flush_wanted.emit()
        found = look(self.watch.library, state)
        chosen = go_on and found.draft is not None
        answer = "go on" if chosen else correct_questions.how_to_begin(self._window, found, state)
        if answer == "cancel":
            return
        draft = found.draft if answer == "go on" else None
        self.drafts.slot.hold(self.watch.library, state.cable.id, found.slot)
        self._begin(state)
        self.page.give_reasons(reason if draft is None else draft.reason, draft.note if draft else "")
        if draft is not None:
            self.page.editor.put_text(draft.text)
            if text is not None:
                self.tell(tr("You went on with the corrections begun; the file was not taken."))
            same = draft.reading == state.reading.id
            self.work.choices.start(draft.choices if same else {}, set(draft.kept_values))
            self.watch.begun_before(draft)
        elif text is not None:
            self.work.code = "update-from-file"
            self.page.editor.put_text(text)
        else:
            self.drafts.drop(self.watch.library, state.cable.id)

    def leave(self) -> bool:
        """Go back to reading with nothing kept; asks where something is changed. Returns whether it left."""
        self.keeping.stop(tr("Nothing was kept yet."))
        self.show_state()
        if self.work.changed and not correct_questions.discard_changes(
            self._window, max(1, self.work.changes)
        ):
            return False
        if self._mode is None:
            return True  # its cable was deleted elsewhere meanwhile, as was told
        self.end_kept()
        self.tell(tr("Nothing was changed."))
        return True

    def keep(self) -> None:
        """Make the text the next reading, as soon as it is known what becomes of the notes."""
        self.keeping.keep()

    def may_close(self) -> bool:
        """Ask what becomes of a correction under way before the window closes; return whether it may."""
        if not self.active:
            return True
        if not self.work.changed:
            self._end()
            return True
        self.keeping.stop(tr("Nothing was kept yet."))
        self.show_state()
        answer = correct_questions.close_while_correcting(
            self._window, max(1, self.work.changes), self.work.becoming
        )
        if self._mode is None:
            return answer != "cancel"  # its cable was deleted elsewhere meanwhile: it is kept as a draft
        if answer == "keep":
            return self.keeping.keep_at_once()
        if answer == "draft":
            if not self.drafts.keep_now():
                return False
            self._end()
        elif answer == "discard":
            self.end_kept()
        return answer != "cancel"

    def put_aside(self) -> None:
        """Leave the mode with what is under way kept as a draft: its cable is no longer open."""
        self.drafts.keep_now()
        self._end()

    def go_on_from(self, state: CableState) -> None:
        """Go on from what the cable has become elsewhere; the words in the editor stay."""
        self.keeping.stop()
        self.work.rebase(state)
        self.show_state()
        self._touch()

    def step(self, direction: int) -> None:
        """Go to the next (+1) or previous (-1) place that is to be looked at."""
        self.page.touched.step(direction)

    def show_state(self) -> None:
        """Say what is changed and what comes of it; Keep rests while it waits to be done."""
        work, becoming = self.work, self.work.becoming
        reading = work.base.reading.ordinal
        self.page.show_changes(work.changes, reading, becoming, changed=work.changed, known=work.fresh)
        if self.keeping.waits:
            self.page.keep.setEnabled(False)
        self._window.parts.status_line.show_mode(
            tr("Changes not yet kept") if work.changed else tr("Nothing changed yet"),
            tr("reading {n}, becoming {next}", n=reading, next=becoming),
        )

    def tell(self, words: str) -> None:
        """Show a sentence in the status line."""
        self._window.parts.status_line.tell(words)

    def end_kept(self) -> None:
        """Leave the mode with no draft left: all is kept, or nothing is wanted."""
        self.drafts.drop(self.watch.library, self.work.base.cable.id)
        self._end()

    # -- entering and leaving --------------------------------------------------------------------------

    def _begin(self, state: CableState) -> None:
        window, page = self._window, self.page
        editor, text = page.editor, window.parts.text
        self._mode = correct_mode(page, self.step, self.places)
        editor.set_zoom(text.zoom)
        editor.set_line_numbers(window.parts.actions["line-numbers"].isChecked())
        self.work.begin(state)
        self.work.code = "correct-text"
        page.touched.show_items([], changed=False)
        place = text.place()  # without what is selected there: the first key would take its place
        at = replace(place, anchor=place.caret)
        self._spans.forget()
        editor.show_text(state.text, line_styles(state), self._spans.of(state), at)
        page.ask_for_words(None)
        self.show_state()
        self.watch.close_offer()
        window.modes.enter(self._mode)
        window.parts.find_bar.look_into(editor)
        window.parts.status_line.show_selected(0)
        window.parts.actions["correct-text"].setChecked(True)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tell(tr("Correct the text; notes, imports and exports wait until you keep or discard."))

    def _end(self) -> None:
        self.keeping.stop()
        self.work.end()
        self.watch.ended()
        self.drafts.slot.release()
        self._mode = None
        window, parts = self._window, self._window.parts
        window.modes.leave()
        parts.find_bar.look_into(parts.text)
        start, end = parts.text.selected_span() or (0, 0)
        parts.status_line.show_selected(end - start)
        parts.actions["correct-text"].setChecked(False)
        parts.status_line.show_mode(None)
        parts.text.set_zoom(self.page.editor.zoom)
        parts.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- while correcting ------------------------------------------------------------------------------

    def _connect(self, page: CorrectPage) -> None:
        self.places.connect_page(page)
        page.keep_wanted.connect(self.keep)
        page.discard_wanted.connect(self.leave)
        page.editor.edited.connect(self._edited)
        page.editor.escaped.connect(self._escaped)
        page.editor.history_changed.connect(self._window.showing.enable)
        page.editor.zoom_changed.connect(self._window.zoom_changed)
        line = self._window.parts.status_line
        page.editor.caret_line_changed.connect(line.show_caret)
        page.editor.selection_changed.connect(lambda start, end: line.show_selected(end - start))
        page.reason.editTextChanged.connect(lambda _words: self._touch())
        page.note.textChanged.connect(lambda _words: self._touch())

    def _edited(self, step: TextEdit) -> None:
        if not self.active:
            return
        self.keeping.stop(tr("You typed on, so nothing was kept yet. Keep again when you are done."))
        self.work.follow(step, self.page.editor.text)
        self.page.touched.show_waiting()
        self._touch()
        self.show_state()

    def _show_preview(self) -> None:
        after = self.work.after
        if not self.active or after is None:
            return
        editor = self.page.editor
        editor.set_styles(line_styles(after))
        editor.set_spans(self._spans.of(after))
        editor.show_changes(self.work.changed_spans())
        self.page.touched.show_items(self.work.items, changed=self.work.changed)
        self.show_state()
        self.keeping.go_on()

    def _preview_failed(self, _error: ChanceryError) -> None:
        """Work it out here where she waits for it; else say that it is done when she keeps."""
        if not self.keeping.settle():
            self.tell(tr("The notes could not be looked for yet; that is done when you keep."))

    def _escaped(self) -> None:
        if self.page.asks_for_words():
            self.places.choose_words(None)
        else:
            self.leave()

    def _touch(self) -> None:
        if self.active and self.work.changed:
            self.drafts.touch()

    def _draft(self) -> Draft | None:
        if self.watch.joining:
            return None  # the draft on the disk knows from which reading it was begun
        page, slot = self.page, self.drafts.slot.number
        return draft_of(self.work, self.watch.library, slot, page.reason.currentText(), page.note.text())
