"""Saved web pages: the main text as a browser shows it, with structure and notes, nothing from around it."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import ReadingError
from desktop.reading import formats
from desktop.reading.contract import to_contract
from desktop.reading.intake import Intake
from desktop.reading.web.page import page_source, read
from tests.reading.test_any_text import PIECES, check

PAGES = Path(__file__).parents[1] / "data" / "pages"
SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "Chen-8-35.txt"


def page(name: str) -> Intake:
    intake = formats.read((PAGES / name).read_bytes(), name)
    check(intake)
    return intake


def kinds(intake: Intake, kind: str) -> list[str]:
    return [intake.text[one.start : one.end] for one in intake.structures if one.kind == kind]


def notes(intake: Intake) -> list[tuple[str, str, str]]:
    """Return label and words of each note, with the ten characters before its mark."""
    return [
        (note.label, note.words, intake.text[max(0, note.place[0] - 10) : note.place[0]])
        for note in intake.notes
        if note.place is not None
    ]


def test_the_archives_own_page_is_read_as_the_text_copied_from_it() -> None:
    intake, copied = page("wilson-center.html"), formats.read(SAMPLE.read_bytes(), SAMPLE.name)
    assert intake.text == copied.text
    assert (intake.distributions, intake.stages, intake.date) == (
        copied.distributions,
        copied.stages,
        copied.date,
    )
    address = "https://digitalarchive.wilsoncenter.org/document/110000"
    assert [(field.name, field.value) for field in intake.told] == [("URL", address)]
    assert kinds(intake, "heading")[0] == copied.title.value if copied.title else ""


def test_a_document_of_the_office_of_the_historian_keeps_its_notes_at_their_place() -> None:
    intake = page("office-of-the-historian.html")
    assert intake.text.splitlines()[0] == "9. Telegram From the Embassy in Korea to the Department of State"
    assert [(note.label, note.kind) for note in intake.notes] == [("1", "source"), ("2", "own")]
    words = "Not printed. See [the \\*original\\*](https://history.state.gov/x)."
    assert notes(intake)[1] == ("2", words, "led me in.")
    contract = to_contract(intake)
    assert {name: contract[name] for name in ("title", "date", "originator", "addressees", "signatory")} == {
        "title": "9. Telegram From the Embassy in Korea to the Department of State",
        "date": "1961-05-12",
        "originator": "Embassy in Korea",
        "addressees": ["Department of State"],
        "signatory": "Green",
    }
    assert (contract["classification"], contract["archive"]) == (
        "Secret",
        "Department of State, Central Files, 611.95B/5–1261",
    )
    assert "H2O and 3rd are not notes" in intake.text
    assert kinds(intake, "page break") == ["[Page 20]"]
    assert kinds(intake, "italic") == ["Seoul, May 12, 1961, 7 p.m.", "Minister"]
    assert not any(word in intake.text for word in ("Persons", "Foreign Service", "Historical Documents"))


def test_a_page_of_marxists_org_in_its_old_encoding() -> None:
    intake = page("marxists.html")
    assert intake.encoding == "cp1252"
    assert "the “answer” of the café." in intake.text
    assert notes(intake) == [("1", "That is, *Roshchin*.", "mbassador."), ("2", "Not found.", "\nof verse.")]
    assert kinds(intake, "paragraph")[-1] == "Two lines\nof verse."
    assert intake.text.endswith("Shtykov")


def test_preformatted_telegrams_keep_their_blanks() -> None:
    intake = page("national-archives.html")
    assert "PAGE 01        STATE 134665\n47\nORIGIN DLOS-04\n\nINFO  OCT-01   ISO-00  /005 R\n" in intake.text
    assert intake.distribution is not None
    assert intake.distribution.stated_total == 5
    assert "Contact" not in intake.text


def test_a_page_out_of_word_keeps_tables_and_notes() -> None:
    intake = page("from-word.htm")
    assert "Premier’s Office\t2\nForeign Affairs Office\t5\n\t7\n" in intake.text
    assert notes(intake) == [("1", "First paragraph.\n\nSecond paragraph.", "e said so.")]


def test_any_page_without_a_marked_main_part_loses_only_its_menus() -> None:
    intake = page("blog.html")
    assert intake.text == (
        "Cuban Missile Crisis, Document 22\nMoscow, 27/X/62\nTo the Soviet Ambassador\n\n"
        "Tell him that we agree.\n25.X.62\nALEKSEEV\nHe answered."
    )
    assert notes(intake) == [("a", "A note in a list.", " answered.")]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>To  <b>A</b>\n B</p><p>C", "To A B\nC"),
        ("<pre>\n a\r\n\n  b\n</pre>", " a\n\n  b"),
        ("<p>a&nbsp;b&#x20BB7; &lt;i&gt; &amp; &bogus;</p>", "a\u00a0b𠮷 <i> & &bogus;"),
        ("<p>a<br>b<br><br>c<br></p>d", "a\nb\n\nc\nd"),
        ("<div><div><p>a</p></div></div><div>b</div>", "a\nb"),
        (
            "<table><tr><td></td><td>1</td><td><br></td><td><p>x</p></td></tr><tr><td>a</td></tr></table>b",
            "1\t\tx\na\nb",
        ),
        ("<ul><li>a<li>b</ul><p hidden>c</p><p style='DISPLAY: none'>d</p>e", "a\nb\ne"),
        ("<p>a<script>x</script>b<!-- y -->c<textarea>z</textarea></p>", "abc"),
        ("<nav>menu</nav><main>a</main><p>b</p>", "a"),
        ("<main><h2>x</h2>a</main><aside>long words of no use</aside>", "x\na"),
        ("<h1>Title</h1><div id=content>a b c d</div>", "Title\na b c d"),
        (
            "<ol start=3><li>a<li><p>b</p><li value=9>c</ol><ol type=i><li>d</ol><ul><li>e</ul>",
            "3. a\n4. b\n9. c\ni. d\ne",
        ),
        ("<ol style='list-style: none'><li>a</ol><ol><li><p></ol><p>b", "a\nb"),
        ("<p>a\0b", "a\ufffdb"),
        ("<main><p>a b c<aside>See <a href=1>one</a><a href=2>two</a><a href=3>six</a></aside>", "a b c"),
        ("<div class=cc-window>We use</div><div id=CybotCookie>So do</div><p>abcdefghijklm", "abcdefghijklm"),
        ("<div class='x-dropdown'>12 tongues</div><p>d e f g h i j k l m n", "d e f g h i j k l m n"),
        ("<pre>-----BEGIN PGP PUBLIC KEY BLOCK-----\nAAAA</pre><div id=main>a</div>", "a"),
    ],
)
def test_text_is_what_a_browser_shows(markup: str, text: str) -> None:
    assert page_source(f"<html><body>{markup}".encode(), "x.html").text == text


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("<html><p>caf\xe9 “".encode("utf-16"), "café “", "utf-16-le"),
        ("<html><meta charset=gb2312><p>外交部".encode("gb18030"), "外交部", "gb18030"),
        (
            "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'><p>\x80".encode("latin-1"),
            "€",
            "cp1252",
        ),
        ("<html><meta charset=iso-8859-1><p>外交部".encode(), "外交部", "utf-8"),
        ("<html><meta charset=utf-16><p>é".encode(), "é", "utf-8"),
        ("<html><meta charset=rot13><p>é".encode(), "é", "utf-8"),
        ('<?xml version="1.0" encoding="koi8-r"?><html><p>Москва'.encode("koi8-r"), "Москва", "koi8-r"),
    ],
)
def test_the_encoding_is_the_pages_own(data: bytes, text: str, encoding: str) -> None:
    source = page_source(data, "x.html")
    assert (source.text, source.encoding) == (text, encoding)


def test_words_that_a_page_hides_are_told() -> None:
    for shown, codes in (("a" * 2000, []), ("a" * 400, ["page-hides-words"])):
        markup = f"<html><body><p>{shown}</p><div style='display:none'>{'word ' * 300}</div>".encode()
        source = page_source(markup, "x.html")
        assert (source.text, [doubt.code for doubt in source.doubts]) == (shown, codes)


def test_a_link_that_is_no_note_stays_text() -> None:
    markup = "<a href=#c1>1</a> <a href=#none><sup>2</sup></a><h2 id=c1>Chapter</h2><p>x</p>"
    source = page_source(f"<html><body>{markup}".encode(), "x.html")
    assert (source.text, source.notes) == ("1 2\nChapter\nx", ())


def test_a_page_is_not_too_large_for_its_pictures() -> None:
    picture = b"<img src='data:image/png;base64," + b"QUJD" * 5_000_000 + b"'>"
    source = page_source(b"<html><p>All is</p>" + picture + b"<p>well.</p>", "x.html")
    assert source.text == "All is\nwell."


def test_a_heading_is_the_title_where_nothing_else_is_and_the_address_is_the_browsers() -> None:
    markup = (
        "<!-- saved from url=(0025)http://example.org/a?b=1 --><html><body><h2>A paper</h2><p>All is well."
    )
    intake = read(markup.encode(), "x.html")
    assert intake.title is not None
    assert (intake.title.value, intake.title.start) == ("A paper", 0)
    assert "line-not-read" not in {doubt.code for doubt in intake.doubts}
    assert [field.value for field in intake.told] == ["http://example.org/a?b=1"]


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ("<html><script>document.write(1)</script>", "page-without-text"),
        ("<html><frameset><frame src=a.html></frameset>", "page-without-text"),
        ("<html>" + "<div>" * 5000 + "x", "page-too-deep"),
        ("<html>" + "<b>x" * 160_000, "page-too-large"),
    ],
)
def test_what_is_no_text_is_refused(markup: str, code: str) -> None:
    with pytest.raises(ReadingError) as refused:
        read(markup.encode(), "x.html")
    assert refused.value.code == code


_WORDS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), min_size=1, max_size=8)
_AROUND = st.sampled_from(["p", "div", "i", "b", "sup", "td", "li", "h2", "span", "a href=#n1", "p id=n1"])


@given(st.lists(st.tuples(_AROUND, _WORDS), min_size=1, max_size=8))
def test_whatever_stands_in_a_page_is_read_in_its_place(elements: list[tuple[str, list[str]]]) -> None:
    markup = "".join(
        f"<{around}>{html.escape(' '.join(words))}</{around.split()[0]}>" for around, words in elements
    )
    try:
        intake = formats.read(f"<html><body>{markup}".encode("utf-8", "replace"), "x.html")
    except ReadingError:
        return
    check(intake)
    for one in intake.structures:
        assert 0 <= one.start < one.end <= len(intake.text)
    for note in intake.notes:
        assert note.place is not None
        assert 0 <= note.place[0] <= note.place[1] <= len(intake.text)


@given(st.text())
def test_a_preformatted_text_is_exact(text: str) -> None:
    kept = "".join(c for c in text if c == "\n" or (c >= " " and not 0xD800 <= ord(c) < 0xE000))
    try:
        source = page_source(f"<html><body><pre>|{html.escape(kept)}|</pre>".encode(), "x.html")
    except ReadingError:
        return
    assert source.text == f"|{kept}|"
