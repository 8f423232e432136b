"""Annotations of ours come back as they left; what somebody did to them comes back as his change."""

from __future__ import annotations

import json
from typing import Any

import pytest

from db.records import Note
from desktop.exporting.annotation.writer import write
from desktop.exporting.dossier import Dossier
from desktop.interchange.annotation_model import items_of
from desktop.reading.annotation.returned import returned
from desktop.reading.returned import Returned, hashes
from tests.exporting.cables import silent
from tests.interchange.annotations import anno, on, position, quote
from tests.odd_cables import EVERYTHING, everything, odd_library


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[Dossier]]:
    folder = tmp_path_factory.mktemp("w3c")
    store, ids = odd_library(folder / "odd.chancery", 3, 60, seed=5)
    some = [everything(store, each) for each in ids]
    store.close()
    write(some, EVERYTHING, folder / "x.jsonld", silent)
    return (folder / "x.jsonld").read_bytes(), some


def back(told: bytes | dict[str, Any]) -> Returned:
    found = returned(told if isinstance(told, bytes) else json.dumps(told).encode(), "x.jsonld")
    assert found is not None
    return found


def test_all_that_left_comes_back_equal(left: tuple[bytes, list[Dossier]]) -> None:
    data, some = left
    found = back(data)
    records = {each.id: each for dossier in some for each in dossier.carried}
    assert {each.id: each for each in found.records} == records
    assert {text for dossier in some for text in dossier.texts} <= set(found.texts)
    assert found.left == hashes(records.values())
    assert (found.comments, found.refused) == ((), ())


def test_what_was_changed_moved_taken_out_and_added_is_told(left: tuple[bytes, list[Dossier]]) -> None:
    data, some = left
    told = json.loads(data)
    items = items_of(told)
    dossier = some[0]
    notes = [each for each in dossier.notes if each.spans and each.kind == "footnote"]
    by_id = {each["id"]: each for each in items}
    changed, moved = (by_id[f"urn:chancery:{each.id}"] for each in notes[:2])
    changed["body"] = [
        {"type": "TextualBody", "value": "Reworded *so*", "format": "text/markdown"},
        {"type": "TextualBody", "value": "new tag", "purpose": "tagging"},
    ]
    source = moved["target"]["source"] if isinstance(moved["target"], dict) else moved["target"][0]["source"]
    moved["target"] = {"source": source, "selector": [quote(dossier.text[5:20]), position(5, 20)]}
    gone = next(each for each in items if each["id"] not in (changed["id"], moved["id"]))
    items.remove(gone)
    new = anno(
        id="https://notes.example/7",
        target={"source": source, "selector": quote(dossier.text[40:80])},
        bodyValue="Is *this* so?",
        creator={"type": "Person", "name": "Bo Li"},
    )
    reply = anno(id="https://notes.example/8", target=changed["id"], motivation="replying", bodyValue="Yes.")
    broken = anno(id="https://notes.example/9", target=on(position(3, -1)))
    told["first"]["items"] = [*items, new, reply, broken]
    found = back(told)
    ours = {each.id: each for one in some for each in one.carried}
    (note,) = (each for each in found.records if ours[each.id] != each)
    assert isinstance(note, Note)
    assert (note.id, note.words, note.tags) == (notes[0].id, "Reworded *so*", ("new tag",))
    by_key = {each.key: each for each in found.comments}
    assert by_key[f"{notes[1].id}:moved"].spans == ((5, 20),)
    taken_out = gone["id"].removeprefix("urn:chancery:")
    assert (by_key[f"{taken_out}:deleted"].kind, by_key[f"{taken_out}:deleted"].on) == ("deleted", taken_out)
    asked = by_key["https://notes.example/7"]
    assert (asked.kind, asked.words, asked.author) == ("text note", "Is \\*this\\* so?", "Bo Li")
    assert (asked.cable, asked.spans, asked.doubt) == (dossier.cable_id, ((40, 80),), "")
    answer = by_key["https://notes.example/8"]
    assert (answer.kind, answer.on, answer.words) == ("reply", notes[0].id, "Yes.")
    assert [(each.what, each.code) for each in found.refused] == [("https://notes.example/9", "anno-number")]
    assert len(found.comments) == 4


def test_another_s_file_is_none_of_ours(left: tuple[bytes, list[Dossier]]) -> None:
    assert returned(json.dumps(anno()).encode(), "x.json") is None
    assert returned(b"no JSON at all, of Annotations", "x.json") is None
    told = json.loads(left[0])
    told["sources"][0]["carried"] = "{}"
    assert "cable-incomplete" in {each.code for each in back(told).refused}
