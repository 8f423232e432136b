"""Documents of Foreign Relations: listed, picked, and read with everything that they say."""

from dataclasses import replace

import pytest

from db.errors import ReadingError
from desktop.reading import formats
from desktop.reading.intake import Intake, ToldField
from tests.reading.tei.volumes import DOCUMENTS, MEMORANDUM_1969, TELEGRAM_1959, volume

VOLUME = volume(*DOCUMENTS)


def _read(key: str) -> Intake:
    return formats.read(VOLUME, "frus1948v05p1.xml", key)


def _value(intake: Intake, name: str) -> str | None:
    found = getattr(intake, name)
    return None if found is None else found.value


def _marks(intake: Intake) -> list[tuple[str, str, str]]:
    """Return kind and label of each note, and the words before its mark."""
    return [
        (n.kind, n.label, "" if n.place is None else intake.text[max(0, n.place[1] - 12) : n.place[1]])
        for n in intake.notes
    ]


def test_a_volume_is_listed_before_anything_is_read() -> None:
    parts = formats.parts_of(VOLUME, "x.xml")
    assert [(part.key, part.kind, part.date) for part in parts] == [
        ("titlePage", "section", ""),
        ("preface", "section", ""),
        ("persons", "section", ""),
        ("d153", "document", "1948-01-05"),
        ("d154", "editorial note", "1946-01-01/1949-12-31"),
        ("d73", "document", "1959-04-17"),
        ("d12", "document", "1969-04-16"),
        ("d143", "document", "1864-06-18"),
    ]
    assert parts[3].title == "153. The Chargé in Iraq (Dorsz) to the Secretary of State"
    assert parts[5].title == "73. Telegram From the Embassy in Israel to the Department of State"
    keys = [part.key for part in parts]
    read = dict(formats.read_parts(VOLUME, "x.xml", [*keys, "d999"]))
    assert list(read) == [*keys, "d999"]
    assert isinstance(read["d999"], ReadingError)
    assert all(read[key] == formats.read(VOLUME, "x.xml", key) for key in keys)
    assert formats.original(VOLUME, "x.xml", "d12") == (VOLUME, "x.xml")
    assert [p.key for p in formats.parts_of(volume(TELEGRAM_1959), "one.xml")] == [""]
    with pytest.raises(ReadingError, match="part-not-found"):
        formats.read(VOLUME, "x.xml", "d999")


def test_a_telegram_of_1948() -> None:
    intake = _read("d153")
    assert intake.text == (
        "The Chargé in Iraq (Dorsz) to the Secretary of State\n\n"
        "secret us urgent\nBaghdad, January 5, 1948—11 a. m.\n[Received 1:20 p. m.]\n\n"
        "7. At audience with His Royal Highness mentioned Embtel 5, January 5, I expressed views along lines"
        " those Embtels 803 and 804. A satisfactory revision of the treaty.\n\n"
        "Sent Department 7 [3?], repeated London 3, Jidda 2.\n\nDorsz"
    )
    assert _value(intake, "originator") == "Chargé in Iraq (Dorsz)"
    assert [one.value for one in intake.addressees] == ["Secretary of State"]
    assert [one.value for one in intake.info_addressees] == ["London", "Jidda"]
    assert (_value(intake, "classification"), _value(intake, "precedence")) == ("secret", "us urgent")
    assert (_value(intake, "date"), _value(intake, "cable_number")) == ("1948-01-05", "7")
    assert _value(intake, "signatory") == "Dorsz"
    (stage,) = intake.stages
    assert (stage.stage, stage.when, stage.as_written) == (
        "Received", "1948-01-05T13:20", "Received 1:20 p. m.",
    )  # fmt: skip
    assert [(doubt.field, doubt.code) for doubt in intake.doubts] == [("stages", "day-inferred")]
    assert intake.text[slice(*intake.body)].startswith("7. At")
    assert intake.text[slice(*intake.body)].endswith("Jidda 2.")
    assert _marks(intake) == [("source", "", ""), ("own", "1", ", January 5,"), ("own", "1", "803 and 804.")]
    assert intake.told == (
        ToldField("file number", "741.90G/1–548"),
        ToldField("source", "Foreign Relations of the United States, 1948, Volume V, Part 1, Document 153"),
    )
    breaks = [(s.detail, intake.text[s.start :][:12]) for s in intake.structures if s.kind == "page break"]
    assert breaks == [("204, image 0218", "satisfactory")]


