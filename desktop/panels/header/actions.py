"""What can be done with header fields: keys, the actions of the title bar, the context menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop import theme
from desktop.messages.changes import field_name
from desktop.messages.words import tr

if TYPE_CHECKING:
    from desktop.panels.header.panel import HeaderPanel

_MOVING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class FieldActions(QObject):
    """The actions of the header panel, all of them on its current field."""

    def __init__(self, panel: HeaderPanel) -> None:
        """Make the actions."""
        super().__init__(panel)
        self._panel = panel
        self.add_menu = QMenu(tr("Add a field"), panel)
        self.add = self._action(tr("Add a field"), "plus", "Ins", self.open_add_menu)
        self.add_menu.aboutToShow.connect(self._fill_add_menu)
        self.edit = self._action(tr("Edit"), "pencil-line", "F2", self._edit)
        self.take = self._action(tr("Use the selection as value"), "text-select", "Ctrl+Shift+K", self._take)
        self.copy = self._action(tr("Copy the value"), "copy", "Ctrl+C", self._copy)
        self.rename = self._action(tr("Rename the field"), "tag", "", self._rename)
        self.up = self._action(tr("Move up"), "arrow-up", "Ctrl+Shift+Up", partial(self._move, -1))
        self.down = self._action(tr("Move down"), "arrow-down", "Ctrl+Shift+Down", partial(self._move, 1))
        self.delete = self._action(tr("Delete the field"), "trash-2", "Del", self._delete)
        self._fill_add_menu()

    def for_title(self) -> list[QAction]:
        """Return the actions of the title bar, the one that adds first."""
        return [self.add, self.edit, self.take, self.rename, self.up, self.down, self.delete]

    def menu(self) -> QMenu:
        """Return the context menu of the current field."""
        menu = QMenu(self._panel)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.edit, self.take, self.copy])
        menu.addSeparator()
        menu.addActions([self.up, self.down])
        menu.addSeparator()
        menu.addActions([self.add, self.rename, self.delete])
        return menu

    def fit(self) -> None:
        """Allow what makes sense for the current field."""
        row = self._panel.current_row()
        shown = self._panel.model.rows[row] if 0 <= row < len(self._panel.model.rows) else None
        self.add.setEnabled(bool(self._panel.model.rows))
        self.edit.setEnabled(shown is not None)
        self.take.setEnabled(shown is not None)
        if shown is not None:
            self.take.setText(
                tr("Use the selection as {name}", name=field_name(shown.name)).replace("&", "&&")
            )
        self.copy.setEnabled(shown is not None and bool(shown.value))
        for action in (self.up, self.down, self.delete):
            action.setEnabled(shown is not None and not shown.missing)
        self.rename.setEnabled(shown is not None and shown.own)

    def hear(self, event: QKeyEvent) -> None:
        """Do what a key means on a field; leave other keys alone."""
        key, modifiers = event.key(), event.modifiers()
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        deed: Callable[[], object] | None = None
        if modifiers & _MOVING == _MOVING and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            deed = partial(self._move, -1 if key == Qt.Key.Key_Up else 1)
        elif event.matches(QKeySequence.StandardKey.Copy):
            deed = self._copy
        elif plain:
            deeds: dict[Qt.Key, Callable[[], object]] = {
                Qt.Key.Key_Return: self._edit,
                Qt.Key.Key_Enter: self._edit,
                Qt.Key.Key_F2: self._edit,
                Qt.Key.Key_Delete: self._delete,
                Qt.Key.Key_Insert: self.open_add_menu,
                Qt.Key.Key_Up: partial(self._step, -1),
                Qt.Key.Key_Down: partial(self._step, 1),
                Qt.Key.Key_Home: partial(self._step, -1000),
                Qt.Key.Key_End: partial(self._step, 1000),
                Qt.Key.Key_Escape: self._panel.unlight,
            }
            deed = deeds.get(Qt.Key(key))
        if deed is not None:
            event.accept()
            deed()

    def open_add_menu(self) -> None:
        """Offer the fields that can be added: below the current one, or at the top of the panel."""
        row = self._panel.current_row()
        if row >= 0 and self._panel.body.cells[row].hasFocus():
            cell = self._panel.body.cells[row]
            self.add_menu.popup(cell.mapToGlobal(cell.rect().bottomLeft()))
        else:
            corner = self._panel.rect().topRight() - QPoint(self.add_menu.sizeHint().width() + 8, 0)
            self.add_menu.popup(self._panel.mapToGlobal(corner))

    # -- private -------------------------------------------------------------------------------------

    def _action(self, words: str, icon: str, keys: str, deed: Callable[[], object]) -> QAction:
        made = QAction(theme.icon(icon, 14), words, self)
        # The fields hear the keys themselves; here they are only shown beside the words.
        made.setShortcut(QKeySequence(keys))
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made.triggered.connect(lambda _checked=False: deed())
        return made

    def _fill_add_menu(self) -> None:
        self.add_menu.clear()
        for name in self._panel.model.offered_names():
            self.add_menu.addAction(field_name(name)).triggered.connect(partial(self._add, name))
        self.add_menu.addSeparator()
        self.add_menu.addAction(tr("A field of my own…")).triggered.connect(self._panel.add_own_field)

    def _add(self, name: str, _checked: bool = False) -> None:
        self._panel.add_field(name)

    def _edit(self) -> None:
        row = self._panel.current_row()
        if row >= 0:
            self._panel.editing.open(self._panel.body.cells[row])

    def _take(self) -> None:
        name = self._panel.current_name()
        if name:
            self._panel.take_wanted.emit(name)

    def _copy(self) -> None:
        row = self._panel.current_row()
        if row >= 0 and self._panel.model.rows[row].value:
            QGuiApplication.clipboard().setText(self._panel.model.rows[row].value)

    def _rename(self) -> None:
        row = self._panel.current_row()
        if row >= 0 and self._panel.model.rows[row].own:
            self._panel.editing.open_label(row)

    def _move(self, by: int) -> None:
        row = self._panel.current_row()
        if row >= 0:
            self._panel.model.move(row, by)

    def _delete(self) -> None:
        row = self._panel.current_row()
        if row >= 0:
            self._panel.model.delete(row)

    def _step(self, by: int) -> None:
        cells = self._panel.body.cells
        if cells:
            self._panel.go_to(max(0, min(self._panel.current_row() + by, len(cells) - 1)))
