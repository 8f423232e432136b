"""Anything that somebody may do to a library, drawn by lot: for the properties of merging."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from db.changes import Change
from db.editing import (
    cable_edits,
    distribution_edits,
    header_edits,
    library_edits,
    mark_edits,
    mention_edits,
    name_edits,
    note_edits,
    note_spans,
    stage_edits,
)
from db.errors import ChangeRefusedError
from db.history.compaction import compact
from db.merging.asked import open_questions
from db.merging.settle import Where, can_be_both, can_be_words, settle
from db.naming.mentioned import mentions_with_anchors, read_names
from db.rows import read_where
from db.trash.trash_edits import restore
from tests.db.merging.two import Side

Edit = tuple[int, int, int]
"""Which of `EDITS`, and two numbers from which it chooses."""
_WORDS = ("alpha", "beta 臺", "gamma \U00020bb7", "")
_COLOURS = ("amber", "rose", "sky")
_SPANS = ((0, 6), (28, 31), (41, 44), (45, 51))


def note_of(side: Side, pick: int) -> str | None:
    notes = sorted(side.state.notes)
    return notes[pick % len(notes)] if notes else None


def add(side: Side, one: int, two: int) -> Change | None:
    side.note(_WORDS[one % 4], _SPANS[two % 4], kind=("footnote", "marginal", "highlight")[one % 3])
    return None


def words(side: Side, one: int, two: int) -> Change | None:
    note = note_of(side, one)
    return note_edits.set_words(side.state, note, _WORDS[two % 4]) if note else None


def colour(side: Side, one: int, two: int) -> Change | None:
    note = note_of(side, one)
    return note_edits.set_colour(side.state, note, _COLOURS[two % 3]) if note else None


def tags(side: Side, one: int, two: int) -> Change | None:
    note = note_of(side, one)
    return note_edits.set_tags(side.state, note, _WORDS[: two % 3]) if note else None


def trash(side: Side, one: int, _two: int) -> Change | None:
    note = note_of(side, one)
    return note_edits.delete_notes(side.state, [note]) if note else None


def untrash(side: Side, one: int, _two: int) -> Change | None:
    note = note_of(side, one)
    return restore([], [(side.state, [note])], side.store.text) if note else None


def lay(side: Side, one: int, two: int) -> Change | None:
    note = note_of(side, one)
    if note is None or side.state.notes[note].kind == "general":
        return None
    start = two * 7 % 60
    return note_edits.set_spans(side.state, note, [(start, start + 4)])


def widen(side: Side, one: int, two: int) -> Change | None:
    note = note_of(side, one)
    return note_spans.add_span(side.state, note, _SPANS[two % 4]) if note else None


def correct(side: Side, one: int, two: int) -> Change | None:
    text = side.state.text
    old = ("Urgent", "Pak", "agrees", "left", "Very urgent", "agreed")[one % 6]
    side.correct(old, ("Very urgent", "agreed", "went away", "X" + old)[two % 4]) if old in text else None
    return None


def field(side: Side, one: int, two: int) -> Change | None:
    fields = sorted(side.state.fields)
    if not fields or two % 5 == 0:
        return header_edits.add_field(side.state, "archive", _WORDS[one % 4])[0]
    if two % 5 == 1:
        return header_edits.delete_field(side.state, fields[one % len(fields)])
    return header_edits.set_value(side.state, fields[one % len(fields)], f"value {two}")


def copies(side: Side, one: int, two: int) -> Change | None:
    lists = sorted(side.state.distributions)
    if not lists:
        return distribution_edits.add_recipient(side.state, None, 0, "Kim", one)[0]
    if two % 4 == 0:
        return distribution_edits.delete_distribution(side.state, lists[0])
    people = side.state.recipients_of(lists[0])
    if people and two % 4 == 1:
        return distribution_edits.delete_recipients(side.state, [people[one % len(people)].id])
    if people and two % 4 == 2:
        return distribution_edits.change_recipient(
            side.state, people[one % len(people)].id, name=_WORDS[two % 3]
        )
    return distribution_edits.add_recipient(side.state, lists[0], 0, f"Office {one}", None)[0]


def stage(side: Side, one: int, two: int) -> Change | None:
    stages = sorted(side.state.stages)
    if not stages or two % 3 == 0:
        return stage_edits.add_stage(side.state, 0, f"Stage {one}", when="1961-05")[0]
    if two % 3 == 1:
        return stage_edits.delete_stages(side.state, [stages[one % len(stages)]])
    return stage_edits.change_stage(side.state, stages[one % len(stages)], name=f"S {two}")


def cable(side: Side, one: int, two: int) -> Change | None:
    it = side.state.cable
    if two % 3 == 0:
        return library_edits.set_status([it], ("draft", "collated", "checked")[one % 3])
    if two % 3 == 1:
        return library_edits.set_starred([it], one % 2 == 0)
    return cable_edits.restore_cable(it, "") if it.trashed else cable_edits.trash_cable(it, "")


def filters(side: Side, one: int, _two: int) -> Change | None:
    known = side.store.read(read_where, "saved_filter", "1")
    return library_edits.save_filter(known, f"Filter {one % 3}", "to:Kim")  # type: ignore[arg-type]


def undo(side: Side, one: int, _two: int) -> Change | None:
    (side.store.undo if one % 3 else side.store.redo)(author=side.author)
    return None


def pack(side: Side, _one: int, _two: int) -> Change | None:
    compact(Path(side.path), rest_s=0)
    return None


def naming(side: Side, one: int, two: int) -> Change | None:
    names = sorted(side.store.read(read_names), key=lambda name: name.id)
    if not names or two % 5 == 0:
        name = name_edits.new_name("person", f"Pak {one}")
        return mention_edits.mark(side.state, name, [(28, 31)], author=side.author, is_new=True)
    name = names[one % len(names)]
    if two % 5 == 1:
        return mention_edits.mark(side.state, name, [(61, 64)], author=side.author)
    if two % 5 == 2:
        return mention_edits.unmark(side.state, sorted(side.state.mentions)[:1])
    if two % 5 == 3:
        found = side.store.read(mentions_with_anchors, [name.id])
        return name_edits.delete_names([name], *found)
    return name_edits.change_name(name, replace(name, description=f"said {two}", dates=f"{one}"))


def marks(side: Side, one: int, two: int) -> Change | None:
    known = sorted(side.state.marks)
    if not known or two % 3 == 0:
        kind = ("insertion", "uncertain", "gap")[one % 3]
        return mark_edits.add_mark(side.state, kind, _SPANS[two % 4], author=side.author, words="x")[0]  # type: ignore[arg-type]
    mark = known[one % len(known)]
    if two % 3 == 1:
        return mark_edits.remove_marks(side.state, [mark])
    return mark_edits.change_mark(side.state, mark, words=f"w {two}", reason="seen")


def decide(side: Side, one: int, two: int) -> Change | None:
    asked = side.store.read(open_questions)
    if not asked:
        return None
    question = asked[one % len(asked)]
    where = Where(side.state if question.cable else None, side.store.text, side.author)
    choice = ("ours", "theirs", "both")[two % 3]
    if choice == "both" and not can_be_both(question):
        choice = "theirs"
    return settle(question, choice, where, words="her own" if can_be_words(question) and two > 9 else None)


EDITS: tuple[Callable[[Side, int, int], Change | None], ...] = (
    add, words, colour, tags, trash, untrash, lay, widen, correct, field, copies, stage, cable, filters,
    undo, pack, naming, marks, decide,
)  # fmt: skip


def carry_out(side: Side, edit: Edit) -> None:
    """Do something; where it cannot be done just now, nothing."""
    with contextlib.suppress(ChangeRefusedError, ValueError):
        side.do(EDITS[edit[0] % len(EDITS)](side, edit[1], edit[2]))
