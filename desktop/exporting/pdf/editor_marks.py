"""The editor's marks as the page sets them: words put in beside the text's own, words struck or dotted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.exporting.dossier import WEARS, Dossier

_WORN = {"deletion": "x", "uncertain": "q"}
LETTERS = (*WEARS.values(), *_WORN.values())
"""The letters in the page's data of all that words can wear; see `worn`."""
_SAID = {
    "insertion": "[words] were put in by the editor",
    "deletion": "struck words were taken out",
    "uncertain": "[?] follows an uncertain reading",
    "gap": "[...] stands for what is missing or illegible",
}


def worn(dossier: Dossier) -> list[tuple[int, int, int]]:
    """Return what is set otherwise: start, end, and which of `LETTERS` it wears."""
    kinds = list(WEARS)
    found = [
        (each.start, each.end, kinds.index(each.kind)) for each in dossier.structure if each.kind in WEARS
    ]
    return found + [
        (*each.span, LETTERS.index(_WORN[each.kind])) for each in dossier.marks if each.kind in _WORN
    ]


def places(dossier: Dossier) -> list[tuple[int, int]]:
    """Return where the page prints the labels of marks, each with which mark it is, counted below 0."""
    return [(each.span[1], -1 - at) for at, each in enumerate(dossier.marks) if each.label]


def token(dossier: Dossier, index: int, show: Callable[[str], str]) -> list[Any]:
    """Return the token of a mark's label for the template."""
    return ["e", "", show(dossier.marks[-1 - index].label)]


def legend(dossier: Dossier) -> str:
    """Return the line that tells the editor's marks from what stood in the text; "" without marks."""
    kinds = {each.kind for each in dossier.marks}
    said = "; ".join(words for kind, words in _SAID.items() if kind in kinds)
    return f"What is blue in the text is the editor’s: {said}." if said else ""


def as_json(dossier: Dossier) -> list[dict[str, Any]]:
    """Return the marks for the attached file; `span` counts code points of the text."""
    return [
        {
            "id": f"urn:chancery:{each.id}",
            "kind": each.kind,
            "span": each.span,
            "words": each.words or None,
            "reason": each.reason or None,
            "author": each.author,
            "created": each.created,
        }
        for each in dossier.marks
    ]
