"""One action of the window, as the table of actions says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QKeySequence

Needs = Literal["", "library", "cable", "selection", "note", "undo", "redo"]
Menu = Literal["file", "edit", "view", "cable", "note", "span", "mark", "go", "help", "keys"]


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: `name` is its key, `keys` are shortcuts in Qt's portable notation.

    `needs` says what must be there for it to be enabled. `tool` gives the toolbar's shorter words where
    it stands there. An action of the menu "keys" is done by the panel that has the focus; it stands here
    for the help on keys only. A `separator` is drawn above it in the menu.
    """

    name: str
    menu: Menu
    label: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: Needs = ""
    checkable: bool = False
    separator: bool = False
    tool: str = ""

    def sequences(self) -> list[QKeySequence]:
        """Return the shortcuts as Qt takes them."""
        return [QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText) for key in self.keys]
