"""The corpus beside the repository: every file is read without a fault, headers as labelled."""

import json
from pathlib import Path

import pytest

from desktop.reading.contract import to_contract
from desktop.reading.plain import read

VISIBLE = Path(__file__).parents[3] / "shared" / "eval" / "visible"

pytestmark = pytest.mark.skipif(
    not VISIBLE.is_dir(), reason="the shared corpus is not beside this repository"
)

FILES = sorted(VISIBLE.glob("*/*.txt")) if VISIBLE.is_dir() else []


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_span_holds_its_value(path: Path) -> None:
    told = to_contract(read(path.read_bytes(), path.name))
    for field, (start, end) in told["spans"].items():
        if isinstance(told[field], str) and field != "date":
            assert told["text"][start:end] == told[field]
    for stage in told["stages"]:
        assert told["text"][slice(*stage["span"])] == stage["as_written"]


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_header_as_labelled(path: Path) -> None:
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    told = to_contract(read(path.read_bytes(), path.name))
    for field in ("title", "date", "precedence", "classification", "receipt_number", "signatory"):
        accepted = [gold.get(field), *gold.get(f"{field}_accept", [])]
        assert told[field] in accepted, field
    lists = [gold["distribution"], *gold.get("distribution_accept", [])]
    assert (told["distribution"]["stated_total"], told["distribution"]["counted"]) in [
        (listed["stated_total"], listed["counted"]) for listed in lists
    ]
