"""Every error of the user's world has a sentence, whatever its values."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from db.errors import ChanceryError
from desktop.messages.errors import error_sentence, known_codes

_RAISED = re.compile(r'Error\(\s*"([a-z]+(?:-[a-z]+)+)"')


def test_every_code_that_is_raised_has_a_sentence(repository: Path) -> None:
    files = [*repository.glob("db/**/*.py"), *repository.glob("desktop/**/*.py")]
    raised = {code for file in files for code in _RAISED.findall(file.read_text("utf-8"))}
    assert {"library-locked", "file-empty", "job-cancelled"} & raised
    assert raised - known_codes() == set()


def test_unknown_code_still_says_something() -> None:
    assert "never-heard-of" in error_sentence(ChanceryError("never-heard-of"))


@pytest.mark.parametrize("hostile", ["{0}", "{path}", "%s", "a\nb"])
def test_values_are_never_read_as_a_pattern(hostile: str) -> None:
    assert hostile in error_sentence(ChanceryError("file-not-found", path=hostile))
