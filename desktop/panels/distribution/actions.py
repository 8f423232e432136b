"""What can be done with recipients and lists: the actions of the title bar and of the context menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.models.distribution import ROLES, DistributionModel, role_word
from desktop.models.recipient_words import split_points


class RecipientActions(QObject):
    """The actions by name; each wishes through the function it is given."""

    def __init__(
        self, model: DistributionModel, deeds: dict[str, Callable[[], object]], parent: QWidget
    ) -> None:
        """Make the actions. `deeds` maps each name to what it does."""
        super().__init__(parent)
        self._model = model
        self._deeds = deeds
        self.add = self._action("add", tr("Add recipient"), "plus", "Ins")
        self.before = self._action("before", tr("Add recipient before"), "plus", "Shift+Ins")
        self.edit = self._action("edit", tr("Edit"), "pencil-line", "F2")
        self.join = self._action("join", tr("Join the selected entries"), "merge", "")
        self.up = self._action("up", tr("Move up"), "arrow-up", "Ctrl+Shift+Up")
        self.down = self._action("down", tr("Move down"), "arrow-down", "Ctrl+Shift+Down")
        self.delete = self._action("delete", tr("Delete recipient"), "trash-2", "Del")
        self.total = self._action("total", tr("Stated total…"), "pencil-line", "")
        self.heading = self._action("heading", tr("Heading of the list…"), "pencil-line", "")
        self.add_list = self._action("add_list", tr("Add another list"), "list-ordered", "")
        self.delete_list = self._action("delete_list", tr("Delete this list"), "trash-2", "")
        self.split_menu = QMenu(tr("Split the entry in two"), parent)
        self.split_menu.setIcon(theme.icon("split", 14))
        self.role_menu = QMenu(tr("Role"), parent)
        self.rule_menu = QMenu(tr("A recipient without a number counts"), parent)
        self._rules = self._choices(
            self.rule_menu, ((tr("1 copy"), 1), (tr("none"), 0), (tr("not known"), None)), self._take_rule
        )
        self._roles = self._choices(
            self.role_menu, tuple((role_word(role), role) for role in ROLES), self._take_role
        )
        self._rows: list[int] = []

    def for_title(self) -> list[QAction]:
        """Return the actions of the title bar, the one that adds first."""
        return [
            self.add,
            self.edit,
            self.split_menu.menuAction(),
            self.join,
            self.role_menu.menuAction(),
            self.up,
            self.down,
            self.delete,
            self.total,
            self.rule_menu.menuAction(),
            self.heading,
            self.add_list,
            self.delete_list,
        ]

    def fit(self, *, cable: bool, rows: list[int]) -> None:
        """Allow what makes sense for these selected rows."""
        self._rows = rows
        count, shown = len(self._model.rows), self._model.shown()
        self.add.setEnabled(cable)
        self.add_list.setEnabled(cable and shown is not None)
        for action in (self.total, self.heading, self.delete_list, self.rule_menu.menuAction()):
            action.setEnabled(shown is not None)
        for action in (self.edit, self.delete, self.before, self.role_menu.menuAction()):
            action.setEnabled(bool(rows))
        self.join.setEnabled(len(rows) > 1)
        self.up.setEnabled(bool(rows) and rows[0] > 0)
        self.down.setEnabled(bool(rows) and rows[-1] < count - 1)
        for action in self._rules.actions():
            action.setChecked(shown is not None and action.data() == shown.unnumbered)
        role = self._model.rows[rows[0]].role if rows and rows[0] < count else ""
        for action in self._roles.actions():
            action.setChecked(action.data() == role)
        self._fill_split()

    def menu(self, parent: QWidget, row: int) -> QMenu:
        """Return the context menu of a row, or of the empty ground below the rows (-1)."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row >= 0:
            menu.addActions([self.edit, self.split_menu.menuAction(), self.join, self.role_menu.menuAction()])
            menu.addSeparator()
            menu.addActions([self.up, self.down])
            menu.addSeparator()
            menu.addAction(self.before)
        menu.addAction(self.add)
        menu.addSeparator()
        menu.addActions([self.total, self.rule_menu.menuAction(), self.heading])
        menu.addSeparator()
        menu.addAction(self.delete if row >= 0 else self.delete_list)
        return menu

    # -- private -------------------------------------------------------------------------------------

    def _fill_split(self) -> None:
        """Offer the places where the current name can be cut."""
        self.split_menu.clear()
        one = self._rows[0] if len(self._rows) == 1 and self._rows[0] < len(self._model.rows) else -1
        cuts = split_points(self._model.rows[one].name) if one >= 0 and not self._model.is_draft(one) else []
        for first, second in cuts:
            words = f"{_short(first)}  |  {_short(second)}".replace("&", "&&")
            self.split_menu.addAction(words).triggered.connect(partial(self._model.split, one, first, second))
        if cuts:
            self.split_menu.addSeparator()
            hint = self.split_menu.addAction(tr("While editing, Ctrl+Enter splits at the cursor"))
            hint.setEnabled(False)
        self.split_menu.menuAction().setEnabled(bool(cuts))

    def _take_rule(self, value: object) -> None:
        self._model.change_list(unnumbered=value)

    def _take_role(self, value: object) -> None:
        for row in self._rows:
            self._model.change(row, role=value)

    def _choices(
        self, menu: QMenu, offers: tuple[tuple[str, object], ...], take: Callable[[object], None]
    ) -> QActionGroup:
        group = QActionGroup(self)
        for words, value in offers:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setData(value)
            action.triggered.connect(partial(self._chosen, take, value))
            group.addAction(action)
        return group

    @staticmethod
    def _chosen(take: Callable[[object], None], value: object, _checked: bool = False) -> None:
        take(value)

    def _action(self, name: str, words: str, icon: str, keys: str) -> QAction:
        made = QAction(theme.icon(icon, 14), words, self)
        # The table hears the keys itself; here they are only shown beside the words.
        made.setShortcut(QKeySequence(keys))
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made.triggered.connect(self._deeds[name])
        return made


def _short(name: str) -> str:
    return name if len(name) <= 46 else f"{name[:20].rstrip()} … {name[-22:].lstrip()}"
