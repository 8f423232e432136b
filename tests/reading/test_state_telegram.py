"""State Department telegrams of the 1970s: lists of bureaus, posts, captions, page lines."""

import pytest

from desktop.reading.contract import to_contract
from desktop.reading.intake import Intake
from desktop.reading.plain import read

TELEGRAM = """CONFIDENTIAL
PAGE 01 SAIGON 13753 01 OF 04 301426Z
51
ACTION EA-10
INFO OCT-01 AID-05 SS-15
ISO-00 /031 W
DRAFTED BY EA/VN:A.PERSON
--------------------- 037513 /43
O R 301250Z OCT 74
FM AMEMBASSY SAIGON
TO SECSTATE WASHDC IMMEDIATE 9933
DEA WASHDC
INFO AMEMBASSY BANGKOK PRIORITY
AMCONSUL CAN THO
C O N F I D E N T I A L SECTION 1 OF 4 SAIGON 13753
E.O. 11652: GDS
TAGS: PINT PFOR
REF: A. 75 LISBON 7427; B. STATE 300208;
D. JAKARTA 2057
SUBJ: POSSIBILITY FOR EXCHANGE OF INVESTIGATIVE INFOR-
MATION: INTERIM REPORT
1. SUMMARY. THE WORDS ARE PRINTED IN CAPITALS.
CONFIDENTIAL
CONFIDENTIAL
PAGE 02 SAIGON 13753 01 OF 04 301426Z
2. MORE OF THEM.
CONFIDENTIAL
<< END OF DOCUMENT >>
"""


@pytest.fixture
def intake() -> Intake:
    return read(TELEGRAM.encode(), "1974SAIGON13753.txt")


def test_header(intake: Intake) -> None:
    told = to_contract(intake)
    assert told["date"] == "1974-10-30"
    assert told["precedence"] == "O R"
    assert told["classification"] == "CONFIDENTIAL"
    assert told["originator"] == "AMEMBASSY SAIGON"
    assert told["addressees"] == ["SECSTATE WASHDC", "DEA WASHDC"]
    assert told["info_addressees"] == ["AMEMBASSY BANGKOK", "AMCONSUL CAN THO"]
    assert told["cable_number"] == "SAIGON 13753"
    assert told["subject"] == "POSSIBILITY FOR EXCHANGE OF INVESTIGATIVE INFOR-\nMATION: INTERIM REPORT"
    assert told["title"] is None
    assert [(stage["stage"], stage["by"]) for stage in told["stages"]] == [("Drafted", "EA/VN:A.PERSON")]


def test_distribution(intake: Intake) -> None:
    told = to_contract(intake)["distribution"]
    assert [(entry["recipient"], entry["copies"]) for entry in told["entries"]] == [
        ("EA", 10),
        ("OCT", 1),
        ("AID", 5),
        ("SS", 15),
        ("ISO", 0),
    ]
    assert (told["stated_total"], told["counted"], told["verdict"]) == (31, 31, "agrees")


@pytest.mark.parametrize("ending", ["ISO-00 031 W", "ISO-00 /031", "ISO-00 /031W"])
def test_a_damaged_sum(ending: str) -> None:
    intake = read(TELEGRAM.replace("ISO-00 /031 W", ending).encode(), "x")
    assert intake.distribution is not None
    assert intake.distribution.stated_total == 31


def test_message_and_page_lines(intake: Intake) -> None:
    body = intake.text[slice(*intake.body)]
    assert body.startswith("1. SUMMARY.")
    assert body.endswith("2. MORE OF THEM.")
    assert [intake.text[start:end] for start, end in intake.furniture] == [
        "CONFIDENTIAL",
        "CONFIDENTIAL",
        "PAGE 02 SAIGON 13753 01 OF 04 301426Z",
        "CONFIDENTIAL",
        "<< END OF DOCUMENT >>",
    ]


def test_the_subject_of_a_telegram_that_is_repeated_is_doubtful() -> None:
    text = TELEGRAM.replace("SUBJ: ", "ATTENTION: THE AMBASSADOR\nQUOTE:\nSUBJECT: ")
    told = to_contract(read(text.encode(), "x"))
    assert told["subject"] is not None
    assert "subject-in-message" in {doubt["code"] for doubt in told["doubts"]}
