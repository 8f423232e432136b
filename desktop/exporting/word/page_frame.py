"""What every page of a cable bears: its number and date above, the number of the page below."""

from __future__ import annotations

from docx.section import Section
from docx.shared import Twips

from desktop.exporting.choices import Paper
from desktop.exporting.dates import in_words
from desktop.exporting.dossier import Dossier
from desktop.exporting.word import runs, stand_ins
from desktop.exporting.word.markup import Element, add
from desktop.exporting.word.template import MARGIN, PAPERS

_LONGEST = 64


def write(section: Section, dossier: Dossier, paper: Paper, *, first: bool) -> None:
    """Set the paper of a section, and write its head and its foot; the foot of the first serves all."""
    section.page_width, section.page_height = Twips(PAPERS[paper][0]), Twips(PAPERS[paper][1])
    section.left_margin = section.right_margin = Twips(MARGIN)
    section.top_margin, section.bottom_margin = Twips(1500), Twips(1400)
    section.header_distance, section.footer_distance = Twips(760), Twips(700)
    number = dossier.value("cable number") or dossier.value("receipt number")
    date = dossier.value("date")
    left = _on_one_line(number or dossier.title)
    right = in_words(date) if date else ""
    section.header.is_linked_to_previous = False
    head = section.header.paragraphs[0]._p
    runs.write(head, f"{left}\t{_on_one_line(right)}")
    if first:
        section.footer.is_linked_to_previous = False
        foot = section.footer.paragraphs[0]._p
        _field(foot, "PAGE", "1")


def _on_one_line(words: str) -> str:
    line = " ".join(stand_ins.plain(words).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _field(paragraph: Element, code: str, shown: str) -> None:
    """Append a field that Word computes (ECMA-376 part 1, 17.16.18)."""
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = add(paragraph, "r")
        if kind == "code":
            add(run, "instrText").text = f" {code} "
        elif kind == "shown":
            add(run, "t").text = shown
        else:
            add(run, "fldChar", fldCharType=kind)
