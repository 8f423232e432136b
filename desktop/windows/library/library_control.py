"""Libraries and cables from the menu: new, open, recent, copy; the sample; deleting and going on."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

import resources
from db.errors import ChanceryError
from db.library_list.pages import first_cable, is_listed
from db.schema import is_older
from desktop.messages.words import tr
from desktop.session import Session
from desktop.settings import Settings, data_folder, first_library

if TYPE_CHECKING:
    from desktop.jobs import Jobs

SUFFIX = ".chancery"
LARGE = 4 << 20
"""Bytes above which bringing an older library into today's form is waited for: *m*, 12 MB a second."""
Say = Callable[..., None]
"""Shows a sentence in a bar; the second word is the tone, "ok", "warn" or "err". A label and a function may
follow: what can be done about it."""


def sample_file() -> Path:
    """Return the sample cable that is shipped: a telegram of 1961, byte for byte as the archive has it."""
    return resources.folder() / "sample" / "Chen-8-35.txt"


def is_older_and_large(path: Path) -> bool:
    """Tell whether opening a library would take long, since it is of an earlier form."""
    try:
        return path.stat().st_size >= LARGE and is_older(path)
    except OSError:
        return False


class Neighbour(Protocol):
    """Tells the cable after (+1) or before (-1) the one shown in the list, passing over those named."""

    def __call__(self, direction: int, beyond: Collection[str] = (), /) -> str | None:
        """Return its id, None where there is none."""


