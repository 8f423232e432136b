"""Merging for the window: which library, what it would do, doing it beside the window, and undoing that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from db.errors import ChanceryError
from db.merging.asked import Question, count_open, open_questions
from db.merging.bundle import Bundled
from db.merging.plan import Outline
from db.merging.settle import Where, settle
from db.merging.whole import Merged, is_merge
from desktop.backup_choices import backup_root
from desktop.jobs import REPORT
from desktop.messages.changes import change_label
from desktop.messages.errors import error_sentence
from desktop.messages.library_merge import bundled_sentence, merged_sentence
from desktop.messages.questions import open_questions_sentence
from desktop.messages.words import tr
from desktop.windows.waiting import PATIENCE, Waiting

if TYPE_CHECKING:
    from desktop.widgets.message_bar import MessageBar
    from desktop.windows.main_window import MainWindow
    from desktop.windows.merging.plan_dialog import PlanDialog
    from desktop.windows.merging.questions_dialog import QuestionsDialog

AGAIN_MS = 500
TRIES = 40
"""How often, and after how many milliseconds, a merge is begun again where the library is being written."""
MOST_AT_ONCE = 200
"""Records that undo turns back while the window waits; a merge of more is undone beside it."""


class MergeControl(QObject):
    """Merges, bundles, and asks what merges left to be decided."""

    def __init__(self, window: MainWindow) -> None:
        """Act on whatever library this window has open."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self.waiting: Waiting | None = None
        self._before = 0
        self.plan: PlanDialog | None = None
        self.questions: QuestionsDialog | None = None
        self._told: MessageBar | None = None
        window.session.changed.connect(self._forget_questions)

    # -- merging -------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask for the library to be merged, and show what that would do."""
        folder = str(self._session.store.path.parent)
        libraries = tr("Libraries (*.chancery);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self._window, tr("Merge a library"), folder, libraries)
        if name:
            self.look(Path(name))

    def look(self, other: Path) -> None:
        """Show what merging this library would do; nothing is done yet."""
        if self.waiting is not None or not self._all_saved():
            return
        job = self._window.jobs.run(
            "db.merging.whole:look_at_merge", self._library(), str(other), REPORT, patience=PATIENCE
        )
        words = tr("Looking at what {name} holds…", name=other.name)
        self._wait(job, tr("Merge"), words, lambda plan: self._show_plan(other, plan))

    def merge(self, other: Path, *, tries: int = TRIES) -> None:
        """Merge this library beside the window; where that is being written just now, wait for it."""
        if self.waiting is not None or not self._all_saved():
            return
        try:
            number = self._session.store.session_number()
        except ChanceryError as error:
            if (
                error.code == "library-locked" and tries
            ):  # the index of words is being filled, as after an import
                QTimer.singleShot(AGAIN_MS, self, lambda: self.merge(other, tries=tries - 1))
            else:
                self._window.say(error_sentence(error), "err")
            return
        job = self._window.jobs.run(
            "db.merging.whole:merge_library",
            self._library(),
            str(other),
            self._session.author.id,
            number,
            str(backup_root(self._window.settings)),
            REPORT,
            patience=PATIENCE,
        )
        self._wait(job, tr("Merge"), tr("{name} is being merged…", name=other.name), self._merged)

    def turn(self, kind: Literal["undo", "redo"]) -> bool:
        """Undo or redo beside the window, where the next step is a large merge; tell if it was."""
        session = self._session
        if self.waiting is not None:
            return True
        if not session.has_library or session.has_unsaved():
            return False
        entry = session.store.next_undo() if kind == "undo" else session.store.next_redo()
        if entry is None or not is_merge(entry) or int(entry.label.values.get("count", 1)) <= MOST_AT_ONCE:
            return False
        try:
            number = session.store.session_number()
        except ChanceryError:
            return False  # it is being written just now: whoever turns single steps waits for that
        job = self._window.jobs.run(
            "db.merging.whole:turn_merge",
            self._library(),
            kind,
            session.author.id,
            number,
            REPORT,
            patience=PATIENCE,
        )
        title = tr("Undo") if kind == "undo" else tr("Redo")
        said = tr("The merge was undone.") if kind == "undo" else tr("The merge was done again.")
        self._wait(job, title, tr("The merge is being turned…"), lambda _count: self._turned(said))
        return True

    # -- bundles -------------------------------------------------------------------------------------

    def bundle(self, cables: list[str] | None = None) -> None:
        """Ask where a bundle of these cables, or of the open one, is to be written, and write it."""
        from desktop.windows.merging.bundle_dialog import ask_bundle

        state = self._session.state
        chosen = cables or ([state.cable.id] if state is not None else [])
        if not chosen or not self._all_saved():
            return
        asked = ask_bundle(len(chosen), self._session.store.path.parent, self._window)
        if asked is None:
            return
        target, private = asked
        job = self._window.jobs.run(
            "db.merging.bundle:write_bundle",
            self._library(),
            target,
            chosen,
            self._session.author.id,
            private,
            REPORT,
            patience=PATIENCE,
        )
        words = tr("{name} is being written…", name=target.name)
        self._wait(job, tr("Save a bundle"), words, lambda made: self._bundled(made, target))

    # -- questions -----------------------------------------------------------------------------------

    def look_at_questions(self) -> None:
        """Show what merges left to be decided."""
        from desktop.windows.merging.questions_dialog import QuestionsDialog

        self._session.flush_wanted.emit()
        dialog = QuestionsDialog(self._session.store.read(open_questions), self._window)
        dialog.settle_wanted.connect(self._settle)
        dialog.cable_wanted.connect(self._window.libraries.open_cable)
        dialog.undo_wanted.connect(self._undo_settling)
        dialog.finished.connect(self._closed)
        self.questions = dialog
        dialog.open()

    def tell_open(self) -> None:
        """Say in a bar that questions are open, where there are any: a library was opened."""
        try:
            count = self._session.store.read(count_open) if self._session.has_library else 0
        except ChanceryError:
            return
        if count:
            self._tell_of_questions(open_questions_sentence(count))

    # -- slots ---------------------------------------------------------------------------------------

    def _show_plan(self, other: Path, plan: object) -> None:
        from desktop.windows.merging.plan_dialog import PlanDialog

        assert isinstance(plan, Outline)
        dialog = PlanDialog(plan, self._window)
        dialog.accepted.connect(lambda: self.merge(other))
        dialog.finished.connect(self._plan_closed)
        self.plan = dialog
        dialog.open()

    def _plan_closed(self) -> None:
        if self.plan is not None:
            self.plan.deleteLater()
        self.plan = None

    def _merged(self, merged: object) -> None:
        assert isinstance(merged, Merged)
        self._session.look_again()
        words = merged_sentence(merged.plan)
        if merged.plan.clashes:
            self._tell_of_questions(words)
        elif merged.backup is not None:
            self._window.say(words, "ok", tr("Undo"), self._window.undo)
        else:
            self._window.say(words, "ok")

    def _tell_of_questions(self, words: str) -> None:
        action = (tr("Changed on both sides…"), self.look_at_questions)
        self._told = self._window.parts.bars.show_message(words, "warn", *action)

    def _forget_questions(self) -> None:
        """Close the bar that tells of questions where there are none any more."""
        bar = self._told
        try:
            if bar is None or not self._session.has_library or self._session.store.read(count_open):
                return
        except ChanceryError:
            return
        self._told = None
        if bar in self._window.parts.bars.bars():
            bar.closed.emit()

    def _turned(self, words: str) -> None:
        self._session.look_again()
        self._forget_questions()
        self._window.parts.bars.close_good_news()
        self._window.say(words, "ok")

    def _bundled(self, made: object, target: Path) -> None:
        assert isinstance(made, Bundled)
        self._window.say(bundled_sentence(made, str(target)), "ok")

    def _settle(self, question: Question, choice: str, words: str | None) -> None:
        session = self._session
        try:
            state = session.state
            if question.cable is None:
                state = None
            elif state is None or state.cable.id != question.cable:
                state = session.store.cable_state(question.cable)
            where = Where(state, session.store.text, session.author.id)
            change = settle(question, choice, where, words=words)
        except ChanceryError as error:
            session.failed.emit(error)
            return
        if session.do(change):
            self._show_left(tr("Decided."), undoable=True)

    def _undo_settling(self) -> None:
        change = self._session.undo()
        if change is not None:
            self._show_left(tr("Undone: {name}.", name=change_label(change.label)), undoable=False)

    def _show_left(self, told: str, *, undoable: bool) -> None:
        if self.questions is not None:
            left = self._session.store.read(open_questions)
            self.questions.show_questions(left, told=told, undoable=undoable)

    def _closed(self) -> None:
        if self.questions is not None:
            self.questions.deleteLater()
        self.questions = None

    def _failed(self, error: ChanceryError) -> None:
        self.waiting = None
        if not self._session.has_library:
            return  # the window is closing
        self._session.look_again()
        if error.code == "job-cancelled" and self._session.store.last_place() > self._before:
            self._window.say(tr("It was done already when it was stopped. Undo takes it back."), "warn")
        elif error.code == "job-cancelled":
            self._window.say(tr("Stopped. Nothing was changed."), "ok")
        else:
            self._window.say(error_sentence(error), "err")

    # -- private -------------------------------------------------------------------------------------

    def _wait(self, job: object, title: str, words: str, done: object) -> None:
        def ended(result: object) -> None:
            self.waiting = None
            done(result)  # type: ignore[operator]

        self._before = self._session.store.last_place()
        self.waiting = Waiting(job, title, words, ended, self._failed, self._window)  # type: ignore[arg-type]

    def _library(self) -> str:
        return str(self._session.store.path.absolute())

    def _all_saved(self) -> bool:
        """Hand over what is typed; tell whether all of it is in the library now."""
        self._session.flush_wanted.emit()
        if self._session.has_unsaved():
            self._window.say(tr("What you typed is not saved yet. Merge when it is."), "warn")
            return False
        return True
