"""TEI that is no volume of Foreign Relations: letters, notes at the end, editors' marks, old entities."""

import subprocess
import sys
from pathlib import Path

import pytest

from db.errors import ReadingError
from desktop.reading import formats
from desktop.reading.intake import Intake
from tests.reading.tei.volumes import TELEGRAM_1948, TELEGRAM_1959, edition, volume

LETTER = """<fileDesc><titleStmt><title>Letter to the Minister</title></titleStmt><sourceDesc><msDesc>
<msIdentifier><settlement>Bern</settlement><repository>Federal Archives</repository><idno>E
2001/14</idno></msIdentifier>
</msDesc></sourceDesc></fileDesc><profileDesc><correspDesc><correspAction type="sent"><persName>Anna
Weiss</persName><date from="1961-05-11" to="1961-05-12"/></correspAction><correspAction type="received">
<orgName>Political Department</orgName></correspAction></correspDesc></profileDesc>"""


def _read(body: str, header: str = "", back: str = "") -> Intake:
    return formats.read(edition(body, header, back), "letter.xml")


def _notes(intake: Intake) -> list[tuple[str, str, str]]:
    """Return label, words and what the note is about, or the words before its mark."""
    found = []
    for note in intake.notes:
        start, end = note.place or (0, 0)
        about = intake.text[start:end] if start < end else intake.text[:start].rpartition(" ")[2]
        found.append((note.label, note.words, about))
    return found


def _codes(intake: Intake) -> list[tuple[str, str]]:
    return [(doubt.code, doubt.words) for doubt in intake.doubts]


def test_the_header_tells_what_the_letter_does_not() -> None:
    intake = _read("<p>Sir, we agree.</p>", LETTER)
    assert intake.text == "Sir, we agree."
    assert [(each.name, each.value) for each in intake.told] == [
        ("originator", "Anna Weiss"),
        ("date", "1961-05-11/1961-05-12"),
        ("addressee", "Political Department"),
        ("archive", "Bern, Federal Archives"),
        ("file number", "E 2001/14"),
        ("title", "Letter to the Minister"),
    ]
    headed = _read(
        "<head>A letter</head><opener><dateline>Bern, <date when='1961-05-11'>yesterday</date></dateline>"
        "<salute>Sir,</salute></opener><p>We agree.</p><closer><signed>A. Weiss</signed></closer>",
        LETTER,
    )
    assert headed.text == "A letter\n\nBern, yesterday\nSir,\n\nWe agree.\n\nA. Weiss"
    assert headed.date is not None
    assert headed.text[slice(*headed.date.span)] == "yesterday"
    assert {each.name for each in headed.told} == {"originator", "addressee", "archive", "file number"}
    assert headed.text[slice(*headed.body)] == "We agree."


def test_what_the_writer_left_standing_is_the_text_and_the_rest_is_told_in_notes() -> None:
    intake = _read(
        "<p>We <choice><sic>agre</sic><corr>agree</corr></choice> with <choice><abbr>Mr.</abbr><expan>Mister"
        "</expan></choice> Pak <del>not</del><add>fully</add> "
        "<gap reason='illegible' quantity='2' unit='words'/>"
        " <app><lem>today</lem><rdg>to-day</rdg></app> <supplied>at last</supplied>.</p>"
    )
    assert intake.text == "We agre with Mr. Pak fully […] today at last."
    assert _notes(intake) == [
        ("corr", "agree", "agre"),
        ("expan", "Mister", "Mr."),
        ("del", "not", "Pak"),
        ("rdg", "to-day", "today"),
    ]
    marked = {(s.kind, s.detail, intake.text[slice(*s.span)]) for s in intake.structures}
    assert marked == {
        ("added", "", "fully"),
        ("gap", "illegible 2 words", "[…]"),
        ("supplied", "", "at last"),
    }


