"""Persons, places and organizations: each function returns the Change, nothing is written here.

What takes a name away takes its mentions along, in every cable, so the caller hands these over as the library
has them (`naming.mentioned`): nothing is lost that undo would not bring back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from db.changes import Change, Label, Step
from db.library_records import Name, NameKind
from db.records import Anchor, Mention, new_id

Anchors = Mapping[str, Sequence[Anchor]]
"""The anchors of each mention, in every reading."""


def new_name(kind: NameKind, heading: str, **facts: Any) -> Name:  # noqa: ANN401 - the fields of a Name
    """Return a new name that no library has yet, its words tidied; raises ValueError without a heading."""
    return _tidied(Name(new_id("p"), kind, heading, **facts))


def add_name(name: Name) -> Change:
    """Return the change that enters a name."""
    return Change(Label("new-name", {"name": name.name}), (Step(None, name),))


def change_name(before: Name, after: Name, *, burst: str = "") -> Change | None:
    """Return the change that gives a name these facts, tidied; None where it has them already.

    Changes of one `burst` of typing are one undo step. Raises ValueError without a heading.
    """
    after = _tidied(after)
    if after == before:
        return None
    return Change(Label("change-name", {"name": after.name}), (Step(before, after),), burst=burst)


def merge_names(
    kept: Name, others: Iterable[Name], mentions: Iterable[Mention], anchors: Anchors
) -> Change | None:
    """Return the change after which all these names are `kept`, with their spellings and their mentions.

    None where there are no others.

    `mentions` are those of `kept` too, `anchors` those of all of them: words that were marked as two of the
    names are then marked once. What `kept` does not say (dates, description) is taken from the others.
    """
    going = [other for other in others if other.id != kept.id]
    after = kept
    for other in going:
        after = replace(
            after,
            variants=(*after.variants, other.name, *other.variants),
            dates=after.dates or other.dates,
            description=after.description or other.description,
            links=(*after.links, *other.links),
            identify=after.identify or other.identify,
        )
    after = _tidied(after)
    steps = [Step(kept, after)] if after != kept else []
    gone = {other.id for other in going}
    known = [mention for mention in mentions if mention.name == kept.id]
    marked = {_places(anchors.get(mention.id, ())) for mention in known}
    for mention in mentions:
        if mention.name not in gone:
            continue
        places = _places(anchors.get(mention.id, ()))
        if places and places in marked:
            steps += _removed(mention, anchors)
        else:
            marked.add(places)
            steps.append(Step(mention, replace(mention, name=kept.id)))
    steps += [Step(other, None) for other in going]
    if not going:
        return None
    return Change(Label("merge-names", {"name": after.name}), tuple(steps))


def unmark_mentions(name: Name, mentions: Sequence[Mention], anchors: Anchors) -> Change:
    """Return the change after which mentions of a name, in whichever cables, are marked no more."""
    steps = [step for mention in mentions for step in _removed(mention, anchors)]
    values: dict[str, object] = {"name": name.name}
    if len(mentions) > 1:
        values["count"] = len(mentions)
    cables = {mention.cable for mention in mentions}
    return Change(
        Label("remove-mention", values), tuple(steps), cable=min(cables) if len(cables) == 1 else None
    )


def delete_names(names: Sequence[Name], mentions: Iterable[Mention], anchors: Anchors) -> Change:
    """Return the change that deletes names and no longer marks their mentions; undo brings all of it back."""
    steps = [step for mention in mentions for step in _removed(mention, anchors)]
    steps += [Step(name, None) for name in names]
    values: dict[str, object] = {"name": names[0].name}
    if len(names) > 1:
        values["count"] = len(names)
    return Change(Label("delete-name", values), tuple(steps))


def _removed(mention: Mention, anchors: Anchors) -> list[Step]:
    return [*(Step(anchor, None) for anchor in anchors.get(mention.id, ())), Step(mention, None)]


def _places(anchors: Sequence[Anchor]) -> tuple[tuple[str, int, int], ...]:
    return tuple(sorted((anchor.reading, anchor.start, anchor.end) for anchor in anchors))


def _tidied(name: Name) -> Name:
    """Return a name without blanks at its ends, with each spelling and address once."""
    heading = " ".join(name.name.split())
    if not heading:
        raise ValueError("a name needs a heading")
    variants = (" ".join(each.split()) for each in name.variants)
    return replace(
        name,
        name=heading,
        variants=tuple(dict.fromkeys(each for each in variants if each and each != heading)),
        dates=" ".join(name.dates.split()),
        description=name.description.strip(),
        links=tuple(dict.fromkeys(each.strip() for each in name.links if each.strip())),
    )
