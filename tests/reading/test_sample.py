"""The sample cable is read exactly, every value with the words it was read from."""

import json
import textwrap
from pathlib import Path
from typing import Any

import pytest

from desktop.reading.contract import to_contract
from desktop.reading.intake import Intake
from desktop.reading.plain import read

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "Chen-8-35.txt"


TITLE = (
    "Cable from the Chinese Embassy in North Korea, "
    "'Illegal Crossings of the International Border by Chinese Koreans'"
)


@pytest.fixture(scope="module")
def intake() -> Intake:
    return read(SAMPLE.read_bytes(), SAMPLE.name)


@pytest.fixture(scope="module")
def told(intake: Intake) -> dict[str, Any]:
    contract: dict[str, Any] = json.loads(json.dumps(to_contract(intake)))
    return contract


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (
            "title",
            TITLE,
        ),
        ("date", "1961-05-12"),
        ("precedence", "Urgent"),
        ("classification", None),
        ("originator", "Korea Desk"),
        ("cable_number", "Chen- 8/35"),
        ("receipt_number", "Chen-593"),
        (
            "subject",
            "Illegal Crossings of the International Border by Chinese Koreans [woguo Chaoxian zu]",
        ),
        ("addressees", ["Ministry of Foreign Affairs", "Ministry of Public Security"]),
        ("info_addressees", []),
        ("signatory", "Chinese Embassy in [North] Korea"),
        ("archive", "People’s Republic of China Ministry of Foreign Affairs"),
        ("credit", "This document was made possible with support from Henry Luce Foundation"),
    ],
)
def test_header(told: dict[str, Any], field: str, value: object) -> None:
    assert told[field] == value


def test_every_value_stands_where_its_span_says(told: dict[str, Any]) -> None:
    text = told["text"]
    for field, (start, end) in told["spans"].items():
        if isinstance(told[field], list):
            continue
        words = text[start:end]
        assert words == ("May 12, 1961" if field == "date" else told[field])
    for value, (start, end) in zip(told["addressees"], told["addressee_spans"], strict=True):
        assert text[start:end] == value
    missing = {field for field in ("title", "rights", "summary", "signatory") if field not in told["spans"]}
    assert not missing


def test_distribution(told: dict[str, Any]) -> None:
    distribution = told["distribution"]
    assert [entry["copies"] for entry in distribution["entries"]] == [2, 5, *[None] * 6, 3, 2, 1]
    assert [entry["recipient"] for entry in distribution["entries"]] == [
        "Premier’s Office",
        "Foreign Affairs Office",
        "Ministry of Public Security",
        "Nationalities Commission",
        "Chen",
        "Zhang",
        "Hui",
        "Zeng",
        "General Office",
        "Ministry of Foreign Affairs Second Asian Department and Consular Department",
        "XX",
    ]
    assert (distribution["stated_total"], distribution["counted"]) == (19, 19)
    assert distribution["verdict"] == "agrees"
    first = distribution["entries"][0]["span"]
    assert told["text"][slice(*first)] == "Premier’s Office (2)"


def test_total_and_heading_have_their_places(intake: Intake) -> None:
    (listed,) = intake.distributions
    assert listed.heading is not None
    assert listed.total_span is not None
    assert intake.text[slice(*listed.heading)] == "Distribution:"
    assert intake.text[slice(*listed.total_span)] == "19"


def test_stages(told: dict[str, Any], intake: Intake) -> None:
    assert [
        (stage["stage"], stage["when"], stage["by"], stage["as_written"]) for stage in told["stages"]
    ] == [
        ("Received", "1961-05-12T17:00", None, "Received: May 12 at 1700"),
        ("Proofread", "1961-05-13T09:20", None, "Proofread: May 13 at 0920"),
        ("Transcribed", "1961-05-13T16:00", None, "Transcribed: May 13 at 1600"),
        ("Copied", "1961-05-13T21:35", None, "Copied: May 13 at 21:35"),
    ]
    for stage in intake.stages:
        assert intake.text[stage.start : stage.end] == stage.as_written
        assert stage.year_inferred
    when = intake.stages[3].when_span
    assert when is not None
    assert intake.text[slice(*when)] == "May 13 at 21:35"


def test_body_and_furniture(told: dict[str, Any]) -> None:
    text = told["text"]
    body = text[slice(*told["body"])]
    assert body.startswith("[North] Korean Foreign Minister")
    assert body.endswith("cross the international border.")
    furniture = [text[start:end] for start, end in told["furniture"]]
    assert furniture[:3] == ["May 12, 1961", told["credit"], told["archive"]]
    assert furniture[4:10] == [
        "Associated Places",
        "Associated Topics",
        "Document Information",
        "Source",
        "Original Archive",
        "Rights",
    ]
    assert text.endswith(furniture[-1])
    assert told["title"] not in furniture


def test_nothing_is_chosen_in_silence(told: dict[str, Any]) -> None:
    doubts = [(doubt["field"], doubt["code"]) for doubt in told["doubts"]]
    assert doubts == [("date", "date-several-times"), *[("stages", "year-inferred")] * 4]
    assert told["doubts"][0]["words"] == "“May 12, 1961” stands 3 times, the first was taken"


def test_text_is_the_file(intake: Intake) -> None:
    assert intake.text == SAMPLE.read_text(encoding="utf-8")
    assert (intake.encoding, intake.line_ends, intake.had_bom) == ("utf-8", "lf", False)


def test_however_it_was_pasted(told: dict[str, Any]) -> None:
    text = told["text"]
    for pasted in (
        text.replace("\n", "\n\n"),
        text.replace("\n", "\r\n"),
        "Skip to content\n\n" + text,
        "    " + text.replace("\n", "\n    "),
        "\n".join(textwrap.fill(line, 72, break_on_hyphens=False) for line in text.split("\n")),
    ):
        again = to_contract(read(pasted.encode(), "x.txt"))
        for field in ("title", "date", "precedence", "originator", "cable_number", "subject", "signatory"):
            assert " ".join(again[field].split()) == told[field], field
        assert [" ".join(name.split()) for name in again["addressees"]] == told["addressees"]
        assert [stage["when"] for stage in again["stages"]] == [stage["when"] for stage in told["stages"]]
        assert again["distribution"]["verdict"] == "agrees"
