"""The toolbar: the few actions of each hour, the search in the text, the way out to PDF."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.widgets.rule import Rule
from desktop.windows.actions import Actions

HEIGHT = 44


class ToolBar(QWidget):
    """The bar above the text; shows words beside its icons where there is room for them."""

    def __init__(self, actions: Actions, find: QWidget, parent: QWidget) -> None:
        """Make the bar from the table of actions, with the field that finds words in the text."""
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        theme.ground(self, "chrome")
        self._actions = actions
        self._worded: list[tuple[QToolButton, str]] = []
        self._export = QPushButton(tr("Export…"), self)
        self._export.setProperty("kind", "primary")
        self._export.clicked.connect(actions["export-pdf"].trigger)
        actions["export-pdf"].changed.connect(self._follow_export)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 12, 0)
        row.setSpacing(4)
        for name in ("library", "import"):
            row.addWidget(self._button(name))
        self._rule(row)
        for name in ("undo", "redo"):
            row.addWidget(self._button(name))
        self._rule(row)
        for name in ("footnote", "marginal", "highlight", "mark-name"):
            row.addWidget(self._button(name))
        self._rule(row)
        for name in ("correct-text", "line-numbers"):
            row.addWidget(self._button(name))
        row.addStretch(1)
        row.addWidget(find)
        row.addSpacing(6)
        row.addWidget(self._export)
        self.set_roomy(True, wide=True)

    def set_roomy(self, roomy: bool, *, wide: bool) -> None:
        """Show words beside the icons or not; `wide` gives Import its word, too."""
        for button, words in self._worded:
            shown = roomy and (wide or button.defaultAction().objectName() != "import")
            button.setText(words if shown else "")
            if shown:
                theme.words_beside(button)
            else:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _button(self, name: str) -> QToolButton:
        action: QAction = self._actions[name]
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setMinimumSize(34, 30)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words = self._actions.spec(name).tool
        button.setAccessibleName(words or action.text().replace("&", ""))
        if words:
            action.setIconText(words)
            self._worded.append((button, words))
        return button

    @staticmethod
    def _rule(row: QHBoxLayout) -> None:
        row.addSpacing(6)
        row.addWidget(Rule(20))
        row.addSpacing(6)

    def _follow_export(self) -> None:
        action = self._actions["export-pdf"]
        self._export.setEnabled(action.isEnabled())
        self._export.setToolTip(action.toolTip())