def test_notes_at_the_end_come_to_the_places_that_point_to_them() -> None:
    back = (
        "<back><div type='notes'><head>Notes</head><note xml:id='n1' n='1'>First.</note>"
        "<note xml:id='n2'><p>Second, <hi rend='italic'>twice</hi>.</p><p>More.</p></note>"
        "<note xml:id='n9'>Nobody asks.</note></div></back>"
    )
    intake = _read(
        "<p>One<ref target='#n1'>1</ref> and two<ref target='#n2' type='note'>[b]</ref>, three<ref "
        "target='#n7'>7</ref>; see <ref target='#pg_2'>2</ref>, <ref target='#pg_9'>9</ref>"
        "<pb xml:id='pg_2' n='2'/>"
        " <anchor xml:id='a1'/>here<note target='#a1' n='x'>Anchored.</note>.</p>",
        back=back,
    )
    assert intake.text == "One and two, three7; see 2, 9 here.\n\nNotes"
    assert _notes(intake) == [
        ("", "Nobody asks.", ""),
        ("1", "First.", "One"),
        ("[b]", "Second, *twice*.\nMore.", "two"),
        ("x", "Anchored.", ""),
    ]
    assert intake.notes[0].place is None
    assert _codes(intake) == [("note-without-pointer", "Nobody asks."), ("pointer-without-note", "7")]


def test_a_note_on_several_places_stands_at_the_first() -> None:
    note = "<div type='notes'><note target='#a #b'>On two.</note></div>"
    intake = _read(
        "<p>One <seg xml:id='a'>two</seg> three <seg xml:id='b'>four</seg>.</p>", back=f"<back>{note}</back>"
    )
    assert _notes(intake) == [("", "On two.", "two")]
    assert _codes(intake) == []


def test_notes_that_lie_outside_of_the_picked_document_are_found() -> None:
    one = TELEGRAM_1948.replace("treaty.</p>", "treaty<ref target='#far'>5</ref>.</p>")
    back = "<back><div type='notes'><note xml:id='far'>From the end.</note></div></back>"
    data = volume(one, TELEGRAM_1959, back=back)
    intake = formats.read(data, "x.xml", "d153")
    assert _notes(intake)[-1] == ("5", "From the end.", "treaty")
    assert intake.text.count("treaty.") == 1


def test_white_space_of_pretty_printing_falls_away_and_other_stays() -> None:
    intake = _read(
        "<p>\n  (<persName>\n   <hi>Smyth</hi>\n  </persName>), a\u00a0b\u2009c<lb/>next agree-"
        "<pb break='no' n='3'/>\n"
        "ment<note>\n  Yes.\n </note> <hi>\n x</hi>y.\n</p><lg><l>one</l><l>two</l></lg>"
        "<p xml:space='preserve'> kept   so\n\tand so </p>"
    )
    assert intake.text == (
        "(Smyth), a\u00a0b\u2009c\nnext agree-ment xy.\n\none\ntwo\n\n kept   so\n\tand so "
    )


def test_entities_stand_for_their_words_and_the_unknown_are_told() -> None:
    doctype = b"<!DOCTYPE TEI SYSTEM 'tei.dtd' [<!ENTITY kr 'Krestinsk&#253;'><!ENTITY amp2 '&#38;#38;'>]>"
    body = edition("<p>&kr; &amp2; co, caf&eacute; &who;.</p>")
    intake = formats.read(doctype + body, "old.xml")
    assert intake.text == "Krestinský & co, café &who;."
    assert _codes(intake) == [("entity-unknown", "&who;")]


BOMBS = {
    "in terms of others": b"<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>",
    "from a file": b"<!ENTITY a SYSTEM 'file:///etc/passwd'>",
    "from the web": b"<!ENTITY a PUBLIC 'x' 'http://127.0.0.1:9/x'>",
    "a parameter": b"<!ENTITY % a 'x'>",
    "hidden behind a comment": b"<!-- ]> --><!ENTITY a '&#38;b;'>",
    "long": b"<!ENTITY a '" + b"x" * 5000 + b"'>",
}


