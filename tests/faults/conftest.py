"""How often a fault is tried in the ordinary run, and with which chance."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox

from tests.faults.faults import SHORT


@pytest.fixture
def rounds() -> int:
    """Return how often each random fault is tried; `python3 tests --faults` tries them more often."""
    return SHORT


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """Return the run's chance: the number that pytest prints at its head, chosen by --randomly-seed=N."""
    return int(request.config.getoption("randomly_seed", 1) or 1)


@pytest.fixture(autouse=True)
def nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a question that no test answers be closed at once, so that a failed test ends."""
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
