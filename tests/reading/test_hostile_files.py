"""Files made to hurt: exact text with doubts, or one sentence, in bounded memory; never a crash or a hang."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from db.errors import ReadingError
from desktop.reading.plain import read
from tests.reading.hostile_files import ENCODED, REFUSED, TEXTS
from tests.reading.hostile_formats import FILES

REPOSITORY = Path(__file__).parents[2]
MOST_MEMORY = 1024 * 1024 * 1024
"""Bytes of addresses that reading may take, the interpreter included."""

_CHILD = """
import hashlib, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
from desktop.reading.plain import read
from tests.reading.hostile_files import TEXTS
for name, made in TEXTS.items():
    text = made()
    intake = read(text.encode(), name)
    print(name, "exact" if intake.text == text else "differs", sep="\\t", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="this system sets no limit to a process's memory")
def test_hostile_texts_are_read_exactly_within_a_gigabyte() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(MOST_MEMORY)],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
        timeout=120,
    )
    assert dict(line.split("\t") for line in done.stdout.splitlines()) == dict.fromkeys(TEXTS, "exact"), (
        done.stderr[-2000:]
    )


_FORMATS = """
import resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
from db.errors import ReadingError
from desktop.reading import formats
from tests.reading.hostile_formats import FILES
for name, (file, made) in FILES.items():
    data = made()
    begun = time.monotonic()
    try:
        parts = {part.key: part.trouble for part in formats.parts_of(data, file)}
        for key, found in formats.read_parts(data, file, list(parts)):
            assert isinstance(found, ReadingError) == bool(parts[key])
            assert parts[key] or "root:" not in found.text
    except ReadingError as refused:
        assert refused.code
    print(name, round(time.monotonic() - begun, 1), sep="\\t", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="this system sets no limit to a process's memory")
def test_hostile_files_of_every_format_are_read_or_refused_within_a_gigabyte() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FORMATS, str(MOST_MEMORY)],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
        timeout=240,
    )
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == list(FILES), done.stderr[-2000:]


@pytest.mark.parametrize("name", ENCODED)
def test_any_encoding_becomes_its_text_or_a_doubt(name: str) -> None:
    data, text = ENCODED[name]
    intake = read(data, "x.txt")
    assert intake.text == (text or intake.text)
    assert intake.text.count("\ufffd") == text.count("\ufffd")
    if not (intake.had_bom or name == "utf-8"):
        assert "encoding-guessed" in {doubt.code for doubt in intake.doubts}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_cable_is_refused_with_its_reason(name: str) -> None:
    made, code = REFUSED[name]
    with pytest.raises(ReadingError) as refused:
        read(made(), "x.txt")
    assert refused.value.code == code


def test_a_list_that_is_too_long_says_where_reading_stopped() -> None:
    intake = read(TEXTS["10,000 recipients, a line each"]().encode(), "x.txt")
    (found,) = intake.distributions
    (cut,) = [doubt for doubt in intake.doubts if doubt.code == "list-cut"]
    assert intake.text[cut.start : cut.end].endswith(
        intake.text[found.entries[-1].start : found.entries[-1].end]
    )


def test_numbers_and_times_that_cannot_be_are_doubts() -> None:
    numbers = read(TEXTS["numbers of copies"]().encode(), "x.txt")
    assert "count-implausible" in {doubt.code for doubt in numbers.doubts}
    times = {doubt.code for doubt in read(TEXTS["impossible times"]().encode(), "x.txt").doubts}
    assert times & {
        "date-impossible",
        "time-impossible",
        "date-without-year",
        "line-not-read",
        "stamp-not-read",
    }


def test_no_entity_is_followed() -> None:
    """Markup is text here: what it points to is neither fetched nor read."""
    text = TEXTS["an entity from outside"]()
    assert read(text.encode(), "x.xml").text == text
