"""The editor's marks: beside the text, which they never change, moved with it, editable, undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.correcting.corrections import new_reading
from db.editing import mark_edits
from db.mark_labels import mark_label
from db.records import EditorialMark, MarkKind
from desktop.messages.changes import change_label
from tests.db.desk import TEXT, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "a.chancery")
    yield opened
    opened.store.close()


def _mark(desk: Desk, kind: MarkKind, start: int, end: int, words: str = "") -> EditorialMark:
    change, mark = mark_edits.add_mark(
        desk.state, kind, (start, end), author=desk.author, words=words, reason="smudged"
    )
    desk.do(change)
    return mark


def _place(desk: Desk, mark: EditorialMark) -> tuple[int, int] | None:
    spans = desk.state.spans_of(mark.id)
    return (spans[0].start, spans[0].end) if spans else None


def test_marks_move_with_a_correction_and_lose_their_place_with_their_words(desk: Desk) -> None:
    said = TEXT.index("said")
    inserted = _mark(desk, "insertion", said, said, "once ")
    gone = _mark(desk, "uncertain", TEXT.index("agrees"), TEXT.index("agrees") + 6)
    struck = _mark(desk, "deletion", TEXT.index("Urgent"), TEXT.index("Urgent") + 6)
    new = TEXT.replace("From the Korea Desk", "From Korea").replace("that he agrees", "so")
    desk.do(new_reading(desk.state, new, author=desk.author))
    desk.state = desk.reread()
    assert _place(desk, inserted) == (new.index("said"), new.index("said"))
    assert _place(desk, struck) == (0, 6)
    assert _place(desk, gone) is None
    assert [mark.id for mark in mark_edits.marks_in_order(desk.state)] == [gone.id, struck.id, inserted.id]
    desk.do(mark_edits.place_mark(desk.state, gone.id, (new.index("so"), new.index("so") + 2)))
    assert _place(desk, gone) == (new.index("so"), new.index("so") + 2)


def test_marks_are_changed_taken_away_and_brought_back(desk: Desk) -> None:
    mark = _mark(desk, "gap", 6, 6)
    change = mark_edits.change_mark(desk.state, mark.id, words="3 words", reason="")
    assert change is not None
    assert change_label(change.label) == "Change gap"
    desk.do(change)
    assert mark_edits.change_mark(desk.state, mark.id, words="3 words", reason="") is None
    desk.do(mark_edits.remove_marks(desk.state, [mark.id]))
    assert not desk.state.marks
    desk.undo()
    assert desk.reread().marks[mark.id].words == "3 words"
    desk.undo()
    desk.undo()
    assert not desk.reread().marks


@pytest.mark.parametrize("span", [(3, 3), (-1, 2), (4, 3), (0, len(TEXT) + 1)])
def test_a_deletion_needs_words_of_the_text(desk: Desk, span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no place"):
        mark_edits.add_mark(desk.state, "deletion", span, author=desk.author)


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [("a b", 1, " x"), ("a b", 2, "x "), ("ab", 1, "x"), ("", 0, "x"), ("a.", 1, " x"), ("a ", 2, "x")],
)
def test_inserted_words_get_the_space_that_they_need(text: str, at: int, words: str) -> None:
    assert mark_edits.parted(text, at, " x ") == words


def test_labels_are_the_editors_brackets() -> None:
    said = [("insertion", " of  it"), ("uncertain", ""), ("gap", ""), ("gap", "2 lines"), ("deletion", "")]
    assert [mark_label(*each) for each in said] == [" [of it]", "[?]", "[...]", "[2 lines]", ""]
