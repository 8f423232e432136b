"""Files by which a coverage-guided fuzzer found its way through the reader: read, each value in its place.

The files of `tests/data/fuzzed` reach between them every line that the fuzzer reached with files this small.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from db.errors import ReadingError
from desktop.reading.plain import read
from tests.reading.test_any_text import check

FILES = sorted((Path(__file__).parents[1] / "data" / "fuzzed").iterdir())


def test_the_files_are_there() -> None:
    assert len(FILES) > 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_is_read_in_its_place_or_refused(path: Path) -> None:
    data = path.read_bytes()
    try:
        intake = read(data, "x.txt")
    except ReadingError:
        assert any(data.count(bytes([control])) for control in (*range(9), *range(14, 32), 127))
    else:
        check(intake)
