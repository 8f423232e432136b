"""The addresses of a name in authority files: typed or pasted, known by their form, taken away again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.library_records import NameKind
from db.naming.authorities import Unknown, is_unlikely, recognised
from desktop import theme
from desktop.messages.names import link_remark, link_title, unlikely_remark
from desktop.messages.words import tr
from desktop.models.tool_tips import plain_tip
from desktop.widgets.undo_keys import UndoKeys

_ROW = 26
_MOST_ROWS = 4


class LinksRow(QWidget):
    """A line to type into and the list of what is known; `changed` tells that the list is another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._kind: NameKind = "person"
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("VIAF, Wikidata, GeoNames …: number or address"))
        self.line.setAccessibleName(tr("Address in an authority file"))
        UndoKeys(self.line)
        self.add = QPushButton(tr("A&dd"), self)
        self.add.setAutoDefault(False)
        self.list = _Links(self)
        self.list.setAccessibleName(tr("Addresses in authority files; Del takes one away"))
        self.remove = QPushButton(tr("Take a&way"), self)
        self.remove.setAutoDefault(False)
        self.remark = QLabel(self)
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.remark.setWordWrap(True)
        theme.ink(self.remark, "warn")
        self.remark.hide()
        typed = QHBoxLayout()
        typed.addWidget(self.line, 1)
        typed.addWidget(self.add)
        typed.addWidget(self.remove)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(typed)
        rows.addWidget(self.remark)
        rows.addWidget(self.list)
        self.line.returnPressed.connect(self.take_typed)
        self.line.textEdited.connect(lambda _words: self.remark.hide())
        self.add.clicked.connect(self.take_typed)
        self.remove.clicked.connect(self.take_away)

    # -- public --------------------------------------------------------------------------------------

    def links(self) -> tuple[str, ...]:
        """Return the addresses, in their order."""
        return tuple(self.list.item(at).data(Qt.ItemDataRole.UserRole) for at in range(self.list.count()))

    def show_links(self, links: tuple[str, ...], kind: NameKind) -> None:
        """Show the addresses of a name of this kind."""
        self._kind = kind
        if links != self.links():
            self.list.clear()
            for address in links:
                self._append(address)
            self.line.clear()
            self.remark.hide()
        self._fit()

    def take_typed(self) -> None:
        """Take what is typed as an address, or say why it is none."""
        typed = self.line.text().strip()
        if not typed:
            return
        found = recognised(typed)
        if isinstance(found, Unknown):
            self._tell(link_remark(found))
            return
        self.line.clear()
        self.remark.hide()
        if found.address in self.links():
            self._tell(tr("{link} is there already.", link=link_title(found.address)))
            return
        self._append(found.address)
        self._fit()
        self.changed.emit()
        if is_unlikely(found, self._kind):
            self._tell(unlikely_remark(found))

    def take_away(self) -> None:
        """Take the chosen address away."""
        row = self.list.currentRow()
        if row >= 0:
            self.list.takeItem(row)
            self._fit()
            self.changed.emit()

    # -- private -------------------------------------------------------------------------------------

    def _append(self, address: str) -> None:
        title = link_title(address)
        item = QListWidgetItem(title)
        item.setData(Qt.ItemDataRole.UserRole, address)
        item.setToolTip(plain_tip(address))
        self.list.addItem(item)

    def _fit(self) -> None:
        count = self.list.count()
        self.list.setVisible(count > 0)
        self.remove.setVisible(count > 0)
        self.list.setFixedHeight(_ROW * min(max(count, 1), _MOST_ROWS) + 4)

    def _tell(self, words: str) -> None:
        self.remark.setText(words)
        self.remark.show()


class _Links(QListWidget):
    """The list: Del takes the chosen one away."""

    def __init__(self, row: LinksRow) -> None:
        super().__init__(row)
        self._row = row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chosen address away with Del."""
        if event.key() == Qt.Key.Key_Delete:
            self._row.take_away()
        else:
            super().keyPressEvent(event)
