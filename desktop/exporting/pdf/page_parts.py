"""The parts of the page beside the text, in words: header table, stages, distribution, credit line.

Each function returns plain JSON for the template. The wording is that of the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from db.numbering import own_mark
from desktop.exporting import han
from desktop.exporting.dates import duration, in_words
from desktop.exporting.dossier import Dossier, DossierDistribution, DossierStage, series_in_use
from desktop.exporting.pdf import editor_marks

Show = Callable[[str], str]

_ELSEWHERE = frozenset({"title", "credit", "rights"})
"""Fields that are printed as the title and in the credit line, not in the header table."""

_ROW = 64
"""Characters of a row of stages, the elapsed time apart, that stand on one line of the page for certain."""

_NARROW, _BROAD = 9, 30
"""The least and the most characters that count for a column's share of a crowded row."""


_RECIPIENT = 30
"""Characters of a recipient that stand on one line for certain, all of them as wide as Chinese ones."""

_SHORT = 24
"""Lines of a table that is kept whole."""


def words(text: str, show: Show, language: str = "") -> dict[str, Any]:
    """Return printable words with the shapes of their Chinese characters."""
    return {"t": show(text), "h": han.shapes(text, language)}


def header(dossier: Dossier, show: Show) -> list[dict[str, Any]]:
    """Return the rows of the header table; lines with the same label are put together."""
    subject_in_text = any(each.kind == "subject" for each in dossier.structure)
    rows: dict[str, list[tuple[str, bool]]] = {}
    for each in dossier.fields:
        if each.name in _ELSEWHERE or not each.value or (each.name == "subject" and subject_in_text):
            continue
        value = in_words(each.value) if each.name == "date" else each.value
        rows.setdefault(each.label or each.name.capitalize(), []).append((value, each.supplied))
    return [
        {
            "label": words(label, show),
            "value": words("; ".join(value for value, _ in values), show, dossier.language),
            "supplied": all(supplied for _, supplied in values),
        }
        for label, values in rows.items()
    ]


def stages(rows: Sequence[DossierStage], total: int | None, show: Show, language: str) -> dict[str, Any]:
    """Return the table of stages: columns that nobody filled are left out."""
    return {
        "rows": [
            {
                "name": words(each.name, show),
                "when": in_words(each.when),
                "by": words(each.by, show, language),
                "as_written": words(each.as_written, show, language),
                "elapsed": _elapsed(each, last=index == len(rows) - 1),
                "early": each.elapsed is not None and each.elapsed < 0,
            }
            for index, each in enumerate(rows)
        ],
        "by": any(each.by for each in rows),
        "as_written": any(each.as_written for each in rows),
        "shares": _shares(rows),
        "short": _is_short([max(each.name, each.by, each.as_written, key=len) for each in rows], _NARROW),
        "total": None if total is None else f"{duration(total)} in all",
        "warnings": [show(_out_of_order(one, two)) for one, two in _impossible(rows)],
    }


def _shares(rows: Sequence[DossierStage]) -> tuple[int, int, int] | None:
    """Return how name, by and as written share the room of a row; None where a row finds room on a line."""
    longest = [
        max((len(getattr(each, part)) for each in rows), default=0) for part in ("name", "by", "as_written")
    ]
    times = max((len(in_words(each.when)) for each in rows), default=0)
    if sum(longest) + times <= _ROW:
        return None
    name, by, as_written = (min(max(each, _NARROW), _BROAD) for each in longest)
    return name, by, as_written


def _is_short(rows: Sequence[str], width: int) -> bool:
    """Return whether a table surely fills less than half a page, so that it need not be broken.

    `width` are the characters that stand on a line of a row's fullest cell for certain.
    """
    return sum(1 + len(row) // width for row in rows) <= _SHORT


def _elapsed(stage: DossierStage, *, last: bool) -> str:
    if stage.elapsed is not None:
        return duration(stage.elapsed)
    return "–" if last else "cannot tell"


def _impossible(rows: Sequence[DossierStage]) -> list[tuple[DossierStage, DossierStage]]:
    pairs = pairwise(rows)
    return [(one, two) for one, two in pairs if one.elapsed is not None and one.elapsed < 0]


def _out_of_order(one: DossierStage, two: DossierStage) -> str:
    early = duration(abs(one.elapsed or 0))
    return (
        f"{two.name}, {in_words(two.when)}, stands before {one.name}, {in_words(one.when)}: "
        f"{early} too early. The order is left as written."
    )


def distribution(each: DossierDistribution, show: Show, language: str) -> dict[str, Any]:
    """Return one distribution table with its verdict in words."""
    copies = {"not stated": "not stated", "illegible": "illegible"}
    return {
        "heading": words(_list_heading(each.heading), show, language),
        "rows": [
            {
                "recipient": words(entry.recipient, show, language),
                "copies": str(entry.copies) if entry.state == "stated" else copies[entry.state],
                "stated": entry.state == "stated",
            }
            for entry in each.entries
        ],
        "short": _is_short([entry.recipient for entry in each.entries], _RECIPIENT),
        "verdict": verdict(each),
        "agrees": each.verdict == "agrees",
    }


def _list_heading(written: str) -> str:
    """Return the heading of a list as the page's, which names a distribution as one in any case."""
    heading = written.strip().rstrip(":：").rstrip()
    # A translator's remark in brackets is cut short by its list: "[Note: Distribution is as follows".
    if heading.startswith("[") and "]" not in heading:
        heading = heading[1:].lstrip()
    if "distribution" in heading.casefold():
        return heading[:1].upper() + heading[1:]
    return f"Distribution: {heading}" if heading else "Distribution"


def verdict(each: DossierDistribution) -> str:
    """Return counted, stated and verdict in one sentence."""
    counted, stated = each.counted, each.stated_total
    if each.verdict == "no list" or not each.entries:
        return "no list" if stated is None else f"no list; the cable states {stated}"
    if each.verdict == "cannot tell" or counted is None:
        return "cannot tell: a count is illegible" + ("" if stated is None else f"; {stated} stated")
    if stated is None:
        return f"{counted} counted; the cable states no total"
    if counted == stated:
        return f"counted {counted}, stated {stated}: agrees"
    gap = counted - stated
    return f"{counted} counted, {stated} stated: {abs(gap)} {'over' if gap > 0 else 'short'}"


def credit_line(dossier: Dossier, show: Show) -> list[dict[str, Any]]:
    """Return the lines under the last part: credit, rights, and whose the notes are."""
    lines = [each for each in (dossier.credit, dossier.rights) if each.strip()]
    if dossier.notes and dossier.authors:
        lines.append("Notes by " + ", ".join(dossier.authors) + ".")
    beside = series_in_use(dossier)
    own = [note.label or "" for note in dossier.notes if note.kind == "own"]
    if any(own_mark(label, beside=beside) != label for label in own if label):
        marks = "Numbers" if beside == {""} else "Marks"
        lines.append(f"{marks} in brackets are those of notes that stood in the source.")
    if dossier.marks:
        lines.append(editor_marks.legend(dossier))
    return [words(each.strip(), show, dossier.language) for each in lines]
