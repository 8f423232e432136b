"""Two libraries: hers, with the sample in it, and a colleague's, which is new."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.returning.sent import House


@pytest.fixture
def hers(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path / "hers.chancery", "Anna Weiss")
    yield house
    house.store.close()


@pytest.fixture
def his(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path / "his.chancery", "Dr. Lee")
    yield house
    house.store.close()


@pytest.fixture
def cable(hers: House, sample: Path) -> str:
    return hers.enter(sample.read_bytes(), sample.name)
