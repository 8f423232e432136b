"""The library panel: which cables there are, found by words, and the wish to open one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from db.cable_state import CableState
from db.errors import ChanceryError
from db.library_list.sorting import GROUPINGS, KEYS, Sorting
from desktop import theme
from desktop.messages.words import tr
from desktop.models.library import LibraryModel
from desktop.panels.library.foot import LibraryFoot
from desktop.panels.library.head import LibraryHead
from desktop.panels.library.views import LibraryViews
from desktop.session import Session
from desktop.widgets.empty_words import EmptyWords


class LibraryPanel(QWidget):
    """List of cables with search field and order; what is to be done with one is a wish."""

    cable_chosen = Signal(str)
    """The cable of this id is to be opened."""
    delete_wanted = Signal(list)
    """The cables of these ids are to be put into the trash."""
    star_wanted = Signal(list)
    """Cables are to get a star, or lose it where the first of them has one."""
    status_wanted = Signal(list, str)
    """Cables are to have this editorial status."""
    tags_wanted = Signal(list)
    """The tags of cables are to be asked for."""
    filter_wanted = Signal(str)
    """A query is to be saved as a filter."""
    filters_wanted = Signal()
    """The saved filters are to be edited."""
    citation_wanted = Signal(list, str)
    """Citations of cables (a list of ids) are wanted in a style."""
    export_wanted = Signal(object)
    """The cables of these ids are to be exported."""
    bundle_wanted = Signal(object)
    """The cables of these ids are to be saved as a library of their own."""
    import_wanted = Signal()
    trash_wanted = Signal()
    sample_wanted = Signal()
    files_dropped = Signal(list)
    """Files and folders (list of Path) are to be imported."""
    sorting_changed = Signal(dict)
    """The list has another order or other headings, to be remembered."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the cables of the session's library."""
        super().__init__(parent)
        self._session = session
        self._current: str | None = None
        self.setAccessibleName(tr("Library"))
        self.setAcceptDrops(True)
        theme.ground(self, "side")
        self._build()
        self._connect()
        self._refreshed()

    @property
    def title(self) -> str:
        """The panel's name."""
        return tr("Library")

    def _build(self) -> None:
        self.model = LibraryModel(self._session, self)
        self.head = LibraryHead(self._session, self)
        self.head.order.show_sorting(self.model.sorting)
        self.views = LibraryViews(self.model, self)
        self.list = self.views.list
        self.no_hits = EmptyWords("", tr("Show all cables"), self)
        self.nothing = EmptyWords(
            tr("No cables yet. Drop text files here, or import them."), tr("Import files…"), self
        )
        for words in (self.no_hits, self.nothing):
            words.layout().setContentsMargins(14, 12, 12, 0)  # type: ignore[union-attr]
        self.sample = QPushButton(tr("Open the sample cable"), self)
        self.sample.setProperty("kind", "link")
        self.foot = LibraryFoot(self._session, self)
        self._pages = QStackedWidget(self)
        for page in (self.views, _at_top(self.no_hits), _at_top(self.nothing, self.sample)):
            self._pages.addWidget(page)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.head)
        rows.addWidget(self._pages, 1)
        rows.addWidget(self.foot)
        self.setFocusProxy(self.views)

    def _connect(self) -> None:
        self.model.refreshed.connect(self._refreshed)
        self.head.words_changed.connect(self._seek)
        self.head.notes.as_typed_changed.connect(self._seek)
        order, filters = self.head.order, self.head.filters
        order.order_chosen.connect(self.set_order)
        order.way_chosen.connect(
            lambda last_first: self._sort(replace(self.model.sorting, descending=last_first))
        )
        order.grouping_chosen.connect(
            lambda grouping: self._sort(replace(self.model.sorting, grouping=grouping))
        )
        order.fold_all_wanted.connect(self.model.fold_all)
        filters.save_wanted.connect(lambda: self.filter_wanted.emit(self.head.search.text()))
        filters.edit_wanted.connect(self.filters_wanted)
        self.head.search.down_wanted.connect(self._go_down)
        self.head.search.open_wanted.connect(self._open_first)
        self.views.chosen.connect(self.cable_chosen)
        self.views.delete_asked.connect(self.delete_wanted)
        self.views.star_asked.connect(self.star_wanted)
        self.views.menu_asked.connect(self._show_menu)
        self.views.left_upwards.connect(self.focus_search)
        self.views.sort_wanted.connect(self._sort)
        self.no_hits.button.clicked.connect(self.head.search.clear)
        self.nothing.button.clicked.connect(self.import_wanted)
        self.sample.clicked.connect(self.sample_wanted)
        self.foot.trash_wanted.connect(self.trash_wanted)

    # -- public --------------------------------------------------------------------------------------

    def show_current(self, cable: str | None) -> None:
        """Mark the cable that is open; None where none is."""
        self._current = cable
        self.views.deeds.show_id(cable)

    def focus_search(self) -> None:
        """Put the focus into the search field, its words selected."""
        self.head.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.search.selectAll()

    def count(self) -> int:
        """Return how many cables the library has."""
        return self.model.total

    def set_order(self, order: str) -> None:
        """Show the list in another order; an unknown name is passed over."""
        if order in KEYS:
            self._sort(replace(self.model.sorting, column=order))

    def set_sorting(self, kept: object) -> None:
        """Show the list as it was when `sorting_changed` told it; what is not understood is passed over."""
        if isinstance(kept, str):
            self.set_order(kept)  # as it was kept once
        elif isinstance(kept, dict):
            column, grouping = str(kept.get("column")), str(kept.get("grouping"))
            if column in KEYS and grouping in GROUPINGS:
                self._sort(Sorting(column, bool(kept.get("descending")), grouping))

    def neighbour(self, direction: int, beyond: Collection[str] = ()) -> str | None:
        """Return the cable after (+1) or before (-1) the open one in the list as shown, or None.

        Those `beyond` which it is to be are passed over.
        """
        at = self.model.row_of(self._current)
        to = at + direction if at >= 0 else 0
        if self.model.heading(to) is not None:
            to += direction if to else 1
        while (row := self.model.listed(to)) is not None and row.id in beyond:
            to += direction
            if self.model.heading(to) is not None:
                to += direction
        return row.id if row else None

    def menu_for(self, cable: str) -> QMenu:
        """Return the context menu of a cable's row."""
        from desktop.panels.library.cable_menu import cable_menu

        row = self.model.listed(self.model.row_of(cable))
        return QMenu(self) if row is None else cable_menu(self, row, self.views.deeds.ids_for(cable))

    def show_facts(self, cable: str) -> None:
        """Show what is known of the file that a cable came from."""
        from desktop.panels.library.file_facts import FileFacts

        state = self._state_of(cable)
        if state is not None:
            dialog = FileFacts(state, self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    # -- slots ---------------------------------------------------------------------------------------

    def _refreshed(self) -> None:
        shown, total = self.model.found, self.model.total
        self.head.show_counts(shown, total)
        self.head.show_pending(self.model.pending)
        if shown or (total and self.model.is_arranging):
            self._pages.setCurrentIndex(0)
            deeds = self.views.deeds
            stays = self.views.rows_focused() or deeds.has_several()
            if deeds.current_id() != self._current and not stays:
                deeds.show_id(self._current)
        elif not self.model.is_arranging:
            sought = " ".join(self.head.search.text().split())
            self.no_hits.label.setText(tr("No cable fits “{words}”.", words=sought))
            self.nothing.label.setText(self._why_nothing())
            self._pages.setCurrentIndex(1 if total else 2)

    def _why_nothing(self) -> str:
        self.foot.refresh()
        if self.foot.is_filled:
            return tr("No cables here. What was deleted lies in the trash below; or import text files.")
        return tr("No cables yet. Drop text files here, or import them.")

    def _seek(self) -> None:
        variants = not self.head.notes.as_typed.isChecked()
        self.model.set_words(self.head.search.text(), variants=variants)

    def _go_down(self) -> None:
        if self.model.rowCount():
            view = self.views.view
            view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not view.currentIndex().isValid():
                view.setCurrentIndex(self.model.index(0))

    def _open_first(self) -> None:
        row = self.model.listed(0)
        if row is None:
            row = self.model.listed(1)  # below a heading
        if row is not None and self.head.search.text().strip():
            self._go_down()
            self.views.deeds.show_id(row.id)
            self.views.deeds.open_current()

    def _sort(self, sorting: Sorting) -> None:
        self.model.sort_as(sorting)
        self.head.order.show_sorting(sorting)
        self.views.show_sorting(sorting)
        self.views.deeds.show_id(self._current)
        self.sorting_changed.emit(asdict(sorting))

    def _show_menu(self, cable: str, at: QPoint) -> None:
        menu = self.menu_for(cable)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # -- overrides -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show a list or a table, as the width allows."""
        super().resizeEvent(event)
        self.views.fit(event.size().width())
        self.head.fit_wide(self.views.is_wide)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Wish them imported, once the drop is over for the program they came from."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            QTimer.singleShot(0, self, lambda: self.files_dropped.emit(paths))

    # -- private -------------------------------------------------------------------------------------

    def _state_of(self, cable: str) -> CableState | None:
        state = self._session.state
        if state is not None and state.cable.id == cable:
            return state
        try:
            return self._session.store.cable_state(cable)
        except ChanceryError as error:
            self._session.failed.emit(error)
            return None


def _at_top(widget: QWidget, link: QPushButton | None = None) -> QWidget:
    page = QWidget()
    theme.ground(page, "side")
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    rows.addWidget(widget)
    if link is not None:
        line = QHBoxLayout()
        line.setContentsMargins(14, 0, 12, 0)
        line.addWidget(link)
        line.addStretch(1)
        rows.addLayout(line)
    rows.addStretch(1)
    return page
