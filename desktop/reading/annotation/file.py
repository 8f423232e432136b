"""The annotations in a JSON file, however they are put together: one, a list, a page, a collection."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from db.errors import ReadingError
from desktop.interchange.annotation_form import PROFILE
from desktop.interchange.annotation_model import (
    CONTEXT,
    annotation_faults,
    collection_faults,
    is_annotation,
    is_collection,
    items_of,
)
from desktop.interchange.annotation_parts import several
from desktop.reading.returned import Refused

MOST_BYTES = 256 * 1024 * 1024
Json = Mapping[str, Any]


@dataclass(slots=True)
class AnnotationFile:
    """What a file holds: valid annotations, and what is refused of it. `whole` is the JSON itself."""

    whole: Json
    annotations: list[Json] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    @property
    def is_ours(self) -> bool:
        """Whether Chancery wrote it."""
        return self.whole.get("profile") == PROFILE and isinstance(self.whole.get("sources"), list)


def annotation_file(data: bytes, name: str) -> AnnotationFile | None:
    """Return the annotations of a file, None where it holds nothing of the kind.

    An annotation that the model does not allow is refused with what is wrong with it. Raises `ReadingError`
    "file-too-large".
    """
    if b"nnotation" not in data[:1_000_000] and b"n\0n\0o\0t\0a\0t\0i\0o\0n" not in data[:1_000_000]:
        return None
    if len(data) > MOST_BYTES:
        raise ReadingError("file-too-large", name=name, size=len(data), most=MOST_BYTES)
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if isinstance(told, list):
        return _of_list(told)
    if not isinstance(told, dict):
        return None
    if is_collection(told):
        return _of_collection(told)
    if is_annotation(told) or (CONTEXT in several(told.get("@context")) and "target" in told):
        found = AnnotationFile(told)
        _take(found, told, alone=True, named="1")
        return found
    return None


def _of_list(told: list[Any]) -> AnnotationFile | None:
    if not any(is_annotation(each) for each in told):
        return None
    found = AnnotationFile({})
    for at, each in enumerate(told, 1):
        _take(found, each, alone=True, named=str(at))
    return found


def _of_collection(told: Json) -> AnnotationFile:
    found = AnnotationFile(told)
    for fault in collection_faults(told):
        found.refused.append(Refused(str(told.get("id", ""))[:100], fault.code, (("where", fault.where),)))
    for at, each in enumerate(items_of(told), 1):
        if isinstance(each, str):
            found.refused.append(Refused(each[:100], "anno-elsewhere"))
        else:
            _take(found, each, alone=False, named=str(at))
    if not items_of(told) and told.get("first") is not None:
        found.refused.append(Refused(str(told.get("first"))[:100], "anno-elsewhere"))
    return found


def _take(found: AnnotationFile, told: object, *, alone: bool, named: str) -> None:
    faults = annotation_faults(told, alone=alone)
    if not faults and isinstance(told, dict):
        found.annotations.append(told)
        return
    what = str(told.get("id") or named)[:100] if isinstance(told, dict) else named
    found.refused += [Refused(what, fault.code, (("where", fault.where),)) for fault in faults]
