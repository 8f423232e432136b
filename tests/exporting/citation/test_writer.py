"""Files of citations: an item for each cable, counted in the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.exporting.choices import ExportChoices
from desktop.exporting.formats import format_named
from tests.exporting.cables import sample


@pytest.mark.parametrize("name", ["csl", "ris", "bibtex"])
def test_each_cable_is_an_item(tmp_path: Path, name: str) -> None:
    path = tmp_path / "cables"
    cables = [sample(), replace(sample(), cable_id="c2"), replace(sample(), cable_id="c3", title="@letter{")]
    ledger = format_named(name).writer()(cables, ExportChoices(), path, lambda _part, _code: None)
    assert (ledger.cables, ledger.cables_written) == (3, 3)
    assert ledger.lost == {"notes": 36}
    assert "Chen- 8/35" in path.read_text(encoding="utf-8")
