"""Write cables as TEI P5: one as a `TEI`, several as a `teiCorpus`, one document after the other.

Nothing is at the target before the whole file is made, read again and counted. Of a corpus only the cable
that is being written lies in memory; what its cables share (authors, meanings) stands in its own header.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from lxml import etree

from db.errors import ExportError
from db.library_records import Name
from db.records import Anchor
from desktop.exporting import part_file
from desktop.exporting.carried import as_json
from desktop.exporting.choices import ExportChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.formats import Report
from desktop.exporting.ledger import Ledger
from desktop.exporting.tei.elements import element, indent, put
from desktop.exporting.tei.encoding_part import encoding_part
from desktop.exporting.tei.header_part import add_authors, publication, tei_header
from desktop.exporting.tei.kept import Kept, kept
from desktop.exporting.tei.mark_part import add_lists
from desktop.exporting.tei.stand_off import stand_off
from desktop.exporting.tei.text_part import text_part
from desktop.interchange.tei_form import (
    NOT_XML,
    PROFILE,
    TEI,
    XML_ID,
    Element,
    bare_digest,
    character_of,
    content_digest,
)

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_LINE_END = re.compile(rb"<lb/>(?!\n)")
_CHUNK = 1 << 20
_CORPUS_HEAD = "Cables of a library"


def write(dossiers: Sequence[Dossier], choices: ExportChoices, path: Path, report: Report) -> Ledger:  # noqa: ARG001
    """Write the TEI of these cables to `path`, replacing what is there, and return its ledger.

    Raises ExportError "export-notes-differ" and "export-corrections-differ" where the finished file does not
    hold exactly what was chosen, and the codes of `part_file.replace`; then no file is left.
    """
    account = _Account()
    with tempfile.TemporaryFile() as whole:
        if len(dossiers) == 1:
            whole.write(_DECLARATION + single(dossiers[0], account))
        else:
            _corpus(dossiers, account, whole, report)
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
    chosen: set[str] = field(default_factory=set)
    cables: set[str] = field(default_factory=set)
    corrections: int = 0
    corrections_left_out: int = 0
    marks: dict[str, str] = field(default_factory=dict)
    """The editor's marks by the ids of their places, which their elements bear."""
    marks_written: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)

    def add(self, dossier: Dossier) -> None:
        """Take in what one cable is to have in the file."""
        self.in_library += dossier.library_note_count
        self.chosen |= {note.id for note in dossier.notes}
        self.cables.add(dossier.cable_id)
        self.corrections += len(dossier.corrections)
        marks = {mark.id for mark in dossier.marks}
        here = (each for each in dossier.carried if isinstance(each, Anchor) and each.owner in marks)
        self.marks |= {each.id: each.owner for each in here if each.reading == dossier.reading}
        self.corrections_left_out += dossier.corrections_left_out
        self.left_out.update(dossier.left_out)
        self.lost["tei-unseen"] += sum(bool(note.tags) for note in dossier.notes)

    def read_back(self, whole: IO[bytes]) -> None:
        """Count in the finished file; raises ExportError where it does not hold what was chosen."""
        whole.seek(0)
        notes, cables, corrections = set(), set(), 0
        found: set[str] = set()
        for _, each in etree.iterparse(whole, events=("end",), huge_tree=True, collect_ids=False):
            name, key = each.tag.rpartition("}")[2], each.get(XML_ID, "")
            if name == "note" and key in self.chosen:
                notes.add(key)
            elif key in self.marks:
                found.add(self.marks[key])
            elif name == "choice" or (name == "span" and each.get("type") == "correction"):
                corrections += 1
            elif name == "TEI":
                cables.add(key)
                each.clear()
        self.marks_written = len(found)
        if notes != self.chosen or cables != self.cables:
            raise ExportError("export-notes-differ", chosen=len(self.chosen), written=len(notes))
        if corrections != self.corrections:
            raise ExportError("export-corrections-differ", chosen=self.corrections, written=corrections)

    def ledger(self) -> Ledger:
        """Return the account of the file that was read back."""
        return Ledger(
            in_library=self.in_library,
            chosen=len(self.chosen),
            written=len(self.chosen),
            left_out=dict(self.left_out),
            corrections=self.corrections,
            corrections_written=self.corrections,
            corrections_left_out=self.corrections_left_out,
            marks=len(set(self.marks.values())),
            marks_written=self.marks_written,
            format="tei",
            lost={code: n for code, n in self.lost.items() if n},
            cables=len(self.cables),
            cables_written=len(self.cables),
        )


