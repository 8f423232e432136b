"""What stands below the fields in words: the reader's doubts, and a date that is not understood."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from db.editing.header_edits import settle_doubts
from db.records import Doubt
from desktop.messages.doubts import tell_doubts
from desktop.messages.words import tr
from desktop.models.header import HeaderModel
from desktop.panels.header.body import FieldsBody
from desktop.panels.header.field_cell import FieldCell
from desktop.widgets.remark import Remark


class FieldRemarks(QObject):
    """Fills the remarks of the body and settles doubts."""

    light_wanted = Signal(tuple)
    """The words of the doubts with these ids are to be lit."""

    def __init__(self, model: HeaderModel, body: FieldsBody) -> None:
        """Make the remarks of a body that shows the fields of a model."""
        super().__init__(body)
        self._model = model
        self._body = body

    def count_doubts(self) -> int:
        """Return how many open doubts the header has."""
        rows = range(len(self._model.rows))
        return sum(len(self._model.doubts(row)) for row in rows) + len(self._model.other_doubts())

    def fill(self) -> None:
        """Show the doubts, and the words that are no date."""
        cells = self._body.cells
        for cell, found in self._body.remarks.items():
            heir = cell if cell in cells else next(iter(cells), None)
            for old in found:
                old.take_away(heir)
        self._body.remarks = {}
        for row, cell in enumerate(self._body.cells):
            if problem := self._model.problem(row):
                self._put(cell, "triangle-alert", problem)
            self._put_doubts(cell, self._model.doubts(row))
        self._put_doubts(None, self._model.other_doubts())
        self._body.lay_out()

    def _put(self, cell: FieldCell | None, icon: str, words: str, *, quiet: bool = False) -> Remark:
        remark = Remark(icon, boxed=False, quiet=quiet, parent=self._body)
        remark.tell(words)
        remark.show()
        self._body.remarks.setdefault(cell, []).append(remark)
        return remark

    def _put_doubts(self, cell: FieldCell | None, doubts: list[Doubt]) -> None:
        state = self._model.session.state
        if state is None:
            return
        for told in tell_doubts(doubts, state.text):
            remark = self._put(cell, "info" if told.quiet else "circle-help", told.words, quiet=told.quiet)
            if any(state.spans_of(doubt) for doubt in told.doubts):
                remark.offer(tr("Show")).clicked.connect(partial(self._show, told.doubts))
            remark.offer(tr("Settled")).clicked.connect(partial(self._settle, told.doubts))

    def _show(self, doubts: tuple[str, ...], _checked: bool = False) -> None:
        self.light_wanted.emit(doubts)

    def _settle(self, doubts: tuple[str, ...], _checked: bool = False) -> None:
        if self._model.session.state is not None:
            self._model.session.do(settle_doubts(self._model.session.state, doubts))