@pytest.mark.parametrize("declared", BOMBS.values(), ids=BOMBS)
def test_entities_that_grow_or_reach_outside_are_refused(declared: bytes) -> None:
    data = b"<!DOCTYPE TEI [" + declared + b"]>" + edition("<p>&a;</p>")
    with pytest.raises(ReadingError, match="xml-entities"):
        formats.read(data, "bomb.xml")
    with pytest.raises(ReadingError, match="xml-entities"):
        formats.parts_of(data, "bomb.xml")


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (edition("<p>\none\n<hi>two</p>"), 3),
        (edition("<p>&nothing;</p>"), 1),
        (edition("<p>one</p>")[:-6], 1),
        (
            b'<?xml version="1.0" encoding="utf-8"?>\n\n' + edition("<p>caf\u00e9</p>").replace(b"\xc3", b""),
            3,
        ),
    ],
)
def test_what_is_not_whole_is_told_with_its_line(data: bytes, line: int) -> None:
    with pytest.raises(ReadingError, match="xml-broken") as refused:
        formats.read(data, "x.xml")
    assert refused.value.values["line"] == line
    with pytest.raises(ReadingError, match="xml-broken"):
        formats.parts_of(data, "x.xml")


def test_two_elements_with_one_id_are_both_read() -> None:
    data = volume(TELEGRAM_1959, TELEGRAM_1959)
    assert [part.key for part in formats.parts_of(data, "x.xml")][-2:] == ["d73", "d73~2"]
    assert formats.read(data, "x.xml", "d73").text == formats.read(data, "x.xml", "d73~2").text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    words = edition("<p>caf\u00e9</p>").decode()
    declared = "" if encoding == "utf-8-sig" else f'<?xml version="1.0" encoding="{encoding}"?>'
    intake = formats.read((declared + words).encode(encoding), "x.xml")
    assert (intake.text, intake.had_bom) == ("café", encoding != "iso-8859-1")


_CHILD = """
import resource, sys
from desktop.reading import formats
from tests.reading.tei.volumes import TELEGRAM_1959, volume
import re
data = volume(*(TELEGRAM_1959.replace("d73", f"d{n}") for n in range(4000)))
start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
count = len(formats.parts_of(data, "x.xml"))
last = formats.read(data, "x.xml", "d3999").text
print(len(data), count, len(last) > 100, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - start) // 1024)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the resource module is Unix only")
def test_a_volume_is_never_in_memory_as_a_whole() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CHILD],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    size, count, read, grown = done.stdout.split()
    assert (int(size) > 3_000_000, count, read) == (True, "4003", "True")
    # As a tree it takes more than 60 MB.
    assert int(grown) < 25


HOSTILE = {
    "notes in notes": "<note>" * 240 + "x" + "</note>" * 240,
    "a heading of all sides": "<head>" + "The A to " * 20_000 + "</head><p>x</p>",
    "a source note without an end": "<note type='source'>Source: " + "A. " * 100_000 + "</note>",
    "stamps": "<opener><dateline>" + "[Received " * 50_000 + "</dateline></opener><p>x</p>",
    "a repeated telegram": "<p>Sent, repeated " + "London 3, " * 20_000 + ".</p>",
    "a subject for ever": "<p>" + "Subject: " * 50_000 + "</p>",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_documents_are_read_or_refused_in_words(body: str) -> None:
    document = f"<div type='document'>{body}</div>"
    if body.startswith("<note><note>"):
        with pytest.raises(ReadingError, match="xml-too-deep"):
            _read(document)
    else:
        assert _read(document).text.count("\n") < 10


def test_what_is_no_choice_loses_nothing() -> None:
    assert _read("<p><choice>a <choice><sic>b</sic></choice></choice> c</p>").text == "a b c"
