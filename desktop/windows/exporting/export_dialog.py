"""Export: the format first, its choices beside, what the file will look like at the right, one button."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from db.errors import ChanceryError
from db.records import NoteKind
from desktop import theme
from desktop.export_wish import Exported, ExportWish, Survey
from desktop.jobs import REPORT, Job, Jobs
from desktop.messages.errors import error_sentence
from desktop.messages.formats import file_words, losses_words
from desktop.messages.words import tr
from desktop.session import Session
from desktop.settings import Settings
from desktop.windows.exporting.export_asking import may_write
from desktop.windows.exporting.export_counting import ExportCounting
from desktop.windows.exporting.export_foot import ExportFoot
from desktop.windows.exporting.export_form import ExportForm
from desktop.windows.exporting.export_formats import FormatList
from desktop.windows.exporting.export_head import ExportHead
from desktop.windows.exporting.export_kept import KEY, kept
from desktop.windows.exporting.export_offers import Offer, of_this, proposed_target, which_words
from desktop.windows.exporting.export_preview import ExportPreview, for_a_look
from desktop.windows.exporting.export_said import ExportSaid
from desktop.windows.exporting.export_view import ExportView
from desktop.windows.exporting.export_words import notes_sentence

_FORMATS, _CHOICES = 224, 364
_PATIENCE = 3600.0
"""Seconds that an exporter of many cables may work without a word: a volume is set in one go."""


class ExportDialog(QDialog):
    """Exports cables. It closes when all is written; a failure is told and leaves it open."""

    exported = Signal(object, object)
    """The file or folder (Path) and what came of it (Exported)."""

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        offers: Sequence[Offer] = (),
        chosen: str = "",
    ) -> None:
        """Offer to export these cables, by default the open one; `chosen` is the offer taken at the start.

        Raises RuntimeError where there is nothing to export.
        """
        super().__init__(parent)
        self._session, self._jobs, self._settings = session, jobs, settings
        if not offers:
            if session.state is None:
                raise RuntimeError("no cable is open")
            offers = (of_this(session.state, saved=not session.has_unsaved()),)
        self._job: Job | None = None
        self._kept = kept(settings)
        self.setWindowTitle(tr("Export"))
        self._build(offers)
        self.formats.choose(str(self._kept.get("format", "")))
        self.form.cables.choose(chosen)
        self._connect()
        self._count()
        self._show_all()
        self._pages.refresh(at_once=True)

    # -- build ---------------------------------------------------------------------------------------

    def _build(self, offers: Sequence[Offer]) -> None:
        self.formats = FormatList(self)
        self.form = ExportForm(offers, self._kept, self)
        self.view = ExportView(self)
        self.preview = self.view.preview
        self._pages = ExportPreview(self._jobs, self.view, self._wish_of_preview, self)
        self._counting = ExportCounting(self._jobs, self)
        self.foot = ExportFoot(self)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._format_side())
        across.addWidget(_rule(QFrame.Shape.VLine))
        across.addWidget(self._choice_side())
        across.addWidget(_rule(QFrame.Shape.VLine))
        across.addWidget(self.view, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(across, 1)
        rows.addWidget(_rule(QFrame.Shape.HLine))
        rows.addWidget(self.foot)
        self.setMinimumSize(880, 480)
        room = self.screen().availableSize()
        self.resize(min(1140, room.width() - 20), min(736, room.height() - 40))

    def _format_side(self) -> QWidget:
        side = QWidget(self)
        side.setFixedWidth(_FORMATS)
        theme.ground(side, "side")
        label = QLabel(tr("Format"), side)
        label.setFont(theme.sans(13, 600))
        rows = QVBoxLayout(side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 22, 0, 6)
        head.addWidget(label)
        rows.addLayout(head)
        rows.addWidget(self.formats, 1)
        return side

    def _choice_side(self) -> QWidget:
        side = QWidget(self)
        side.setFixedWidth(_CHOICES)
        self.head = ExportHead(side)
        self.said = ExportSaid(side)
        scroll = QScrollArea(side)
        scroll.setWidget(self.form)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form.setContentsMargins(24, 0, 24, 8)
        rows = QVBoxLayout(side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.head)
        rows.addWidget(scroll, 1)
        rows.addWidget(self.said)
        return side

    def _connect(self) -> None:
        self.formats.chosen.connect(self._format_changed)
        self.form.changed.connect(self._choices_changed)
        self.form.cables_changed.connect(self._cables_changed)
        self.form.title_changed.connect(self._format_changed)
        self.form.file_changed.connect(self._show_rest)
        self.form.target.choose_button.clicked.connect(self.choose_file)
        self._counting.counted.connect(self._counted)
        self.foot.export_wanted.connect(self.export)
        self.foot.cancel_wanted.connect(self.reject)

    # -- public --------------------------------------------------------------------------------------

    def choose_file(self) -> bool:
        """Ask for the file or the folder in the system's own dialog; return whether one was chosen."""
        return self.form.target.ask(self.formats.format)

    def export(self) -> None:
        """Write the file or the folder, asking first where something would be replaced."""
        path = self.form.path()
        if path is None or self._job is not None:
            return
        answer = may_write(self, path)
        if answer == "another" and self.choose_file():
            self.export()
        if answer != "write":
            return
        self._pages.pause()
        for part in (self.form, self.formats):
            part.setEnabled(False)
        self.foot.begin()
        wish = replace(self._wish(), replace=True)
        patience = {} if wish.many == "file" else {"patience": _PATIENCE}
        job = self._jobs.run("desktop.export_run:export", wish, path, REPORT, **patience)
        job.progress.connect(self.foot.show_progress)
        job.done.connect(lambda made: self._done(path, made))
        job.failed.connect(self._failed)
        self._job = job

    # -- slots ---------------------------------------------------------------------------------------

    def _format_changed(self) -> None:
        self._show_all()
        self._pages.refresh()

    def _choices_changed(self) -> None:
        self._show_notes()
        self._show_rest()
        self._pages.refresh()

    def _cables_changed(self) -> None:
        self._count()
        self._show_all()
        self._pages.refresh()

    def _show_all(self) -> None:
        found = self.formats.format
        self.form.show_for(found)
        self.head.show_what(found, which_words(self.form.cables.offer, self._session.state))
        self.said.show_losses(losses_words(found.cannot_carry))
        many = self.form.many(found)
        suffix = "" if many == "folder" else found.suffix
        title = self.form.cables.title.text() if many == "volume" else ""
        state, library = self._session.state, self._session.store.path.stem
        name = proposed_target(self.form.cables.offer, state, suffix, title or library)
        self.form.target.show_for(suffix, name)
        self.view.show_part(self._wish_of_preview().which.most or 1, self.form.cables.offer.count)
        self._show_notes()
        self._show_rest()

    def _show_notes(self) -> None:
        found, notes = self.formats.format, self.form.notes
        if "notes" not in found.asks:
            self.said.show_notes("")
            return
        told = (notes.corrections or 0) if notes.tells_corrections() and "corrections" in found.asks else 0
        several = self.form.many(found) == "folder"
        place = tr("the files") if several else file_words(found.name)
        count = self.form.cables.offer.count
        words = notes_sentence(notes.counts, notes.kinds(), told, place=place, cables=count)
        self.said.show_notes(words)

    def _show_rest(self) -> None:
        if self._job is not None:
            return
        if self.form.path() is None:
            is_file = bool(self.form.target.suffix)
            words = tr("Give the file a name.") if is_file else tr("Give the folder a name.")
            self.foot.show_rest(words, ready=False)
        else:
            self.foot.show_rest()

    def _done(self, path: Path, made: object) -> None:
        self._job = None
        if isinstance(made, Exported):
            self.exported.emit(path, made)
        self.accept()

    def _failed(self, error: ChanceryError) -> None:
        self._job = None
        for part in (self.form, self.formats):
            part.setEnabled(True)
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
        self._settings.put(KEY, {**self.form.remembered(), "format": self.formats.format.name})
        self._counting.forget()
        self._pages.close()
        super().done(result)

    # -- private -------------------------------------------------------------------------------------

    def _wish(self) -> ExportWish:
        found = self.formats.format
        return ExportWish(
            str(self._session.store.path),
            self.form.cables.offer.which,
            found.name,
            self.form.many(found),
            self.form.choices(found),
            self._session.author.name,
        )

    def _wish_of_preview(self) -> ExportWish:
        return for_a_look(self._wish())

    def _count(self) -> None:
        """Have it counted what there is in the chosen cables; of the open one the notes are known."""
        offer, state = self.form.cables.offer, self._session.state
        if offer.name == "this" and state is not None:
            counts: dict[NoteKind, int] = dict(Counter(note.kind for note in state.notes_in_order()))
            self.form.notes.show_survey(Survey(1, counts), corrections=False)
        self._counting.count(str(self._session.store.path), offer.which)

    def _counted(self, found: Survey) -> None:
        self.form.notes.show_survey(found)
        self._show_notes()


def _rule(shape: QFrame.Shape) -> QFrame:
    rule = QFrame()
    rule.setFrameShape(shape)
    return rule
