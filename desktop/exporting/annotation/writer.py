"""Write the notes of cables as a collection of Web Annotations, with the texts that they are on.

One note after the other goes to the file, so that of many cables only one lies in memory; nothing is at the
target before the whole file is made, read again and counted.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from db.errors import ExportError
from db.records import Anchor, Author, Cable, Note, Reading, text_hash
from db.structures import Structure
from desktop.exporting import part_file
from desktop.exporting.annotation.item import item
from desktop.exporting.carried import as_json
from desktop.exporting.choices import ExportChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.formats import Report
from desktop.exporting.ledger import Ledger
from desktop.interchange.annotation_form import PROFILE, VOCABULARY, id_of, iri, source_iri
from desktop.interchange.annotation_model import CONTEXT, items_of

_CHUNK = 1 << 20
_SEEN = (Anchor, Author, Cable, Note, Reading, Structure)
"""What another program shows of a cable or has no use for; every other record goes along unseen."""


def write(dossiers: Sequence[Dossier], choices: ExportChoices, path: Path, report: Report) -> Ledger:  # noqa: ARG001
    """Write the annotations of these cables to `path`, replacing what is there, and return the ledger.

    Raises ExportError "export-notes-differ" where the finished file does not hold exactly the chosen notes,
    and the codes of `part_file.replace`; then no file is left.
    """
    account = _Account()
    with tempfile.TemporaryFile() as whole:
        _write(dossiers, account, whole, report)
        report(0.9, "check")
        account.read_back(whole)
        report(0.95, "write")
        part_file.replace(path, _chunks(whole))
    report(1.0, "done")
    return account.ledger()


@dataclass(slots=True)
class _Account:
    """What was to be written, and what the file holds."""

    in_library: int = 0
    chosen: list[str] = field(default_factory=list)
    cables: list[str] = field(default_factory=list)
    corrections: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    unseen: int = 0

    def add(self, dossier: Dossier) -> None:
        """Take in what one cable is to have in the file."""
        self.in_library += dossier.library_note_count
        self.chosen += [note.id for note in dossier.notes]
        self.cables.append(dossier.cable_id)
        self.corrections += len(dossier.corrections) + dossier.corrections_left_out
        self.left_out.update(dossier.left_out)
        self.unseen += sum(not isinstance(each, _SEEN) for each in dossier.carried)

    def read_back(self, whole: IO[bytes]) -> None:
        """Count in the finished file; raises ExportError where it does not hold what was chosen."""
        whole.seek(0)
        told = json.load(whole)
        notes = [id_of(each["id"]) for each in items_of(told)]
        if notes != self.chosen or [each["cable"] for each in told["sources"]] != self.cables:
            raise ExportError("export-notes-differ", chosen=len(self.chosen), written=len(notes))

    def ledger(self) -> Ledger:
        """Return the account of the file that was read back."""
        return Ledger(
            in_library=self.in_library,
            chosen=len(self.chosen),
            written=len(self.chosen),
            left_out=dict(self.left_out),
            corrections_left_out=self.corrections,
            format="w3c",
            lost={"w3c-unseen": self.unseen} if self.unseen else {},
            cables=len(self.cables),
            cables_written=len(self.cables),
        )


def _write(dossiers: Sequence[Dossier], account: _Account, whole: IO[bytes], report: Report) -> None:
    with tempfile.TemporaryFile() as sources:
        with tempfile.TemporaryFile() as items:
            label = ""
            for at, dossier in enumerate(dossiers):
                report(0.8 * at / max(1, len(dossiers)), "notes")
                label = label or dossier.title
                authors = {each.id: each.author for each in dossier.carried if isinstance(each, Note)}
                for note in dossier.notes:
                    _append(items, item(dossier, note, authors.get(note.id, "")))
                _append(sources, _source(dossier))
                account.add(dossier)
            head = _head(account, label if len(dossiers) == 1 else "")
            page = {key: head["first"][key] for key in ("id", "type", "partOf", "startIndex")}
            whole.write(_json({**head, "first": 0}).removesuffix(b"0}") + _json(page)[:-1] + b',"items":[\n')
            for chunk in _chunks(items):
                whole.write(chunk)
        whole.write(b'\n]},\n"sources":[\n')
        for chunk in _chunks(sources):
            whole.write(chunk)
        whole.write(b"\n]}\n")


def _head(account: _Account, label: str) -> dict[str, Any]:
    """Return what a collection says of itself; "first", its page, is last, and without its items."""
    key = hashlib.sha256("\n".join(account.cables).encode()).hexdigest()[:32]
    name = iri(account.cables[0] if len(account.cables) == 1 else f"cables:{key}")
    return {
        "@context": [CONTEXT, {"@vocab": VOCABULARY}],
        "id": f"{name}:notes",
        "type": "AnnotationCollection",
        "profile": PROFILE,
        "label": label or "Notes on cables",
        "generator": {"id": "urn:chancery:program", "type": "Software", "name": "Chancery"},
        "total": len(account.chosen),
        "last": f"{name}:notes:1",
        "first": {
            "id": f"{name}:notes:1",
            "type": "AnnotationPage",
            "partOf": f"{name}:notes",
            "startIndex": 0,
        },
    }


def _source(dossier: Dossier) -> dict[str, Any]:
    """Return the text that notes are on, with all that must go along for the way back."""
    return {
        "id": source_iri(dossier.cable_id, dossier.reading),
        "type": "Text",
        "format": "text/plain",
        "language": dossier.language,
        "label": dossier.title,
        "value": dossier.text,
        "cable": dossier.cable_id,
        "reading": dossier.reading,
        "texts": [text for text in dossier.texts if text != dossier.text],
        "words": json.dumps({note.id: text_hash(note.words) for note in dossier.notes}),
        "carried": as_json(dossier.carried),
    }


def _json(told: object) -> bytes:
    written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    try:
        return written.encode()
    except UnicodeEncodeError:
        return json.dumps(told, separators=(",", ":")).encode()


def _append(file: IO[bytes], told: object) -> None:
    if file.tell():
        file.write(b",\n")
    file.write(_json(told))


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(_CHUNK):
        yield chunk
