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


def test_a_sum_on_a_line_of_its_own_and_an_o_for_a_nought() -> None:
    told = to_contract(read(TELEGRAM.replace("ISO-00 /031 W", "ISO-O0\n/031\nW").encode(), "x"))
    assert [entry["copies"] for entry in told["distribution"]["entries"]] == [10, 1, 5, 15, 0]
    assert told["distribution"]["verdict"] == "agrees"
    assert "count-scanned" in [doubt["code"] for doubt in told["doubts"]]


def test_a_count_that_the_scanner_spoiled_is_not_guessed() -> None:
    told = to_contract(read(TELEGRAM.replace("SS-15", "SS-l5").encode(), "x"))
    assert told["distribution"]["verdict"] == "cannot tell"


def test_one_line_may_hold_the_whole_heading() -> None:
    head, _, rest = TELEGRAM.partition("SUBJ:")
    told = to_contract(read(f"{' '.join(head.split())} SUBJ:{rest}".encode(), "x"))
    usual = to_contract(read(TELEGRAM.encode(), "x"))
    for key in (
        "date",
        "precedence",
        "originator",
        "addressees",
        "info_addressees",
        "subject",
        "cable_number",
    ):
        assert told[key] == usual[key], key
    assert [e["copies"] for e in told["distribution"]["entries"]] == [10, 1, 5, 15, 0]
    assert told["distribution"]["stated_total"] == 31


def test_the_archives_list_fills_what_is_open_and_overrides_nothing() -> None:
    trailer = "Message Attributes\nDraft Date: 01 JAN 1994\nSubject: ANOTHER\nFrom: SAIGON\nTo: STATE\n"
    intake = read((TELEGRAM + trailer).encode(), "x")
    told = to_contract(intake)
    assert (told["date"], told["originator"]) == ("1974-10-30", "AMEMBASSY SAIGON")
    assert told["subject"].startswith("POSSIBILITY")
    assert intake.text[slice(*intake.body)].endswith("2. MORE OF THEM.")
    assert "To: STATE" in [intake.text[slice(*span)] for span in intake.furniture]
    bare = TELEGRAM.replace("FM AMEMBASSY SAIGON\n", "") + trailer
    assert to_contract(read(bare.encode(), "x"))["originator"] == "SAIGON"


def test_a_word_cut_by_a_page_stays_as_it_is_and_the_page_line_is_set_apart() -> None:
    cut = TELEGRAM.replace("PRINTED IN CAPITALS.", "PRINTED IN CAPI-").replace("2. MORE OF THEM.", "TALS.")
    intake = read(cut.encode(), "x")
    body = intake.text[slice(*intake.body)]
    page = "CONFIDENTIAL\nCONFIDENTIAL\nPAGE 02 SAIGON 13753 01 OF 04 301426Z"
    assert f"CAPI-\n{page}\nTALS." in body
    assert page.split("\n") == [intake.text[slice(*span)] for span in intake.furniture][:3]


def test_a_short_second_line_of_the_subject() -> None:
    short = TELEGRAM.replace(
        "SUBJ: POSSIBILITY FOR EXCHANGE OF INVESTIGATIVE INFOR-\n", "SUBJ: A LETTER TO\n"
    )
    assert to_contract(read(short.encode(), "x"))["subject"] == "A LETTER TO\nMATION: INTERIM REPORT"


@pytest.mark.parametrize(
    ("changed", "to"),
    [
        ("INFO OCT-01", "INF0 OCT-01"),
        ("TO SECSTATE", "T0 SECSTATE"),
    ],
)
def test_a_nought_for_an_o_in_a_word_of_the_heading(changed: str, to: str) -> None:
    told = to_contract(read(TELEGRAM.replace(changed, to).encode(), "x"))
    assert told["distribution"]["verdict"] == "agrees"
    assert told["addressees"] == ["SECSTATE WASHDC", "DEA WASHDC"]


