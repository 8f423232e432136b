"""Export annotated PDF: choices on the left, the finished pages on the right, one button."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.cable_state import CableState
from db.correcting.differences import Difference
from db.errors import ChanceryError
from db.records import NoteKind
from desktop import theme
from desktop.export_names import proposed_name
from desktop.exporting.choices import PdfChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.gather import gather
from desktop.exporting.ledger import Ledger
from desktop.jobs import REPORT, Job, Jobs
from desktop.messages.errors import error_sentence
from desktop.messages.times import show_time
from desktop.messages.words import tr
from desktop.session import Session
from desktop.settings import Settings
from desktop.widgets.whole_buttons import whole_buttons
from desktop.windows.export_foot import ExportFoot
from desktop.windows.export_form import ExportForm
from desktop.windows.export_preview import ExportPreview
from desktop.windows.export_words import notes_sentence
from desktop.windows.preview import Preview

_KEY = "export"
_LEFT = 400


class ExportDialog(QDialog):
    """Exports the open cable. It closes when the file is written; a failure is told and leaves it open."""

    exported = Signal(object, object)
    """The file (Path) and the Ledger of a finished export."""

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        corrections: Sequence[Difference] = (),
    ) -> None:
        """Offer to export the session's open cable, whose text has these corrections.

        Raises RuntimeError where none is open.
        """
        super().__init__(parent)
        if session.state is None:
            raise RuntimeError("no cable is open")
        self._state: CableState = session.state
        self._author = session.author.name
        self._text_of = session.store.text
        self._jobs = jobs
        self._settings = settings
        self._job: Job | None = None
        self._corrections = corrections
        kept = settings.get(_KEY, {})
        self._kept = kept if isinstance(kept, dict) else {}
        self.setWindowTitle(tr("Export annotated PDF"))
        self._build()
        self._connect()
        self.form.set_path(self._folder() / proposed_name(self._state))
        self._show_choices()
        self._pages.refresh(at_once=True)

    # -- build ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        counts: dict[NoteKind, int] = dict(Counter(note.kind for note in self._state.notes_in_order()))
        self.form = ExportForm(counts, self._kept, self, corrections=len(self._corrections))
        self.preview = Preview(self)
        self._pages = ExportPreview(self._jobs, self.preview, self._gathered, self)
        self.foot = ExportFoot(self)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._left_side())
        across.addWidget(_rule(QFrame.Shape.VLine))
        across.addWidget(self.preview, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(across, 1)
        rows.addWidget(_rule(QFrame.Shape.HLine))
        rows.addWidget(self.foot)
        self.setMinimumSize(820, 480)
        room = self.screen().availableSize()
        self.resize(min(960, room.width() - 20), min(736, room.height() - 40))

    def _left_side(self) -> QWidget:
        side = QWidget(self)
        side.setFixedWidth(_LEFT)
        heading = QLabel(tr("Export annotated PDF"), side)
        heading.setFont(theme.serif(21, 600))
        cable = QLabel(_cable_line(self._state), side)
        cable.setTextFormat(Qt.TextFormat.PlainText)
        theme.ink(cable, "ink2")
        self._tick = QLabel(side)
        self._tick.setPixmap(theme.pixmap("check", 16, "ok", self.devicePixelRatioF()))
        self.sentence = QLabel(side)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        theme.ink(self.sentence, "ink2")
        scroll = QScrollArea(side)
        scroll.setWidget(self.form)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form.setContentsMargins(24, 0, 24, 8)
        said = QHBoxLayout()
        said.setContentsMargins(24, 6, 24, 12)
        said.setSpacing(10)
        said.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignVCenter)
        said.addWidget(self.sentence, 1)
        head = QVBoxLayout()
        head.setContentsMargins(24, 20, 24, 12)
        head.setSpacing(2)
        head.addWidget(heading)
        head.addWidget(cable)
        rows = QVBoxLayout(side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(scroll, 1)
        rows.addLayout(said)
        return side

    def _connect(self) -> None:
        self.form.changed.connect(self._choices_changed)
        self.form.file_changed.connect(self._show_rest)
        self.form.choose_wanted.connect(self.choose_file)
        self.foot.export_wanted.connect(self.export)
        self.foot.cancel_wanted.connect(self.reject)

    # -- public --------------------------------------------------------------------------------------

    def choose_file(self) -> bool:
        """Ask for the file in the system's own dialog; return whether one was chosen."""
        path = self.form.path() or self._folder() / proposed_name(self._state)
        name, _ = QFileDialog.getSaveFileName(
            self,
            tr("Export annotated PDF"),
            str(path),
            tr("PDF files (*.pdf)"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # asked about once, when it is written
        )
        if not name:
            return False
        chosen = Path(name)
        if chosen.suffix.lower() != ".pdf":
            chosen = chosen.with_name(f"{chosen.name}.pdf")
        self.form.set_path(chosen)
        return True

    def export(self) -> None:
        """Write the PDF, asking first where the file exists."""
        path = self.form.path()
        if path is None or self._job is not None or not self._may_write(path):
            return
        self._pages.pause()
        self.form.setEnabled(False)
        self.foot.show_progress(0.0, "pages")
        dossier, choices = self._gathered()
        job = self._jobs.run("desktop.exporting.pdf.writer:write", dossier, choices, path, REPORT)
        job.progress.connect(self.foot.show_progress)
        job.done.connect(lambda ledger: self._done(path, ledger))
        job.failed.connect(self._failed)
        self._job = job

    # -- slots ---------------------------------------------------------------------------------------

    def _choices_changed(self) -> None:
        self._show_choices()
        self._show_rest()
        self._pages.refresh()

    def _show_choices(self) -> None:
        chosen = self.form.choices()
        printed = len(self._corrections) if chosen.corrections else 0
        self.sentence.setText(notes_sentence(self.form.counts, chosen.kinds, printed))

    def _show_rest(self) -> None:
        if self.form.path() is None:
            self.foot.show_rest(tr("Give the file a name."), ready=False)
        else:
            self.foot.show_rest()

    def _done(self, path: Path, ledger: Ledger) -> None:
        self._job = None
        self.exported.emit(path, ledger)
        self.accept()

    def _failed(self, error: ChanceryError) -> None:
        self._job = None
        self.form.setEnabled(True)
        self.foot.show_rest(error_sentence(error))
        self.foot.export_button.setFocus()
        self._pages.refresh()

    # -- overrides -----------------------------------------------------------------------------------

    def reject(self) -> None:
        """Stop an export that is running; otherwise close."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Keep the choices and let go of what served the preview."""
        self._settings.put(_KEY, self.form.remembered())
        self._pages.close()
        super().done(result)

    # -- private -------------------------------------------------------------------------------------

    def _gathered(self) -> tuple[Dossier, PdfChoices]:
        choices = self.form.choices()
        dossier = gather(
            self._state,
            choices,
            exported_by=self._author,
            corrections=self._corrections,
            text_of=self._text_of,
        )
        return dossier, choices

    def _folder(self) -> Path:
        kept = self._kept.get("folder")
        if isinstance(kept, str) and kept and Path(kept).is_dir():
            return Path(kept)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) if documents and Path(documents).is_dir() else Path.home()

    def _may_write(self, path: Path) -> bool:
        """Tell whether the file may be written: it is new, or she wants the old one replaced."""
        if not path.exists():
            return True
        answer = self._ask_about(path)
        if answer == "another" and self.choose_file():
            self.export()
        return answer == "replace"

    def _ask_about(self, path: Path) -> str:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("The file exists"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(tr("“{name}” exists already in this folder. Replace it?", name=path.name))
        replace = box.addButton(tr("&Replace"), QMessageBox.ButtonRole.DestructiveRole)
        other = box.addButton(tr("Choose &another…"), QMessageBox.ButtonRole.ActionRole)
        cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(other)
        box.setEscapeButton(cancel)
        whole_buttons(box)
        box.exec()
        clicked = box.clickedButton()
        return "replace" if clicked is replace else "another" if clicked is other else "cancel"


def _cable_line(state: CableState) -> str:
    parts = (state.value("cable number"), show_time(state.value("date")))
    line = ", ".join(" ".join(part.split()) for part in parts if part.strip())
    return line or state.cable.file_name


def _rule(shape: QFrame.Shape) -> QFrame:
    rule = QFrame()
    rule.setFrameShape(shape)
    return rule
