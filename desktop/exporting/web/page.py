"""The web page: one file that needs no other, without scripts, for one cable or many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import html
from lxml.etree import _Element as Element

from db.errors import ExportError
from desktop.exporting import part_file
from desktop.exporting.account import Account
from desktop.exporting.choices import ExportChoices
from desktop.exporting.dates import in_words
from desktop.exporting.dossier import Dossier
from desktop.exporting.formats import Report
from desktop.exporting.identified import identified
from desktop.exporting.ledger import Ledger
from desktop.exporting.pdf.page_text import UNTITLED
from desktop.exporting.web.cable import article
from desktop.exporting.web.elements import element, unheld
from resources import folder

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The page may load nothing and run nothing, whatever stands in it."""


def write(dossiers: Sequence[Dossier], choices: ExportChoices, path: Path, report: Report) -> Ledger:
    """Write the page of some cables and return its ledger, counted in the finished page.

    Raises ExportError: "export-notes-differ" or "export-names-differ" where the page does not hold exactly
    the chosen notes, or who is named, and the codes of `part_file.replace`; then no file is left.
    """
    account = Account()
    ids: list[str] = []
    articles: list[str] = []
    contents: list[Element] = []
    characters = names = 0
    title = ""
    for order, dossier in enumerate(dossiers):
        report(0.9 * order / len(dossiers), "pages")
        account.add(dossier)
        ids += (note.id for note in dossier.notes)
        characters += unheld(dossier.text) + sum(unheld(note.words) for note in dossier.notes)
        names += len(identified(dossier))
        made = article(dossier, page_lines=choices.page_lines, alone=len(dossiers) == 1)
        articles.append(_string(made))
        title = dossier.title.strip() or UNTITLED
        contents.append(_entry(dossier))
    if len(dossiers) > 1:
        title = "Cables"
        list_of_all = element("nav", element("ol", *contents), aria_label="Contents")
        articles.insert(0, _string(element("h1", title)) + _string(list_of_all))
    page = "".join(_page(title, articles))
    report(0.95, "check")
    written, cables, marks, told = _counted(page)
    if sorted(written) != sorted(ids):
        raise ExportError("export-notes-differ", chosen=len(ids), written=len(written))
    if told != names:
        raise ExportError("export-names-differ", chosen=names, written=told)
    part_file.replace(path, page.encode())
    report(1.0, "done")
    return account.ledger(
        "html",
        notes=len(written),
        cables=cables,
        corrections=page.count('<li class="correction"'),
        marks=marks,
        lost={"characters": characters},
    )


def _page(title: str, articles: Sequence[str]) -> Iterator[str]:
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("title", title),
        element("style", (folder() / "web" / "cable.css").read_text(encoding="utf-8")),
    )
    yield '<!DOCTYPE html>\n<html lang="en">\n'
    yield _string(head)
    yield "\n<body>\n<main>\n"
    for each in articles:
        yield each
        yield "\n"
    yield "</main>\n</body>\n</html>\n"


def _string(made: Element) -> str:
    return str(html.tostring(made, encoding="unicode"))


def _entry(dossier: Dossier) -> Element:
    date = dossier.value("date")
    link = element("a", dossier.title.strip() or UNTITLED, href=f"#{dossier.cable_id}")
    return element("li", link, element("span", f" {in_words(date)}" if date else "", class_="date"))


def _counted(page: str) -> tuple[list[str], int, int, int]:
    """Return the notes of the page, as often as it has them, and its count of cables, marks and names."""
    tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    notes = [note for each in tree.iter() if (note := each.get("data-note"))]
    marks = {mark for each in tree.iter() if (mark := each.get("data-mark"))}
    names = sum(1 for each in tree.iter("li") if each.get("class") == "named")
    return notes, sum(1 for _ in tree.iter("article")), len(marks), names
