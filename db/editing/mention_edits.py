"""Words of a cable marked as a name: each function returns the Change, nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from db.anchoring.anchors import make_anchor
from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.library_records import Name
from db.records import Anchor, Mention, Placed, new_id, now

Span = tuple[int, int]


def mark(
    state: CableState,
    name: Name,
    spans: Iterable[Span],
    *,
    author: str,
    is_new: bool = False,
    spelling: str = "",
) -> Change | None:
    """Return the change that marks each of these spans as a mention of a name.

    Spans that are marked as it already are passed over; None where none is left. With `is_new` the name is
    entered with them; one that is known gets `spelling` as a further one. Raises ValueError for an empty
    span or one outside the text.
    """
    marked = {
        (anchor.start, anchor.end)
        for mention in state.mentions.values()
        if mention.name == name.id
        for anchor in state.spans_of(mention.id)
    }
    steps = _of_name(name, is_new=is_new, spelling=spelling)
    count = 0
    for span in dict.fromkeys(spans):
        _check(state, span)
        if span in marked:
            continue
        mention = Mention(new_id("m"), state.cable.id, name.id, author, now())
        steps += [Step(None, mention), Step(None, _anchor(state, mention.id, span))]
        count += 1
    if not count:
        return None
    values = {"name": name.name} if count == 1 else {"name": name.name, "count": count}
    return Change(Label("add-mention", values), tuple(steps), cable=state.cable.id)


def assign(
    state: CableState, mention_id: str, name: Name, *, is_new: bool = False, spelling: str = ""
) -> Change | None:
    """Return the change after which a mention is one of another name; None where it is that name's already.

    `is_new` and `spelling` are as with `mark`.
    """
    mention = state.mentions[mention_id]
    if mention.name == name.id:
        return None
    steps = _of_name(name, is_new=is_new, spelling=spelling)
    steps.append(Step(mention, replace(mention, name=name.id)))
    return Change(Label("add-mention", {"name": name.name}), tuple(steps), cable=state.cable.id)


def unmark(state: CableState, mention_ids: Sequence[str]) -> Change | None:
    """Return the change after which these words are marked as no name; the name itself stays."""
    mentions = [state.mentions[each] for each in dict.fromkeys(mention_ids) if each in state.mentions]
    if not mentions:
        return None
    steps: list[Step] = []
    for mention in mentions:
        steps += [Step(anchor, None) for anchor in state.anchors.get(mention.id, ())]
        steps.append(Step(mention, None))
    values: dict[str, object] = {"name": heading_of(state, mentions[0])}
    if len(mentions) > 1:
        values["count"] = len(mentions)
    return Change(Label("remove-mention", values), tuple(steps), cable=state.cable.id)


def to_place(state: CableState, name_id: str, span: Span) -> Mention | None:
    """Return the mention of a name that a span is meant for: one that it overlaps, else one without words.

    None where a new one is meant, or these very words are marked so already.
    """
    lost: list[Mention] = []
    for mention in state.mentions.values():
        if mention.name != name_id:
            continue
        anchors = state.spans_of(mention.id)
        if any((anchor.start, anchor.end) == span for anchor in anchors):
            return None
        if any(anchor.start < span[1] and span[0] < anchor.end for anchor in anchors):
            return mention
        if not anchors:
            lost.append(mention)
    return min(lost, key=lambda mention: (mention.created, mention.id), default=None)


def place(state: CableState, mention_id: str, span: Span, *, spelling: str = "") -> Change:
    """Return the change that lays a mention on other words: one that has lost its own finds them again.

    `spelling` is a further one of its name. Raises ValueError for an empty span or one outside the text.
    """
    _check(state, span)
    mention = state.mentions[mention_id]
    name = state.names.get(mention.name)
    steps = _of_name(name, is_new=False, spelling=spelling) if name else []
    steps += [Step(anchor, None) for anchor in state.spans_of(mention_id)]
    steps.append(Step(None, _anchor(state, mention_id, span, "by hand")))
    label = Label("place-mention", {"name": heading_of(state, mention)})
    return Change(label, tuple(steps), cable=state.cable.id)


def heading_of(state: CableState, mention: Mention) -> str:
    """Return whom a mention names, "?" where the library has lost it."""
    name = state.names.get(mention.name)
    return name.name if name else "?"


def _of_name(name: Name, *, is_new: bool, spelling: str) -> list[Step]:
    """Return the step that enters a name, or gives a known one a further spelling."""
    if is_new:
        return [Step(None, name)]
    if not spelling or spelling in (name.name, *name.variants):
        return []
    return [Step(name, replace(name, variants=(*name.variants, spelling)))]


def _anchor(state: CableState, owner: str, span: Span, placed: Placed = "made") -> Anchor:
    return make_anchor(
        state.text,
        *span,
        cable=state.cable.id,
        owner=owner,
        reading=state.cable.reading,
        placed=placed,
    )


def _check(state: CableState, span: Span) -> None:
    if not 0 <= span[0] < span[1] <= len(state.text):
        raise ValueError(f"no such span: {span[0]}-{span[1]} of {len(state.text)}")
