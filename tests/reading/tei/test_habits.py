"""What the volumes of other decades and other editions do differently: headings, forms, registers, TEI P4."""

import pytest

from db.errors import ReadingError
from desktop.reading import formats
from desktop.reading.intake import Intake
from desktop.reading.kinds import kind_of
from tests.reading.tei.volumes import TELEGRAM_1959, edition, volume

TELEGRAM_1914 = """<div n="190" subtype="historical-document" type="document" xml:id="d190">
  <note rend="inline" type="source">File No. 763.72119/22</note>
  <head><hi rend="italic">The Ambassador in Great Britain</hi> (<persName type="from"><hi rend="italic"
    >Page</hi></persName>) <hi rend="italic">to the <gloss type="to"
    >Secretary of State</gloss>
  </hi></head>
  <dateline><hi rend="smallcaps">American Embassy</hi>, <lb/>
    <placeName><hi rend="italic">London</hi></placeName>, <date when="1914-09-10T04:00:00+00:00">
      <hi rend="italic">September 10, 1914, 4 a.m.</hi>
    </date>
    <lb/> [<hi rend="italic">Received 6:55 a.m.</hi>] </dateline>
  <p rend="center">[Telegram]</p>
  <p>636. Referring to your telegram.</p>
  <closer><hi rend="smallcaps">American Ambassador</hi></closer></div>"""
DESPATCH_1914 = """<div n="194" type="document" xml:id="d194">
  <head>The Minister in Roumania (Vopicka) to the Secretary of State</head>
  <p rend="flushleft">Servian Series]</p><p rend="flushleft">No. 28]</p><p>Sir: I submit.</p></div>"""
MEMORANDUM_1949 = """<div n="50" type="document" xml:id="d50">
  <head><hi rend="italic">Memorandum by the Chief of the Division of Northeast Asian Affairs</hi> (<persName
    type="from">Bishop</persName>) <hi rend="italic">to the <gloss type="to">Committee</gloss></hi></head>
  <p rend="center">Memorandum for the Secretary</p>
  <p>Subject: Trial of War Criminals</p><p>Text.</p></div>"""
NOTE_1961 = "<div type='document' xml:id='d40' n='40'><head>40. Editorial Note</head><p>On March 8.</p></div>"
MESSAGE_1861 = """<div type="section" xml:id="message" subtype="historical-document"><head>Message</head>
  <p>Fellow-citizens.</p></div>"""
VOLUME = volume(TELEGRAM_1914, DESPATCH_1914, MEMORANDUM_1949, NOTE_1961, MESSAGE_1861)


def _fields(intake: Intake) -> dict[str, str]:
    names = ("originator", "cable_number", "subject", "signatory")
    found = {name: getattr(intake, name).value for name in names if getattr(intake, name) is not None}
    told = {each.name: each.value for each in intake.told if each.name == "file number"}
    return {**found, **told, "body": intake.text[slice(*intake.body)]}


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        (
            "d190",
            {
                "originator": "Ambassador in Great Britain (Page)",
                "cable_number": "636",
                "signatory": "American Ambassador",
                "file number": "763.72119/22",
                "body": "636. Referring to your telegram.",
            },
        ),
        (
            "d194",
            {
                "originator": "Minister in Roumania (Vopicka)",
                "cable_number": "28",
                "body": "Sir: I submit.",
            },
        ),
        (
            "d50",
            {
                "originator": "Chief of the Division of Northeast Asian Affairs (Bishop)",
                "subject": "Trial of War Criminals",
                "body": "Memorandum for the Secretary\n\nSubject: Trial of War Criminals\n\nText.",
            },
        ),
    ],
)
def test_each_decade_has_its_form(key: str, fields: dict[str, str]) -> None:
    assert _fields(formats.read(VOLUME, "x.xml", key)) == fields


def test_a_heading_is_listed_as_it_is_read() -> None:
    spread = TELEGRAM_1914.replace(">Page</hi>", ">\n   Page\n  </hi>\n  ")
    data = volume(spread, NOTE_1961)
    listed = {part.key: part.title for part in formats.parts_of(data, "x.xml")}
    title = formats.read(data, "x.xml", "d190").title
    assert title is not None
    assert listed["d190"] == f"190. {title.value}"


def test_what_a_volume_calls_a_document_or_a_note() -> None:
    kinds = {part.key: part.kind for part in formats.parts_of(VOLUME, "x.xml")}
    assert (kinds["d40"], kinds["message"], kinds["preface"]) == ("editorial note", "document", "section")


@pytest.mark.parametrize(
    ("heading", "sender", "to"),
    [
        (
            "Memorandum of Conversation, by the Assistant Secretary (Allison)",
            "Assistant Secretary (Allison)",
            [],
        ),
        ("Memorandum by Mr. Smith to the Secretary of State", "Mr. Smith", ["Secretary of State"]),
        ("Paper by the Assistant to the Secretary", "Assistant to the Secretary", []),
        (
            "Memorandum by the Adviser to the Secretary (Ward) to the Under Secretary",
            "Adviser to the Secretary (Ward)",
            ["Under Secretary"],
        ),
    ],
)
def test_a_paper_by_somebody(heading: str, sender: str, to: list[str]) -> None:
    intake = formats.read(edition(f"<div type='document'><head>{heading}</head><p>x</p></div>"), "x.xml")
    assert intake.originator is not None
    assert (intake.originator.value, [one.value for one in intake.addressees]) == (sender, to)
    assert [doubt.code for doubt in intake.doubts] == (["parties-unsure"] if heading[:5] == "Paper" else [])


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>See <list rend='inline'><item>(a) one</item>, <item>(b) two</item></list>.</p>",
         "See (a) one, (b) two."),
        ("<list><label>b.</label><note n='4'>In the margin.</note><item>Second.</item></list>", "b. Second."),
        ("<u><seg>One.</seg><seg>Two.</seg></u><u><seg>Three.</seg></u>", "One.\nTwo.\nThree."),
        ("<p>a<note place='inline'> (b)</note> c</p>", "a (b) c"),
    ],
)  # fmt: skip
def test_what_begins_a_line_and_what_does_not(body: str, text: str) -> None:
    assert formats.read(edition(body), "x.xml").text == text


