"""Whatever is damaged in a library is found and told; what can be saved is saved to a sound one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.faults import FAULTS, fault


@pytest.mark.parametrize("name", [name for name in FAULTS if name.startswith("damage-")])
def test_damage_is_never_shown_for_what_was_stored(name: str, rounds: int, seed: int, tmp_path: Path) -> None:
    print("seed", seed)
    outcome = fault(name)(rounds, seed, tmp_path)
    assert outcome.is_good, outcome
