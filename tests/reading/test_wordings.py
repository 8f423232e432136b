"""Wordings of many archives' headings, each read by a rule that holds for every archive."""

import pytest

from desktop.reading.contract import to_contract
from desktop.reading.plain import read

MESSAGE = "\nTo the Foreign Ministry:\nThe talk lasted for an hour.\n"


def told(heading: str) -> dict[str, object]:
    page = f"October 23, 1962\nTelegram from somewhere, to try a heading\n{heading}{MESSAGE}"
    return to_contract(read(page.encode(), "x.txt"))


@pytest.mark.parametrize(
    ("heading", "copies", "total"),
    [
        ("cc: Stalin (2), Molotov (1) (3 copies in all)", [("Stalin", 2), ("Molotov", 1)], 3),
        (
            "Sent to: Zhou, Chen, Trade (2) - 4 copies in all",
            [("Zhou", None), ("Chen", None), ("Trade", 2)],
            4,
        ),
        ("Copied and sent to: Zhou (3), Archives", [("Zhou", 3), ("Archives", None)], None),
        ("Transmitted to: Zhou (2), Deng; 3 copies in total", [("Zhou", 2), ("Deng", None)], 3),
        ("Distributed to [Mao], [Liu], [Zhou]", [("[Mao]", None), ("[Liu]", None), ("[Zhou]", None)], None),
        ("Circulated: Ochab, Rapacki", [("Ochab", None), ("Rapacki", None)], None),
        ("[Distribution:] [Wu] De, [Li] (2)", [("[Wu] De", None), ("[Li]", 2)], None),
        ("3 copies distributed as follows: Stalin-2; file-1", [("Stalin", 2), ("file", 1)], 3),
        ("Typed in 2 copies\nDistribution: A (1), B (1)", [("A", 1), ("B", 1)], 2),
        ("Made in three copies\nSent to: Ministry 2\n  Embassy 1", [("Ministry", 2), ("Embassy", 1)], 3),
        ("Copies: 1 - Stalin, 2 - Molotov", [("Stalin", None), ("Molotov", None)], None),
        ("Copies: 1. Comrade Bolz  2. File", [("Comrade Bolz", None), ("File", None)], None),
        (
            "Printed: 3 copies\nSent to: Ho, Ba (2), archives",
            [("Ho", None), ("Ba", 2), ("archives", None)],
            3,
        ),
        ("Sent to: comrades A, B, C, Dept. (2)", [("A", None), ("B", None), ("C", None), ("Dept.", 2)], None),
        ("Made in two copies; one copy each: A, B", [("A", None), ("B", None)], 2),
        ("Distribution: A, B, two copies each", [("A", 2), ("B", 2)], None),
        (
            "Submitted to: A (2), B (1); 5 copies in total, file 2 copies",
            [("A", 2), ("B", 1), ("file", 2)],
            5,
        ),
        (
            "Distribution\nA (1)\nTrade, Dept. B (2)\nFile (1)\n= 4 copies",
            [("A", 1), ("Trade, Dept. B", 2), ("File", 1)],
            4,
        ),
        (
            "4 copies\n1-2 Com. A 3 Com. B\n4 10th Department",
            [("Com. A", 2), ("Com. B", None), ("10th Department", None)],
            4,
        ),
        ("Copies: No. 1-3 - A, No. 4 - B, No. 5 - file", [("A", 3), ("B", None), ("file", None)], None),
        ("No. of copies: 3\nRecipients: A 1x, B, C 2x", [("A", 1), ("B", None), ("C", 2)], 3),
        ("Copies: 3 (CC, Council, MFA)", [("CC", None), ("Council", None), ("MFA", None)], 3),
        ("Distribution (total 3): A (2), B", [("A", 2), ("B", None)], 3),
        ("Sent to A, B [C], D; 3 copies made", [("A", None), ("B [C]", None), ("D", None)], 3),
        ("Typed: 3 copies. Comrades A, B, deposit", [("A", None), ("B", None), ("deposit", None)], 3),
        ("Sent to: 1. A 2. B 3. General Dept.", [("A", None), ("B", None), ("General Dept", None)], None),
        ("Distribution list - 3 copies:\nStalin (2), on file (1).", [("Stalin", 2), ("on file", 1)], 3),
        ("Distribution:\n- A\n- B\n1. The talk was long.", [("A", None), ("B", None)], None),
        ("Copies: Stalin (3), Molotov - 4 copies", [("Stalin", 3), ("Molotov", None)], 4),
    ],
)
def test_a_list_of_copies(heading: str, copies: list[tuple[str, int | None]], total: int | None) -> None:
    listed = told(heading)["distribution"]
    assert isinstance(listed, dict)
    assert [(entry["recipient"], entry["copies"]) for entry in listed["entries"]] == copies
    assert listed["stated_total"] == total


