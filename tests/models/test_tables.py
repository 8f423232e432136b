"""The models under Qt's own tester, through every kind of change and back by undo."""

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from db.changes import Change
from db.editing.distribution_edits import delete_recipients, move_recipients
from db.editing.header_edits import add_field, delete_field, move_field
from db.editing.stage_edits import add_stage, delete_stages, move_stages
from desktop.models.distribution import DistributionModel, RecipientColumn, read_copies
from desktop.models.header import HeaderModel
from desktop.models.recipient_words import split_at, split_points
from desktop.models.stages import StageColumn, StagesModel
from desktop.session import Session
from tests.panels.cable_library import state_of


def watched(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_stages_follow_every_change_and_its_undo(session: Session) -> None:
    model = StagesModel(session)
    tester = watched(model)
    names = [row.name for row in model.rows]
    ids = [row.id for row in model.rows]
    state = state_of(session)
    session.do(add_stage(state, 1, "Decoded")[0])
    assert [row.name for row in model.rows] == ["Received", "Decoded", "Proofread", "Transcribed", "Copied"]
    session.do(move_stages(state, [1, 2], 5))
    session.do(delete_stages(state, ids[:2]))
    assert [row.name for row in model.rows] == ["Transcribed", "Copied", "Decoded"]
    for _ in range(3):
        session.undo()
    assert [row.name for row in model.rows] == names
    session.redo()
    session.open_cable(None)
    assert model.rowCount() == 0
    assert tester.model() is model


def test_a_view_keeps_its_row_while_others_come_and_go(session: Session) -> None:
    model = StagesModel(session)
    tester = watched(model)
    kept = model.index(2, StageColumn.STAGE)
    persistent = QPersistentModelIndex(kept)
    session.do(add_stage(state_of(session), 0, "Sent")[0])
    assert (persistent.row(), persistent.data()) == (3, "Transcribed")
    session.do(move_stages(state_of(session), [3], 0))
    assert (persistent.row(), persistent.data()) == (0, "Transcribed")
    assert tester.model() is model


def test_a_draft_is_in_the_library_only_when_it_has_a_word(session: Session) -> None:
    model = StagesModel(session)
    tester = watched(model)
    row = model.start_stage(1)
    assert (row, model.rowCount(), len(state_of(session).stages)) == (1, 5, 4)
    assert not model.setData(model.index(1, StageColumn.STAGE), "  ")
    model.drop_draft()
    assert model.rowCount() == 4
    model.start_stage(1)
    assert model.setData(model.index(1, StageColumn.STAGE), "Decoded")
    assert [s.name for s in state_of(session).stages_in_order()][:2] == ["Received", "Decoded"]
    session.undo()
    assert model.rowCount() == 4
    assert tester.model() is model


def test_a_time_that_is_none_is_kept_as_typed_and_told(session: Session) -> None:
    model = StagesModel(session)
    index = model.index(1, StageColumn.WHEN)
    model.setData(index, "yesterday evening")
    assert index.data() == "yesterday evening"
    assert any("yesterday evening" in sentence for _row, sentence in model.remarks())
    assert state_of(session).stages_in_order()[1].when == "1961-05-13T09:20"
    model.setData(index, "May 13 at 10.20")
    assert index.data() == "13 May 1961, 10:20"
    assert model.remarks() == []


def test_elapsed_times_and_what_is_called_aloud(session: Session) -> None:
    model = StagesModel(session)
    assert [model.elapsed_words(row) for row in range(4)] == ["", "16 h 20 min", "6 h 40 min", "5 h 35 min"]
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(1, StageColumn.ELAPSED).data(spoken) == "Elapsed: 16 h 20 min"
    assert model.index(1, StageColumn.BY).data(spoken) == "By: not stated"


def test_markup_in_a_tool_tip_is_shown_as_it_is(session: Session) -> None:
    model = StagesModel(session)
    model.change(0, as_written="<b>Received</b>")
    tip = str(model.index(0, StageColumn.STAGE).data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;b&gt;Received&lt;/b&gt;" in tip


def test_distribution_follows_every_change_and_its_undo(session: Session) -> None:
    model = DistributionModel(session)
    tester = watched(model)
    state, shown = state_of(session), model.shown()
    assert shown is not None
    names = [row.name for row in model.rows]
    changes: list[Change | None] = [
        move_recipients(state, shown.id, [0, 1], 4),
    ]
    for change in changes:
        assert session.do(change)
    session.do(delete_recipients(state, [row.id for row in model.rows[2:5]]))
    model.split(0, "Ministry", "Public Security")
    model.join([0, 1, 2])
    for _ in range(4):
        session.undo()
    assert [row.name for row in model.rows] == names
    assert tester.model() is model


def test_copies_are_stated_not_stated_or_illegible(session: Session) -> None:
    model = DistributionModel(session)
    stated, counted = RecipientColumn.STATED, RecipientColumn.COUNTED
    assert (model.index(2, stated).data(), model.index(2, counted).data()) == ("–", "1")
    assert model.setData(model.index(2, stated), "?")
    assert (model.index(2, stated).data(), model.index(2, counted).data()) == ("?", "?")
    assert model.count().verdict == "cannot tell"
    assert not model.setData(model.index(2, stated), "many")
    assert model.setData(model.index(2, stated), "")
    assert model.count().verdict == "agrees"


@pytest.mark.parametrize(
    ("rule", "counted", "verdict"), [(1, "1", "agrees"), (0, "0", "differs"), (None, "?", "cannot tell")]
)
def test_the_rule_of_the_list_counts_the_unnumbered(
    session: Session, rule: int | None, counted: str, verdict: str
) -> None:
    model = DistributionModel(session)
    assert model.change_list(unnumbered=rule)
    assert model.index(2, RecipientColumn.COUNTED).data() == counted
    assert model.count().verdict == verdict


def test_what_was_cut_at_and_comes_together_as_it_was_written(session: Session) -> None:
    model = DistributionModel(session)
    name = model.rows[9].name
    cuts = split_points(name)
    assert cuts == [("Ministry of Foreign Affairs Second Asian Department", "Consular Department")]
    assert model.split(9, *cuts[0])
    assert [row.copies for row in model.rows[9:11]] == [2, None]
    assert model.join([9, 10])
    assert (model.rows[9].name, model.rows[9].copies) == (name, 2)


def test_split_leaves_the_joint_to_neither() -> None:
    assert split_at("Chen, Zhang", 5) == ("Chen", "Zhang")
    assert split_at("Chen Zhang", 4) == ("Chen", "Zhang")
    assert split_at("Chen", 4) is None
    assert split_points("Premier") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("4", (4, "stated")),
        ("", (None, "not stated")),
        ("?", (None, "illegible")),
        ("-3", None),
        ("²", None),
        ("9" * 5000, None),
    ],
)
def test_reading_of_copies(words: str, found: tuple[int | None, str] | None) -> None:
    assert read_copies(words) == found


