"""A library in a file of its own, a cable in it, and somebody who edits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store
from tests.db.desk import Desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.chancery"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = Store(path)
    yield opened
    opened.close()


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    opened = Desk(path)
    yield opened
    opened.store.close()
