"""A process is killed at random moments of whatever it does: nothing acknowledged is lost, nothing torn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.faults.faults import FAULTS, SHORTER

KILLS = [name for name in FAULTS if name.startswith("killed-")]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork and no SIGKILL")
@pytest.mark.parametrize("name", KILLS)
def test_a_kill_costs_nothing_that_was_acknowledged(
    name: str, rounds: int, seed: int, tmp_path: Path
) -> None:
    rounds = SHORTER.get(name, rounds)
    # In a process of its own: one that has threads, as the tests' has, must not fork.
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults", name, "--rounds", str(rounds), "--seed", str(seed), "--json"],
        cwd=REPOSITORY,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ended.stdout, ended.stderr
    (outcome,) = json.loads(ended.stdout)
    assert outcome["result"] == "good", (outcome, ended.stderr)
    assert outcome["rounds"] == rounds
