"""What happens round a correction: drafts that were left, and what others do to its cable meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.cable_state import CableState
from db.errors import ChanceryError
from db.text_merge import Merge
from desktop.correction_drafts import Draft
from desktop.messages.merging import merged_sentence
from desktop.messages.words import tr
from desktop.widgets.message_bar import MessageBar
from desktop.windows.correcting.correct_merge import CorrectMerge, take_in
from desktop.windows.correcting.draft_slot import look

if TYPE_CHECKING:
    from desktop.windows.correcting.correct_control import CorrectControl
    from desktop.windows.main_window import MainWindow


class CorrectWatch(QObject):
    """Listens to session and drafts, and tells in words."""

    def __init__(self, control: CorrectControl, window: MainWindow) -> None:
        """Watch over the corrections of this window."""
        super().__init__(control)
        self._control = control
        self._window = window
        self._session = window.session
        self._offer: MessageBar | None = None
        self._told: list[MessageBar] = []
        self._joining = False
        self._merge = CorrectMerge(lambda: window.jobs, lambda: control.work.text, self)
        self._merge.merged.connect(self._merged)
        self.library = ""
        """The id of the open library, under which drafts lie."""
        self._session.library_opened.connect(self._library_opened)
        control.drafts.failed.connect(self._draft_failed)
        self._session.cable_opened.connect(self._cable_opened)
        self._session.reloaded.connect(self.look)
        if self._session.has_library:
            self._library_opened()
            self._cable_opened()

    def look(self) -> None:
        """Go on from what another window or command has made of the cable, and say so."""
        state, control = self._session.state, self._control
        if not control.active or state is None:
            return
        base = control.work.base
        if state.reading.id == base.reading.id and state.anchors == base.anchors:
            control.work.refresh(state)  # values and words of notes do not touch the text
            return
        keeping = control.keeping.under_way
        control.keeping.stop()
        if state.text != base.text:
            control.show_state()
            if keeping:
                self._tell(tr("The text was corrected elsewhere just now, so nothing was kept yet."))
            if not self.joining:  # its own reading is older: it goes on from there, and then from this
                self._merge.start(base.text, state)
            return
        if self.joining:
            return
        self._merge.stop()
        control.go_on_from(state)
        if not keeping:
            self._tell(tr("The notes were changed elsewhere; the panel shows them as they are now."))
            return
        words = tr(
            "The notes were changed elsewhere, so nothing was kept yet. The panel shows them as they are now:"
            " look through it, then keep again."
        )
        self.told(self._window.parts.bars.show_message(words, "warn"))

    def begun_before(self, draft: Draft) -> None:
        """Put a draft, which stands in the editor, together with what was corrected since it was begun."""
        base = self._control.work.base
        if draft.before == base.reading.text_sha256:
            return
        try:
            before = self._session.store.text(draft.before)
        except ChanceryError:
            return  # that reading is no more; what differs from today's is shown as changed
        self._joining = True
        self._merge.start(before, base)

    @property
    def joining(self) -> bool:
        """Tell whether a draft in the editor is still without what was corrected since: it cannot be kept."""
        return self._merge.pending and self._joining

    def refuses_to_keep(self) -> bool:
        """Tell whether it is too early to keep, and say why."""
        if self.joining:
            self._tell(tr("What was corrected since is still being taken in. Keep again in a moment."))
        return self.joining

    def told(self, bar: MessageBar) -> None:
        """Take a bar away when the correction ends that it is about."""
        self._told.append(bar)

    def ended(self) -> None:
        """Forget what was said and is worked out about a correction that has ended."""
        self._merge.stop()
        self._joining = False
        for bar in self._told:
            if bar in self._window.parts.bars.bars():
                bar.closed.emit()
        self._told.clear()

    def close_offer(self) -> None:
        """Take the bar away that offers to go on with a draft."""
        if self._offer is not None and self._offer in self._window.parts.bars.bars():
            self._offer.closed.emit()
        self._offer = None

    def _merged(self, merge: Merge, state: CableState) -> None:
        """Take what was corrected elsewhere into the editor, and say what came and what did not."""
        control = self._control
        if not control.active:
            return
        self._joining = False
        keeping = control.keeping.under_way
        control.keeping.stop()
        take_in(control.page.editor, merge)
        control.go_on_from(state)
        words = merged_sentence(merge, state.reading.ordinal)
        if keeping:
            words += " " + tr("Nothing was kept yet: look through it, then keep again.")
        self.told(self._window.parts.bars.show_message(words, "warn"))
        self.look()  # it may have become another once more while this was worked out

    def _library_opened(self) -> None:
        self.library = self._session.store.library_id()

    def _cable_opened(self) -> None:
        """Offer to go on with a draft; put a correction aside whose cable is no longer open."""
        state, control = self._session.state, self._control
        if control.active and (state is None or state.cable.id != control.work.base.cable.id):
            control.put_aside()
            self._window.say(
                tr("The cable was deleted elsewhere. Your corrections of it are kept as a draft."), "warn"
            )
            return
        self.close_offer()
        if state is not None and look(self.library, state).draft is not None:
            self._offer = self._window.parts.bars.show_message(
                tr("Corrections of this text were begun and not kept."),
                "warn",
                tr("Go on"),
                self._go_on,
            )

    def _go_on(self) -> None:
        self._control.enter(go_on=True)

    def _draft_failed(self, why: str) -> None:
        self._window.say(
            tr(
                "The draft of your corrections could not be kept ({why}). Keep them as a reading soon.",
                why=why,
            ),
            "warn",
        )

    def _tell(self, words: str) -> None:
        self._window.parts.status_line.tell(words)
