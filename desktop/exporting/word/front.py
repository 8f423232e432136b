"""The pages of a volume that belong to no cable: title, contents, and the cables in the order of their dates.

They are written last, when every cable has been read once, and stand in a section of their own before them.
The numbers of pages are fields, which Word and LibreOffice compute.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field

from desktop.exporting.dates import in_words
from desktop.exporting.dossier import Dossier
from desktop.exporting.volume.facts import UNTITLED, dated_words, earliest, entry_label, facts
from desktop.exporting.word import runs
from desktop.exporting.word.fact_tables import paragraph
from desktop.exporting.word.markup import Element, add, root, w
from desktop.exporting.word.names import TEXT_REGION

_OF_PAGES = ("footerReference", "pgSz", "pgMar", "cols", "docGrid")


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str
    number: str
    date: str
    originator: str
    addressees: tuple[str, ...]
    anchor: str


@dataclass(slots=True)
class Front:
    """Takes in the cables one by one, and writes the pages before them."""

    entries: list[_Entry] = field(default_factory=list)
    authors: dict[str, None] = field(default_factory=dict)

    def add(self, dossier: Dossier) -> None:
        """Take in the next cable of the file."""
        number = dossier.value("cable number") or dossier.value("receipt number")
        self.entries.append(
            _Entry(
                dossier.title.strip() or "Untitled cable",
                number,
                dossier.value("date"),
                dossier.value("originator"),
                tuple(each.value for each in dossier.fields if each.name == "addressee"),
                TEXT_REGION.format(len(self.entries) + 1),
            )
        )
        self.authors.update(dict.fromkeys(note.author for note in dossier.notes if note.author))

    def put_before(self, body: Element, section: Element, title: str) -> None:
        """Write the pages before all of the body; `section` are the properties of its first section."""
        made = root("body")
        paragraph(made, "EditionVolumeTitle", title.strip() or UNTITLED)
        for fact in facts([each.date for each in self.entries], self.authors):
            paragraph(made, "EditionVolumeFact", fact)
        _listed(made, "Contents", self._contents())
        dated = sorted((each for each in self.entries if each.date), key=lambda each: earliest(each.date))
        if dated:
            _listed(made, "The cables by date", map(_dated, dated))
        undated = len(self.entries) - len(dated)
        if undated and dated:
            told = "1 cable has no date." if undated == 1 else f"{undated:,} cables have no date."
            paragraph(made, "EditionRemark", told)
        last = add(made, "p")
        properties = add(add(last, "pPr"), "sectPr")
        for name in _OF_PAGES:
            properties.extend(deepcopy(each) for each in section.findall(w(name)))
        for at, each in enumerate(list(made)):
            body.insert(at, each)

    def _contents(self) -> Iterable[tuple[str, str, str]]:
        for each in self.entries:
            yield entry_label(each.number, each.date), each.title, each.anchor


def _dated(entry: _Entry) -> tuple[str, str, str]:
    what = dated_words(entry.number, entry.originator, entry.addressees, entry.title)
    return in_words(entry.date), what, entry.anchor


def _listed(body: Element, heading: str, rows: Iterable[tuple[str, str, str]]) -> None:
    """Append a list: a quiet label, what it is, and the page on which its bookmark stands."""
    paragraph(body, "EditionHeading", heading)
    for label, what, anchor in rows:
        row = paragraph(body, "EditionContents")
        if label:
            runs.write(row, _one_line(label), runs.Look("NoteLead"))
            runs.write(row, "  ")
        runs.write(row, f"{_one_line(what)}\t")
        _page_of(row, anchor)


def _page_of(parent: Element, anchor: str) -> None:
    """Append a field for the page of a bookmark: computed when the file is opened, it leads there."""
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = add(parent, "r")
        if kind == "code":
            add(run, "instrText").text = f" PAGEREF {anchor} \\h "
        elif kind == "shown":
            add(run, "t").text = "–"
        else:
            mark = add(run, "fldChar", fldCharType=kind)
            if kind == "begin":
                mark.set(w("dirty"), "1")


def _one_line(words: str) -> str:
    return " ".join(words.split())
