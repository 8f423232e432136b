"""What the window does by itself for the safety of a library: it backs up, and looks for damage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.checking.record_check import Altered
from db.errors import ChanceryError
from desktop.damage_watch import DamageWatch
from desktop.messages.errors import error_sentence
from desktop.messages.words import tr

if TYPE_CHECKING:
    from desktop.backup_clock import BackupClock
    from desktop.widgets.message_bar import MessageBar
    from desktop.windows.library.library_rescue import LibraryRescue
    from desktop.windows.main_window import MainWindow

_DAMAGE = frozenset(("library-damaged", "records-damaged", "text-damaged"))


class LibraryCare(QObject):
    """Tells in bars what she must know of backups and damage, and leads to what can be done."""

    def __init__(self, window: MainWindow) -> None:
        """Look after this window's library; backups begin with `start`."""
        super().__init__(window)
        self._window = window
        self._clock: BackupClock | None = None
        self._rescue: LibraryRescue | None = None
        self._failure: MessageBar | None = None
        self._damage: MessageBar | None = None
        self.watch = DamageWatch(window.session, self)
        self.watch.found.connect(self._tell_damage)
        window.session.leaving.connect(self._forget_damage)

    # -- public --------------------------------------------------------------------------------------

    @property
    def clock(self) -> BackupClock:
        """What backs up; made when first asked for."""
        if self._clock is None:
            from desktop.backup_clock import BackupClock

            self._clock = BackupClock(self._window.session, self)
            self._clock.failed.connect(self._tell_failed)
            self._clock.damaged.connect(self._tell_unsound)
            self._clock.mended.connect(self._end_failure)
            self._clock.told.connect(self._tell_made)
        return self._clock

    @property
    def rescue(self) -> LibraryRescue:
        """What restores, checks and saves; made when first asked for."""
        if self._rescue is None:
            from desktop.windows.library.library_rescue import LibraryRescue

            self._rescue = LibraryRescue(self._window)
        return self._rescue

    def start(self) -> None:
        """Begin to back up by itself."""
        self.clock.start()

    def back_up_now(self) -> None:
        """Back up because she asks for it; what came of it is told in a bar."""
        self._window.session.flush_wanted.emit()
        self._window.parts.status_line.tell(tr("Backing up…"))
        self.clock.back_up("asked")

    def restore(self) -> None:
        """Show the backups of the library that is open."""
        self.rescue.restore()

    def check(self) -> None:
        """Look through the whole of the library that is open."""
        self.rescue.checks.check()

    def tell_not_opened(self, path: Path, error: ChanceryError) -> None:
        """Say in a bar why a library cannot be opened, and lead to what can be done about it."""
        words = error_sentence(error)
        self._window.parts.bars.show_message(
            words, "err", tr("What can be done…"), lambda: self.rescue.trouble(path, words, error.code)
        )

    def tell_not_shown(self, error: ChanceryError) -> None:
        """Say in a bar why a cable cannot be shown; of damage, lead to what can be done about it."""
        if error.code in _DAMAGE:
            self._show_damage(error_sentence(error))
        else:
            self._window.say(error_sentence(error), "err")

    # -- slots ---------------------------------------------------------------------------------------

    def _tell_failed(self, words: str) -> None:
        self._end_failure()
        bars = self._window.parts.bars
        self._failure = bars.show_message(words, "warn", tr("Settings…"), self._window.dialogs.settings)

    def _end_failure(self) -> None:
        self._close(self._failure)
        self._failure = None

    def _tell_made(self, words: str, in_bar: bool) -> None:
        self._window.parts.status_line.tell("" if in_bar else words)
        if in_bar:
            self._window.say(words)

    def _tell_damage(self, altered: list[Altered]) -> None:
        from desktop.messages.damage import damaged_sentence

        self._show_damage(damaged_sentence(altered))

    def _tell_unsound(self, count: int, backed_up: bool) -> None:
        from desktop.messages.damage import unsound_sentence

        self._window.parts.status_line.tell("")
        self._show_damage(unsound_sentence(count, made=backed_up))

    def _show_damage(self, words: str) -> None:
        self._forget_damage()
        self._damage = self._window.parts.bars.show_message(
            words, "err", tr("What can be done…"), lambda: self.rescue.trouble_while_open(words)
        )

    def _forget_damage(self) -> None:
        self._close(self._damage)
        self._damage = None

    # -- private -------------------------------------------------------------------------------------

    def _close(self, bar: MessageBar | None) -> None:
        if bar is not None and bar in self._window.parts.bars.bars():
            bar.closed.emit()
