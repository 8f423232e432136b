"""How Chancery writes Web Annotations, as far as whoever reads them back must know the same.

A file is an AnnotationCollection whose one page has all notes. Beside them, `sources` has for each cable the
text that they are on, and under `carried` its records (as JSON in a string: to others they are words).
"""

from __future__ import annotations

import re
from typing import Any

PROFILE = "chancery-w3c/1"
"""What a collection of ours says under `profile`; keys are only ever added."""

VOCABULARY = "urn:chancery:w3c:1:"
"""The vocabulary of the keys that are ours."""

_SOURCE = re.compile(
    r"urn:chancery:(?P<cable>[a-z][0-9A-Za-z.]*)(?::reading:(?P<reading>[a-z][0-9A-Za-z.]*))?"
)
_NAMED = re.compile(r"urn:chancery:(?P<id>[a-z][0-9A-Za-z]*)")

MOTIVATIONS = {"highlight": "highlighting", "source": "describing", "general": "describing"}
"""Why a note of each kind was made, where it is not a comment."""


def iri(name: str) -> str:
    """Return the IRI of a record."""
    return f"urn:chancery:{name}"


def source_iri(cable: str, reading: str) -> str:
    """Return the IRI of the text of a cable in one reading."""
    return f"urn:chancery:{cable}:reading:{reading}"


def id_of(told: object) -> str:
    """Return the id of the record that an IRI names, "" where it is none of ours."""
    found = _NAMED.fullmatch(told) if isinstance(told, str) else None
    return found["id"] if found else ""


def cable_of(told: object) -> str:
    """Return the id of the cable whose text an IRI names, "" where it is none of ours."""
    if isinstance(told, dict):
        told = told.get("id")
    found = _SOURCE.fullmatch(told) if isinstance(told, str) else None
    return found["cable"] if found else ""


def class_of(colour: str) -> str:
    """Return the style class of a colour of notes."""
    return f"chancery-{colour}"


def colour_of(target: Any) -> str:  # noqa: ANN401 - whatever JSON has
    """Return the colour that a target's style class says, "" for none of ours."""
    said = target.get("styleClass") if isinstance(target, dict) else None
    return said.removeprefix("chancery-") if isinstance(said, str) and said.startswith("chancery-") else ""
