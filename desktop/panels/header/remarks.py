"""What stands below the fields in words: the reader's doubts, and a date that is not understood."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from db.header_edits import settle_doubt
from desktop.messages.doubts import doubt_sentence
from desktop.messages.words import tr
from desktop.models.header import HeaderModel
from desktop.panels.header.body import FieldsBody
from desktop.panels.header.field_cell import FieldCell
from desktop.widgets.remark import Remark


class FieldRemarks(QObject):
    """Fills the remarks of the body and settles doubts."""

    light_wanted = Signal(str)
    """The words of the doubt with this id are to be lit."""

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
        for old in (remark for found in self._body.remarks.values() for remark in found):
            old.hide()
            old.deleteLater()
        self._body.remarks = {}
        for row, cell in enumerate(self._body.cells):
            if problem := self._model.problem(row):
                self._put(cell, "triangle-alert", problem)
            for doubt in self._model.doubts(row):
                self._put_doubt(cell, doubt.id)
        for doubt in self._model.other_doubts():
            self._put_doubt(None, doubt.id)
        self._body.lay_out()

    def _put(self, cell: FieldCell | None, icon: str, words: str) -> Remark:
        remark = Remark(icon, boxed=False, parent=self._body)
        remark.tell(words)
        remark.show()
        self._body.remarks.setdefault(cell, []).append(remark)
        return remark

    def _put_doubt(self, cell: FieldCell | None, doubt_id: str) -> None:
        state = self._model.session.state
        if state is None:
            return
        remark = self._put(cell, "circle-help", doubt_sentence(state.doubts[doubt_id], state.text))
        if state.spans_of(doubt_id):
            remark.offer(tr("Show")).clicked.connect(partial(self._show, doubt_id))
        remark.offer(tr("Settled")).clicked.connect(partial(self._settle, doubt_id))

    def _show(self, doubt_id: str, _checked: bool = False) -> None:
        self.light_wanted.emit(doubt_id)

    def _settle(self, doubt_id: str, _checked: bool = False) -> None:
        if self._model.session.state is not None:
            self._model.session.do(settle_doubt(self._model.session.state, doubt_id))
