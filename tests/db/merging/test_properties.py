"""What is true of every merge, whatever both sides did."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.changes import RECORD_TYPES, record_to_json
from db.checking.verify import verify_library
from db.history.merged import lines_of
from db.library_records import Conflict
from db.merging.change import merge_change
from db.records import Record
from db.rows import read_where
from tests.db.merging.edits import EDITS, Edit, carry_out
from tests.db.merging.two import Side

EDIT = st.tuples(st.integers(0, len(EDITS) - 1), st.integers(0, 11), st.integers(0, 11))
WORK = st.lists(EDIT, max_size=6)
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@contextmanager
def sides(template: tuple[Path, str], *works: list[Edit]) -> Iterator[list[Side]]:
    """Give a copy of the library for each of these, after what was done to it."""
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for at, work in enumerate(works):
            path = Path(folder) / f"{'abc'[at]}.chancery"
            shutil.copy(template[0], path)
            found.append(Side(path, ("Anna", "Ben", "Carl")[at], template[1]))
            for edit in work:
                carry_out(found[-1], edit)
        try:
            yield found
        finally:
            for side in found:
                side.store.close()


def records(side: Side) -> dict[str, Record]:
    kinds = [kind for kind in RECORD_TYPES if kind not in ("named_state", "conflict")]
    return {r.id: r for kind in kinds for r in side.store.read(read_where, kind, "1")}


def questions(side: Side) -> list[Conflict]:
    found = side.store.read(read_where, "conflict", "1")
    return [c for c in found if isinstance(c, Conflict) and not c.settled]


def normal(side: Side) -> dict[str, object]:
    """Return a library as it is compared with another after a merge in both directions.

    Two libraries are the same where they have the same records under the same ids, field by field, but for
    those that an open question is about. Which value of a question stands is each side's own until it is
    settled ("hers stays hers"), so such a record counts as the unordered pair of its two values; the places
    of a note that a question is about, or whose note one side has not, count as that question. Authors are
    those of notes (each side knows its own user), and what is told of a question beside its values is each
    side's own: whose they are, when it arose.
    """
    found = records(side)
    used = {getattr(r, "author", "") for r in found.values()}
    asked = {c.record: frozenset((c.ours, c.theirs)) for c in questions(side)}
    kept: dict[str, object] = {}
    for name, record in found.items():
        owner = getattr(record, "owner", name)
        if name in asked or owner in asked or (type(record).__name__ == "Author" and name not in used):
            continue
        if getattr(record, "cable", None) in asked and "" in asked[record.cable]:  # type: ignore[union-attr]
            continue
        kept[name] = record_to_json(record)
    return {**kept, **asked}


def values(side: Side) -> set[str]:
    return {record_to_json(record) or "" for record in records(side).values()}


@given(one=WORK, other=WORK)
@FEW
def test_merging_twice_changes_nothing_and_both_ways_give_the_same(
    template: tuple[Path, str], one: list[Edit], other: list[Edit]
) -> None:
    with sides(template, one, other) as (anna, ben):
        to_ben = ben.plan(anna)
        anna.merge(ben)
        assert merge_change(anna.plan(ben)) is None
        ben.do(merge_change(to_ben))
        assert normal(anna) == normal(ben)
        assert merge_change(anna.plan(ben)) is None
        assert merge_change(ben.plan(anna)) is None
        assert [verify_library(side.path).findings for side in (anna, ben)] == [(), ()]


@given(one=WORK, other=WORK, later=WORK)
@FEW
def test_nothing_is_lost_and_one_undo_takes_it_back(
    template: tuple[Path, str], one: list[Edit], other: list[Edit], later: list[Edit]
) -> None:
    with sides(template, one, other) as (anna, ben):
        before, brought = values(anna), values(ben)
        change = merge_change(anna.plan(ben))
        anna.do(change)
        lost = (before | brought) - values(anna)
        asked = "\n".join(c.ours + c.theirs for c in questions(anna))
        ids = [json.loads(state)["id"] for state in lost]
        lines = anna.store.read(lines_of, ids)
        for state in lost:
            name = json.loads(state)["id"]
            assert state in asked or state in lines[name].states
        if change is not None:
            anna.store.undo(author=anna.author)
            assert values(anna) == before
            anna.merge(ben)
        for edit in later:
            carry_out(anna, edit)
        ben.merge(anna)
        assert verify_library(ben.path).findings == ()
        assert merge_change(ben.plan(anna)) is None


@given(one=WORK, two=WORK, three=WORK)
@FEW
def test_three_copies_come_to_the_same_in_whichever_order(
    template: tuple[Path, str], one: list[Edit], two: list[Edit], three: list[Edit]
) -> None:
    """Where no question is open, the order does not matter; and once all have met, all are the same."""
    with sides(template, one, two, three) as (anna, ben, carl):
        anna.merge(ben)
        anna.merge(carl)
        carl.merge(ben)
        ben.merge(carl)
        if not any(map(questions, (anna, ben, carl))):
            assert normal(carl) == normal(ben)
        for turn in range(3):
            for question in questions(anna) if turn == 0 else ():
                carry_out(anna, (len(EDITS) - 1, 0, len(question.ours) % 12))
            for side in (ben, carl, anna):
                for another in (anna, ben, carl):
                    if side is not another:
                        side.merge(another)
        assert normal(anna) == normal(ben) == normal(carl)
        assert (
            merge_change(anna.plan(ben))
            is merge_change(ben.plan(carl))
            is merge_change(carl.plan(anna))
            is None
        )
