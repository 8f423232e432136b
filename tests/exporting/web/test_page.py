"""The web page, read by lxml's HTML parser: the text, the notes at their words, nothing that runs."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from lxml import html
from lxml.etree import _Element as Element

from db.records import NOTE_KINDS
from desktop.exporting.choices import ExportChoices
from desktop.exporting.dossier import Dossier, DossierField, DossierMark
from desktop.exporting.ledger import Ledger
from desktop.exporting.web.page import write
from tests.exporting.cables import note, sample

ALL = ExportChoices(kinds=NOTE_KINDS, page_lines=True)


def made(tmp_path: Path, *dossiers: Dossier, choices: ExportChoices = ALL) -> tuple[Element, Ledger]:
    """Return the page of some cables and its ledger."""
    path = tmp_path / "page.html"
    ledger = write(dossiers, choices, path, lambda _part, _code: None)
    return html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8")), ledger


def text_of(article: Element) -> str:
    """Return the text as a reader copies it: without the marks of the notes."""
    (text,) = article.find_class("text")  # type: ignore[attr-defined]
    for mark in text.iter("button"):
        mark.text = None
    return "\n".join(str(line.text_content()) for line in text)


def test_the_text_is_exact_and_every_note_is_there_once(tmp_path: Path) -> None:
    tree, ledger = made(tmp_path, sample())
    (article,) = tree.iter("article")
    assert text_of(article) == sample().text
    assert (ledger.chosen, ledger.written, ledger.cables_written) == (12, 12, 1)
    listed = [each.get("data-note") for each in tree.iter() if each.get("data-note")]
    assert sorted(filter(None, listed)) == sorted(each.id for each in sample().notes)


def test_marks_stand_behind_their_words_and_open_their_note(tmp_path: Path) -> None:
    tree, _ = made(tmp_path, sample())
    by_id = {each.get("id"): each for each in tree.iter() if each.get("id")}
    mark = by_id["c1-at-n3"]
    assert mark.text == "3"
    assert mark.getprevious() is not None
    assert mark.getprevious().text_content() == "[Pak Song Chol]"  # type: ignore[union-attr]
    words = by_id[mark.get("popovertarget")]
    assert "see Szalontai, p. 112" in words.text_content()  # type: ignore[attr-defined]
    back = [each for each in tree.iter("a") if each.get("href") == "#c1-at-n3"]
    assert len(back) == 1
    assert back[0].get("aria-label") == "Back to note 3"


def test_overlapping_words_bear_both_colours(tmp_path: Path) -> None:
    tree, _ = made(tmp_path, sample())
    both = [each for each in tree.iter("mark") if each.text_content() == "[Pak Song Chol]"]  # type: ignore[attr-defined]
    assert both[0].get("class") == "sky rose"
    assert both[0].get("data-notes") == "n3 nm"


def test_nothing_in_a_cable_is_markup(tmp_path: Path) -> None:
    text = "<script>alert(1)</script> &amp; \x00\x0c \ud800 \u2028 朴成哲 <b>\n  two  blanks"
    odd = replace(
        sample(),
        title="<i>x</i>",
        text=text,
        body=None,
        furniture=(),
        structure=(),
        fields=(DossierField("subject", "Subject", "</dd><script>"),),
        notes=(note(text, "footnote", "&amp;", "<img src=x> [l](javascript:x) *e*", id='n"><x', number=1),),
    )
    tree, ledger = made(tmp_path, odd)
    assert not list(tree.iter("script", "img", "x"))
    assert [each.get("href") for each in tree.iter("a")] == ['#c1-at-n"><x']
    (article,) = tree.iter("article")
    named = re.sub("[\x00\x0c\ud800]", lambda found: f"[U+{ord(found[0]):04X}]", text)
    assert text_of(article) == named
    assert ledger.lost == {"characters": 3}
    assert [each.get("lang") for each in tree.iter("span") if each.text == "朴成哲"] == ["zh-Hans"]


def test_many_cables_are_one_page_with_contents(tmp_path: Path) -> None:
    others = tuple(replace(note, id=f"{note.id}b") for note in sample().notes)
    tree, ledger = made(tmp_path, sample(), replace(sample(), cable_id="c2", title="Second", notes=others))
    assert (ledger.cables, ledger.cables_written, ledger.written) == (2, 2, 24)
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    links = {each.get("href", "")[1:] for each in tree.iter("a") if each.get("href", "").startswith("#")}
    assert links <= set(ids)
    assert [each.tag for each in tree.iter("h1", "h2")] == ["h1", "h2", "h2"]


def test_lines_of_the_archives_page_stay_out_unless_chosen(tmp_path: Path) -> None:
    without, _ = made(tmp_path, sample(notes=()), choices=ExportChoices())
    assert not without.find_class("page")  # type: ignore[attr-defined]
    assert "Associated Places" not in without.text_content()  # type: ignore[attr-defined]


def test_editors_marks_and_references_are_elements_of_their_own(tmp_path: Path) -> None:
    cable = sample()
    start = cable.text.index("Ambassador")
    marks = (
        DossierMark("k1", "insertion", (start, start), "our ", "missing"),
        DossierMark("k2", "deletion", (start, start + 10)),
        DossierMark("k3", "uncertain", (start + 11, start + 15)),
    )
    first, second, *rest = cable.notes
    refers = replace(second, words=f"See [note 1](note:{first.id}).")
    tree, ledger = made(tmp_path, replace(cable, marks=marks, notes=(first, refers, *rest)))
    assert (ledger.marks, ledger.marks_written) == (3, 3)
    marked = [each for each in tree.iter() if each.get("data-mark")]
    told = [(each.tag, "".join(map(str, each.itertext())), each.get("title")) for each in marked]
    assert told[0] == ("ins", "[our]", "missing")
    assert ("del", cable.text[start : start + 10], None) in told
    assert told[-1][:2] == ("ins", "[?]")
    (link,) = {str(each.get("href")) for each in tree.iter("a") if each.text == "note 1"}
    (place,) = [each for each in tree.iter() if each.get("id") == link[1:]]
    assert place.get("data-note") == first.id