def test_header_shows_what_is_missing_where_it_would_stand(session: Session) -> None:
    model = HeaderModel(session)
    tester = watched(model)
    assert [row.name for row in model.rows] == [
        "title",
        "date",
        "precedence",
        "cable number",
        "receipt number",
        "originator",
        "classification",
        "addressee",
        "addressee",
        "subject",
        "signatory",
        "source",
    ]
    assert [row.name for row in model.rows if row.missing] == ["title", "classification", "subject", "source"]
    assert model.index(6, 1).data() == "not stated"
    assert tester.model() is model


def test_header_follows_every_change_and_its_undo(session: Session) -> None:
    model = HeaderModel(session)
    tester = watched(model)
    before = [(row.name, row.value) for row in model.rows]
    state = state_of(session)
    session.do(add_field(state, "My label", "x")[0])
    session.do(move_field(state, 8, 0))
    session.do(delete_field(state, state.fields_in_order("precedence")[0].id))
    assert next(row for row in model.rows if row.name == "precedence").missing
    for _ in range(3):
        session.undo()
    assert [(row.name, row.value) for row in model.rows] == before
    assert tester.model() is model


def test_a_missing_field_becomes_the_made_one_in_its_place(session: Session) -> None:
    model = HeaderModel(session)
    tester = watched(model)
    seen: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _parent, first, last: seen.append((first, last)))
    assert model.setData(model.index(6, 1), "Secret")
    assert seen == []
    assert [f.name for f in state_of(session).fields_in_order()][5] == "classification"
    assert (model.rows[6].value, model.rows[6].supplied) == ("Secret", True)
    session.undo()
    assert model.rows[6].missing
    assert tester.model() is model


def test_a_date_is_read_as_one_or_refused(session: Session) -> None:
    model = HeaderModel(session)
    assert model.setData(model.index(1, 1), "May 13, 1961")
    assert state_of(session).value("date") == "1961-05-13"
    assert not model.setData(model.index(1, 1), "some day")
    assert model.index(1, 1).data() == "13 May 1961"
    assert model.index(1, 1).parent() == QModelIndex()
