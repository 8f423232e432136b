"""The command line as a person uses it: words in, exit status and two streams out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import main


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "a.chancery"


@pytest.fixture
def run(library: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command on the test's library."""

    def run(*words: str | Path, named: bool = True) -> Said:
        argv = [str(word) for word in words]
        status = main(["--library", str(library), *argv] if named else argv)
        told = capsys.readouterr()
        return Said(status, told.out, told.err)

    return run


@pytest.fixture
def cable(run: Run, sample: Path) -> str:
    """Return the id of the sample, imported."""
    (entered,) = run("import", sample, "--json").json
    return str(entered["id"])
