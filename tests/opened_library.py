"""Fixtures for whoever shows a library: a session on a real one, and a way to put cables into it.

A folder's conftest imports those it needs.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from db.changes import Change, Step
from db.editing.cable_edits import new_cable
from db.records import HeaderField, new_id
from desktop import theme
from desktop.session import Session
from desktop.settings import Settings


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """Return the application in its light theme."""
    theme.install(qapp, "light")
    return qapp


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return empty settings of their own."""
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def session(dressed: QApplication, tmp_path: Path) -> Iterator[Session]:  # noqa: ARG001
    """Return a session on an empty library."""
    opened = Session(lambda: "Ada Reader")
    opened.open_library(tmp_path / "library.chancery")
    yield opened
    opened.close_library()


@pytest.fixture
def enter(session: Session) -> Callable[..., str]:
    """Return a function that enters a cable with a text and header fields, and gives its id."""

    def add(text: str = "A text.\n", **fields: str) -> str:
        change, cable = new_cable(text, author=session.author.id, file_name="made.txt", data=text.encode())
        steps = tuple(
            Step(None, HeaderField(new_id("h"), cable.id, at, name.replace("_", " "), value, False))
            for at, (name, value) in enumerate(fields.items())
        )
        whole = Change(
            change.label, (*change.steps, *steps), cable=cable.id, texts=change.texts, files=change.files
        )
        assert session.do(whole)
        return cable.id

    return add
