"""The readings of a cable: listed, and any two of them compared, also where they branch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from db.changes import Change, Label, Step
from db.correcting.corrections import hunks_to_json, new_reading
from db.correcting.readings import compare, corrections, lineage, list_readings, way
from db.correcting.taking_back import GONE_BACK, go_back
from db.records import Reading, new_id, now, text_hash
from tests.db.desk import TEXT, Desk


def read_again(desk: Desk, text: str, reason: str = "typing error") -> str:
    """Make a text the desk's next reading and return its id."""
    change = new_reading(desk.state, text, author=desk.author, reason=reason)
    assert change is not None
    desk.store.apply(change, author=desk.author)
    desk.state = desk.reread()
    return desk.state.cable.reading


def test_a_cable_as_imported_has_one_reading_and_no_corrections(desk: Desk) -> None:
    (only,) = list_readings(desk.state)
    assert (only.reading.ordinal, only.parent, only.corrections, only.current, only.standing) == (
        0,
        None,
        0,
        True,
        True,
    )
    assert corrections(desk.state, desk.store.text) == ()


def test_readings_are_listed_with_what_they_correct(desk: Desk) -> None:
    read_again(desk, TEXT.replace("Pak", "Park"))
    read_again(desk, desk.state.text.replace("agrees", "agreed"), "collated")
    listed = list_readings(desk.state)
    assert [(each.reading.ordinal, each.parent, each.corrections, each.current) for each in listed] == [
        (0, None, 0, False),
        (1, 0, 2, False),
        (2, 1, 1, True),
    ]
    assert [each.reading.reason for each in listed] == ["as imported", "typing error", "collated"]


def test_corrections_of_the_current_text_name_their_readings(desk: Desk) -> None:
    first = read_again(desk, TEXT.replace("Pak said", "Park said"))
    second = read_again(desk, desk.state.text.replace("Park said", "Bak said").replace("left", "stayed"))
    found = corrections(desk.state, desk.store.text)
    assert [(one.old, one.new, one.readings) for one in found] == [
        ("Pak", "Bak", (first, second)),
        ("left", "stayed", (second,)),
    ]
    assert [desk.state.text[one.to : one.to_end] for one in found] == ["Bak", "stayed"]


def test_any_two_readings_are_compared_in_either_direction(desk: Desk) -> None:
    zero = desk.state.cable.reading
    one = read_again(desk, TEXT.replace("Pak said", "Park said"))
    two = read_again(desk, desk.state.text.replace("left", "stayed"))
    text_of = desk.store.text
    assert [(d.old, d.new) for d in compare(desk.state, one, two, text_of)] == [("left", "stayed")]
    assert [(d.old, d.new) for d in compare(desk.state, two, zero, text_of)] == [
        ("Park", "Pak"),
        ("stayed", "left"),
    ]
    assert compare(desk.state, one, one, text_of) == ()


def test_readings_that_branch_are_compared_over_what_they_share(desk: Desk) -> None:
    zero = desk.state.cable.reading
    one = read_again(desk, TEXT.replace("Pak said", "Park said"))
    other = _branch(desk, zero, TEXT.replace("left", "stayed"))
    found = compare(desk.state, one, other, desk.store.text)
    assert [(d.old, d.new, d.readings) for d in found] == [
        ("Park", "Pak", (one,)),
        ("left", "stayed", (other,)),
    ]
    assert [each.standing for each in list_readings(desk.state)] == [True, True, False]
    assert way(desk.state, one, other, desk.store.text).old == desk.state.text


def test_going_back_is_a_new_reading_and_no_correction_is_left(desk: Desk) -> None:
    zero = desk.state.cable.reading
    read_again(desk, TEXT.replace("Pak", "Park"))
    change = go_back(desk.state, zero, author=desk.author, text_of=desk.store.text)
    assert change is not None
    desk.store.apply(change, author=desk.author)
    state = desk.reread()
    assert (state.text, state.reading.ordinal, state.reading.reason) == (
        TEXT,
        2,
        GONE_BACK.format(ordinal=0),
    )
    assert corrections(state, desk.store.text) == ()
    assert go_back(state, zero, author=desk.author, text_of=desk.store.text) is None


def test_an_unknown_reading_is_a_mistake(desk: Desk) -> None:
    with pytest.raises(KeyError):
        lineage(desk.state, "r-unknown")


def test_readings_of_a_stranger_that_go_in_a_circle_come_to_an_end(desk: Desk) -> None:
    zero = desk.state.reading
    desk.state.readings[zero.id] = replace(zero, parent=zero.id)
    assert len(lineage(desk.state, zero.id)) == 1
    assert corrections(desk.state, desk.store.text) == ()


def test_hunks_that_cannot_be_read_are_counted_as_none(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "a.chancery")
    state = desk.state
    for hunks in ("{", "7"):
        state.readings[state.cable.reading] = replace(state.reading, hunks=hunks)
        assert list_readings(state)[0].corrections == 0
    desk.store.close()


def _branch(desk: Desk, parent: str, text: str) -> str:
    """Make a reading beside the current one, as a merge does."""
    from db.anchoring.alignment import align
    from db.correcting.corrections import hunks

    made = Reading(
        new_id("r"),
        desk.cable,
        parent,
        2,
        text_hash(text),
        hunks_to_json(hunks(align(TEXT, text))),
        "",
        "",
        desk.author,
        now(),
    )
    change = Change(Label("correct-text"), (Step(None, made),), cable=desk.cable, texts=(text,))
    desk.store.apply(change, author=desk.author)
    desk.state = desk.reread()
    return made.id
