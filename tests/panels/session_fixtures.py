"""Fixtures of the panels' tests: a dressed application and a session on the sample cable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import theme
from desktop.session import Session
from tests.panels.cable_library import sample_session


@pytest.fixture
def session(tmp_path: Path, sample: Path, qapp: QApplication) -> Iterator[Session]:
    """Yield a session on a new library whose open cable is the sample with all its records."""
    theme.install(qapp, "light")
    yield from sample_session(tmp_path / "panels.chancery", sample)


@pytest.fixture
def bare_session(tmp_path: Path, qapp: QApplication) -> Iterator[Session]:
    """Yield a session on a new library without a cable."""
    theme.install(qapp, "light")
    session = Session(lambda: "Ada Lovelace")
    session.open_library(tmp_path / "bare.chancery")
    yield session
    session.close_library()