def test_a_telegram_of_1959_whose_source_note_says_the_rest() -> None:
    intake = _read("d73")
    assert _value(intake, "title") == "73. Telegram From the Embassy in Israel to the Department of State"
    assert (_value(intake, "originator"), intake.addressees[0].value) == (
        "Embassy in Israel",
        "Department of State",
    )
    told = {(each.name, each.value) for each in intake.told}
    assert told >= {
        ("archive", "Department of State, Central Files, 684A.00/4–1759"),
        ("classification", "Confidential"),
        ("precedence", "Priority"),
        ("info addressee", "London"),
        ("info addressee", "Paris"),
        ("info addressee", "Rome"),
    }
    assert _marks(intake) == [
        ("source", "1", ""),
        ("own", "2", " Embtel 796."),
        ("own", "60a", " separately)"),
    ]
    assert intake.notes[1].words == (
        "Telegram 796, April 9, reported that Baxter had an appointment. (*Ibid.,* 684A.00/4–959)"
    )


def test_lists_tables_and_attachments_of_1969() -> None:
    intake = _read("d12")
    head, _, rest = intake.text.partition("\n\nSUBJECT\nShoot-Down Incident\n\n")
    assert head.endswith("(Kissinger)\n\nWashington, April 16, 1969.")
    assert rest == (
        "The indicators are simple:\n\n1. All factors considered.\n2. Redistribution. Under the law.\n"
        "Of the land.\nIV. Few incidents.\nA. Other than the Pueblo;—the attempt.\n\n"
        "16 March 1969\tEight commandos attacked.\t\n\tSome 120 landed.\t12\n\n"
        "Alexander M. Haig\n\nPaper Prepared in the White House\n\nOptions.\n\nNobody"
    )
    assert _value(intake, "originator") == "President’s Assistant to the Chief (Haig)"
    assert intake.addressees[0].value == "President’s Assistant (Kissinger)"
    assert (_value(intake, "subject"), _value(intake, "signatory")) == (
        "Shoot-Down Incident",
        "Alexander M. Haig",
    )
    told = {each.name: each.value for each in intake.told}
    assert (told["classification"], told["precedence"]) == ("Top Secret; Sensitive; Nodis", "Immediate")
    assert _marks(intake) == [("source", "", ""), ("own", "3", "nder M. Haig")]
    assert ("heading", "Paper Prepared in the White House") in {
        (s.kind, intake.text[slice(*s.span)]) for s in intake.structures
    }


def test_a_despatch_of_1864() -> None:
    intake = _read("d143")
    assert intake.text.startswith("[Extract.]\n\nMr. Seward to Mr. Dayton\n\nNo. 584.]\nDepartment of State,")
    assert (_value(intake, "originator"), intake.addressees[0].value) == ("Mr. Seward", "Mr. Dayton")
    assert (_value(intake, "cable_number"), _value(intake, "date")) == ("584", "1864-06-18")
    assert intake.text[slice(*intake.body)] == "Sir: I have the honor, &c."


def test_where_the_heading_can_be_read_in_two_ways_the_doubt_is_told() -> None:
    unmarked = MEMORANDUM_1969.replace('type="from"', "").replace('type="to"', "")
    sure = formats.read(volume(unmarked), "x.xml")
    assert _value(sure, "originator") == "President’s Assistant to the Chief (Haig)"
    bare = unmarked.replace("(<persName", "<persName").replace("</persName>)", "</persName>")
    assert "parties-unsure" in {d.code for d in formats.read(volume(bare), "x.xml").doubts}


def test_the_whole_volume_may_be_read_as_one() -> None:
    whole = formats.read(VOLUME, "x.xml")
    assert len(whole.notes) == sum(len(_read(part.key).notes) for part in formats.parts_of(VOLUME, "x.xml"))
    assert "Grew, Joseph, Ambassador" in whole.text
    assert replace(whole, name="") == replace(formats.read(VOLUME, "y.xml"), name="")


def test_the_first_words_of_a_telegram_give_number_and_subject() -> None:
    one = TELEGRAM_1959.replace(
        "<p>831. Embtel 796.",
        "<p>\n<gloss>Secto</gloss> 37/2923. Subject: The Meeting with Choi July 31, 1969.",
    )
    intake = formats.read(volume(one), "x.xml")
    assert (_value(intake, "cable_number"), _value(intake, "subject")) == (
        "Secto 37/2923",
        "The Meeting with Choi July 31, 1969",
    )
