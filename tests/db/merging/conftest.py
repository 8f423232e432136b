"""Two copies of one library, Anna's and Ben's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.db.desk import Desk
from tests.db.merging.two import Side


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Side, Side]]:
    desk = Desk(tmp_path / "a.chancery")
    desk.note("first")
    desk.fields("subject")
    desk.recipients("Kim", "Pak")
    desk.store.save_copy(tmp_path / "b.chancery")
    desk.store.close()
    anna = Side(tmp_path / "a.chancery", "Anna Weiss", desk.cable)
    ben = Side(tmp_path / "b.chancery", "Ben", desk.cable)
    yield anna, ben
    anna.store.close()
    ben.store.close()
