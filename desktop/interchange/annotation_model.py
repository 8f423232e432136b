"""The Web Annotation Data Model (W3C Recommendation, 23 February 2017): what an annotation must be.

Only what the model says with MUST is checked; what it recommends is not. Sections in parentheses are those of
the Recommendation. Offsets in selectors count Unicode code points, end-exclusive. `annotation_parts` has what
stands in bodies and targets.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desktop.interchange.annotation_parts import (
    Fault,
    Json,
    all_iris,
    at_most_one,
    is_iri,
    moments,
    resource_faults,
    several,
    types_of,
)

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""The context that every annotation names (3.1)."""


def annotation_faults(told: object, *, alone: bool = True) -> tuple[Fault, ...]:
    """Return what is wrong with an annotation, () where it is valid.

    One that is not `alone` stands in a collection or page, which names the context for it.
    """
    if not isinstance(told, dict):
        return (Fault("", "anno-not-object"),)
    return tuple(_annotation(told, alone=alone))


def collection_faults(told: object) -> tuple[Fault, ...]:
    """Return what is wrong with a collection or page itself; its annotations are checked one by one (5)."""
    if not isinstance(told, dict):
        return (Fault("", "anno-not-object"),)
    return tuple(_collection(told))


def is_annotation(told: object) -> bool:
    """Tell whether a JSON value says that it is an annotation."""
    return isinstance(told, dict) and "Annotation" in types_of(told)


def is_collection(told: object) -> bool:
    """Tell whether a JSON value says that it is a collection of annotations or a page of one."""
    return isinstance(told, dict) and bool({"AnnotationCollection", "AnnotationPage"} & set(types_of(told)))


def items_of(told: Json) -> list[Any]:
    """Return the annotations that stand in a collection or page; those that it only names are not there."""
    found: list[Any] = []
    for holder in (told, *(each for each in several(told.get("first")) if isinstance(each, dict))):
        items = holder.get("items")
        found += items if isinstance(items, list) else []
    return found


def _annotation(told: Json, *, alone: bool) -> Iterator[Fault]:
    if alone and CONTEXT not in several(told.get("@context")):
        yield Fault("@context", "anno-context")
    if not is_iri(told.get("id")):
        yield Fault("id", "anno-id")
    if "Annotation" not in types_of(told):
        yield Fault("type", "anno-type")
    if "body" in told and "bodyValue" in told:
        yield Fault("bodyValue", "anno-two-bodies")
    values = several(told.get("bodyValue")) if "bodyValue" in told else [""]
    if len(values) != 1 or not isinstance(values[0], str):
        yield Fault("bodyValue", "anno-body-value")
    targets = several(told.get("target"))
    if not targets:
        yield Fault("target", "anno-no-target")
    for at, target in enumerate(targets):
        yield from resource_faults(target, f"target[{at}]", is_body=False)
    for at, body in enumerate(several(told.get("body"))):
        yield from resource_faults(body, f"body[{at}]", is_body=True)
    yield from moments(told, "")
    yield from all_iris(told, "", "rights", "via")
    yield from at_most_one(told, "", "canonical", "stylesheet")
    for at, style in enumerate(several(told.get("stylesheet"))):
        yield from _stylesheet(style, f"stylesheet[{at}]")


def _stylesheet(style: object, where: str) -> Iterator[Fault]:
    if is_iri(style):
        return
    known = isinstance(style, dict) and "CssStylesheet" in types_of(style)
    if not isinstance(style, dict) or not known or ("value" in style) == ("id" in style):
        yield Fault(where, "anno-stylesheet")


def _collection(told: Json) -> Iterator[Fault]:
    page = "AnnotationPage" in types_of(told)
    if not is_collection(told):
        yield Fault("type", "anno-collection-type")
    if CONTEXT not in several(told.get("@context")):
        yield Fault("@context", "anno-context")
    if not is_iri(told.get("id")):
        yield Fault("id", "anno-id")
    for name in ("total", "startIndex"):
        values = several(told.get(name)) if name in told else [0]
        if len(values) != 1 or type(values[0]) is not int or values[0] < 0:
            yield Fault(name, "anno-number")
    for name in ("last", "next", "prev", "partOf"):
        if not all(is_iri(each) or _names(each) for each in several(told.get(name))):
            yield Fault(name, "anno-iri")
    if page:
        if not isinstance(told.get("items"), list):
            yield Fault("items", "anno-items")
        return
    first = several(told.get("first"))
    if len(first) > 1 or any(not is_iri(each) and not is_collection(each) for each in first):
        yield Fault("first", "anno-first")
    if told.get("total") and not first and not isinstance(told.get("items"), list):
        yield Fault("first", "anno-first")


def _names(told: object) -> bool:
    return isinstance(told, dict) and is_iri(told.get("id"))
