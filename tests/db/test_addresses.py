"""Cables are found by the address that their header names."""

from __future__ import annotations

from pathlib import Path

from db.addresses import cables_at
from db.editing.cable_edits import new_cable, trash_cable
from db.editing.header_edits import add_field
from db.store import Store


def test_an_address_leads_to_the_one_cable_that_names_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "x.chancery")
    author = store.ensure_author("Anna").id
    ids: list[str] = []
    for address in ("https://Archive.example/8-35/", "http://www.archive.example/8-36", "x:1", "x:1", "x:2"):
        change, cable = new_cable(f"text {len(ids)}", author=author)
        store.apply(change, author=author)
        store.apply(add_field(store.cable_state(cable.id), "URL", address)[0], author=author)
        ids.append(cable.id)
    store.apply(trash_cable(store.cable_state(ids[4]).cable, ""), author=author)
    asked = [
        "http://archive.example/8-35#page=2",
        "https://archive.example/8-36",
        "x:1",
        "x:2",
        "http://[bad",
    ]
    assert store.read(cables_at, asked) == {asked[0]: ids[0], asked[1]: ids[1]}
    store.close()
