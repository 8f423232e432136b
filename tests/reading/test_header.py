"""Headers of several archives: who, to whom, how urgent, under which number; and what is told as doubtful."""

import random

import pytest

from desktop.reading.intake import Found, Intake
from desktop.reading.plain import read


def value(found: Found | None) -> str | None:
    return found.value if found else None


def header(*lines: str) -> Intake:
    return read("\n".join([*lines, "The ambassador reports that all is well here."]).encode(), "x.txt")


@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        ("Priority: Urgent", "precedence", "Urgent"),
        ("Level: Extra Urgent Advance", "precedence", "Extra Urgent Advance"),
        ("Extremely Urgent, Advance Dispatch", "precedence", "Extremely Urgent, Advance Dispatch"),
        ("Extra Rush, Early Delivery", "precedence", "Extra Rush, Early Delivery"),
        ("TOP PRIORITY", "precedence", "TOP PRIORITY"),
        ("CONFIDENTIAL—EXTREMELY URGENT", "precedence", "EXTREMELY URGENT"),
        ("CONFIDENTIAL—EXTREMELY URGENT", "classification", "CONFIDENTIAL"),
        ("TOP SECRET!", "classification", "TOP SECRET!"),
        ("CLASSIFICATION: SECRET", "classification", "SECRET"),
        ("July 31, 1961 Confidential", "classification", "Confidential"),
        ("To: KRAJEWSKI, Urgent, EYES ONLY", "precedence", "Urgent"),
        ("From the Korea Desk", "originator", "Korea Desk"),
        ("FROM: PYONGYANG", "originator", "PYONGYANG"),
        ("FROM THE EMBASSY IN WASHINGTON", "originator", "EMBASSY IN WASHINGTON"),
        ("Telegram From: the Soviet Union", "originator", "Soviet Union"),
        ("Sender: Pyongyang", "originator", "Pyongyang"),
        ("No. Chen- 8/35", "cable_number", "Chen- 8/35"),
        ("No.: 067.220", "cable_number", "067.220"),
        ("Ciphered Telegram # 600428/sh", "cable_number", "600428/sh"),
        ("CIPHERED TELEGRAM No. 709", "cable_number", "709"),
        ("Ciphergram No. 15909", "cable_number", "15909"),
        ("Spec. No. 1643-1644", "cable_number", "1643-1644"),
        ("(61) [North] Korea Consular No. 059", "cable_number", "(61) [North] Korea Consular No. 059"),
        ("Public [Security Serial] (61) 21", "cable_number", "Public [Security Serial] (61) 21"),
        ("From: W          No. 49201          Time: 6:40          Date: 27/X/1962", "cable_number", "49201"),
        ("Telegram number: 113", "cable_number", "113"),
        ("No. (62) Asia 2, Fa 1123", "cable_number", "(62) Asia 2, Fa 1123"),
        ("From Pyongyang No. 1340-1344 Received 12:10 p.m. 30 September 1950", "cable_number", "1340-1344"),
        ("From Pyongyang No. 1340-1344 Received 12:10 p.m. 30 September 1950", "originator", "Pyongyang"),
        ("000129/1964", "cable_number", "000129/1964"),
        ("Foreign Ministry Received Chen-593", "receipt_number", "Chen-593"),
        ("Received (65) No. 284", "receipt_number", "(65) No. 284"),
        ("[Stamp:] Second Asian Department, Gong 1313", "receipt_number", "Gong 1313"),
        ("RECEIVED\n12.698", "receipt_number", "12.698"),
        ("6148    27/X/62", "receipt_number", "6148"),
        ("Subject: Korean interest in the visit", "subject", "Korean interest in the visit"),
        ("Index: Question of Cuba.", "subject", "Question of Cuba"),
    ],
)
def test_field(line: str, field: str, expected: str) -> None:
    intake = header(line)
    found = getattr(intake, field)
    assert value(found) == expected
    assert intake.text[found.start : found.end] == expected


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("To the Ministry of A and the Ministry of B:", ["Ministry of A", "Ministry of B"]),
        ("To the Ministry of A and Ministry of B:", ["Ministry of A", "Ministry of B"]),
        ("To the Ministry of Trade and Industry:", ["Ministry of Trade and Industry"]),
        ("[To the Chinese] Embassy in [North] Korea:", ["Embassy in [North] Korea"]),
        (
            "[To] Premier [Zhou Enlai] and Comrades [Deng] Xiaoping and Peng Zhen:",
            ["Premier [Zhou Enlai]", "[Deng] Xiaoping", "Peng Zhen"],
        ),
        ("TO KRASOVSKY", ["KRASOVSKY"]),
        ("To Comrade FILIPPOV [Stalin]", ["Comrade FILIPPOV [Stalin]"]),
        ("To: [Director E.] MILNIKIEL,1 URGENT, EYES ONLY", ["[Director E.] MILNIKIEL"]),
        ("To: A Ministry - First Direction – Relations", ["A Ministry - First Direction – Relations"]),
        ("To:\nForeign Ministry", ["Foreign Ministry"]),
        ("To: Comrade Constantin Oancea, Deputy Minister", ["Comrade Constantin Oancea, Deputy Minister"]),
        ("To: Embassy Hanoi; Embassy Beijing", ["Embassy Hanoi", "Embassy Beijing"]),
    ],
)
def test_addressees(line: str, names: list[str]) -> None:
    intake = header(line)
    assert [found.value for found in intake.addressees] == names
    assert [intake.text[found.start : found.end] for found in intake.addressees] == names


