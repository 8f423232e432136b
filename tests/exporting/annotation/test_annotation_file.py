"""The annotations of a cable as another program sees them: valid, and each on its words."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pyld import jsonld

from db.records import NOTE_KINDS
from desktop.exporting.annotation.writer import write
from desktop.exporting.choices import ExportChoices
from desktop.exporting.dossier import Dossier
from desktop.interchange.annotation_model import annotation_faults, collection_faults, items_of
from tests.exporting.cables import note, plain, sample, silent

_CONTEXT = Path(__file__).parents[2] / "data" / "annotation" / "anno.jsonld"
OA = "http://www.w3.org/ns/oa#"
CHOICES = ExportChoices(kinds=NOTE_KINDS)


@cache
def _context() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_CONTEXT.read_text())
    return found


def _loaded(url: str, _options: object = None) -> dict[str, Any]:
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": _context(),
    }


def written(folder: Path, *some: Dossier) -> dict[str, Any]:
    path = folder / "x.jsonld"
    write(some, CHOICES, path, silent)
    told: dict[str, Any] = json.loads(path.read_bytes())
    assert collection_faults(told) == ()
    assert [fault for each in items_of(told) for fault in annotation_faults(each, alone=False)] == []
    return told


def test_each_note_says_who_when_what_and_where(tmp_path: Path) -> None:
    told = written(tmp_path, sample())
    items = {each["id"].removeprefix("urn:chancery:"): each for each in items_of(told)}
    assert list(items) == [each.id for each in sample().notes]
    assert told["total"] == len(items)
    first = items["n1"]
    assert (first["creator"]["name"], first["created"]) == ("Anna Weiss", "2026-11-20T09:15:00.123000Z")
    assert (first["motivation"], items["nh1"]["motivation"]) == ("commenting", "highlighting")
    assert first["body"][0]["value"] == "The embassy’s own number."
    assert "body" not in items["nh1"]
    text = told["sources"][0]["value"]
    assert text == sample().text
    for each in sample().notes:
        target = items[each.id]["target"]
        targets = target if isinstance(target, list) else [target]
        places = [one["selector"] for one in targets if isinstance(one, dict)]
        assert [(at["start"], at["end"]) for _, at in places] == list(each.spans)
        for words, at in places:
            assert words["exact"] == text[at["start"] : at["end"]]
            assert text.endswith(words["prefix"], 0, at["start"])
            assert text.startswith(words["suffix"], at["end"])


def test_it_is_json_ld_in_which_every_note_has_body_and_target(tmp_path: Path) -> None:
    lost = replace(note("", "footnote", (), "lost", id="nlost", tags=("border",)), quotes=("gone",))
    told = written(tmp_path, sample(), plain("\U00020bb7 one", lost))
    (whole,) = jsonld.expand(told, {"documentLoader": _loaded})
    (page,) = whole["http://www.w3.org/ns/activitystreams#first"]
    (listed,) = page["http://www.w3.org/ns/activitystreams#items"]
    annotations = listed["@list"]
    assert len(annotations) == len(sample().notes) + 1
    assert all(each["@type"] == [f"{OA}Annotation"] and each[f"{OA}hasTarget"] for each in annotations)
    bodies = annotations[-1][f"{OA}hasBody"]
    assert [each[f"{OA}hasPurpose"][0]["@id"] for each in bodies] == [f"{OA}commenting", f"{OA}tagging"]
    (selector,) = annotations[-1][f"{OA}hasTarget"][0][f"{OA}hasSelector"]
    assert selector["@type"] == [f"{OA}TextQuoteSelector"]
