"""Annotations of others as comments: who said what of which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desktop.interchange.annotation_parts import Json, is_moment, several
from desktop.reading.annotation.bodies import words_of
from desktop.reading.annotation.targets import Pointed, Pointing, pointed
from desktop.reading.returned import CommentKind, Refused


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation that is not placed yet; `answers` is the IRI of another annotation that it answers."""

    key: str
    kind: CommentKind
    words: str
    author: str
    created: str
    modified: str
    pointings: tuple[Pointing, ...]
    answers: str = ""


def annotated(annotation: Json, known: frozenset[str]) -> tuple[Annotated | None, tuple[Refused, ...]]:
    """Return an annotation with what it is about, and what is refused of it; `known` are the file's IRIs.

    Where none of its targets can be used, all of it is refused.
    """
    key = str(annotation["id"])
    found = pointed(annotation)
    refused = tuple(_refused(key, found))
    if not found.pointings:
        return None, refused or (Refused(key[:100], "anno-no-target"),)
    answers = next((each.source for each in found.pointings if each.source in known and each.is_whole), "")
    words = words_of(annotation)
    kind: CommentKind = "text note"
    if answers:
        kind = "reply"
    elif not words or "highlighting" in several(annotation.get("motivation")):
        kind = "highlight"
    return (
        Annotated(
            key,
            kind,
            words,
            author_of(annotation.get("creator")),
            _moment(annotation, "created"),
            _moment(annotation, "modified"),
            tuple(each for each in found.pointings if each.source != answers or not answers),
            answers,
        ),
        refused,
    )


def author_of(creator: Any) -> str:  # noqa: ANN401 - whatever JSON has
    """Return the name of who made an annotation: of the first, where there are several."""
    for each in several(creator):
        if isinstance(each, str):
            return each.rpartition("/")[2].removeprefix("acct:").partition("@")[0] or each
        if isinstance(each, dict):
            for name in ("name", "nickname", "email", "id"):
                for said in several(each.get(name)):
                    if isinstance(said, str) and said.strip():
                        return said.strip().removeprefix("mailto:")
    return ""


def _refused(key: str, found: Pointed) -> Iterator[Refused]:
    for code, name in found.unusable:
        yield Refused(key[:100], code, (("name", name),))


def _moment(annotation: Json, name: str) -> str:
    value = next(iter(several(annotation.get(name))), "")
    return str(value) if is_moment(value) else ""
