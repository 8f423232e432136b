"""What the edits of lists and fields do, and that one undo takes each back whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from db.anchoring.anchors import make_anchor
from db.changes import Change, Label, Step
from db.editing import distribution_edits, header_edits, note_edits, stage_edits
from tests.db.desk import Desk, facts


def names(desk: Desk) -> list[tuple[str, int | None, str]]:
    listed = desk.state.distributions_in_order()[0]
    return [(r.name, r.copies, r.copies_state) for r in desk.state.recipients_of(listed.id)]


def test_first_recipient_brings_its_list_with_it(desk: Desk) -> None:
    empty = facts(desk.state)
    desk.recipients("Chen")
    assert names(desk) == [("Chen", None, "not stated")]
    desk.undo()
    assert facts(desk.state) == empty


def test_split_leaves_the_number_with_the_first_and_the_words_with_both(desk: Desk) -> None:
    first, _ = desk.recipients("Chen Zhang", "Hui", copies=2)
    before = facts(desk.state)
    desk.do(distribution_edits.split_recipient(desk.state, first, "Chen", "Zhang"))
    assert names(desk) == [("Chen", 2, "stated"), ("Zhang", None, "not stated"), ("Hui", 2, "stated")]
    desk.undo()
    assert facts(desk.reread()) == before


def test_split_entries_show_the_same_words_and_join_again(desk: Desk) -> None:
    (only,) = desk.recipients("Pak said", copies=2)
    anchor = make_anchor(
        desk.state.text, 28, 36, cable=desk.cable, owner=only, reading=desk.state.cable.reading
    )
    desk.do(Change(Label("change-recipient", {"name": "Pak said"}), (Step(None, anchor),), cable=desk.cable))
    desk.do(distribution_edits.split_recipient(desk.state, only, "Pak", "said"))
    first, second = desk.recipients()
    assert [a.quote for a in desk.state.spans_of(first)] == ["Pak said"]
    assert [a.quote for a in desk.state.spans_of(second)] == ["Pak said"]
    desk.do(distribution_edits.join_recipients(desk.state, [second, first]))
    assert names(desk) == [("Pak said", 2, "stated")]
    assert [a.quote for a in desk.state.spans_of(first)] == ["Pak said"]
    assert facts(desk.reread()) == facts(desk.state)


@pytest.mark.parametrize(
    ("copies", "expected"),
    [
        ((2, 3), (5, "stated")),
        ((2, None), (2, "stated")),
        ((None, None), (None, "not stated")),
        ((2, "illegible"), (None, "illegible")),
    ],
)
def test_join_adds_up_what_is_stated(
    desk: Desk, copies: tuple[int | str | None, ...], expected: tuple[int | None, str]
) -> None:
    for each in copies:
        ids = desk.recipients("Chen", copies=each if isinstance(each, int) else None)
        if each == "illegible":
            desk.do(distribution_edits.change_recipient(desk.state, ids[-1], copies_state="illegible"))
    desk.recipients("Last")
    before = facts(desk.state)
    desk.do(distribution_edits.join_recipients(desk.state, ids))
    assert names(desk) == [("Chen Chen", *expected), ("Last", None, "not stated")]
    assert [r.ordinal for r in desk.state.recipients.values()].count(1) == 1
    desk.undo()
    assert facts(desk.reread()) == before


def test_join_of_one_is_nothing(desk: Desk) -> None:
    ids = desk.recipients("Chen")
    assert distribution_edits.join_recipients(desk.state, ids) is None


def test_copies_and_their_state_go_together(desk: Desk) -> None:
    (only,) = desk.recipients("Chen")
    for values, expected in (
        ({"copies": 4}, (4, "stated")),
        ({"copies_state": "illegible"}, (None, "illegible")),
        ({"copies": 0}, (0, "stated")),
        ({"copies": None}, (None, "not stated")),
    ):
        desk.do(distribution_edits.change_recipient(desk.state, only, **values))
        assert names(desk)[0][1:] == expected


def test_deleting_a_list_takes_its_recipients_and_one_undo_brings_all_back(desk: Desk) -> None:
    desk.recipients("Chen", "Zhang", copies=1)
    before = facts(desk.state)
    listed = desk.state.distributions_in_order()[0]
    desk.do(distribution_edits.delete_distribution(desk.state, listed.id))
    assert not desk.state.recipients
    desk.undo()
    assert facts(desk.reread()) == before


def test_value_by_the_editor_is_supplied_and_the_cables_own_is_not(desk: Desk) -> None:
    desk.do(header_edits.take_from_text(desk.state, "precedence", (0, 6)))
    (field,) = desk.state.fields_in_order("precedence")
    assert (field.value, field.supplied) == ("Urgent", False)
    desk.do(header_edits.set_value(desk.state, field.id, "Extra Urgent"))
    assert desk.state.fields[field.id].supplied
    desk.do(header_edits.set_value(desk.state, field.id, "Urgent"))
    assert not desk.state.fields[field.id].supplied


def test_taking_words_again_replaces_the_place(desk: Desk) -> None:
    desk.do(header_edits.take_from_text(desk.state, "precedence", (0, 6)))
    before = facts(desk.state)
    desk.do(header_edits.take_from_text(desk.state, "precedence", (17, 27)))
    (field,) = desk.state.fields_in_order("precedence")
    assert [a.quote for a in desk.state.spans_of(field.id)] == ["Korea Desk"]
    desk.undo()
    assert facts(desk.reread()) == before


def test_fields_of_one_name_stand_together(desk: Desk) -> None:
    desk.fields("addressee", "subject", "addressee")
    assert [f.name for f in desk.state.fields_in_order()] == ["addressee", "addressee", "subject"]


def test_time_by_hand_is_no_longer_inferred(desk: Desk) -> None:
    made, stage = stage_edits.add_stage(
        desk.state, 0, "Received", when="1961-05-12T17:00", year_inferred=True
    )
    desk.do(made)
    desk.do(stage_edits.change_stage(desk.state, stage.id, by="Chen"))
    assert desk.state.stages[stage.id].year_inferred
    desk.do(stage_edits.change_stage(desk.state, stage.id, when="1961-05-12T17:05"))
    assert not desk.state.stages[stage.id].year_inferred


@pytest.mark.parametrize(
    "same",
    [
        lambda d, n: note_edits.set_words(d.state, n, "words"),
        lambda d, n: note_edits.set_kind(d.state, n, "footnote"),
        lambda d, n: note_edits.set_colour(d.state, n, "amber"),
        lambda d, n: note_edits.set_tags(d.state, n, [" "]),
        lambda d, n: note_edits.set_label(d.state, n, ""),
        lambda d, _: note_edits.delete_notes(d.state, []),
        lambda d, _: stage_edits.delete_stages(d.state, []),
        lambda d, _: distribution_edits.delete_recipients(d.state, []),
    ],
)
def test_what_is_so_already_is_no_change(desk: Desk, same: Callable[[Desk, str], Change | None]) -> None:
    assert same(desk, desk.note("words").id) is None


def test_edit_of_a_note_is_dated_and_its_making_is_not(desk: Desk) -> None:
    note = desk.note("first")
    desk.do(note_edits.set_words(desk.state, note.id, "second"))
    after = desk.state.notes[note.id]
    assert after.created == note.created
    assert after.modified >= note.modified