def test_copies_for_information() -> None:
    intake = header("To the Foreign Ministry:", "Copy [Chinese] Central Committee:")
    assert [found.value for found in intake.info_addressees] == ["[Chinese] Central Committee"]


@pytest.mark.parametrize(
    "line", ["To my [telegram] No. 2967 (vkh. No. 20757).", "To enquire, please write to us."]
)
def test_a_sentence_is_no_address(line: str) -> None:
    assert header("FROM: PYONGYANG", line).addressees == ()


def test_a_line_that_no_rule_read_is_told() -> None:
    intake = header("Subject: A visit", "Odd words", "From the Korea Desk", "To the Foreign Ministry:")
    assert [doubt.words for doubt in intake.doubts if doubt.code == "line-not-read"] == ["Odd words"]


def test_two_values_are_told() -> None:
    intake = header("Priority: Urgent", "Priority: Routine", "To the Foreign Ministry:")
    assert value(intake.precedence) == "Urgent"
    assert [doubt.words for doubt in intake.doubts if doubt.code == "several-values"] == ["Routine"]


def test_a_value_from_the_heading_is_doubtful() -> None:
    page = "January 26, 1968\nTelegram from Pyongyang to Bucharest, TOP SECRET, No. 76.018, Urgent\n"
    intake = header(*page.splitlines())
    assert (value(intake.originator), value(intake.classification)) == ("Pyongyang", "TOP SECRET")
    assert (value(intake.cable_number), value(intake.precedence)) == ("76.018", "Urgent")
    assert [doubt.field for doubt in intake.doubts if doubt.code == "from-title"].count("originator") == 1


def test_a_letter() -> None:
    intake = header(
        "GDR Embassy to the DPRK",
        "Pyongyang, 1 September, 1975",
        "Ministry for Foreign Affairs",
        "Comrade Helmut Liebermann",
        "Dear Comrade Liebermann!",
    )
    assert [found.value for found in intake.addressees] == ["Comrade Helmut Liebermann"]
    assert value(intake.originator) == "GDR Embassy to the DPRK"
    assert intake.date is not None
    assert intake.date.value == "1975-09-01"


def test_shuffled_lines_read_the_same() -> None:
    lines = [
        "Priority: Urgent",
        "From the Korea Desk",
        "No. Chen- 8/35",
        "May 12, 1961",
        "Foreign Ministry Received Chen-593",
        "Distribution: Office (2), Chen. Total of 3 copies",
        "Received: May 12 at 1700",
    ]
    chance = random.Random(8)
    for _ in range(20):
        chance.shuffle(lines)
        intake = header(*lines, "To the Foreign Ministry:")
        assert value(intake.precedence) == "Urgent"
        assert value(intake.originator) == "Korea Desk"
        assert value(intake.cable_number) == "Chen- 8/35"
        assert value(intake.receipt_number) == "Chen-593"
        assert intake.date is not None
        assert intake.date.value == "1961-05-12"
        assert intake.distribution is not None
        assert intake.distribution.stated_total == 3
        assert [stage.when for stage in intake.stages] == ["1961-05-12T17:00"]
        assert intake.text[slice(*intake.body)] == "The ambassador reports that all is well here."


@pytest.mark.parametrize(
    ("closing", "signatory"),
    [
        ("Chinese Embassy in [North] Korea\nMay 12, 1961", "Chinese Embassy in [North] Korea"),
        ("S H T Y K O V\nNo. 1476/sh", "S H T Y K O V"),
        ("ROSHCHIN\nNo. 2974\n13.6.51\n###", "ROSHCHIN"),
        ("Signed: Dumitru Popa", "Dumitru Popa"),
        ("With socialist greetings,\nFranz Everhartz\nAmbassador", "Franz Everhartz"),
        ("25.X.62 ALEKSEEV", "ALEKSEEV"),
        ("Embassy in Korea\nPyongyang 12 May 1961", "Embassy in Korea"),
        ("Budapest, 1972 July 1.", None),
        ("It was late.", None),
    ],
)
def test_signature(closing: str, signatory: str | None) -> None:
    intake = read(f"No. 12\nTo the Foreign Ministry:\nAll is well here.\n{closing}\n".encode(), "x")
    assert value(intake.signatory) == signatory
    assert intake.text[slice(*intake.body)].startswith("All is well here.")
