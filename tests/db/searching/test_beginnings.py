"""Beginnings of one to three letters are answered by an index of their own, to a column exactly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from db.changes import Change, Label, Step
from db.searching.search_tables import TABLES
from tests.db.desk import Desk
from tests.db.searching.finding import cables_with


@pytest.fixture
def noted(path: Path) -> Desk:
    """Return a desk whose cable has a note "quiet reply" with the tag "zone", and another with a tag only."""
    desk = Desk(path)
    note = desk.note("quiet reply")
    empty = desk.note("", span=(3, 9))
    for each, tags in ((note, ("zone",)), (empty, ("quest",))):
        tagged = replace(each, tags=tags)
        desk.do(Change(Label("edit-note"), (Step(each, tagged),), cable=desk.cable))
    return desk


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("qui*", True),
        ("q*", True),
        ("note:qui*", True),
        ("note:zo*", False),
        ("note:que*", False),
        ("tag:que*", True),
        ("tag:zo*", True),
        ("tag:qui*", False),
        ("text:qui*", False),
        ("recipient:q*", False),
        ("note:re* tag:z*", True),
        ("title:q*", False),
    ],
)
def test_a_beginning_is_found_in_its_column_only(noted: Desk, typed: str, is_found: bool) -> None:
    assert (cables_with(noted.store, typed) == {noted.cable}) is is_found
    noted.store.close()


def test_a_beginning_is_not_gathered_from_the_index_of_words(noted: Desk) -> None:
    asked: list[str] = []
    noted.store.read(lambda connection: connection.set_trace_callback(asked.append))
    assert cables_with(noted.store, "note:re* OR to:zo*") == {noted.cable}
    assert {table for line in asked for table in TABLES if f"FROM {table} " in line} == {"search_beginning"}
    noted.store.close()
