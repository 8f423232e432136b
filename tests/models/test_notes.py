"""The rows of the notes panel follow the cable change by change; Qt's own tester watches all the while."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.correcting.word_merge import merge_words
from db.editing import cable_edits, note_edits
from db.records import NoteKind
from desktop.exporting.note_words import parse, plain
from desktop.models.note_filter import NoteFilter, folded
from desktop.models.note_pieces import pieces_of, plain_words
from desktop.models.note_roles import TRAY, NoteRole
from desktop.models.note_rows import moves
from desktop.models.note_source import addresses, styled
from desktop.models.notes import NotesModel
from desktop.session import Session
from tests.corrected_text import correct

TEXT = "alpha beta gamma delta epsilon zeta"


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:  # noqa: ARG001
    made = Session(lambda: "Anna Weber")
    made.open_library(tmp_path / "rows.chancery")
    change, cable = cable_edits.new_cable(TEXT, author=made.author.id)
    assert made.do(change)
    made.open_cable(cable.id)
    yield made
    made.close_library()


@pytest.fixture
def model(session: Session) -> Iterator[NotesModel]:
    made = NotesModel(session)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    del tester


def add(session: Session, quote: str, words: str = "", kind: NoteKind = "footnote") -> str:
    assert session.state is not None
    start = TEXT.index(quote)
    spans = [(start, start + len(quote))] if quote else []
    change, note = note_edits.add_note(
        session.state, kind, spans, author=session.author.id, words=words, colour="sky"
    )
    assert session.do(change)
    return note.id


def rows(model: NotesModel) -> list[str]:
    return [model.key(row) for row in range(model.rowCount())]


def test_rows_are_in_text_order_with_general_notes_first(session: Session, model: NotesModel) -> None:
    last, first = add(session, "delta"), add(session, "alpha")
    general = add(session, "", "on the whole", "general")
    assert rows(model) == [general, first, last]
    assert model.index(1).data(NoteRole.NUMBER) == "1"
    assert model.index(2).data(NoteRole.NUMBER) == "2"


def test_an_edit_of_one_note_tells_of_one_row(qtbot: QtBot, session: Session, model: NotesModel) -> None:
    add(session, "alpha")
    note = add(session, "beta")
    assert session.state is not None
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as told:
        session.do(note_edits.set_words(session.state, note, "words"))
    assert told.args is not None
    assert (told.args[0].row(), told.args[1].row()) == (1, 1)
    assert model.index(1).data() == "words"


def test_a_note_laid_elsewhere_moves_and_keeps_its_index(session: Session, model: NotesModel) -> None:
    first, second, third = add(session, "alpha"), add(session, "beta"), add(session, "gamma")
    held = QPersistentModelIndex(model.index_of(first))
    assert session.state is not None
    start = TEXT.index("zeta")
    session.do(note_edits.set_spans(session.state, first, [(start, start + 4)]))
    assert rows(model) == [second, third, first]
    assert held.row() == 2
    assert model.index(2).data(NoteRole.NUMBER) == "3"


def test_deleting_and_undoing_removes_and_inserts(qtbot: QtBot, session: Session, model: NotesModel) -> None:
    ids = [add(session, word) for word in TEXT.split()]
    assert session.state is not None
    with qtbot.assertNotEmitted(model.modelReset):
        session.do(note_edits.delete_notes(session.state, [ids[1], ids[2], ids[4]]))
        assert rows(model) == [ids[0], ids[3], ids[5]]
        session.undo()
    assert rows(model) == ids


def test_an_orphan_goes_into_the_tray_and_no_filter_hides_it(session: Session, model: NotesModel) -> None:
    lost, kept = add(session, "beta", "one"), add(session, "delta", "two")
    correct(session, "beta", "other")
    assert rows(model) == [TRAY, lost, kept]
    assert model.orphans() == 1
    assert model.index(1).data(NoteRole.ORPHAN)
    assert model.index(1).data(NoteRole.QUOTE) == "beta"
    assert model.index(1).data(NoteRole.LOST_SINCE) == 1
    model.set_filter(NoteFilter("nothing has this"))
    assert rows(model) == [TRAY, lost]
    assert (model.shown(), model.placed()) == (0, 1)
    model.set_tray_open(False)
    assert rows(model) == [TRAY]
    session.undo()
    model.set_filter(NoteFilter())
    assert rows(model) == [lost, kept]


def test_filters_by_words_kind_colour_and_tag(session: Session, model: NotesModel) -> None:
    romanized = add(session, "alpha", "Pak *Sŏngch’ŏl*")
    marginal = add(session, "beta", "check", "marginal")
    assert session.state is not None
    session.do(note_edits.tag_notes(session.state, [marginal], add=["spelling"]))
    session.do(note_edits.set_colour(session.state, marginal, "rose"))
    for asked, shown in (
        (NoteFilter("songch'ol"), [romanized]),
        (NoteFilter("PAK"), [romanized]),
        (NoteFilter("spelling"), [marginal]),
        (NoteFilter("beta check"), [marginal]),
        (NoteFilter(kinds=frozenset({"marginal"})), [marginal]),
        (NoteFilter(colours=frozenset({"sky"})), [romanized]),
        (NoteFilter(tags=frozenset({"spelling", "other"})), [marginal]),
        (NoteFilter("nowhere"), []),
    ):
        model.set_filter(asked)
        assert rows(model) == shown, asked


def test_the_note_being_edited_is_not_filtered_away(session: Session, model: NotesModel) -> None:
    note = add(session, "alpha", "one")
    model.set_filter(NoteFilter("two"))
    model.set_pinned(note)
    assert rows(model) == [note]
    model.set_pinned(None)
    assert rows(model) == []


def test_a_card_says_what_it_is(session: Session, model: NotesModel) -> None:
    add(session, "alpha", "*foreign* minister")
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Footnote 1, sky, on “alpha”: foreign minister"


def test_another_process_changes_the_cable(session: Session, model: NotesModel, tmp_path: Path) -> None:
    from db.store import Store

    first = add(session, "alpha", "one")
    second = add(session, "beta", "two")
    other = Store(tmp_path / "rows.chancery")
    assert session.state is not None
    state = other.cable_state(session.state.cable.id)
    change = note_edits.delete_notes(state, [first])
    assert change is not None
    other.apply(change, author=session.author.id)
    other.close()
    session._watch.look()
    assert rows(model) == [second]


@given(st.permutations("abcdefgh"), st.sets(st.sampled_from("abcdefgh")))
def test_moves_lead_from_one_order_to_another(target: list[str], movable: set[str]) -> None:
    now_rows = list("abcdefgh")
    steps = moves(now_rows, target, movable)
    fixed = [key for key in target if key not in movable]
    if fixed != sorted(fixed):
        assert steps is None
        return
    assert steps is not None
    for at, to in steps:
        now_rows.insert(to, now_rows[at])
        del now_rows[at + 1 if to < at else at]
    assert now_rows == target


def test_styled_finds_what_the_page_will_emphasise() -> None:
    source = "a *b* **c** [d *e*](http://x.org (t)) \\*f\\* _g_ *open"
    found = {(source[s.start : s.end], s.style) for s in styled(source) if s.style != "mark"}
    assert found == {("b", "italic"), ("c", "strong"), ("d *e*", "link"), ("e", "italic"), ("g", "italic")}
    assert list(addresses(source)) == ["http://x.org"]


@given(st.one_of(st.text(), st.text("ab*_[]()\\ \n\t<>&`#-1.\0\u00a0")))
def test_words_without_marks_need_no_parser(words: str) -> None:
    assert pieces_of(words) == parse(words)
    assert plain_words(words) == plain(words)


@given(st.text("ab*_[]()\\ \n<>\0😀"))
def test_styled_never_fails(source: str) -> None:
    for run in styled(source):
        assert 0 <= run.start <= run.end <= len(source)


@given(st.text("abc "), st.text("xyz"), st.text("xyz"))
def test_words_changed_at_both_ends_are_both_kept(base: str, before: str, after: str) -> None:
    base = f"<{base}>"
    assert merge_words(base, base + after, before + base) == (before + base + after, False)


def test_where_both_changed_the_same_both_stand() -> None:
    assert merge_words("one two", "one 2", "one TWO") == ("one TWO\n\none 2", True)
    assert merge_words("one", "one", "two") == ("two", False)
    assert merge_words("", "mine", "theirs") == ("theirs\n\nmine", True)
    # Whoever goes on typing finds the other version below his own, and no third one.
    assert merge_words("theirs", "theirs and on", "theirs\n\nmine") == ("theirs and on\n\nmine", False)


@given(st.text("ab\n"), st.text("ab\n"), st.text("ab\n"))
def test_no_words_typed_on_either_side_go(base: str, mine: str, theirs: str) -> None:
    merged, both = merge_words(base, mine, theirs)
    if both:
        assert len(merged) >= max(len(mine), len(theirs))
        assert merged.count("a") + merged.count("b") >= max(
            len(mine.replace("\n", "")), len(theirs.replace("\n", ""))
        )
    if mine == base:
        assert merged == theirs
    if theirs == base:
        assert merged == mine


def test_folded_lets_plain_letters_find_others() -> None:
    assert folded("Pak Sŏngch’ŏl") == folded("pak songch'ol")
    assert folded("ʻIran ā") == "'iran a"
