"""A question that a merge left, settled: hers, theirs, both where both can stand, or words of her own.

Only the fields that are in question are set, so that whatever was done to the record since stays. What is
settled here settles it for the other side too, when that merges again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.correcting import corrections
from db.correcting.readings import lineage
from db.correcting.taking_back import go_back
from db.merging.asked import Question, is_about_text, value_of
from db.merging.incoming import GONE
from db.merging.ours import record_of
from db.merging.places import places_from_json
from db.records import Anchor, Cable, HeaderField, Note, Reading, Recipient, Record, Stage, new_id, now
from db.text_merge import merge_texts

TextOf = Callable[[str], str]
_TWICE = (Note, HeaderField, Stage, Recipient)
"""Records of which two can stand beside each other."""
_WORDS: dict[type[Any], str] = {Note: "words", HeaderField: "value"}
"""Where she can write words of her own."""


@dataclass(frozen=True, slots=True)
class Where:
    """What settling looks at: the cable with its text (None for what belongs to none), and texts by hash."""

    state: CableState | None
    text_of: TextOf
    author: str


def can_be_both(question: Question) -> bool:
    """Tell whether both values can stand: two notes, a note on both places, both corrections in one text."""
    one = question.conflict
    if not one.ours or not one.theirs:
        return False
    if one.kind == "anchor" or is_about_text(question):
        return True
    return isinstance(question.record, _TWICE) and "trashed" not in question.fields


def can_be_words(question: Question) -> bool:
    """Tell whether words of her own can be the answer."""
    name = _WORDS.get(type(question.record))
    return name is not None and name in question.fields


def settle(question: Question, choice: str, where: Where, *, words: str | None = None) -> Change:
    """Return the change that settles a question: `choice` is "ours", "theirs" or "both".

    With `words` it is those, whatever the choice. Raises ValueError for a choice that cannot be.
    """
    texts: tuple[str, ...] = ()
    if words is not None:
        steps, choice = _own_words(question, words), "both"
    elif choice == "both":
        if not can_be_both(question):
            raise ValueError("both cannot stand")
        steps, texts = _both(question, where)
    elif choice in ("ours", "theirs"):
        steps, texts = _one(question, value_of(question.conflict, choice), where)
    else:
        raise ValueError(f"no such choice: {choice}")
    settled = replace(question.conflict, settled=choice)  # type: ignore[arg-type]
    label = Label("settle-conflict")
    return Change(label, (*steps, Step(question.conflict, settled)), cable=question.cable, texts=texts)


def _one(question: Question, chosen: str, where: Where) -> tuple[list[Step], tuple[str, ...]]:
    """Return the steps by which one of the two values stands."""
    one, record = question.conflict, question.record
    if one.kind == "anchor":
        return _laid(where.state, places_from_json(chosen), where), ()
    if chosen == GONE:
        return _gone(record, where.state), ()
    value = record_of(one.kind, chosen)
    assert value is not None
    if record is None:
        return [Step(None, value)], ()
    fields = question.fields or frozenset()
    after = _with_fields(record, value, fields - {"reading"})
    texts: tuple[str, ...] = ()
    steps: list[Step] = []
    if isinstance(after, Cable) and isinstance(value, Cable) and "reading" in fields:
        went = go_back(_state(where), value.reading, author=where.author, text_of=where.text_of)
        if went is not None:
            steps = [step for step in went.steps if step.kind != "cable"]
            texts = went.texts
            made = next(s.after for s in steps if isinstance(s.after, Reading))
            after = replace(after, reading=made.id)
    if isinstance(after, Note) and after != record:
        after = replace(after, modified=now())
    if after != record:
        steps.append(Step(record, after))
    return steps, texts


def _both(question: Question, where: Where) -> tuple[list[Step], tuple[str, ...]]:
    """Return the steps by which both values stand."""
    one = question.conflict
    if one.kind == "anchor":
        spans = (*places_from_json(one.ours), *places_from_json(one.theirs))
        return _laid(where.state, spans, where), ()
    if is_about_text(question):
        return _both_texts(question, where)
    other = "theirs" if question.standing != "theirs" else "ours"
    value = record_of(one.kind, value_of(one, other))
    assert value is not None
    letter = value.id[0]
    twin = replace(value, id=new_id(letter))
    if isinstance(twin, Note):
        twin = replace(twin, modified=now())
    spans = where.state.spans_of(value.id) if where.state is not None else ()
    anchors = [replace(anchor, id=new_id("a"), owner=twin.id) for anchor in spans]
    steps = [Step(None, twin), *(Step(None, anchor) for anchor in anchors)]
    return steps, ()  # what she made of it since stays, and theirs stands beside it


def _both_texts(question: Question, where: Where) -> tuple[list[Step], tuple[str, ...]]:
    """Return the steps that make a reading with the corrections of both; where they clash hers stand."""
    state, record = _state(where), question.record
    assert isinstance(record, Cable)
    values = [record_of("cable", value_of(question.conflict, side)) for side in ("ours", "theirs")]
    ours, theirs = (value.reading for value in values if isinstance(value, Cable))
    one, two = lineage(state, ours), lineage(state, theirs)
    common = [a for a, b in zip(one, two, strict=False) if a.id == b.id][-1]
    mine = state.text
    other = theirs if ours in {r.id for r in lineage(state, record.reading)} else ours
    base = where.text_of(common.text_sha256)
    merged = merge_texts(base, mine, where.text_of(state.readings[other].text_sha256))
    change = corrections.new_reading(state, merged.text, author=where.author, reason="merged")
    return ([], ()) if change is None else (list(change.steps), change.texts)


def _own_words(question: Question, words: str) -> list[Step]:
    record = question.record
    name = _WORDS.get(type(record))
    if record is None or name is None:
        raise ValueError("there are no words in it")
    after: Any = replace(record, **{name: words})  # type: ignore[arg-type]
    if isinstance(after, Note):
        after = replace(after, modified=now())
    return [] if after == record else [Step(record, after)]


def _with_fields(record: Record, value: Record, fields: Iterable[str]) -> Record:
    return replace(record, **{name: getattr(value, name) for name in fields})


def _gone(record: Record | None, state: CableState | None) -> list[Step]:
    """Return the steps by which a record goes, with its places and what lies in it; a note is trashed."""
    if record is None:
        return []
    if isinstance(record, Note):
        return [Step(record, replace(record, trashed=now()))] if record.trashed is None else []
    if state is None:
        return [Step(record, None)]
    inside = state.recipients_of(record.id) if record.id in state.distributions else []
    steps = [Step(a, None) for one in (*inside, record) for a in state.anchors.get(one.id, ())]
    return [*steps, *(Step(one, None) for one in inside), Step(record, None)]


def _laid(state: CableState | None, chosen: Iterable[Anchor], where: Where) -> list[Step]:
    """Return the steps that lay an owner on these places, in their reading and in the current one."""
    assert state is not None
    wanted = sorted({(a.start, a.end): a for a in chosen}.values(), key=lambda a: (a.start, a.end))
    owner, reading = wanted[0].owner, wanted[0].reading
    known = state.anchors.get(owner, ())
    placed = _placed(known, [replace(a, ordinal=at) for at, a in enumerate(wanted)], reading)
    current = state.cable.reading
    if reading == current or reading not in state.readings:
        return placed
    text = where.text_of(state.readings[reading].text_sha256)
    moved = corrections.correct(text, state.text, wanted, reading=current).moved
    sure = [one.after for one in moved if one.after is not None and not one.doubtful]
    return [*placed, *(_placed(known, sure, current) if len(sure) == len(moved) else ())]


def _placed(known: Iterable[Anchor], wanted: list[Anchor], reading: str) -> list[Step]:
    here = {a.id: a for a in known if a.reading == reading}
    kept = {a.id for a in wanted}
    steps = [Step(a, None) for a in here.values() if a.id not in kept]
    return steps + [Step(here.get(a.id), a) for a in wanted if here.get(a.id) != a]


def _state(where: Where) -> CableState:
    if where.state is None:
        raise ValueError("this question belongs to a cable")
    return where.state