@dataclass(slots=True)
class _Shared:
    """What the cables of a corpus share."""

    kept: list[Kept] = field(default_factory=list)
    stages: set[str] = field(default_factory=set)
    characters: set[str] = field(default_factory=set)
    names: list[Name] = field(default_factory=list)

    def add(self, one: Kept, made: Element) -> None:
        """Take in what a cable needs, without its text and notes."""
        self.kept.append(Kept(one.dossier, authors=dict(one.authors)))
        self.stages |= {stage.name for stage in one.stages}
        self.characters |= characters_in(made)
        self.names += one.of(Name)


def single(dossier: Dossier, account: _Account | None = None) -> bytes:
    """Return the TEI of one cable, without the XML declaration."""
    if account is not None:
        account.add(dossier)
    one = kept(dossier)
    made = document(one, shared=False)
    header = made[0]
    header.insert(1, encoding_part((stage.name for stage in one.stages), characters_in(made)))
    return _as_bytes(made)


def document(one: Kept, *, shared: bool) -> Element:
    """Return the `TEI` of a cable; with `shared`, the corpus round it has what its cables share."""
    made = element("TEI", xml_id=one.dossier.cable_id)
    text, part = text_part(one)
    beside = stand_off(one, part, shared=shared)
    rest = [each for each in (beside, text) if each is not None]
    notes = [note for each in rest for note in each.iter(f"{{{TEI}}}note")]
    header = tei_header(one, _beside(one, notes), shared=shared)
    for each in (header, *rest):
        made.append(each)
    return made


def characters_in(made: Element) -> set[str]:
    """Return the characters that stand as `g`."""
    found = {character_of(each.get("ref", "")) for each in made.iter(f"{{{TEI}}}g")}
    return {each for each in found if each}


def _beside(one: Kept, notes: Sequence[Element]) -> str:
    """Return what `xenoData` holds: the records, their texts, and how the words of each note were written."""
    dossier = one.dossier
    digests = {note.get(XML_ID): (content_digest(note), bare_digest(note)) for note in notes}
    told = {
        "profile": PROFILE,
        "cable": dossier.cable_id,
        "reading": dossier.reading,
        "texts": dossier.texts,
        "words": digests,
    }
    written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    written = f'{written[:-1]},"records":{as_json(dossier.carried)}}}'
    return NOT_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _corpus(dossiers: Sequence[Dossier], account: _Account, whole: IO[bytes], report: Report) -> None:
    shared = _Shared()
    with tempfile.TemporaryFile() as documents:
        for at, dossier in enumerate(dossiers):
            report(0.8 * at / max(1, len(dossiers)), "pages")
            account.add(dossier)
            one = kept(dossier)
            made = document(one, shared=True)
            shared.add(one, made)
            documents.write(_as_bytes(made))
            documents.write(b"\n")
        corpus = element("teiCorpus")
        corpus.append(_corpus_header(shared))
        lists = element("standOff")
        add_lists(lists, shared.names)
        if len(lists):
            corpus.append(lists)
        indent(corpus)
        opening, closing = etree.tostring(corpus, encoding="utf-8").rsplit(b"</", 1)
        whole.write(_DECLARATION + opening)
        for chunk in _chunks(documents):
            whole.write(chunk)
        whole.write(b"</" + closing)


def _corpus_header(shared: _Shared) -> Element:
    header = element("teiHeader")
    file = element("fileDesc", parent=header)
    statement = element("titleStmt", parent=file)
    put(element("title", parent=statement), _CORPUS_HEAD)
    add_authors(statement, *shared.kept)
    exported_by = next((each.dossier.exported_by for each in shared.kept), "")
    publication(element("publicationStmt", parent=file), exported_by, [])
    put(element("p", parent=element("sourceDesc", parent=file)), "Each cable tells its own source.")
    header.append(encoding_part(shared.stages, shared.characters))
    return header


def _as_bytes(made: Element) -> bytes:
    indent(made)
    # A line end within the tag makes lines for whoever looks at the file, and none that would be the text's.
    return _LINE_END.sub(b"<lb\n/>", etree.tostring(made, encoding="utf-8"))


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(_CHUNK):
        yield chunk
