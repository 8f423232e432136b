"""Between the words in the editor and the library: when they are committed, what undo takes back.

The field's own undo reaches back to the beginning of the present typing step, the library's undo takes
over there. So a step that was typed and taken back in the field is undone in the library, too, and is
never left behind as a step that changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from db.changes import Change
from db.editing import note_edits
from db.errors import ChangeRefusedError
from db.records import Anchor, Note
from desktop.messages.notes import note_title
from desktop.panels.notes.typing_steps import QUIET_S, TypingSteps
from desktop.session import Session
from desktop.widgets.typing_pause import TypingPause
from desktop.widgets.word_editor import WordEditor


class Drafting(QObject):
    """Commits what is typed into `field` for one note at a time, and keeps the field in step with it."""

    gone = Signal()
    """The note was deleted elsewhere."""
    turn_wanted = Signal(str)
    """Nothing typed is left to take back ("undo") or to bring back ("redo"): the library's steps are next."""
    pending_changed = Signal(bool)
    """Whether something is typed that is not committed."""

    def __init__(
        self,
        session: Session,
        field: WordEditor,
        parent: QObject | None = None,
        clock: Callable[[], float] = monotonic,
        words_of: Callable[[Note], str] = lambda note: note.words,
    ) -> None:
        """Draft in `field`; `words_of` tells how a note's words read now, with its references named."""
        super().__init__(parent)
        self._words_of = words_of
        self._session = session
        self._field = field
        self._note: str | None = None
        self._base = ""
        self._source = ""
        self._kept: dict[str, str] = {}
        self._steps = TypingSteps(lambda: session.new_burst("words"), clock)
        self._step_start = ""
        self._on_top = False
        self._own = False
        self._pause = TypingPause(self)
        self._quiet = QTimer(self, singleShot=True, interval=round(QUIET_S * 1000))
        self._pause.due.connect(self.commit)
        self._quiet.timeout.connect(self.end_step)
        field.typed.connect(self._typed)
        field.focus_lost.connect(self.commit)
        field.undone.connect(self._step_undone)
        field.undo_wanted.connect(self._undo)
        field.redo_wanted.connect(self._redo)
        session.changed.connect(self._follow)
        session.reloaded.connect(self._look_again)

    # -- public --------------------------------------------------------------------------------------

    @property
    def note(self) -> str | None:
        """The id of the note whose words are in the field."""
        return self._note

    def begin(self, note: Note) -> None:
        """Put a note's words into the field; words that could not be committed before are there again."""
        self._note = note.id
        self._source, self._base = note.words, self._words_of(note)
        self._steps.end()
        self._on_top = False
        self._field.load(self._base)
        kept = self._kept.pop(note.id, None)
        if kept is not None and kept != note.words:
            self._field.load(kept)
            self._pause.touch()

    def has_pending(self) -> bool:
        """Tell whether something is typed that is not committed."""
        if self._own:
            return bool(self._kept)  # it is being committed just now
        return bool(self._kept) or (self._note is not None and self._field.words() != self._base)

    def commit(self) -> bool:
        """Commit what was typed; return whether nothing is left uncommitted.

        Where it fails the words stay in the field and the next pause tries again.
        """
        self._pause.stop()
        state = self._session.state
        if self._note is None or self._own:
            return True
        words = self._field.words()
        if words == self._base:
            return True
        if state is None or self._note not in state.notes:
            self._kept[self._note] = words
            return False
        if state.notes[self._note].trashed is not None:
            self._look_again()  # deleted elsewhere: where the words go is told there
            return not self._kept
        if not self._steps.burst:
            self._begin_step()
        self._own = True
        done = self._session.do(note_edits.set_words(state, self._note, words, burst=self._steps.burst))
        self._own = False
        if done:
            self._source = self._base = words
            self._on_top = True
            self.pending_changed.emit(self.has_pending())
        return done

    def end(self) -> bool:
        """Commit and let the note go; return False where the words could not be committed.

        They are kept then, and stand in the field again when the note is next edited.
        """
        done = self.commit()
        if not done and self._note is not None:
            self._kept[self._note] = self._field.words()
        self._note = None
        self._quiet.stop()
        self._steps.end()
        self._field.load("")
        return done

    def retry_kept(self) -> bool:
        """Commit words that were left uncommitted in other notes; return whether none are left."""
        state = self._session.state
        for note_id, words in list(self._kept.items()):
            if state is not None and note_id in state.notes:
                if not self._session.do(note_edits.set_words(state, note_id, words)):
                    return False
                del self._kept[note_id]
        return not self._kept

    def end_step(self) -> None:
        """End the undo step that is being typed."""
        if self.commit():
            self._steps.end()
            self._field.settle()

    # -- slots ---------------------------------------------------------------------------------------

    def _typed(self, paragraph_ended: bool) -> None:
        if self._note is None:
            return
        if self._steps.key():
            self._step_start = self._base
            self._on_top = False
        self._pause.touch()
        self._quiet.start()
        self.pending_changed.emit(self.has_pending())
        if paragraph_ended or self._steps.is_long():
            self.end_step()

    def _begin_step(self) -> None:
        self._steps.key()
        self._step_start = self._base
        self._on_top = False

    def _step_undone(self) -> None:
        """Take the step back in the library too, now that the field has taken back all of it."""
        state = self._session.state
        if self._on_top and self._field.words() == self._step_start != self._base:
            self._pause.stop()
            self._own = True
            change = self._session.undo()
            self._own = False
            if change is not None:
                self._base = self._step_start
                self._source = state.notes[self._note].words if state and self._note else self._base
            self._on_top = False
            self._steps.end()

    def _undo(self) -> None:
        if self.commit():
            self.turn_wanted.emit("undo")

    def _redo(self) -> None:
        if self.commit():
            self.turn_wanted.emit("redo")

    def _follow(self, change: Change) -> None:
        if self._own or self._note is None:
            return
        self._on_top = False
        self._steps.end()
        touched = any(
            (step.record.owner if isinstance(step.record, Anchor) else step.record.id) == self._note
            for step in change.steps
        )
        if touched:
            self._look_again()
        if self._note is not None:
            self._field.settle()

    def _look_again(self) -> None:
        """Show what the note's words are now, without losing what is typed and not committed."""
        if self._note is None:
            return
        state = self._session.state
        note = state.notes.get(self._note) if state else None
        if note is None or note.trashed is not None:
            written = self._field.words()
            has_written = written != self._base
            if has_written:
                self._kept[self._note] = written
            self._note = None
            self._pause.stop()
            self.gone.emit()
            if has_written:
                self._tell_where_words_went(written, in_trash=note is not None)
            return
        if note.words == self._source:
            return
        mine = self._field.words()
        from db.correcting.word_merge import merge_words  # seldom wanted

        merged, both = merge_words(self._base, mine, note.words)
        self._source = self._base = note.words
        self._field.follow(merged)
        if merged != note.words:
            self._pause.touch()
        if both and state is not None:
            title = note_title(note, state.note_marks().get(note.id))
            self._session.failed.emit(ChangeRefusedError("words-on-both-sides", note=title))

    def _tell_where_words_went(self, words: str, *, in_trash: bool) -> None:
        """Say what became of words whose note was deleted elsewhere: in the trash, or nowhere but here."""
        if not in_trash:
            self._kept.clear()
            self._session.failed.emit(ChangeRefusedError("words-moved-on", words=words))
        elif self.retry_kept():
            self._session.failed.emit(ChangeRefusedError("note-deleted-elsewhere", words=words))
