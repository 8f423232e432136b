"""The archive's page around the document is set apart, and only that."""

import pytest

from desktop.reading.intake import Intake
from desktop.reading.plain import read

DOCUMENT = (
    "No. 12\nFrom the Korea Desk\nTo the Foreign Ministry:\nAll is well here.\n"
    "Embassy in Korea\nMay 12, 1961\n"
)
HEAD = (
    "Skip to content\nMay 12, 1961\nCable from Korea\n"
    "This document was made possible with support from A Foundation\n"
)
FOOT = "Author(s):\nAssociated Places\nDocument Information\nSource\nRights\nThe rights are kept.\nAsk us.\n"


def told(page: str) -> Intake:
    return read(page.encode(), "page.txt")


def furniture(intake: Intake) -> list[str]:
    return [intake.text[start:end] for start, end in intake.furniture]


def test_a_page() -> None:
    intake = told(HEAD + DOCUMENT + "Foreign Ministry Archive\nThe embassy says that all is well.\n" + FOOT)
    assert furniture(intake) == [
        "Skip to content",
        "May 12, 1961",
        "This document was made possible with support from A Foundation",
        "Foreign Ministry Archive",
        "The embassy says that all is well.",
        *FOOT.splitlines(),
    ]
    assert intake.title is not None
    assert intake.title.value == "Cable from Korea"
    assert intake.archive is not None
    assert intake.archive.value == "Foreign Ministry Archive"
    assert intake.summary is not None
    assert intake.rights is not None
    assert intake.rights.value == "The rights are kept.\nAsk us."
    assert intake.text[slice(*intake.body)] == "All is well here."


def test_a_bare_cable_has_no_furniture() -> None:
    intake = told(DOCUMENT)
    assert furniture(intake) == []
    assert (intake.title, intake.credit, intake.rights) == (None, None, None)


@pytest.mark.parametrize("line", ["Source", "Rights", "Author", "Type", "Associated Places"])
def test_one_such_line_may_be_the_cables_own(line: str) -> None:
    assert (
        furniture(told(DOCUMENT.replace("All is well here.", f"All is well here.\n{line}\nMore of it here.")))
        == []
    )


def test_a_summary_that_may_be_the_message_is_doubtful() -> None:
    page = HEAD + "No. 12\nTo the Foreign Ministry:\nAll is well here.\nThe harvest was very good.\n" + FOOT
    intake = told(page)
    assert intake.summary is not None
    assert intake.summary.value == "The harvest was very good."
    assert "summary-or-message" in {doubt.code for doubt in intake.doubts}


def test_a_header_line_below_the_date_is_no_title() -> None:
    for line in (
        "From the Korea Desk",
        "Priority: Urgent",
        "Received: May 12 at 1700",
        "Foreign Ministry Received Chen-593",
    ):
        assert told(f"May 12, 1961\n{line}\nTo the Foreign Ministry:\nAll is well here.\n").title is None


def test_a_title_above_its_date() -> None:
    intake = told(
        "Telegram from Hanoi to Beijing\nMay 12, 1961\nTo the Foreign Ministry:\nAll is well here.\n"
    )
    assert intake.title is not None
    assert intake.title.value == "Telegram from Hanoi to Beijing"
    assert intake.date is not None
    assert intake.date.value == "1961-05-12"
