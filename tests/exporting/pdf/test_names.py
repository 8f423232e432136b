"""Names on the finished page: notes that say who is mentioned, counted, and an index with the right pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from db.editing import name_edits
from desktop.exporting.choices import ExportChoices, PdfChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.gather import gather
from desktop.exporting.pdf import writer
from desktop.exporting.web import markdown, page
from tests.db.desk import Desk
from tests.db.naming.desk import mark
from tests.exporting.taken_apart import page_words

BETWEEN = "\n\n".join(f"Paragraph {n} goes on about nothing much." for n in range(70))
TEXT = f"Pak Song Chol met Chen in Moscow.\n\n{BETWEEN}\n\n朴成哲 and Chen left.\n"
INDEXED = PdfChoices(options={"index": "always"})


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    desk = Desk(tmp_path / "a.chancery", TEXT)
    pak = name_edits.new_name("person", "Pak Sŏng-ch’ŏl", dates="1913–2008", identify=True)
    mark(desk, pak, "Pak Song Chol", "朴成哲", is_new=True)
    chen = name_edits.new_name("person", "Chen", description="*clerk* <b>", identify=True)
    mark(desk, chen, "Chen", "Chen left", is_new=True)
    mark(desk, name_edits.new_name("place", "Moscow"), "Moscow", is_new=True)
    desk.note("a footnote", (0, 13))
    desk.note("on Moscow", (26, 32))
    made = gather(desk.state, INDEXED)
    desk.store.close()
    return made


def test_who_is_mentioned_is_said_once_and_the_index_names_the_pages(dossier: Dossier) -> None:
    data, ledger = writer.make(dossier, INDEXED, lambda *_: None)
    pages = page_words(data)
    assert (ledger.written, ledger.findings) == (2, ())
    assert "° Chen, *clerk* <b>." in " ".join(pages[0].split())
    assert "Pak Sŏng" not in pages[0]  # her own footnote stands on these words
    index = pages[-1][pages[-1].index("Index") :].split("\n")
    last = len(pages) if "朴成哲 and" in pages[-1] else len(pages) - 1
    assert index[1:-1] == [
        "Persons",
        f"Chen, 1, {last}",
        f"Pak Sŏng-ch’ŏl (1913–2008), 1, {last}",
        "Places",
        "Moscow, 1",
    ]


def test_without_names_none_is_told(dossier: Dossier) -> None:
    data, _ = writer.make(replace(dossier, names=()), INDEXED, lambda *_: None)
    assert not any("clerk" in page or "Index" in page for page in page_words(data))


def test_a_web_page_and_markdown_say_it_too(dossier: Dossier, tmp_path: Path) -> None:
    choices = ExportChoices()
    two = (dossier, replace(dossier, cable_id="other"))
    page.write(two, choices, tmp_path / "a.html", lambda *_: None)
    tree = html.fromstring((tmp_path / "a.html").read_text())
    named = [item for item in tree.iter("li") if item.get("class") == "named"]
    assert ["".join(map(str, item.itertext())) for item in named] == ["°Chen, *clerk* <b>. ↩"] * 2
    marks = [mark for mark in tree.iter("button") if mark.get("class") == "mark named"]
    places = {each.get("id") for each in tree.iter() if each.get("id")}
    assert [mark.text for mark in marks] == ["°", "°"]
    assert {mark.get("popovertarget") for mark in marks} <= places
    assert {link.get("href", "")[1:] for item in named for link in item.iter("a")} <= places
    ledger = markdown.write(two, choices, tmp_path / "a.md", lambda *_: None)
    words = (tmp_path / "a.md").read_text()
    assert (ledger.chosen, ledger.written) == (4, 4)
    assert "met Chen[^c1-who1] in Moscow" in words
    assert "[^c2-who1]: **Chen,** \\*clerk\\* \\<b\\>." in words
