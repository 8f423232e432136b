"""What a merge would do, before it is done: by cable, and in sum."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.merging.plan import Outline
from desktop import theme
from desktop.messages.library_merge import merge_heading, merge_rows, merge_sentences
from desktop.messages.words import tr
from desktop.widgets.rule import Rule
from desktop.windows.two_line_rows import TwoLineList


class PlanDialog(QDialog):
    """Shows a plan; accepted, it is to be carried out."""

    def __init__(self, plan: Outline, parent: QWidget | None = None) -> None:
        """Show this plan."""
        super().__init__(parent)
        self.setWindowTitle(tr("Merge"))
        heading = QLabel(tr("Merge"), self)
        heading.setFont(theme.serif(21, 600))
        self.words = _label(merge_heading(plan), "ink")
        self.more = _label("\n".join(merge_sentences(plan)), "ink2")
        self.list = TwoLineList(tr("What the merge does to each cable"), self)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        theme.ground(self.list, "page")
        for row in merge_rows(plan):
            self.list.add(row.title, row.words, row.cable, tone="warn" if row.asks else "ink2")
        self.kept = _label(
            tr(
                "A backup is made first, and one Undo takes all of it back. The other library is not changed."
            ),
            "ink2",
        )
        self.cancel = QPushButton(tr("&Cancel"), self)
        self.merge = QPushButton(tr("&Merge"), self)
        self.cancel.setAutoDefault(False)
        nothing = plan.is_empty
        self.merge.setVisible(not nothing)
        self.kept.setVisible(not nothing)
        self.list.setVisible(self.list.count() > 0)
        self.more.setVisible(bool(self.more.text()))
        if nothing:
            self.cancel.setText(tr("&Close"))
        (self.cancel if nothing else self.merge).setDefault(True)
        self._lay_out(heading)
        self.cancel.clicked.connect(self.reject)
        self.merge.clicked.connect(self.accept)
        if self.list.count():
            self.list.setCurrentRow(0)
        (self.cancel if nothing else self.merge).setFocus()

    def _lay_out(self, heading: QLabel) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(24, 18, 24, 12)
        head.setSpacing(8)
        for part in (heading, self.words, self.more):
            head.addWidget(part)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.setSpacing(8)
        foot.addWidget(self.kept, 1)
        foot.addStretch(0 if self.merge.isVisibleTo(self) else 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.merge)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(Rule())
        rows.addWidget(self.list, 1)
        rows.addWidget(Rule())
        rows.addLayout(foot)
        self.setMinimumWidth(560)
        self.resize(680, 520 if self.list.count() else 200)


def _label(words: str, tone: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)  # a library may be called <b>
    label.setWordWrap(True)
    theme.ink(label, tone)
    return label
