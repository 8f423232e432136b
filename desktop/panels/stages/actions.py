"""What can be done with stages: the actions of the title bar and of the context menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop import theme
from desktop.messages.words import tr


class StageActions(QObject):
    """The actions by name; each wishes through the function it is given."""

    def __init__(self, deeds: dict[str, Callable[[], object]], parent: QWidget) -> None:
        """Make the actions. `deeds` maps each name to what it does."""
        super().__init__(parent)
        self._deeds = deeds
        self.add = self._action("add", tr("Add stage"), "plus", "Ins")
        self.before = self._action("before", tr("Add stage before"), "plus", "Shift+Ins")
        self.edit = self._action("edit", tr("Edit"), "pencil-line", "F2")
        self.by = self._action("by", tr("By whom…"), "pencil-line", "")
        self.place = self._action("place", tr("Place and zone…"), "pencil-line", "")
        self.written = self._action("written", tr("As written…"), "pencil-line", "")
        self.up = self._action("up", tr("Move up"), "arrow-up", "Ctrl+Shift+Up")
        self.down = self._action("down", tr("Move down"), "arrow-down", "Ctrl+Shift+Down")
        self.delete = self._action("delete", tr("Delete stage"), "trash-2", "Del")
        self.uncertain = self._action("uncertain", tr("Time is uncertain"), "circle-help", "")
        self.uncertain.setCheckable(True)
        self.settle = self._action("settle", "", "check", "")
        self.settle.setVisible(False)

    def for_title(self) -> list[QAction]:
        """Return the actions of the title bar, the one that adds first."""
        return [self.add, *self._of_row(), self.settle]

    def fit(self, *, cable: bool, row: int, count: int, when: str) -> None:
        """Allow what makes sense: with a cable open, at a row of so many, whose time is `when`."""
        self.add.setEnabled(cable)
        for action in (*self._of_row(), self.before, self.uncertain):
            action.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
        self.uncertain.setEnabled(bool(when) and "/" not in when)
        self.uncertain.setChecked(when.endswith(("?", "%")))

    def offer_settling(self, words: str) -> None:
        """Offer to settle what was told in these words; nothing where there are none."""
        self.settle.setText(tr("Settled: {words}", words=words))
        self.settle.setVisible(bool(words))

    def menu(self, parent: QWidget, row: int) -> QMenu:
        """Return the context menu of a row, or of the empty ground below the rows (-1)."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row >= 0:
            menu.addActions([self.edit, self.by, self.place, self.written, self.uncertain])
            menu.addSeparator()
            menu.addActions([self.up, self.down])
            menu.addSeparator()
            menu.addAction(self.before)
        menu.addAction(self.add)
        if row >= 0:
            menu.addSeparator()
            menu.addAction(self.delete)
        return menu

    def _of_row(self) -> list[QAction]:
        return [self.edit, self.by, self.place, self.written, self.up, self.down, self.delete]

    def _action(self, name: str, words: str, icon: str, keys: str) -> QAction:
        made = QAction(theme.icon(icon, 14), words, self)
        # The table hears the keys itself; here they are only shown beside the words.
        made.setShortcut(QKeySequence(keys))
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made.triggered.connect(self._deeds[name])
        return made