class LibraryControl(QObject):
    """What the window does about the library file and its list of cables."""

    not_opened = Signal(object, object)
    """The library at this path could not be opened, as a ChanceryError tells; the one before still is."""
    cable_refused = Signal(object)
    """A cable could not be shown, as a ChanceryError tells; its library is open."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        window: QWidget,
        say: Say,
        neighbour: Neighbour,
        show_trash: Callable[[], None],
        jobs: Callable[[], Jobs],
    ) -> None:
        """Act for this window; `neighbour` tells the cable after (+1) or before (-1) the one shown."""
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        self._say = say
        self._neighbour = neighbour
        self._show_trash = show_trash
        self._jobs = jobs
        self._shown_first: str | None = None

    def open_first(self, path: Path | None) -> None:
        """Open the library to begin with: the one named, else the last one, else the default one.

        Of the cable to begin with the first page is shown; the rest is read by `go_on`, once the window is
        whole. Raises ChanceryError where the library cannot be opened: another in its place would look as if
        all was lost.
        """
        self._open_library(path or self.first(), create=True)
        cable = self._last_cable()
        if cable is not None:
            with suppress(ChanceryError):  # `go_on` meets it again, and tells
                self._session.show_page(cable)
                self._shown_first = cable

    def go_on(self) -> None:
        """Read the cable that `open_first` has begun with."""
        if self._session.has_library:
            self._open_last_cable()

    def first(self) -> Path:
        """Return the library to begin with where none is named; the folder of the default one is made.

        Raises LibraryError "library-not-writable" where it cannot be.
        """
        recent = [Path(name) for name in self._settings.recent_libraries()[:1]]
        last = next((path for path in recent if path.is_file()), None)
        if last is not None:
            return last
        return first_library()

    def open_now(self, path: Path) -> None:
        """Open a library; raises ChanceryError and then keeps the one that is open."""
        self._open(path, create=False)

    def folder(self) -> Path:
        """Return where a library is looked for first."""
        return self._folder()

    def new(self) -> None:
        """Ask for a place and make a new library there."""
        from PySide6.QtWidgets import QFileDialog

        start = str(self._folder() / (tr("New library") + SUFFIX))
        name, _ = QFileDialog.getSaveFileName(self._window, tr("New library"), start, self._filter())
        if not name:
            return
        path = _with_suffix(Path(name))
        if path.exists():
            self._say(tr("{path} exists already. Open it, or choose another name.", path=path), "err")
            return
        self.open(path, create=True)

    def ask_open(self) -> None:
        """Ask for a library and open it."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self._window, tr("Open library"), str(self._folder()), self._filter()
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path, *, create: bool = False) -> None:
        """Open a library; where that fails, say why and keep the one that is open."""
        try:
            self._open(path, create=create)
        except ChanceryError as error:
            self.not_opened.emit(path, error)

    def save_copy(self) -> None:
        """Ask for a place and write a whole copy of the library there."""
        from PySide6.QtWidgets import QFileDialog

        from desktop.messages.errors import error_sentence

        stem = self._session.store.path.stem
        start = str(self._folder() / tr("{name}, copy.chancery", name=stem))
        name, _ = QFileDialog.getSaveFileName(self._window, tr("Save a copy"), start, self._filter())
        if not name:
            return
        target = _with_suffix(Path(name))
        try:
            waited = self._session.save_copy(target)
        except ChanceryError as error:
            self._say(error_sentence(error), "err")
            return
        if not waited:
            self._say(tr("The library was copied to {path}.", path=target), "ok")
            return
        self.open(target)
        self._say(tr("{path} is a copy with all that was not saved. It is open now.", path=target), "ok")

    def fill_recent(self, menu: QMenu) -> None:
        """Put the recent libraries into a menu."""
        menu.clear()
        for name in self._settings.recent_libraries():
            path = Path(name)
            action = menu.addAction(tr("{name}  –  {folder}", name=path.stem, folder=path.parent))
            action.triggered.connect(lambda _checked=False, chosen=path: self.open(chosen))
        if menu.isEmpty():
            menu.addAction(tr("None yet")).setEnabled(False)

    def open_cable(self, cable_id: str | None) -> None:
        """Show a cable of the list; one that a key has led to may come when the library is closed already."""
        state = self._session.state
        if not self._session.has_library:
            return
        if state is not None and state.cable.id == cable_id:
            return
        try:
            self._session.open_cable(cable_id)
        except ChanceryError as error:
            self.cable_refused.emit(error)

    def step_cable(self, direction: int) -> None:
        """Show the next (+1) or previous (-1) cable of the list."""
        cable = self._neighbour(direction)
        if cable is not None:
            self.open_cable(cable)

    def leave_for_next(self, going: Collection[str]) -> None:
        """Show the next cable of the list, else the one before, where the open one is among those going."""
        state = self._session.state
        if state is None or state.cable.id not in going:
            return
        to = self._neighbour(1, going) or self._neighbour(-1, going)
        if to is not None:
            self.open_cable(to)

    def delete_cable(self, cable_id: str | None = None) -> None:
        """Put a cable into the trash; undo brings it back with everything in it."""
        from db.editing.cable_edits import trash_cable

        self._session.flush_wanted.emit()
        state = self._session.state
        if cable_id is not None and (state is None or state.cable.id != cable_id):
            try:
                state = self._session.store.cable_state(cable_id)
            except ChanceryError as error:
                self.cable_refused.emit(error)
                return
        if state is None:
            return
        self.leave_for_next((state.cable.id,))
        title = state.value("subject") or state.value("title") or state.cable.file_name
        title = title or tr("Cable without a title")
        if self._session.do(trash_cable(state.cable, title)):
            words = tr("“{title}” was put into the trash. Undo brings it back.", title=title)
            self._say(words, "ok", tr("Open the trash"), self._show_trash)

    def enter_sample(self) -> None:
        """Show the sample cable, entering it again where it is no longer in the library."""
        self.open_cable(self._entered_sample())

    # -- private -------------------------------------------------------------------------------------

    def _open(self, path: Path, *, create: bool) -> None:
        self._open_library(path, create=create)
        self._open_last_cable()

    def _open_library(self, path: Path, *, create: bool) -> None:
        if is_older_and_large(path):
            from desktop.windows.library.upgrading import bring_up_to_date  # seldom wanted

            bring_up_to_date(path, self._jobs(), self._session.backup_root, self._window)
        self._session.open_library(path, create=create)
        self._settings.remember_library(path.resolve())
        if not self._session.store.is_read_only and not self._session.store.sample_entered():
            self._entered_sample()

    def _entered_sample(self) -> str:
        """Enter the sample cable where it is not in the library, and return it."""
        from desktop.importing import enter_sample

        cable = enter_sample(self._session.store, sample_file(), self._session.author.id)
        self._session.listing_changed.emit()
        self._session.saved.emit()
        return cable

    def _last_cable(self) -> str | None:
        store = self._session.store
        kept = self._settings.get("last_cable", {})
        last = kept.get(str(store.path.resolve())) if isinstance(kept, dict) else None
        listed = isinstance(last, str) and store.read(is_listed, last)
        return last if listed else store.read(first_cable)

    def _open_last_cable(self) -> None:
        shown, self._shown_first = self._shown_first, None
        try:
            cable = self._last_cable()
            self._session.open_cable(cable, page_shown=cable is not None and cable == shown)
        except ChanceryError as error:
            # The library is open: its other cables can be read, and what can be done is in the menus.
            self._session.open_cable(None)
            self.cable_refused.emit(error)

    def _folder(self) -> Path:
        if self._session.has_library:
            return self._session.store.path.parent
        return data_folder()

    @staticmethod
    def _filter() -> str:
        return tr("Chancery libraries (*.chancery)")


def _with_suffix(path: Path) -> Path:
    return path if path.suffix else path.with_suffix(SUFFIX)
