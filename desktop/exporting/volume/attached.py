"""The data of all cables of a volume, in one attachment: each as the PDF of a single cable carries it.

Profile "chancery-volume/1": `cables` are objects of the profile "chancery-pdf/1" in the volume's order; the
pages of their boxes are those of the volume's file, counted from 1.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from desktop.exporting.volume.part import Part

PROFILE = "chancery-volume/1"


def as_bytes(title: str, parts: Sequence[Part], before: int) -> bytes:
    """Return the attachment; `before` is how many pages stand before the first cable."""
    head = json.dumps(
        {
            "@context": ["http://www.w3.org/ns/anno.jsonld", {"@vocab": "urn:chancery:pdf:1:"}],
            "profile": PROFILE,
            "title": title,
            "total": sum(len(part.notes) for part in parts),
        },
        separators=(",", ":"),
    )
    cables = ",".join(_cable(part, before + part.first - 1) for part in parts)
    return f'{head[:-1]},"cables":[{cables}]}}'.encode()


def note_ids(data: bytes) -> list[frozenset[str]]:
    """Return the ids of the notes of each cable in an attachment."""
    return [
        frozenset(each["id"].removeprefix("urn:chancery:") for each in cable["items"])
        for cable in json.loads(data)["cables"]
    ]


def correction_count(data: bytes) -> int:
    """Return how many corrections all cables of an attachment hold."""
    return sum(len(cable["corrections"]) for cable in json.loads(data)["cables"])


def mark_count(data: bytes) -> int:
    """Return how many of the editor's marks all cables of an attachment hold."""
    return sum(len(cable["marks"]) for cable in json.loads(data)["cables"])


def _cable(part: Part, before: int) -> str:
    boxes: list[dict[str, Any]] = [
        {
            **each,
            "places": [{**place, "page": place["page"] + before} for place in each["places"]],
        }
        for each in part.boxes
    ]
    return f'{part.data[:-1]},"boxes":{json.dumps(boxes, separators=(",", ":"))}}}'