def test_registers_are_no_part_of_the_text_and_a_letter_in_sittings_is_one_message() -> None:
    people = "<listPerson><person xml:id='p1'><persName>Nobody</persName></person></listPerson>"
    sittings = (
        "<div type='sitting'><opener><dateline>Wien</dateline></opener><p>One.</p><closer><signed>B.</signed>"
        "</closer></div><div type='sitting'><salute>Again</salute><p>Two.</p></div>"
    )
    data = edition(sittings, back=f"<back>{people}</back>")
    data = data.replace(b"<text>", f"<standOff>{people}</standOff><facsimile/><text>".encode())
    intake = formats.read(data, "x.xml")
    assert intake.text == "Wien\n\nOne.\n\nB.\n\nAgain\n\nTwo."
    assert intake.text[slice(*intake.body)] == "One.\n\nB.\n\nAgain\n\nTwo."


def test_tei_p4_with_its_switches_ids_and_dates() -> None:
    data = (
        b"<?xml version='1.0'?><!DOCTYPE TEI.2 PUBLIC '-//TEI P4//DTD' 'tei2.dtd' [<!ENTITY % TEI.prose"
        b" 'INCLUDE'><!ENTITY % ISOlat1 PUBLIC 'ISO' 'iso.ent'> %ISOlat1; <!ENTITY fig1 SYSTEM 'f.gif' NDATA"
        b" gif>]><TEI.2><text><body><div1 type='letter' id='L1'><head>To the Secretary</head><opener>"
        b"<dateline><date value='1871-05-03'>May 3</date></dateline></opener><p>"
        b"Attach&eacute;<ref target='n1'"
        b" type='noteref'>2</ref> report.</p><note id='n1'>Old.</note></div1><div1 type='Brief' id='L2'><p>x"
        b"</p></div1></body></text></TEI.2>"
    )
    parts = formats.parts_of(data, "old.xml")
    assert [(part.key, part.date) for part in parts] == [("L1", "1871-05-03"), ("L2", "")]
    intake = formats.read(data, "old.xml", "L1")
    assert intake.text == "To the Secretary\n\nMay 3\n\nAttaché report."
    assert [(n.label, n.words, intake.text[: n.place[1]][-7:]) for n in intake.notes if n.place] == [
        ("2", "Old.", "Attaché")
    ]


@pytest.mark.parametrize(
    ("inside", "code"),
    [("<include href='ch1.xml'/>", "xml-elsewhere"), ("", "file-without-text")],
)
def test_a_file_without_words_is_refused_in_words(inside: str, code: str) -> None:
    with pytest.raises(ReadingError, match=code):
        formats.read(edition(inside), "x.xml")
    told = formats.read(edition(f"<p>Here.</p>{inside}"), "x.xml").doubts
    assert [(one.code, one.words) for one in told] == ([("text-elsewhere", "ch1.xml")] if inside else [])


def test_a_letters_own_title_stands_before_that_of_its_series() -> None:
    header = (
        "<fileDesc><titleStmt><title level='s'>Letters</title><title level='a'>To Bern</title></titleStmt>"
        "</fileDesc>"
    )
    intake = formats.read(edition("<p>x</p>", header), "x.xml")
    assert [each.value for each in intake.told] == ["To Bern"]


@pytest.mark.parametrize(
    ("above", "kind"),
    [
        ("<!--" + " licence" * 2000 + "-->", "tei"),
        ("<?xml-model href='x'?>" * 60, "tei"),
        ("\n\n", "tei"),
        ("<!DOCTYPE TEI [" + "<!ENTITY x 'y]'>" * 400 + "]>", "tei"),
        ("<exist:result xmlns:exist='e'>", "tei"),
        ("<!-- a --><ead>", "plain"),
    ],
)
def test_what_stands_above_the_first_element_is_passed_over(above: str, kind: str) -> None:
    declared = '<?xml version="1.0"?>' if above.startswith("<") else f'{above}<?xml version="1.0"?>'
    data = (declared + above.strip()).encode() + edition("<p>x</p>")
    assert kind_of(data, "x.xml") == kind
    assert (
        kind_of(TELEGRAM_1959.replace("<div ", "<div xmlns='http://www.tei-c.org/ns/1.0' ").encode(), "x")
        == "tei"
    )


def test_xml_of_another_kind_says_that_its_marks_stand_in_the_text() -> None:
    doubts = formats.read(b"<?xml version='1.0'?><ead><p>Box 1</p></ead>", "x.xml").doubts
    assert [(one.code, one.words) for one in doubts] == [("markup-in-text", "ead")]