def _spoiled() -> str:
    """Return the telegram as a bad scan has it: noughts for O, small l for one, no mark as it should be."""
    head, subject, rest = TELEGRAM.partition("SUBJ:")
    damaged = head.replace("CONFIDENTIAL", "C0NFIDENTIAL").replace("PAGE 01", "PAGE 0l")
    damaged = damaged.replace("OCT-01", "0CT-01").replace("ACTION", "ACTI0N").replace("301250Z", "3O125OZ")
    return damaged + subject + rest


@pytest.mark.parametrize("text", [_spoiled(), TELEGRAM.title()], ids=["scanned badly", "typed anew"])
def test_a_telegram_is_known_through_its_damage_and_taken_as_it_stands(text: str) -> None:
    told = to_contract(read(text.encode(), "x"))
    assert (told["date"], told["distribution"]["verdict"]) == ("1974-10-30", "agrees")
    assert len(told["addressees"]) == len(told["info_addressees"]) == 2
    for entry in told["distribution"]["entries"]:
        assert text[slice(*entry["span"])].startswith(entry["recipient"])
    assert told["cable_number"] == text[slice(*told["spans"]["cable_number"])]
    assert told["subject"].casefold().startswith("possibility for exchange")


def test_posts_to_which_a_collective_is_not_sent_are_no_addressees() -> None:
    posts = "DEPT OF COMMERCE\nUS SECRET SERVICE\nXMT AMEMBASSY ISLAMABAD\nAMCONSUL LAHORE\nINFO AMEMBASSY"
    told = to_contract(read(TELEGRAM.replace("INFO AMEMBASSY", posts).encode(), "x"))
    assert told["addressees"] == ["SECSTATE WASHDC", "DEA WASHDC", "DEPT OF COMMERCE", "US SECRET SERVICE"]
    assert told["info_addressees"] == ["AMEMBASSY BANGKOK", "AMCONSUL CAN THO"]


def test_a_telegram_on_one_line_has_its_message_whole_and_its_page_lines_apart() -> None:
    text = " ".join(TELEGRAM.replace("<< END OF DOCUMENT >>", "").split())
    told = to_contract(read(text.encode(), "x"))
    body = text[slice(*told["body"])]
    assert body.startswith("1. SUMMARY.")
    assert "2. MORE OF THEM." in body
    assert "CONFIDENTIAL CONFIDENTIAL PAGE 02 SAIGON 13753 01 OF 04 301426Z" in {
        text[slice(*span)] for span in told["furniture"]
    }


@pytest.mark.parametrize(
    ("changed", "to", "key", "value"),
    [
        ("2. MORE OF THEM.\n", "2. MORE OF THEM.\nDE ROULET\n", "signatory", "DE ROULET"),
        ("MATION: INTERIM REPORT\n", "MATION\nC O R R E C T E D  C O P Y\n", "subject", None),
        ("SAIGON 13753", "N'DJAM 03639", "cable_number", "N'DJAM 03639"),
        ("ISO-00 /031 W", "ISO-00  /031  W", "total", 31),
        (
            " 9933\nDEA WASHDC\nINFO",
            " 9933 CSAF WASHDC INFO",
            "addressees",
            ["SECSTATE WASHDC", "CSAF WASHDC"],
        ),
    ],
)
def test_habits_of_telegrams(changed: str, to: str, key: str, value: object) -> None:
    told = to_contract(read(TELEGRAM.replace(changed, to).encode(), "x"))
    told["total"] = told["distribution"]["stated_total"]
    if value is None:
        assert told["subject"].endswith("INFOR-\nMATION")
    else:
        assert told[key] == value


def test_a_message_may_begin_with_a_letter_where_references_do() -> None:
    message = "REF: STATE 300208\nSUBJ: A TALK\nA. THE FIRST MATTER IS THIS.\n"
    head, _, _ = TELEGRAM.partition("REF:")
    told = to_contract(read(f"{head}{message}".encode(), "x"))
    assert told["text"][slice(*told["body"])] == "A. THE FIRST MATTER IS THIS."