@pytest.mark.parametrize(
    "heading", ["Sent to: Foreign Ministry, Ministry of Trade", "Recipient: Ra\u00fal Roa"]
)
def test_names_without_copies_are_addressees(heading: str) -> None:
    found = told(heading)
    assert found["distribution"]["verdict"] == "no list"  # type: ignore[index]
    assert found["addressees"]


@pytest.mark.parametrize(
    ("heading", "when"),
    [
        ("Taken into process: 25 October 1962 at 08,20", ["1962-10-25T08:20"]),
        ("Received on the 24th at 6h10", ["1962-10-24T06:10"]),
        ("Received on 24 at 6h10", ["1962-10-24T06:10"]),
        ("Received: 24th 6:35 a.m. Printed: 24th 9:30 a.m.", ["1962-10-24T06:35", "1962-10-24T09:30"]),
        (
            "Transmitted at 23:10 October 22, 1962; Received at 01:15 October 23, 1962",
            ["1962-10-22T23:10", "1962-10-23T01:15"],
        ),
        (
            "Decoded by Orlova on 10/23/62 at 6:20 a.m., typed by Belova at 7:00 a.m.",
            ["1962-10-23T06:20", "1962-10-23T07:00"],
        ),
        ("Rec'd: October 23, 1962 9:04 a.m.", ["1962-10-23T09:04"]),
    ],
)
def test_a_stamp(heading: str, when: list[str]) -> None:
    stages = told(heading)["stages"]
    assert isinstance(stages, list)
    assert [stage["when"] for stage in stages] == when


@pytest.mark.parametrize(
    ("heading", "field", "value"),
    [
        ("Telegram from Havana File # 10.815", "originator", "Havana"),
        ("Telegram from: Havana No. 10.911", "originator", "Havana"),
        ("Cipher telegram from Prague, no. 311", "originator", "Prague"),
        ("Top-Secret, Rush", "classification", "Top-Secret"),
        ("Top Secret Telegram", "classification", "Top Secret"),
        ("Top priority - Reserved", "precedence", "Top priority"),
        ("NEWSFLASH!", "precedence", "NEWSFLASH!"),
        ("NO: 1065, October 23, 3 p.m.", "cable_number", "1065"),
        ("Number of cable: 518", "cable_number", "518"),
        ("RADIOGRAM No. 142", "cable_number", "142"),
        ("Foreign Affairs Office [Received]: No. 77", "receipt_number", "No. 77"),
    ],
)
def test_a_field(heading: str, field: str, value: str) -> None:
    assert told(heading)[field] == value


@pytest.mark.parametrize(
    ("heading", "addressees"),
    [
        ("PYONGYANG, SOVIET AMBASSADOR", ["PYONGYANG, SOVIET AMBASSADOR"]),
        ("BEIJING--SOVIET AMBASSADOR", ["BEIJING--SOVIET AMBASSADOR"]),
        ("Personally to Comrade FILIPPOV", ["Comrade FILIPPOV"]),
        ("All embassies:", ["All embassies"]),
        ("Chairman [Mao], and report to the Central Committee:", ["Chairman [Mao]", "Central Committee"]),
        ("To the\nMinistry for Foreign Affairs", ["Ministry for Foreign Affairs"]),
    ],
)
def test_an_addressee(heading: str, addressees: list[str]) -> None:
    page = f"October 23, 1962\nTelegram from somewhere, to try a heading\n{heading}\nIt lasted for an hour.\n"
    assert to_contract(read(page.encode(), "x.txt"))["addressees"] == addressees


def test_a_name_at_the_end_of_a_state_department_message_signs_it() -> None:
    page = (
        "PAGE 01 STATE 248813\nORIGIN NEA-10\nINFO OCT-01 /011 R\nO 081902Z OCT 76\nFM SECSTATE WASHDC\n"
        "TO AMEMBASSY TEHRAN IMMEDIATE\nS E C R E T STATE 248813\nSUBJECT: TALK\n1. ALL IS WELL. KISSINGER\n"
    )
    intake = read(page.encode(), "x.txt")
    assert intake.text[slice(*intake.body)] == "1. ALL IS WELL."
    assert to_contract(intake)["signatory"] == "KISSINGER"
