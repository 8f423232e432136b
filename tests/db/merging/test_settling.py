"""What merges left open, decided: hers, theirs, both, her own words; and the other side comes to the same."""

from __future__ import annotations

import pytest

from db.checking.verify import verify_library
from db.editing import cable_edits, note_edits
from db.merging.asked import Question, open_questions
from db.merging.change import merge_change
from db.merging.settle import Where, can_be_both, can_be_words, settle
from db.records import Note
from tests.db.merging.edits import EDITS, carry_out
from tests.db.merging.two import Side

Two = tuple[Side, Side]


def asked(side: Side) -> list[Question]:
    return side.store.read(open_questions)


def decide(side: Side, choice: str, words: str | None = None) -> None:
    (question,) = asked(side)
    where = Where(side.state if question.cable else None, side.store.text, side.author)
    side.do(settle(question, choice, where, words=words))


def first(side: Side) -> Note:
    return min(side.state.notes.values(), key=lambda note: note.created)


def both_write(two: Two) -> None:
    for side, words in zip(two, ("Anna's", "Ben's"), strict=True):
        side.do(note_edits.set_words(side.state, first(side).id, words))
    two[0].merge(two[1])


@pytest.mark.parametrize(("choice", "words"), [("ours", "Anna's"), ("theirs", "Ben's")])
def test_what_one_side_decides_both_come_to(two: Two, choice: str, words: str) -> None:
    anna, ben = two
    both_write(two)
    assert [(q.standing, can_be_words(q)) for q in asked(anna)] == [("ours", True)]
    ben.merge(anna)
    anna.do(note_edits.set_colour(anna.state, first(anna).id, "rose"))  # what is done meanwhile stays
    decide(anna, choice)
    assert (first(anna).words, asked(anna)) == (words, [])
    ben.merge(anna)
    assert (first(ben).words, first(ben).colour, asked(ben)) == (words, "rose", [])
    assert merge_change(anna.plan(ben)) is merge_change(ben.plan(anna)) is None
    anna.store.undo(author=anna.author)
    assert (first(anna).words, len(asked(anna))) == ("Anna's", 1)


def test_both_notes_stand_or_her_own_words(two: Two) -> None:
    anna, ben = two
    both_write(two)
    decide(anna, "both")
    assert sorted(note.words for note in anna.state.notes_in_order()) == ["Anna's", "Ben's"]
    assert len({anna.state.spans_of(note.id)[0].start for note in anna.state.notes_in_order()}) == 1
    anna.store.undo(author=anna.author)
    decide(anna, "both", "hers and his")
    assert [note.words for note in anna.state.notes_in_order()] == ["hers and his"]
    ben.merge(anna)
    assert (first(ben).words, asked(ben)) == ("hers and his", [])
    assert verify_library(anna.path).findings == ()


def test_two_corrections_become_one_text(two: Two) -> None:
    anna, ben = two
    note = ben.note("on left", (70, 74))
    anna.correct("Urgent", "Very urgent")
    ben.correct("agrees", "agreed")
    anna.merge(ben)
    (question,) = asked(anna)
    assert question.texts == (anna.state.text, ben.state.text)
    decide(anna, "both")
    text = anna.state.text
    assert ("Very urgent" in text, "agreed" in text) == (True, True)
    assert [text[a.start : a.end] for a in anna.state.spans_of(note.id)] == [ben.state.text[70:74]]
    ben.merge(anna)
    assert (ben.state.text, asked(ben)) == (text, [])
    anna.store.undo(author=anna.author)
    decide(anna, "theirs")
    assert "agreed" in anna.state.text
    assert "Very" not in anna.state.text
    assert verify_library(anna.path).findings == ()


def test_a_note_stands_on_both_places_or_on_his(two: Two) -> None:
    anna, ben = two
    for side, span in zip(two, ((28, 31), (41, 44)), strict=True):
        side.do(note_edits.set_spans(side.state, first(side).id, [span]))
    anna.merge(ben)

    def places() -> list[tuple[int, int]]:
        return [(a.start, a.end) for a in anna.state.spans_of(first(anna).id)]

    decide(anna, "both")
    assert places() == [(28, 31), (41, 44)]
    anna.store.undo(author=anna.author)
    decide(anna, "theirs")
    assert places() == [(41, 44)]
    assert verify_library(anna.path).findings == ()


def test_what_is_trashed_on_one_side_is_no_pair(two: Two) -> None:
    anna, ben = two
    anna.note("mine", (28, 31))
    ben.do(cable_edits.trash_cable(ben.state.cable, ""))
    anna.merge(ben)
    (question,) = asked(anna)
    assert not can_be_both(question)
    decide(anna, "theirs")
    assert anna.state.cable.trashed == ben.state.cable.trashed
    assert asked(anna) == []


def test_names_and_marks_are_merged_as_notes_are(two: Two) -> None:
    anna, ben = two
    naming, marks = len(EDITS) - 3, len(EDITS) - 2
    for edit in ((naming, 0, 0), (marks, 0, 0)):
        carry_out(ben, edit)
    anna.merge(ben)
    state = anna.state
    assert (len(state.mentions), len(state.marks)) == (1, 1)
    assert all(state.spans_of(owner) for owner in (*state.mentions, *state.marks))
    carry_out(anna, (naming, 0, 3))  # she deletes the name that he has mentioned once more
    carry_out(ben, (naming, 0, 1))
    anna.merge(ben)
    assert verify_library(anna.path).findings == ()
    assert len(anna.state.names) == 1
