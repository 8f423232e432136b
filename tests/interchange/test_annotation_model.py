"""The model of Web Annotations: what it allows passes, what it forbids is told with its place."""

from __future__ import annotations

import pytest

from desktop.interchange.annotation_model import annotation_faults, collection_faults, items_of
from desktop.interchange.annotation_parts import Fault
from tests.interchange.annotations import BROKEN, CONTEXT, VALID, Json, anno, on, position, quote


@pytest.mark.parametrize("name", VALID)
def test_what_the_model_allows_passes(name: str) -> None:
    assert annotation_faults(VALID[name]) == ()


@pytest.mark.parametrize("name", BROKEN)
def test_what_the_model_forbids_is_told(name: str) -> None:
    told, code = BROKEN[name]
    assert code in {fault.code for fault in annotation_faults(told)}


def test_a_fault_says_where_it_is() -> None:
    broken = anno(target=["https://a.example/", on(quote("x"), position(3, "4"))])
    assert annotation_faults(broken) == (Fault("target[1].selector[1].end", "anno-number"),)
    assert annotation_faults("https://a.example/") == (Fault("", "anno-not-object"),)


def test_a_collection_has_its_page_and_a_page_its_items() -> None:
    page: Json = {"id": "https://a.example/p1", "type": "AnnotationPage", "items": [anno()], "startIndex": 0}
    whole: Json = {
        "@context": CONTEXT,
        "id": "https://a.example/c",
        "type": "AnnotationCollection",
        "label": "Notes",
        "total": 1,
        "first": page,
        "last": "https://a.example/p1",
    }
    assert collection_faults(whole) == ()
    assert items_of(whole) == [anno()]
    assert collection_faults({**page, "@context": CONTEXT}) == ()
    wrong = {**whole, "total": -1, "first": None, "last": "the last", "id": None}
    assert {fault.code for fault in collection_faults(wrong)} == {
        "anno-number",
        "anno-first",
        "anno-iri",
        "anno-id",
    }
    assert [fault.code for fault in collection_faults({**page, "@context": CONTEXT, "items": None})] == [
        "anno-items"
    ]
