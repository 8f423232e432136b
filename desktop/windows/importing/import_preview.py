"""Before an import: what was read of each file, what is doubtful, and what can be chosen otherwise.

Nothing has to be done here: Enter imports everything as it was read. The files are looked at one after the
other beside the window, and the import can be begun before all are; what was chosen for one kind of file
holds for those, too, that nobody has looked at.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.errors import ChanceryError
from desktop import theme
from desktop.import_choices import Choices, Look, Refused, Wanted
from desktop.import_looking import MOST_TEXT
from desktop.jobs import Job, Jobs
from desktop.messages.imports import (
    look_words,
    passed_over_sentence,
    passed_over_words,
    plan_words,
    refused_sentence,
)
from desktop.messages.words import plural, tr
from desktop.models.tool_tips import plain_tip
from desktop.reading.file_names import name_of
from desktop.widgets.exact_text import to_qt
from desktop.widgets.rule import Rule
from desktop.windows.importing.import_asking import give_up_choices
from desktop.windows.importing.import_plan import ImportPlan
from desktop.windows.importing.import_side import ImportSide
from desktop.windows.two_line_rows import TwoLineList

MOST_LOOKED = 500
"""Files that are looked at; the others are read by the same rules."""
PATIENCE = 20.0
_LIST_WIDTH, _SIDE_WIDTH = 282, 308
_WIDTH, _HEIGHT = 1180, 760


class ImportPreview(QDialog):
    """Shows a plan and lets it be changed. Accepted, the plan is to be carried out."""

    looked = Signal()
    """One more file was looked at."""

    def __init__(
        self, plan: ImportPlan, jobs: Jobs, is_known: Callable[[str], bool], parent: QWidget | None = None
    ) -> None:
        """Show the plan; `is_known` tells of a text's SHA-256 whether it is in the library."""
        super().__init__(parent)
        self.plan = plan
        self._jobs = jobs
        self._is_known = is_known
        self._job: Job | None = None
        self._files = plan.files[:MOST_LOOKED]
        self._rows = {path: row for row, path in enumerate(self._files)}
        self._waiting: deque[tuple[str, str | None]] = deque(
            (path, None) for path in self._files if path not in plan.looks
        )
        self._current = ""
        self.setWindowTitle(tr("Import"))
        self._build()
        self._connect()
        for look in plan.looks.values():
            plan.know(look.path, known=self._knows(look))
        for path in self._files:
            self._add_row(path)
        self.list.setCurrentRow(0)
        self._tell()
        self._look_on()

    # -- build ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        several = len(self.plan.files) > 1
        self.heading = QLabel(self)
        self.heading.setFont(theme.serif(21, 600))
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.summary = QLabel(self)
        theme.ink(self.summary, "ink2")
        self.list = TwoLineList(tr("The files"), self)
        theme.ground(self.list, "side")
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setVisible(several)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setProperty("bare", True)
        self.text.setFont(theme.serif(16))
        self.text.document().setDocumentMargin(18)
        self.text.setAccessibleName(tr("The text as it will be imported"))
        self.text.setTabChangesFocus(True)
        theme.ground(self.text, "page")
        self.side = ImportSide(self)
        self.side.setFixedWidth(_SIDE_WIDTH)
        self.cancel = QPushButton(tr("&Cancel"), self)
        self.cancel.setAutoDefault(False)
        self.accept_button = QPushButton(self)
        self.accept_button.setDefault(True)
        head = QVBoxLayout()
        head.setContentsMargins(24, 16, 24, 12)
        head.setSpacing(2)
        head.addWidget(self.heading)
        head.addWidget(self.summary)
        across = QHBoxLayout()
        across.setSpacing(0)
        for part in (self.list, self._rule(several), self.text, self._rule(True), self.side):
            across.addWidget(part, int(part is self.text))
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.accept_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(Rule())
        rows.addLayout(across, 1)
        rows.addWidget(Rule())
        rows.addLayout(foot)
        self.setMinimumSize(860, 440)
        room = self.screen().availableSize()
        self.resize(min(_WIDTH, room.width() - 40), min(_HEIGHT, room.height() - 60))

    def _rule(self, shown: bool) -> QFrame:
        rule = QFrame(self)
        rule.setFrameShape(QFrame.Shape.VLine)
        rule.setVisible(shown)
        return rule

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._row_changed)
        self.side.choices_changed.connect(self._choices_changed)
        self.side.included.connect(self._included)
        self.side.part_shown.connect(lambda part: self._look_again(self._current, part))
        self.side.alike_wanted.connect(self._apply_to_alike)
        self.cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)

    # -- slots ---------------------------------------------------------------------------------------

    def _row_changed(self, row: int) -> None:
        if row >= 0:
            self._current = str(self.list.key_at(row))
            self._show()

    def _choices_changed(self, choices: Choices) -> None:
        self.plan.choose(self._current, choices)
        self._look_again(self._current, None)

    def _included(self, is_in: bool) -> None:
        self.plan.leave_out(self._current, left_out=not is_in)
        self._refresh_row(self._current)
        self._tell()

    def _apply_to_alike(self) -> None:
        others = self.plan.alike(self._current)
        self.plan.apply_to_alike(self._current)
        for path in others:
            self._waiting.append((path, None))
        self._show()
        self._look_on()

    def _has_looked(self, look: Look) -> None:
        self._job = None
        self.plan.take(look)
        self.plan.know(look.path, known=self._knows(look))
        self._refresh_row(look.path)
        if look.path == self._current:
            self._show()
        elif self._current in self.plan.looks:
            alike, applied = len(self.plan.alike(self._current)), self.plan.is_applied(self._current)
            self.side.show_alike(alike, applied=applied)
        self._tell()
        self.looked.emit()
        self._look_on()

    def _could_not_look(self, path: str, error: ChanceryError) -> None:
        self._job = None
        if error.code != "job-cancelled":
            values = tuple((name, str(value)) for name, value in error.values.items())
            self._has_looked(Look(path, refused=Refused(path, "", error.code, values)))

    # -- overrides -----------------------------------------------------------------------------------

    def reject(self) -> None:
        """Give the import up; what was chosen for its files goes with it, so that is asked first."""
        if not self.plan.has_choices() or give_up_choices(self):
            super().reject()

    def done(self, result: int) -> None:
        """Look at nothing more once it is decided."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().done(result)

    # -- private -------------------------------------------------------------------------------------

    def _look_again(self, path: str, part: str | None) -> None:
        self._waiting.appendleft((path, part))
        self._look_on()

    def _look_on(self) -> None:
        """Look at the next file, beside the window."""
        if self._job is not None or not self._waiting:
            return
        path, part = self._waiting.popleft()
        wanted = Wanted(path, self.plan.choices(path))
        job = self._jobs.run("desktop.import_looking:look_at", wanted, part, patience=PATIENCE)
        job.done.connect(self._has_looked)
        job.failed.connect(lambda error: self._could_not_look(path, error))
        self._job = job

    def _add_row(self, path: str) -> None:
        words, tone = self._words(path)
        self.list.add(name_of(path), words, path, tone=tone)

    def _words(self, path: str) -> tuple[str, str]:
        """Return what is said of a file in the list, and in which ink."""
        look = self.plan.looks.get(path)
        if not self.plan.is_in(path) and self.plan.is_by_hand(path):
            return tr("left out"), "ink3"
        if look is None:
            return tr("not looked at yet"), "ink3"
        twin = self.plan.twin(path)
        return look_words(look, known=self.plan.knows(path), twin=name_of(twin) if twin else "")

    def _knows(self, look: Look) -> bool:
        """Tell whether the one text of a file is in the library already."""
        return len(look.keys) == 1 and look.refused is None and self._is_known(look.text_sha256)

    def _refresh_row(self, path: str) -> None:
        row = self._rows.get(path)
        if row is not None:
            self.list.set_facts(row, *self._words(path))

    def _show(self) -> None:
        """Show the file that is chosen."""
        look = self.plan.looks.get(self._current)
        if look is None:
            self.text.setPlainText("")
            self.side.setEnabled(False)
            if (self._current, None) in self._waiting:
                self._waiting.remove((self._current, None))
                self._waiting.appendleft((self._current, None))
            return
        self.side.setEnabled(True)
        if look.refused is not None:
            self.text.setPlainText(to_qt(refused_sentence(look.refused)))
        else:
            cut = "" if look.length <= MOST_TEXT else "\n…"
            self.text.setPlainText(to_qt(look.text) + cut)
        path = look.path
        self.side.show_look(
            look,
            self.plan.choices(path),
            is_in=self.plan.is_in(path),
            several=len(self.plan.files) > 1,
            alike=len(self.plan.alike(path)),
            applied=self.plan.is_applied(path),
        )

    def _tell(self) -> None:
        """Say what is going to be imported."""
        files = [path for path in self.plan.files if self.plan.is_in(path)]
        known = sum(self.plan.knows(path) for path in self.plan.files)
        twice = sum(self.plan.knows(path) or bool(self.plan.twin(path)) for path in files)
        looks = [look for path in files if (look := self.plan.looks.get(path)) is not None]
        refused = sum(look.refused is not None for look in looks)
        doubtful = sum(bool(look.refused is None and (look.doubts or look.needs_choice)) for look in looks)
        if len(self.plan.files) == 1:
            self.heading.setText(tr("Import {name}", name=name_of(self.plan.files[0])))
        else:
            self.heading.setText(plural(len(files), "Import {n} file", "Import {n} files"))
        unseen = len(files) - len(looks)
        words = [plan_words(known, doubtful, refused, unseen)]
        if self.plan.passed_over:
            words.append(passed_over_words(len(self.plan.passed_over)))
            self.summary.setToolTip(plain_tip(passed_over_sentence(self.plan.passed_over)))
        self.summary.setText(" · ".join(words))
        cables = sum(len(look.keys) for look in looks if look.refused is None) + unseen - twice
        self.accept_button.setText(plural(cables, "&Import {n} cable", "&Import {n} cables"))
        self.accept_button.setEnabled(bool(cables))
