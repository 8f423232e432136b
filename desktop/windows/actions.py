"""The window's QActions, made from the table, and when each of them can be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop import theme
from desktop.messages.words import tr
from desktop.windows.action_spec import ActionSpec, Menu
from desktop.windows.action_table import action_table, menu_titles

_WITHIN: tuple[Menu, ...] = ("span", "mark")
"""The menus that stand in the menu of notes."""


class Actions:
    """All QActions by name; `connect` gives each its handler, `enable` says what there is to act on.

    An action is made when it is first asked for: the toolbar asks for its own, `make_all` for the rest.
    """

    def __init__(self, window: QWidget) -> None:
        """Read the table; the actions are added to the window, so that their shortcuts work all over it."""
        self._window = window
        self._specs = {spec.name: spec for spec in action_table()}
        self._by_name: dict[str, QAction] = {}
        self._menus: dict[Menu, QMenu] = {}
        self._allowed: frozenset[str] | None = None
        self._present: set[str] = set()

    def __getitem__(self, name: str) -> QAction:
        """Return the action of this name."""
        known = self._by_name.get(name)
        return self._make(name) if known is None else known

    def make_all(self) -> None:
        """Make the actions that nobody has asked for yet."""
        for spec in self._specs.values():
            if spec.menu != "keys" and spec.name not in self._by_name:
                self._make(spec.name)
        group = QActionGroup(self._window)
        for name in ("theme-system", "theme-light", "theme-dark"):
            group.addAction(self[name])

    def _make(self, name: str) -> QAction:
        spec = self._specs[name]
        if spec.menu == "keys":
            raise KeyError(name)
        action = QAction(spec.label, self._window)
        action.setObjectName(spec.name)
        action.setShortcuts(spec.sequences())
        action.setCheckable(spec.checkable)
        if spec.icon:
            action.setIcon(theme.icon(spec.icon))
        action.setToolTip(_tip(spec))
        self._by_name[spec.name] = action
        self._window.addAction(action)
        return action

    def connect(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Connect actions to what they do; a name that no action has raises KeyError."""
        for name, handler in handlers.items():
            self[name].triggered.connect(lambda _checked=False, run=handler: run())

    def add_menus(self, bar: QMenuBar) -> None:
        """Put the menus' titles into a menu bar."""
        for key, title in menu_titles().items():
            if key != "keys" and key not in _WITHIN:
                self._menus[key] = bar.addMenu(title)

    def fill_menus(self) -> dict[Menu, QMenu]:
        """Fill the menus with all actions and return them by name."""
        menus, titles = self._menus, menu_titles()
        for key in _WITHIN:
            menus[key] = QMenu(titles[key], menus["note"])
        for spec in self._specs.values():
            if spec.menu == "keys":
                continue
            if spec.separator:
                menus[spec.menu].addSeparator()
            menus[spec.menu].addAction(self[spec.name])
        menus["note"].insertMenu(self["delete-note"], menus["span"])
        menus["note"].insertMenu(self["edit-note"], menus["mark"])
        menus["note"].aboutToShow.connect(self._show_colours)
        return menus

    def enable(self, present: set[str]) -> None:
        """Enable each action whose need is met; `present` holds what there is ("cable", "selection" ...)."""
        self._present = present
        for name, action in self._by_name.items():
            needs = self._specs[name].needs
            allowed = self._allowed is None or name in self._allowed
            action.setEnabled(allowed and (not needs or needs in present))

    def restrict(self, allowed: frozenset[str] | None) -> None:
        """Leave only these actions to be enabled, by name; None takes the restriction away."""
        self._allowed = allowed
        self.enable(self._present)

    def names(self) -> frozenset[str]:
        """Return the names of all actions."""
        return frozenset(self._by_name)

    def spec(self, name: str) -> ActionSpec:
        """Return the table's entry of an action."""
        return self._specs[name]

    def _show_colours(self) -> None:
        """Give the colours their samples: late, since the drawing costs time and depends on the theme."""
        from desktop.theme_lines import swatch_icon

        for name, action in self._by_name.items():
            if name.startswith("colour-"):
                action.setIcon(swatch_icon(name.removeprefix("colour-"), 14))

    def for_help(self) -> list[tuple[str, str, list[QKeySequence]]]:
        """Return (group, label, shortcuts) of every action that has a shortcut, for the help on keys."""
        titles = menu_titles()
        return [
            (_plain(titles[spec.menu]), _plain(spec.label), spec.sequences())
            for spec in self._specs.values()
            if spec.keys
        ]


def _plain(label: str) -> str:
    """Return a label without its mnemonic mark and dots."""
    return label.replace("&", "").rstrip("…")


def _tip(spec: ActionSpec) -> str:
    words = _plain(spec.label)
    sequences = spec.sequences()
    if not sequences:
        return words
    keys = sequences[0].toString(QKeySequence.SequenceFormat.NativeText)
    return tr("{words} ({keys})", words=words, keys=keys)
