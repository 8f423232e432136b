"""Taking words of the text as the value of a header field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from db.editing import header_edits
from db.header_names import HEADER_NAMES
from desktop.messages.changes import field_name
from desktop.messages.words import tr
from desktop.panels.header import HeaderPanel
from desktop.panels.text.view import TextView
from desktop.session import Session
from desktop.windows.name_asking import ask_name

_OFFERED = (
    "precedence",
    "cable number",
    "receipt number",
    "date",
    "classification",
    "originator",
    "subject",
    "signatory",
    "title",
    "source",
    "archive",
    "file number",
    "translator",
    "credit",
    "rights",
)


class HeaderControl(QObject):
    """Makes the selected words the value of a field, as written; the panel reads a date as one."""

    def __init__(
        self,
        session: Session,
        text: TextView,
        panel: HeaderPanel,
        window: QWidget,
        tell: Callable[[str], None],
    ) -> None:
        """Act for this window; `tell` shows a sentence in the status line."""
        super().__init__(window)
        self._session = session
        self._text = text
        self._panel = panel
        self._window = window
        self._tell = tell

    def take(self, name: str) -> None:
        """Take the selected words as the value of the field of this name; as a further addressee."""
        state, span = self._session.state, self._text.selected_span()
        if name not in ("addressee", "info addressee") or state is None or span is None:
            self.take_into_current(name)
            return
        words = state.text[slice(*span)]
        change, _ = header_edits.add_field(state, name, words, span)
        if self._session.do(change):
            self._tell(tr("{field}: “{words}”", field=field_name(name), words=words[:60]))

    def take_into_current(self, name: str) -> None:
        """Take the selected words into the very field of this name that she is at in the panel."""
        state, span = self._session.state, self._text.selected_span()
        if state is None:
            return
        if span is None:
            self._tell(tr("Select the words first that are the value of {field}.", field=field_name(name)))
        elif self._panel.take_as(name, span):
            words = state.text[slice(*span)]
            self._tell(tr("{field}: “{words}”", field=field_name(name), words=words[:60]))

    def fill_menu(self, menu: QMenu) -> None:
        """Offer the fields whose value the selected words may be."""
        menu.clear()
        selected = self._text.selected_span() is not None
        for name in (*_OFFERED[:6], "addressee", *_OFFERED[6:]):
            action = menu.addAction(field_name(name))
            action.setEnabled(selected)
            action.triggered.connect(lambda _checked=False, chosen=name: self.take(chosen))
        menu.addSeparator()
        other = menu.addAction(tr("Another field…"))
        other.setEnabled(selected)
        other.triggered.connect(self._take_as_other)

    def ask(self) -> None:
        """Show the fields in a menu at the selected words."""
        menu = QMenu(self._window)
        self.fill_menu(menu)
        at = self._text.viewport().mapToGlobal(self._text.cursorRect().bottomLeft() + QPoint(0, 4))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
        menu.exec(at)

    def _take_as_other(self) -> None:
        name = ask_name(self._window, tr("Another field"), tr("Name of the field"))
        if not name:
            return
        known = next((k for k in HEADER_NAMES if field_name(k).casefold() == name.casefold()), name)
        self.take(known)
