"""Changes as data: turned round, put together, written and read again; lists moved and numbered anew."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.changes import KIND_OF, Step, compose, inverse, record_from_json, record_to_json, step_hash
from db.editing.ordering import insert, move, renumber
from db.records import Note, Recipient, Stage, new_id

words = st.text(max_size=6)
notes = st.builds(
    Note,
    id=st.sampled_from(["n1", "n2", "n3"]),
    cable=st.just("k"),
    kind=st.sampled_from(["footnote", "marginal"]),
    words=words,
    colour=words,
    tags=st.lists(words, max_size=3).map(tuple),
    label=words,
    author=words,
    created=words,
    modified=words,
    trashed=st.one_of(st.none(), words),
    series=st.sampled_from(["", "letters"]),
    origin=words,
)


@st.composite
def histories(draw: st.DrawFn) -> tuple[dict[str, Note], list[Step]]:
    """Return notes that were there, and steps that follow from one another."""
    before = {note.id: note for note in draw(st.lists(notes, max_size=3))}
    now = dict(before)
    steps = []
    for after in draw(st.lists(notes, max_size=8)):
        known = now.get(after.id)
        gone = known is not None and draw(st.booleans())
        steps.append(Step(known, None if gone else after))
        if gone:
            del now[after.id]
        else:
            now[after.id] = after
    return before, steps


def carried_out(before: dict[str, Note], steps: tuple[Step, ...] | list[Step]) -> dict[str, Note]:
    now = dict(before)
    for step in steps:
        assert now.get(step.record.id) == step.before
        if step.after is None:
            del now[step.record.id]
        else:
            assert isinstance(step.after, Note)
            now[step.record.id] = step.after
    return now


@given(histories())
def test_inverse_takes_back(case: tuple[dict[str, Note], list[Step]]) -> None:
    before, steps = case
    after = carried_out(before, steps)
    assert carried_out(after, inverse(steps)) == before


@given(histories())
def test_composed_steps_do_the_same(case: tuple[dict[str, Note], list[Step]]) -> None:
    before, steps = case
    once = compose(steps)
    assert carried_out(before, once) == carried_out(before, steps)
    assert len({step.record.id for step in once}) == len(once)


@given(notes)
def test_record_is_the_same_after_writing_and_reading(note: Note) -> None:
    written = record_to_json(note)
    said = {name: value for name, value in asdict(note).items() if value or name not in ("series", "origin")}
    assert written == json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert record_from_json(KIND_OF[Note], written) == note
    assert record_to_json(record_from_json("note", written)) == written


def test_hash_tells_every_change_of_a_state() -> None:
    assert len({step_hash(a, b) for a, b in ((None, "x"), ("x", None), ("x", "x"), ("", "x"))}) == 4


def test_step_needs_a_record() -> None:
    with pytest.raises(ValueError, match="a step needs a record"):
        Step(None, None)


def row(ordinal: int) -> Stage:
    return Stage(new_id("s"), "k", ordinal, f"Stage {ordinal}", "", "", "", "", "", False)


def after(rows: list[Stage], steps: list[Step]) -> list[Stage]:
    now = {r.id: r for r in rows}
    for step in steps:
        assert isinstance(step.after, Stage)
        now[step.after.id] = step.after
    return sorted(now.values(), key=lambda r: r.ordinal)


@given(st.integers(0, 7), st.integers(-2, 9))
def test_insert_puts_the_row_at_its_place(length: int, at: int) -> None:
    rows = [row(n) for n in range(length)]
    new = row(99)
    found = after(rows, insert(rows, new, at))
    clamped = max(0, min(at, length))
    assert [r.id for r in found] == [r.id for r in [*rows[:clamped], new, *rows[clamped:]]]
    assert [r.ordinal for r in found] == list(range(length + 1))


@given(st.integers(1, 7), st.sets(st.integers(0, 6), min_size=1), st.integers(0, 7))
def test_move_keeps_the_moved_together_and_all_others_in_order(
    length: int, sources: set[int], to: int
) -> None:
    rows = [row(n) for n in range(length)]
    chosen = sorted(s for s in sources if s < length)
    to = min(to, length)
    found = after(rows, move(rows, chosen, to))
    moved = [rows[s] for s in chosen]
    others = [r for n, r in enumerate(rows) if n not in chosen]
    cut = sum(n < to for n in range(length) if n not in chosen)
    assert [r.id for r in found] == [r.id for r in [*others[:cut], *moved, *others[cut:]]]
    assert [r.ordinal for r in found] == list(range(length))


def test_renumbering_touches_only_what_changes() -> None:
    rows = [row(0), row(1), row(3)]
    (step,) = renumber(rows)
    assert step == Step(rows[2], replace(rows[2], ordinal=2))


def test_rows_of_every_list_can_be_ordered() -> None:
    recipient = Recipient(new_id("p"), "k", "d", 5, "Chen", "copy", None, "not stated")
    assert renumber([recipient]) == [Step(recipient, replace(recipient, ordinal=0))]
