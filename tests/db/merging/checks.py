"""What is true of every merge, whatever both sides did: to be held against edits drawn by lot."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from db.changes import RECORD_TYPES, record_to_json
from db.checking.verify import verify_library
from db.history.merged import lines_of
from db.library_records import Conflict
from db.merging.change import merge_change
from db.records import Record
from db.rows import read_where
from tests.db.desk import Desk
from tests.db.merging.edits import EDITS, Edit, carry_out
from tests.db.merging.two import Side

Template = tuple[Path, str]
"""A library's file with a cable in it, to be copied, and the cable's id."""
Work = list[Edit]


def made_template(path: Path) -> Template:
    """Make a small library at this path."""
    desk = Desk(path)
    desk.note("first")
    desk.fields("subject")
    desk.recipients("Kim", "Pak")
    desk.store.close()
    return path, desk.cable


def drawn_work(chance: random.Random, most: int = 8) -> Work:
    """Return some edits, drawn by lot."""
    count = chance.randrange(most + 1)
    return [(chance.randrange(len(EDITS)), chance.randrange(12), chance.randrange(12)) for _ in range(count)]


@contextmanager
def sides(template: Template, *works: Work) -> Iterator[list[Side]]:
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
    asked: dict[str, set[frozenset[str]]] = {}
    for one in questions(side):
        asked.setdefault(one.record, set()).add(frozenset((one.ours, one.theirs)))
    kept: dict[str, object] = {}
    for name, record in found.items():
        owner = getattr(record, "owner", name)
        if name in asked or owner in asked or (type(record).__name__ == "Author" and name not in used):
            continue
        of_cable = asked.get(getattr(record, "cable", ""), set())
        if any("" in pair for pair in of_cable):
            continue
        kept[name] = record_to_json(record)
    return {**kept, **asked}


def values(side: Side) -> set[str]:
    return {record_to_json(record) or "" for record in records(side).values()}


def both_ways(template: Template, one: Work, other: Work) -> None:
    """Merge twice, which changes nothing, and in both directions, which gives the same library."""
    with sides(template, one, other) as (anna, ben):
        to_ben = ben.plan(anna)
        anna.merge(ben)
        assert merge_change(anna.plan(ben)) is None
        ben.do(merge_change(to_ben))
        assert normal(anna) == normal(ben)
        assert merge_change(anna.plan(ben)) is None
        assert merge_change(ben.plan(anna)) is None
        assert [verify_library(side.path).findings for side in (anna, ben)] == [(), ()]


def nothing_lost(template: Template, one: Work, other: Work, later: Work) -> None:
    """Find every value of either side current, asked about or in the past; take all back by one undo."""
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


def three_copies(template: Template, one: Work, two: Work, three: Work) -> None:
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


CHECKS: tuple[tuple[Callable[..., None], int], ...] = ((both_ways, 2), (nothing_lost, 3), (three_copies, 3))
"""Each with how many lists of edits it takes."""
