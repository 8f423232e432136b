"""Two copies of one library, Anna's and Ben's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.db.merging.checks import made_template
from tests.db.merging.two import Side


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a library's file with a cable in it, to be copied, and the cable's id."""
    return made_template(tmp_path_factory.mktemp("merging") / "template.chancery")


@pytest.fixture
def two(tmp_path: Path, template: tuple[Path, str]) -> Iterator[tuple[Side, Side]]:
    for name in ("a", "b"):
        shutil.copy(template[0], tmp_path / f"{name}.chancery")
    anna = Side(tmp_path / "a.chancery", "Anna Weiss", template[1])
    ben = Side(tmp_path / "b.chancery", "Ben", template[1])
    yield anna, ben
    anna.store.close()
    ben.store.close()
