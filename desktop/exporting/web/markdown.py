"""The cable as Markdown with footnotes, as Pandoc and most writing tools read it.

Every character of the text that Markdown would take for a sign of its own is escaped, so that the words come
out as they stand. Notes are footnotes `[^1]`; those without a mark stand before or behind the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from db.errors import ExportError
from desktop.exporting import note_words, part_file
from desktop.exporting.account import Account
from desktop.exporting.choices import ExportChoices
from desktop.exporting.dates import in_words
from desktop.exporting.dossier import Dossier, DossierNote
from desktop.exporting.formats import Report
from desktop.exporting.identified import identified
from desktop.exporting.ledger import Ledger
from desktop.exporting.pdf import textual_notes
from desktop.exporting.pdf.page_parts import verdict
from desktop.exporting.pdf.page_text import MARKED, UNTITLED
from desktop.exporting.web.elements import held, unheld
from desktop.exporting.web.lines import Label, Line, Mark, Named, Words, lines

_SIGNS = re.compile(r"[\\`*_\[\]<>|~^$]|&(?=#?\w+;)|!(?=\[)|(?<!\w)@")
_AT_THE_BEGINNING = re.compile(r"^(\s*\d*)([#+:=-]|(?<=\d)[.)])")
_BLANKS = re.compile(r"[ \t]{2,}|\t")
_INDENT = re.compile(r"^[ \t]+")
_ADDRESS = re.compile(r"[<>\\\n]")
_DEFINED = re.compile(r"^\[\^([\w.-]+)\]: ", re.MULTILINE)
_NAMED = re.compile(r"(?:c\d+-)?who\d+")
_LISTED = re.compile(r"^<!-- note ([a-z]\w+) -->$", re.MULTILINE)
_CABLE = re.compile(r"^# ", re.MULTILINE)


def write(dossiers: Sequence[Dossier], choices: ExportChoices, path: Path, report: Report) -> Ledger:
    """Write some cables as one Markdown file in UTF-8 and return its ledger, counted in what was made.

    Raises ExportError: "export-notes-differ" or "export-names-differ" where it does not hold exactly the
    chosen notes, or who is named, and the codes of `part_file.replace`.
    """
    account = Account()
    made: list[str] = []
    chosen = marks = colours = beginnings = characters = corrections = names = 0
    for order, dossier in enumerate(dossiers):
        report(0.9 * order / len(dossiers), "pages")
        account.add(dossier)
        chosen += len(dossier.notes)
        names += len(identified(dossier))
        marks += len(dossier.marks)
        corrections += len(dossier.corrections)
        colours += sum(1 for note in dossier.notes if note.spans)
        beginnings += sum(1 for note in dossier.notes if note.spans and note.kind in MARKED)
        characters += unheld(dossier.text)
        prefix = f"c{order + 1}-" if len(dossiers) > 1 else ""
        made.append("\n\n".join(_Cable(dossier, prefix).parts(page_lines=choices.page_lines)))
    words = "\n\n".join(made) + "\n"
    defined = _DEFINED.findall(words)
    told = sum(1 for name in defined if _NAMED.fullmatch(name))
    written = len(defined) - told + len(_LISTED.findall(words))
    if told != names:
        raise ExportError("export-names-differ", chosen=names, written=told)
    if written != chosen:
        raise ExportError("export-notes-differ", chosen=chosen, written=written)
    part_file.replace(path, words.encode())
    report(1.0, "done")
    return account.ledger(
        "md",
        notes=written,
        cables=len(_CABLE.findall(words)),
        corrections=corrections,
        marks=marks,
        lost={"colours": colours, "beginnings": beginnings, "characters": characters},
    )


class _Cable:
    def __init__(self, dossier: Dossier, prefix: str) -> None:
        self._dossier, self._prefix = dossier, prefix
        self._names: dict[int, str] = {}
        for index, note in enumerate(dossier.notes):
            if note.kind in MARKED and note.spans:
                self._names[index] = prefix + self._name(index, note)

    def _name(self, index: int, note: DossierNote) -> str:
        if note.number is not None:
            return str(note.number)
        label = re.sub(r"[^\w-]", "", note.label or "", flags=re.ASCII)
        return f"{note.kind}-{label or index + 1}-{index + 1}" if note.kind != "marginal" else f"m{index + 1}"

    def _who(self, index: int) -> str:
        return f"{self._prefix}who{index + 1}"

    def parts(self, *, page_lines: bool) -> Iterator[str]:
        dossier = self._dossier
        yield f"# {escaped(_one_line(dossier.title) or UNTITLED)}"
        yield from self._headnotes()
        yield from self._header()
        yield from self._tables()
        yield from self._text(page_lines=page_lines)
        yield from self._without_mark()
        yield from self._corrections()
        for index, name in self._names.items():
            yield f"[^{name}]: {_words(self._dossier.notes[index], indent=4) or self._quoted(index)}"
        for index, named in enumerate(identified(dossier)):
            told = f"**{escaped(_one_line(named.lead))}** {escaped(_one_line(named.words), beginning=False)}"
            yield f"[^{self._who(index)}]: {told}"
        for words in (dossier.credit, dossier.rights):
            if words.strip():
                yield escaped(_one_line(words))

    def _headnotes(self) -> Iterator[str]:
        written = [note for note in self._dossier.notes if note.kind == "source"]
        if self._dossier.source_note and not written:
            yield "\n\n".join(map(_pieces, note_words.parse(self._dossier.source_note)))
        for note in self._dossier.notes:
            if note.kind in {"source", "general"}:
                yield f"<!-- note {note.id} -->\n\n{_words(note)}"

    def _header(self) -> Iterator[str]:
        rows = [
            f"- **{escaped(each.label)}:** {escaped(_one_line(self._value(each.name, each.value)))}"
            + (" \\[supplied\\]" if each.supplied else "")
            for each in self._dossier.fields
            if each.value.strip() and each.name not in {"title", "credit", "rights"}
        ]
        if rows:
            yield "\n".join(rows)

    def _value(self, name: str, value: str) -> str:
        return in_words(value) if name == "date" else value

    def _tables(self) -> Iterator[str]:
        if self._dossier.stages:
            rows = [(each.name, in_words(each.when), each.by) for each in self._dossier.stages]
            yield _table(("Stage", "When", "By"), rows)
        for each in self._dossier.distributions:
            said = {"stated": "", "not stated": "not stated", "illegible": "illegible"}
            entries = [
                (entry.recipient, said[entry.state] or str(entry.copies or 0)) for entry in each.entries
            ]
            yield f"{_table(('Distribution', 'Copies'), entries)}\n\n{escaped(verdict(each))}"

    def _text(self, *, page_lines: bool) -> Iterator[str]:
        """Yield the text: short lines in a row are one paragraph with its line breaks, others stand alone."""
        together: list[str] = []
        before = ""
        for line in lines(self._dossier, page_lines=page_lines):
            if line.kind == "title" and not any(isinstance(piece, Mark) for piece in line.pieces):
                continue  # it is the heading
            words = self._line(line)
            if line.kind not in {"head", "page"} or line.kind != before:
                if together:
                    yield "\\\n".join(together)
                together = []
            if line.kind in {"subject", "heading"} and words:
                words = f"**{words.strip()}**"
            if words.strip():
                together.append(words)
            before = line.kind
        if together:
            yield "\\\n".join(together)

    def _line(self, line: Line) -> str:
        # The line is escaped as a whole: what is a sign depends on what stands beside it.
        made, words, at, struck = "", line.text, 0, False
        for piece in line.pieces:
            sign = ""
            if isinstance(piece, Mark):
                sign = f"[^{self._names[piece.note]}]"
            elif isinstance(piece, Named):
                sign = f"[^{self._who(piece.name)}]"
            elif isinstance(piece, Label):
                sign = escaped(self._dossier.marks[piece.mark].label, beginning=False)
            elif bool(piece.struck) != struck:
                struck, sign = not struck, "~~"
            if sign:
                made += escaped(words[:at], beginning=not made) + sign
                words, at = words[at:], 0
            if isinstance(piece, Words):
                at += len(piece.text)
        return made + escaped(words, beginning=not made) + "~~" * struck

    def _without_mark(self) -> Iterator[str]:
        for index, note in enumerate(self._dossier.notes):
            if note.kind not in {"source", "general"} and index not in self._names:
                words = _words(note)
                told = ": ".join(filter(None, (self._quoted(index), words)))
                name = "Highlight" if note.kind == "highlight" else "Note"
                yield f"<!-- note {note.id} -->\n\n**{name}:** {told}"

    def _quoted(self, index: int) -> str:
        quote = _one_line(" … ".join(self._dossier.notes[index].quotes))
        return f"“{escaped(quote)}”" if quote else ""

    def _corrections(self) -> Iterator[str]:
        for _, lemma, told in textual_notes.entries(self._dossier):
            said = "".join(
                f"*{escaped(each[1])}*" if isinstance(each, tuple) else escaped(each) for each in told
            )
            yield f"**{escaped(lemma)}\\]** {said}"


def escaped(words: str, *, beginning: bool = True) -> str:
    """Return words so that Markdown shows exactly them; `beginning` says that a line begins with them."""
    made = _SIGNS.sub(lambda found: "".join(f"\\{sign}" for sign in found[0]), held(words))
    if beginning:
        made = _AT_THE_BEGINNING.sub(r"\1\\\2", made)
        made = _INDENT.sub(_kept_blanks, made)
    return _BLANKS.sub(_kept_blanks, made)


def _kept_blanks(found: re.Match[str]) -> str:
    return "&nbsp;" * len(found[0].expandtabs(8))


def _words(note: DossierNote, indent: int = 0) -> str:
    """Return a note's words, further paragraphs indented; what is no emphasis and no link stands as words."""
    words = note.words
    if note.kind in {"source", "general"}:
        name = "Source" if note.kind == "source" else "Note"
        words = f"**{name}:** {words.removeprefix('Source:').lstrip()}"
    made = [_pieces(pieces) for pieces in note_words.parse(words)]
    return ("\n\n" + " " * indent).join(each for each in made if each)


def _pieces(pieces: list[note_words.Piece]) -> str:
    return "".join(
        escaped(piece, beginning=order == 0) if isinstance(piece, str) else _marked_up(piece)
        for order, piece in enumerate(pieces)
    )


def _marked_up(piece: list[Any]) -> str:
    if piece[0] == "br":
        return "\\\n    "
    if piece[0] == "a":
        return f"[{_pieces(piece[2])}](<{_ADDRESS.sub(lambda found: quote(found[0]), piece[1])}>)"
    sign = "*" if piece[0] == "i" else "**"
    return f"{sign}{_pieces(piece[1])}{sign}"


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lined = ["| " + " | ".join(escaped(_one_line(cell)) for cell in row) + " |" for row in (heads, *rows)]
    return "\n".join([lined[0], "|" + " --- |" * len(heads), *lined[1:]])
