"""Whatever a file holds: spans in bounds, values as written, no error but ReadingError, no hanging."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from db.errors import ReadingError
from desktop.reading.contract import to_contract
from desktop.reading.doubts import CODES
from desktop.reading.encoding import MOST_LINES
from desktop.reading.intake import Found, Intake
from desktop.reading.plain import read

REPOSITORY = Path(__file__).parents[2]

PIECES = [
    "May 12, 1961",
    "Cable from A, 'B'",
    "Priority: Urgent",
    "From the Korea Desk",
    "No. Chen- 8/35",
    "To the Ministry of A:",
    "Distribution: A (2), B - 1, C. Total of 19 copies",
    "Received: May 12 at 1700",
    "Copied by X",
    "[Stamp:] Y, 12",
    "Associated Places",
    "Author(s):",
    "Rights",
    "Source",
    "Skip to content",
    "Made in 6 copies for:",
    "- A",
    "1. B (2)",
    "TOP SECRET",
    "DAS/DAC/DOr/600",
    "781 – MONDAY – 1700hs – x",
    "Dear Comrade X!",
    "31 February",
    "25:61",
    "Received",
    "#",
    "(",
    "[",
    "]",
    "\u202e",
    "𠮷",
    "\x00",
    "Received: 31 February at 9999",
    "A (999999999999999999999999)",
    "80. 10. 02.",
    "27/X/62",
    "022055Z",
    ",",
    ":",
    "- ",
    "\u00a0",
    "\x85",
    "PAGE 01 SAIGON 13753",
    "ACTION EA-10 INFO OCT-01 /011 W",
    "O R 301250Z OCT 74",
    "SUBJ: A",
    "The ambassador reports that all is well here.",
    "This document was made possible with support from X",
]
LINES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), max_size=30)
BREAKS = st.sampled_from(["\n", "\n\n", "\n \n"])
PAGES = st.one_of(st.text(), st.builds(lambda lines, end: end.join(lines), LINES, BREAKS))


def values(intake: Intake) -> Iterator[Found]:
    for name in (
        "title",
        "precedence",
        "classification",
        "originator",
        "cable_number",
        "receipt_number",
        "subject",
    ):
        found = getattr(intake, name)
        if found is not None:
            yield found
    for name in ("signatory", "archive", "credit", "rights", "summary"):
        found = getattr(intake, name)
        if found is not None:
            yield found
    yield from intake.addressees
    yield from intake.info_addressees
    for stage in intake.stages:
        if stage.by is not None:
            yield stage.by
    for listed in intake.distributions:
        for entry in listed.entries:
            yield entry.recipient


def check(intake: Intake) -> None:
    text = intake.text
    for found in values(intake):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.value
    spans = [intake.body, *intake.furniture, *((doubt.start, doubt.end) for doubt in intake.doubts)]
    spans += [stage.span for stage in intake.stages] + [
        stage.when_span for stage in intake.stages if stage.when_span
    ]
    for listed in intake.distributions:
        spans += [entry.span for entry in listed.entries] + [
            listed.heading or (0, 0),
            listed.total_span or (0, 0),
        ]
    if intake.date is not None:
        spans.append(intake.date.span)
    for start, end in spans:
        assert 0 <= start <= end <= len(text)
    for stage in intake.stages:
        assert text[stage.start : stage.end] == stage.as_written
    assert {doubt.code for doubt in intake.doubts} <= CODES
    json.dumps(to_contract(intake))


@given(PAGES)
def test_any_text(page: str) -> None:
    data = page.encode("utf-8", "surrogatepass")
    try:
        intake = read(data, "x.txt")
    except ReadingError:
        return
    check(intake)
    try:
        expected = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return
    assert intake.text == expected.replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    try:
        check(read(data, "x.bin"))
    except ReadingError as refused:
        event(refused.code)


@given(LINES)
def test_line_ends_change_nothing(lines: list[str]) -> None:
    clean = [line.replace("\r", " ").replace("\n", " ") for line in lines]
    told = []
    for end in ("\n", "\r\n", "\r"):
        try:
            told.append(to_contract(read(end.join(clean).encode("utf-8", "replace"), "x.txt")))
        except ReadingError as refused:
            told.append({"refused": refused.code})
    assert told[0] == told[1] == told[2]


LONG = {
    "one letter": "a" * 5_000_000,
    "figures": "1" * 5_000_000,
    "figures apart": "1 " * 2_500_000,
    "a gap": "x" + " " * 5_000_000 + "y",
    "brackets": "(" * 5_000_000,
    "blank lines": "\n" * (MOST_LINES - 1) + "a",
    "short lines": "a\n" * (MOST_LINES - 1),
    "strokes": "1/" * 30_000,
    "months": "May 1 " * 10_000,
    "capitals": "A " * 30_000,
    "received": "Received " * 7_000,
    "numbers": "No. " + "1 " * 30_000,
    "tabs": "a\t" * 30_000,
    "names": "To " + "A, " * 20_000,
    "list": "Distribution: " + ", ".join(f"Office {n} ({n % 9})" for n in range(4_000)),
    "lists": "Distribution:\nA (1),\n" * 20_000,
    "stamps": "Received: May 12 at 1700\n" * 50_000,
    "dates": "May 12, 1961\n" * 50_000,
    "short of the limits": "\n".join("Received " * 33 for _ in range(400)),
    "quotes": "May 12, 1961\nCable from '" + "‘" * 60_000 + "\nTo the A:\n",
}


@pytest.mark.parametrize("name", LONG)
def test_long_lines_do_not_hang(name: str, tmp_path: Path) -> None:
    # A child process, so that a pattern that runs away can be ended: the bound is generous, the work is not.
    path = tmp_path / "long.txt"
    path.write_text(LONG[name], encoding="utf-8", newline="")
    done = subprocess.run(
        [sys.executable, "-m", "desktop.reading", str(path)],
        cwd=REPOSITORY,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert json.loads(done.stdout)["text"] == LONG[name]


@given(
    st.sampled_from(PIECES),
    st.sampled_from(["1", " ", "a ", "A, ", "(", "[", "Received ", "12.", "No. ", "-", "’"]),
)
def test_a_line_just_within_the_limits_is_quick(piece: str, filler: str) -> None:
    for size in (60, 119, 199, 299, 399, 60_000):
        line = (piece + " " + filler * size)[: size + len(piece)]
        check(read(f"May 12, 1961\nCable from X to Y\n{line}\n{line}\n".encode(), "x"))
