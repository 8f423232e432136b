"""A note that lost its words says what they were and where they may belong now."""

from __future__ import annotations

from db.anchoring.orphans import candidates, lost_spans, orphans
from db.correcting.corrections import new_reading
from db.editing.note_edits import delete_notes, set_spans
from tests.db.desk import TEXT, Desk


def _read(desk: Desk, text: str) -> None:
    change = new_reading(desk.state, text, author=desk.author)
    assert change is not None
    desk.state.absorb(desk.store.apply(change, author=desk.author), text)


def _without_agrees(desk: Desk) -> str:
    at = TEXT.index("he agrees")
    desk.note("lost", span=(at, at + 9))
    _read(desk, TEXT.replace(" that he agrees — 臺灣 \U00020bb7 —", ""))
    return desk.state.text


def test_an_orphan_says_its_last_words_and_their_surroundings(desk: Desk) -> None:
    desk.note("kept", span=(0, 6))
    _without_agrees(desk)
    (one,) = orphans(desk.state)
    assert (one.note.words, one.quote) == ("lost", "he agrees")
    (lost,) = one.lost
    assert lost.prefix.endswith("said that ")
    assert lost.suffix.startswith(" — 臺灣")


def test_it_still_says_them_two_readings_later_and_none_of_them_after_it_was_placed(desk: Desk) -> None:
    text = _without_agrees(desk)
    _read(desk, text.replace("Urgent", "Very urgent"))
    (one,) = orphans(desk.state)
    assert one.quote == "he agrees"
    desk.do(set_spans(desk.state, one.note.id, [(0, 4)]))
    assert orphans(desk.state) == []
    assert lost_spans(desk.state, one.note.id) == ()


def test_the_best_place_is_offered_first_with_the_words_there(desk: Desk) -> None:
    _without_agrees(desk)
    (one,) = orphans(desk.state)
    text = "She thinks that they agree.\nPak said that he agreed — 臺灣. The end of it all."
    found = candidates(text, one.lost[0])
    assert found[0].words.startswith("he agree")
    assert text[found[0].start : found[0].end] == found[0].words
    assert 0.5 < found[0].score < 1


def test_a_note_that_kept_one_of_two_spans_tells_the_other(desk: Desk) -> None:
    note = desk.note()
    at = TEXT.index("he agrees")
    desk.do(set_spans(desk.state, note.id, [(0, 6), (at, at + 9)]))
    _read(desk, TEXT.replace(" that he agrees — 臺灣 \U00020bb7 —", ""))
    assert orphans(desk.state) == []
    assert [anchor.quote for anchor in lost_spans(desk.state, note.id)] == ["he agrees"]


def test_orphans_stand_in_the_order_of_their_last_places(desk: Desk) -> None:
    for at, size, words in ((TEXT.index("臺灣"), 2, "second"), (TEXT.index("he agrees"), 9, "first")):
        desk.note(words, span=(at, at + size))
    _read(desk, "Nothing is left here.")
    assert [one.note.words for one in orphans(desk.state)] == ["first", "second"]


def test_neither_the_trash_nor_a_note_without_a_place_holds_orphans(desk: Desk) -> None:
    note = desk.note("gone", span=(0, 6))
    desk.do(delete_notes(desk.state, [note.id]))
    _read(desk, "Nothing is left here.")
    assert orphans(desk.state) == []


def test_undoing_the_correction_leaves_no_orphan(desk: Desk) -> None:
    _without_agrees(desk)
    desk.store.undo(author=desk.author)
    assert orphans(desk.reread()) == []
