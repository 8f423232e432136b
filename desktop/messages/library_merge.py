"""What a merge of two libraries would do, or did, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from db.merging.bundle import Bundled
from db.merging.plan import ARRIVES, TOLD, Outline, What
from desktop.messages.words import plural, tr

_LESSER = frozenset({"structure", "doubt", "author", "conflict"})
"""Kinds that are not counted by themselves: they come with what they belong to."""


@dataclass(frozen=True, slots=True)
class MergeRow:
    """What a merge does to one cable, or to what belongs to none (`cable` None): its title, and in words."""

    cable: str | None
    title: str
    words: str
    asks: bool


def merge_heading(plan: Outline) -> str:
    """Say in one sentence what a merge comes to."""
    if plan.is_empty:
        return tr("{whose} holds nothing that is not here already.", whose=plan.whose)
    told = _told(plan)
    comes = sum(sum(told[what].values()) for what in TOLD if what in ARRIVES and what in told)
    asked = len(plan.clashes)
    said = [
        plural(comes, "1 thing comes in from {whose}.", "{n} things come in from {whose}.", whose=plan.whose)
    ]
    if asked:
        said.append(
            plural(
                asked,
                "1 was changed on both sides: yours stays, theirs is kept beside it until you decide.",
                "{n} were changed on both sides: yours stay, theirs are kept beside them until you decide.",
            )
        )
    return " ".join(said)


def merge_sentences(plan: Outline) -> list[str]:
    """Return what becomes of the things of the other library, a line for each way."""
    told = _told(plan)
    lines = [
        tr("{what}: {things}.", what=_what_words(what), things=_things(told[what]))
        for what in TOLD
        if what in told
    ]
    lines += [
        tr("{name} is two authors here: one of yours and one of theirs, with different ids.", name=one.name)
        for one in plan.same_names
    ]
    if plan.twins:
        lines.append(
            plural(
                len(plan.twins),
                "1 cable of theirs stays out: its text is here, and they did nothing to it.",
                "{n} cables of theirs stay out: their texts are here, and they did nothing to them.",
            )
        )
    if plan.doubled:
        lines.append(
            plural(
                len(plan.doubled),
                "1 cable comes in beside yours with the same text: each was imported by itself.",
                "{n} cables come in beside yours with the same text: each was imported by itself.",
            )
        )
    if plan.orphans:
        lines.append(
            plural(
                len(plan.orphans),
                "1 note finds no sure place in the text that stands here: it will lie in the tray.",
                "{n} notes find no sure place in the text that stands here: they will lie in the tray.",
            )
        )
    return lines


def merge_rows(plan: Outline) -> list[MergeRow]:
    """Return what a merge does to each cable, those that ask something first, then by title."""
    by_cable: dict[str | None, dict[What, Counter[str]]] = {}
    for (cable, kind, what), count in plan.counted.items():
        if kind not in _LESSER:
            by_cable.setdefault(cable, {}).setdefault(what, Counter())[kind] += count
    asked = Counter(clash.cable for clash in plan.clashes)
    rows = []
    for cable, ways in by_cable.items():
        title = tr("The library as a whole") if cable is None else plan.titles.get(cable, "")
        words = "; ".join(_way(what, ways[what]) for what in TOLD if what in ways)
        rows.append(MergeRow(cable, title or tr("Untitled cable"), words, bool(asked[cable])))
    return sorted(rows, key=lambda row: (not row.asks, row.cable is None, row.title.casefold()))


def merged_sentence(plan: Outline) -> str:
    """Say what a merge did."""
    if plan.is_empty:
        return tr("{whose} holds nothing that is not here already. Nothing was changed.", whose=plan.whose)
    asked = len(plan.clashes)
    said = tr("{whose} was merged.", whose=plan.whose)
    if asked:
        said += " " + plural(
            asked,
            "1 question is left: File, Changed on both sides.",
            "{n} questions are left: File, Changed on both sides.",
        )
    return said


def bundled_sentence(bundled: Bundled, path: str) -> str:
    """Say what is in a bundle that was written, and what stayed out."""
    said = tr(
        "{path} holds {cables} and {notes}.",
        path=path,
        cables=plural(bundled.cables, "{n} cable", "{n} cables"),
        notes=plural(bundled.notes, "{n} note", "{n} notes"),
    )
    if bundled.left_out:
        said += " " + plural(
            bundled.left_out,
            "1 note stayed out: it is private or lies in the trash.",
            "{n} notes stayed out: they are private or lie in the trash.",
        )
    return said


def _told(plan: Outline) -> dict[What, Counter[str]]:
    """Return how many of each kind there are of each way; of a new cable only itself and its notes."""
    counts = plan.counted
    new_cables = {cable for (cable, kind, what) in counts if kind == "cable" and what == "new"}
    found: dict[What, Counter[str]] = {}
    for (cable, kind, what), count in counts.items():
        within = cable in new_cables and kind not in ("cable", "note")
        if kind not in _LESSER and not within:
            found.setdefault(what, Counter())[kind] += count
    return found


def _way(what: What, kinds: Mapping[str, int]) -> str:
    short = {
        "new": tr("new: {things}"),
        "taken": tr("taken: {things}"),
        "joined": tr("joined: {things}"),
        "removed": tr("removed: {things}"),
        "ahead": tr("yours is further on: {things}"),
        "conflict": tr("to decide: {things}"),
        "purged": tr("stays out: {things}"),
        "brought back": tr("comes back: {things}"),
    }
    return short[what].replace("{things}", _things(kinds))


def _what_words(what: What) -> str:
    return {
        "new": tr("Comes in"),
        "taken": tr("Changed there, and taken"),
        "joined": tr("Changed on both sides in different ways, and joined"),
        "removed": tr("Removed there, and so here"),
        "ahead": tr("Changed here since, and left as it is"),
        "conflict": tr("Changed on both sides, for you to decide"),
        "purged": tr("Deleted here for good, and left out"),
        "brought back": tr("Removed here, but worked on there: comes back"),
    }[what]


def _things(kinds: Mapping[str, int]) -> str:
    return tr(", ").join(counted(kind, count) for kind, count in kinds.items())


def counted(kind: str, n: int) -> str:
    """Return so many things of a kind of record in words."""
    words = {
        "cable": ("1 cable", "{n} cables"),
        "reading": ("1 reading", "{n} readings"),
        "header_field": ("1 header field", "{n} header fields"),
        "stage": ("1 stage", "{n} stages"),
        "distribution": ("1 distribution list", "{n} distribution lists"),
        "recipient": ("1 recipient", "{n} recipients"),
        "note": ("1 note", "{n} notes"),
        "place": ("the place of 1 note or value", "the places of {n} notes or values"),
        "mention": ("1 mention", "{n} mentions"),
        "editorial_mark": ("1 mark of the editor", "{n} marks of the editor"),
        "name": ("1 name", "{n} names"),
        "saved_filter": ("1 saved filter", "{n} saved filters"),
        "name_variant": ("the spellings of 1 name", "the spellings of {n} names"),
        "office": ("1 office", "{n} offices"),
    }
    one, many = words.get(kind, ("1 record", "{n} records"))
    return plural(n, one, many)
