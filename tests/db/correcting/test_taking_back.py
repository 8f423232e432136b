"""Taking back corrections: in any order reading 0 stands again, and every note finds its own words again."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.cable_state import CableState
from db.correcting.carried import through
from db.correcting.corrections import Hunk
from db.correcting.differences import from_hunks
from db.correcting.readings import compare, corrections, original
from db.correcting.taking_back import TAKEN_BACK, go_back, take_back
from db.editing.note_edits import set_spans
from db.editing.note_spans import add_span, make_general
from db.errors import ChangeRefusedError
from tests.db.correcting.test_readings import read_again
from tests.db.desk import TEXT, Desk, facts

WORDS = st.text(alphabet="abe  \n朴\U00020bb7", min_size=0, max_size=8)


def _take_back(desk: Desk, index: int) -> None:
    found = corrections(desk.state, desk.store.text)
    one = found[index % len(found)]
    change = take_back(desk.state, [one], author=desk.author, text_of=desk.store.text)
    assert change is not None
    desk.store.apply(change, author=desk.author)
    desk.state = desk.reread()


def _spans(state: CableState, owner: str) -> list[tuple[int, int]]:
    return [(anchor.start, anchor.end) for anchor in state.spans_of(owner)]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_in_any_order_reading_0_stands_again_and_no_note_is_lost(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "a.chancery")
        try:
            _correct_and_take_back(desk, data)
        finally:
            desk.store.close()


def _correct_and_take_back(desk: Desk, data: st.DataObject) -> None:
    laid = {}
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(TEXT) - 1))
        span = (start, data.draw(st.integers(start + 1, len(TEXT))))
        laid[desk.note(span=span).id] = [span]
    for _ in range(data.draw(st.integers(1, 3))):
        text = desk.state.text
        at = data.draw(st.integers(0, len(text)))
        to = data.draw(st.integers(at, min(len(text), at + 15)))
        text = text[:at] + data.draw(WORDS) + text[to:]
        if text != desk.state.text:
            read_again(desk, text)
    most = 3 * len(corrections(desk.state, desk.store.text)) + 3
    for _ in range(most):
        if desk.state.text == TEXT:
            break
        _take_back(desk, data.draw(st.integers(0, 50)))
        assert {owner for owner, kept in desk.state.anchors.items() if kept} >= laid.keys()
    assert desk.state.text == TEXT
    assert {owner: _spans(desk.state, owner) for owner in laid} == laid


def test_one_correction_is_taken_back_and_the_other_stays(desk: Desk) -> None:
    note = desk.note(span=(TEXT.index("Pak"), TEXT.index("Pak") + 3))
    read_again(desk, TEXT.replace("Pak said", "Park said").replace("left", "stayed"))
    before = facts(desk.reread())
    _take_back(desk, 0)
    assert desk.state.text == TEXT.replace("left", "stayed")
    assert (desk.state.reading.ordinal, desk.state.reading.reason) == (2, TAKEN_BACK)
    (anchor,) = desk.state.spans_of(note.id)
    assert anchor.quote == "Pak"
    desk.store.undo(author=desk.author)
    assert facts(desk.reread()) == before


def test_an_orphan_finds_its_words_when_they_stand_again(desk: Desk) -> None:
    words = "he agrees"
    span = (TEXT.index(words), TEXT.index(words) + len(words))
    note = desk.note(span=span)
    read_again(desk, TEXT.replace(" that he agrees — 臺灣 \U00020bb7 —", ""))
    assert desk.state.is_orphan(note)
    _take_back(desk, 0)
    assert _spans(desk.state, note.id) == [span]


def test_a_note_laid_by_hand_since_stays_where_she_laid_it(desk: Desk) -> None:
    note = desk.note(span=(TEXT.index("Pak"), TEXT.index("Pak") + 3))
    read_again(desk, TEXT.replace("Pak said", "Park said"))
    at = desk.state.text.index("left")
    desk.do(set_spans(desk.state, note.id, [(at, at + 4)]))
    _take_back(desk, 0)
    (anchor,) = desk.state.spans_of(note.id)
    assert anchor.quote == "left"


def test_a_lost_place_comes_back_beside_those_laid_since(desk: Desk) -> None:
    note = desk.note(span=(TEXT.index("he agrees"), TEXT.index("he agrees") + 9))
    desk.do(add_span(desk.state, note.id, (TEXT.index("Korea"), TEXT.index("Korea") + 5)))
    read_again(desk, TEXT.replace(" that he agrees — 臺灣 \U00020bb7 —", ""))
    at = desk.state.text.index("left")
    desk.do(add_span(desk.state, note.id, (at, at + 4)))
    _take_back(desk, 0)
    assert {a.quote for a in desk.state.spans_of(note.id)} == {"he agrees", "Korea", "left"}


def test_a_note_made_one_on_the_whole_cable_finds_no_words_again(desk: Desk) -> None:
    note = desk.note(span=(TEXT.index("Pak"), TEXT.index("Pak") + 3))
    read_again(desk, TEXT.replace("Pak said", "Park said"))
    desk.do(make_general(desk.state, note.id))
    _take_back(desk, 0)
    assert desk.state.spans_of(note.id) == ()


def test_a_correction_of_an_earlier_reading_is_taken_back_where_nothing_touched_it(desk: Desk) -> None:
    zero = desk.state.cable.reading
    one = read_again(desk, TEXT.replace("Pak said", "Park said"))
    read_again(desk, desk.state.text.replace("Urgent", "Very urgent"))
    (made,) = compare(desk.state, zero, one, desk.store.text)
    change = take_back(desk.state, [made], author=desk.author, text_of=desk.store.text, reading=one)
    assert change is not None
    desk.store.apply(change, author=desk.author)
    assert desk.reread().text == TEXT.replace("Urgent", "Very urgent")


def test_words_that_were_corrected_again_are_not_taken_back(desk: Desk) -> None:
    zero = desk.state.cable.reading
    one = read_again(desk, TEXT.replace("Pak said", "Park said"))
    read_again(desk, desk.state.text.replace("Park said", "Bak said"))
    (made,) = compare(desk.state, zero, one, desk.store.text)
    with pytest.raises(ChangeRefusedError) as told:
        take_back(desk.state, [made], author=desk.author, text_of=desk.store.text, reading=one)
    assert (told.value.code, told.value.values) == (
        "correction-overwritten",
        {"old": "Pak", "new": "Park"},
    )


def test_going_back_takes_the_anchors_of_that_day_and_those_made_since(desk: Desk) -> None:
    early = desk.note(span=(TEXT.index("he agrees"), TEXT.index("he agrees") + 9))
    zero = original(desk.state).id
    read_again(desk, TEXT.replace("he agrees", "nobody knows"))
    at = desk.state.text.index("left")
    late = desk.note(span=(at, at + 4))
    change = go_back(desk.state, zero, author=desk.author, text_of=desk.store.text)
    assert change is not None
    desk.store.apply(change, author=desk.author)
    state = desk.reread()
    assert state.text == TEXT
    assert [anchor.quote for anchor in state.spans_of(early.id)] == ["he agrees"]
    assert [anchor.quote for anchor in state.spans_of(late.id)] == ["left"]
    desk.store.undo(author=desk.author)
    assert facts(desk.reread()) == facts(desk.state)


def test_nothing_chosen_is_nothing_to_take_back(desk: Desk) -> None:
    assert take_back(desk.state, [], author=desk.author, text_of=desk.store.text) is None


@pytest.mark.parametrize(
    ("span", "where"),
    [
        ((0, 3), (0, 3)),  # before
        ((3, 4), (3, 4)),  # touching it before
        ((4, 7), None),  # the words themselves
        ((0, 5), None),
        ((7, 9), (9, 11)),  # touching it behind
        ((8, 13), None),  # with words put in
        ((8, 9), (10, 11)),  # before words put in
        ((9, 14), (15, 20)),  # behind them
        ((9, 9), None),
        ((12, 12), (18, 18)),
    ],
)
def test_a_span_goes_through_differences_or_is_touched(
    span: tuple[int, int], where: tuple[int, int] | None
) -> None:
    edits = from_hunks([Hunk(4, 7, "two", "three"), Hunk(9, 9, "", "now ")])
    assert through(edits, *span) == where
