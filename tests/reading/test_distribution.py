"""Distribution lists in the forms of several archives: who, how many, and the stated total."""

import pytest

from desktop.reading.contract import to_contract
from desktop.reading.intake import FoundDistribution
from desktop.reading.plain import read

AFTER = "\nTo the Foreign Ministry:\nThe ambassador reports that all is well here.\n"


def listed(text: str) -> FoundDistribution:
    intake = read((text + AFTER).encode(), "x.txt")
    assert intake.distribution is not None
    for entry in intake.distribution.entries:
        assert intake.text[entry.recipient.start : entry.recipient.end] == entry.recipient.value
        assert entry.start <= entry.recipient.start < entry.recipient.end <= entry.end
    return intake.distribution


def pairs(text: str) -> list[tuple[str, int | None]]:
    return [(entry.recipient.value, entry.copies) for entry in listed(text).entries]


@pytest.mark.parametrize(
    ("text", "entries", "total"),
    [
        ("Distribution: A Office (2), B. Total of 3 copies", [("A Office", 2), ("B", None)], 3),
        ("Distribution (total of nineteen copies): Zhou (2), Chen", [("Zhou", 2), ("Chen", None)], 19),
        ("Distribution list - 11 copies: Stalin - 2, Molotov-1.", [("Stalin", 2), ("Molotov", 1)], 11),
        ("Distribution: 19 copies. A (10), B (9)", [("A", 10), ("B", 9)], 19),
        ("Distribution: 19 copies\n- A (10)\n- B", [("A", 10), ("B", None)], 19),
        ("Copies: Stalin (2)", [("Stalin", 2)], None),
        (
            "Distribution: Stalin (2), Molotov,\nBeria (1). In all six copies",
            [("Stalin", 2), ("Molotov", None), ("Beria", 1)],
            6,
        ),
        (
            "Produced in 3 copies for:\n- Comrade Puja\n- Pyongyang\n- Department",
            [("Comrade Puja", None), ("Pyongyang", None), ("Department", None)],
            3,
        ),
        ("Made in two copies for:\nComrade Puja\nArchive", [("Comrade Puja", None), ("Archive", None)], 2),
        (
            "5 copies:\n1. Comrade Kadar\n2. Comrade Nagy - 2",
            [("Comrade Kadar", None), ("Comrade Nagy", 2)],
            5,
        ),
        ("Distribution:\n1 x Comrade Fischer\n2x Embassy", [("Comrade Fischer", 1), ("Embassy", 2)], None),
        ("Distribution: A, B\nTotal of 2 copies", [("A", None), ("B", None)], 2),
        (
            "[Translator’s note: Distribution for this cable is as follows: A, A, B]",
            [("A", None), ("A", None), ("B", None)],
            None,
        ),
        ("Distribution: A and B Department (2), and C", [("A and B Department", 2), ("C", None)], None),
        ("Distribution: Zhang (Copy No. 12), Li", [("Zhang", None), ("Li", None)], None),
        ("DAS/DAC/DOr/600.(24h)", [("DAS", None), ("DAC", None), ("DOr", None)], None),
    ],
)
def test_list(text: str, entries: list[tuple[str, int | None]], total: int | None) -> None:
    found = listed(text)
    assert pairs(text) == entries
    assert found.stated_total == total


@pytest.mark.parametrize("count", ["(?)", "[illegible]", " - ?", "(illegible)"])
def test_an_illegible_count_is_told(count: str) -> None:
    intake = read(f"Distribution: Zhou {count}, Chen{AFTER}".encode(), "x.txt")
    assert intake.distribution is not None
    first = intake.distribution.entries[0]
    assert (first.recipient.value, first.copies, first.illegible) == ("Zhou", None, True)
    assert "count-illegible" in {doubt.code for doubt in intake.doubts}
    assert to_contract(intake)["distribution"]["verdict"] == "cannot tell"


def test_an_implausible_count_is_told_and_not_counted() -> None:
    intake = read(f"Distribution: Zhou (999999999999999999999999), Chen{AFTER}".encode(), "x.txt")
    assert intake.distribution is not None
    assert intake.distribution.entries[0].copies is None
    assert "count-implausible" in {doubt.code for doubt in intake.doubts}


def test_a_list_that_is_empty_is_no_list() -> None:
    intake = read(f"Distribution:{AFTER}".encode(), "x.txt")
    assert to_contract(intake)["distribution"]["verdict"] == "no list"
    assert "Distribution:" in {doubt.words for doubt in intake.doubts}


def test_a_list_below_the_message() -> None:
    text = "From Hanoi\nTo the Foreign Ministry:\nThe visit was long.\nEmbassy in Vietnam\n3 March 1965\n"
    intake = read(
        (text + "Copied to: Chairman, Zhou (2)\nTotal of 3 copies\nReceived: March 3 at 1200\n").encode(), "x"
    )
    assert intake.distribution is not None
    assert intake.distribution.stated_total == 3
    assert intake.text[slice(*intake.body)] == "The visit was long."
    assert [stage.when for stage in intake.stages] == ["1965-03-03T12:00"]


def test_differing_sums_are_told_and_not_mended() -> None:
    intake = read(f"Distribution list - 11 copies: Stalin - 2, Beria-1{AFTER}".encode(), "x.txt")
    told = to_contract(intake)["distribution"]
    assert (told["stated_total"], told["counted"], told["verdict"]) == (11, 3, "differs")
