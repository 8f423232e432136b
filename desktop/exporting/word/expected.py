"""What the finished file must hold, cable by cable, and the ledger when it was counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from db.errors import ExportError
from desktop.exporting.choices import ExportChoices
from desktop.exporting.dates import in_words
from desktop.exporting.dossier import Dossier, DossierNote
from desktop.exporting.identified import identified
from desktop.exporting.ledger import Ledger
from desktop.exporting.word import places, stand_ins
from desktop.exporting.word.count import Held
from desktop.exporting.word.names import TEXT_REGION, body_bookmark, span_bookmark


@dataclass(slots=True)
class Expected:
    """Grows with each cable; `comments` are the ids of Word's comments by the ids of the notes."""

    comments: dict[str, int] = field(default_factory=dict)
    title: str = ""
    language: str = ""
    exported_by: str = ""
    authors: dict[str, None] = field(default_factory=dict)
    keywords: list[str] = field(default_factory=list)
    _bookmarks: dict[str, str] = field(default_factory=dict)
    _cables: int = 0
    _counts: Counter[str] = field(default_factory=Counter)
    _left_out: Counter[str] = field(default_factory=Counter)
    _lost: Counter[str] = field(default_factory=Counter)
    _footnotes: int = 0

    def add(self, dossier: Dossier, choices: ExportChoices) -> None:
        """Take in a cable; raises ExportError "export-notes-differ" where a note was not chosen."""
        refused = [each for each in dossier.notes if each.kind not in choices.kinds]
        if refused:
            chosen = len(dossier.notes)
            raise ExportError("export-notes-differ", chosen=chosen - len(refused), written=chosen)
        self._cables += 1
        if self._cables == 1:
            self.title, self.language = dossier.title, dossier.language
            self.exported_by = dossier.exported_by
            self.keywords = [
                dossier.value("cable number"),
                in_words(dossier.value("date")) if dossier.value("date") else "",
            ]
            self.keywords = [each for each in self.keywords if each]
        else:
            self.title = "Diplomatic cables"
            self.keywords = []
        self.authors.update(dict.fromkeys(dossier.authors or (dossier.exported_by,)))
        self._counts["in library"] += dossier.library_note_count
        self._counts["corrections"] += len(dossier.corrections)
        self._counts["struck"] += sum(mark.kind == "deletion" for mark in dossier.marks)
        self._counts["corrections left out"] += dossier.corrections_left_out
        self._left_out.update(dossier.left_out)
        self._footnotes += len(dossier.corrections) + len(identified(dossier))
        for note in dossier.notes:
            self._bookmarks[note.id] = _evidence(note)
            self._footnotes += note.kind == "source" or (note.kind in places.FOOTNOTES and bool(note.spans))
            self._lost["word-places"] += places.is_comment(note) and len(note.spans) > 1
            self._lost["word-unseen"] += bool(note.tags)
            self._lost["characters"] += stand_ins.held(note.words)
        if dossier.source_note.strip() and not any(note.kind == "source" for note in dossier.notes):
            self._footnotes += 1
        self._lost["characters"] += stand_ins.held(dossier.text)

    def ledger(self, found: Held) -> Ledger:
        """Return the account of the file that holds `found`.

        Raises ExportError "export-notes-differ", "export-corrections-differ" or "export-cables-differ".
        """
        chosen = len(self._bookmarks)
        written = [
            note
            for note, name in self._bookmarks.items()
            if name in found.bookmarks
            and (note not in self.comments or str(self.comments[note]) in found.comments)
        ]
        if len(written) != chosen or len(found.comments) != len(self.comments):
            raise ExportError("export-notes-differ", chosen=chosen, written=len(written))
        corrections = self._counts["corrections"] - (self._footnotes - found.footnotes)
        if found.footnotes != self._footnotes:
            raise ExportError(
                "export-corrections-differ", chosen=self._counts["corrections"], written=corrections
            )
        cables = len([at for at in range(1, self._cables + 1) if TEXT_REGION.format(at) in found.bookmarks])
        if cables != self._cables:
            raise ExportError("export-cables-differ", chosen=self._cables, written=cables)
        return Ledger(
            in_library=self._counts["in library"],
            chosen=chosen,
            written=len(written),
            left_out=dict(self._left_out),
            corrections=self._counts["corrections"],
            corrections_written=corrections,
            corrections_left_out=self._counts["corrections left out"],
            marks_written=found.editor_marks + self._counts["struck"],
            format="docx",
            lost={code: n for code, n in self._lost.items() if n},
            cables=self._cables,
            cables_written=cables,
        )


def _evidence(note: DossierNote) -> str:
    """Return the bookmark that is in the file if the note is."""
    in_the_text = note.spans and (note.kind == "highlight" or places.is_comment(note))
    return span_bookmark(note.id, 0) if in_the_text else body_bookmark(note.id)
