"""The library panel: which rows, in which order, and what becomes of selection and keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from db.editing import cable_edits, header_edits
from db.editing.mark_edits import add_mark
from db.library_list.sort_keys import folded
from db.listing import Listed
from db.store import Store
from desktop.models.library import LibraryModel
from desktop.models.library_rows import is_urgent, verdict_mark
from desktop.panels.library.file_facts import FileFacts, facts
from desktop.panels.library.panel import LibraryPanel
from desktop.session import Session

Enter = Callable[..., str]


@pytest.fixture
def three(enter: Enter) -> list[str]:
    """Return the ids of three cables, in the order of their dates."""
    return [
        enter(
            "one", title="Réply on Chollima", date="1961-03-01", cable_number="Chen-10", precedence="Urgent"
        ),
        enter("two", title="Łódź", date="1961-04-24", cable_number="Chen-9", originator="Korea Desk"),
        enter("three", title="zeta", date=""),
    ]


@pytest.fixture
def panel(session: Session, three: list[str], qtbot: QtBot) -> LibraryPanel:  # noqa: ARG001
    """Return the panel on three cables, shown."""
    made = LibraryPanel(session)
    qtbot.addWidget(made)
    made.resize(268, 500)
    made.show()
    made.activateWindow()
    return made


def shown(panel: LibraryPanel) -> list[str]:
    model: QAbstractItemModel = panel.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_rows_stand_by_date_with_undated_ones_last(panel: LibraryPanel) -> None:
    assert shown(panel) == ["Réply on Chollima", "Łódź", "zeta"]
    assert panel.count() == 3
    assert panel.head.count.text() == "3 cables"


def test_order_by_number_counts_figures_and_keeps_the_chosen_cable(
    panel: LibraryPanel, three: list[str]
) -> None:
    panel.show_current(three[0])
    panel.set_order("number")
    assert shown(panel) == ["Łódź", "Réply on Chollima", "zeta"]
    assert panel.list.current_id() == three[0]
    panel.set_order("no such order")
    assert panel.model.order == "number"


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("reply CHOLLIMA", ["Réply on Chollima"]),
        ("date:1961-04", ["Łódź"]),
        ("korea", ["Łódź"]),
        ("chen", ["Réply on Chollima", "Łódź"]),
        ("1961-03", ["Réply on Chollima"]),
        ("   ", ["Réply on Chollima", "Łódź", "zeta"]),
    ],
)
def test_searching_takes_no_account_of_case_and_diacritics(
    panel: LibraryPanel, words: str, hits: list[str]
) -> None:
    QTest.keyClicks(panel.head.search, words)
    assert shown(panel) == hits


def test_no_hit_is_said_and_undone_by_one_click(panel: LibraryPanel) -> None:
    panel.head.search.setText("<b>none</b>")
    assert "“<b>none</b>”" in panel.no_hits.label.text()
    assert panel.no_hits.isVisible()
    assert panel.head.count.text() == "0 of 3"
    QTest.mouseClick(panel.no_hits.button, Qt.MouseButton.LeftButton)
    assert len(shown(panel)) == 3


def test_click_opens_at_once(panel: LibraryPanel, three: list[str], qtbot: QtBot) -> None:
    view = panel.list
    with qtbot.waitSignal(panel.cable_chosen) as told:
        at = view.visualRect(view.model().index(1, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [three[1]]


def test_arrows_open_once_after_a_pause(panel: LibraryPanel, three: list[str], qtbot: QtBot) -> None:
    panel.show_current(three[0])
    heard: list[str] = []
    panel.cable_chosen.connect(heard.append)
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert heard == []
    qtbot.waitUntil(lambda: heard == [three[2]])


def test_enter_opens_and_del_wishes_deleting(panel: LibraryPanel, three: list[str], qtbot: QtBot) -> None:
    panel.show_current(three[1])
    with qtbot.waitSignal(panel.cable_chosen) as opened:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.delete_wanted) as deleted:
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert opened.args == [three[1]]
    assert deleted.args == [[three[1]]]


def test_enter_in_the_search_field_opens_the_first_hit(
    panel: LibraryPanel, three: list[str], qtbot: QtBot
) -> None:
    panel.focus_search()
    QTest.keyClicks(panel.head.search, "zeta")
    with qtbot.waitSignal(panel.cable_chosen) as opened:
        QTest.keyClick(panel.head.search, Qt.Key.Key_Return)
    assert opened.args == [three[2]]


def test_changes_keep_selection_and_place(
    panel: LibraryPanel, session: Session, three: list[str], enter: Enter
) -> None:
    for number in range(30):
        enter(f"more {number}", title=f"Cable {number}", date=f"1962-01-{number + 1:02}")
    panel.show_current(three[1])
    bar = panel.list.verticalScrollBar()
    panel.grab()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    session.open_cable(three[1])
    assert session.state is not None
    title = session.state.fields_in_order("title")[0]
    assert session.do(header_edits.set_value(session.state, title.id, "Another title"))
    assert session.do(cable_edits.trash_cable(session.store.cable_state(three[2]).cable, "zeta"))
    assert bar.value() == place
    assert panel.list.current_id() == three[1]
    assert "Another title" in shown(panel)
    assert "zeta" not in shown(panel)
    session.undo()
    assert "zeta" in shown(panel)


def test_the_model_keeps_its_word(session: Session, three: list[str], enter: Enter) -> None:
    model = LibraryModel(session)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_order("title")
    model.set_words("e")
    enter("four", title="été")
    model.set_order("number")
    model.set_words("")
    session.do(cable_edits.trash_cable(session.store.cable_state(three[0]).cable, ""))
    assert model.rowCount() == 3


def test_empty_library_offers_importing(session: Session, qtbot: QtBot) -> None:
    panel = LibraryPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.head.count.text() == "no cables"
    with qtbot.waitSignal(panel.import_wanted):
        QTest.mouseClick(panel.nothing.button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel.sample_wanted):
        QTest.mouseClick(panel.sample, Qt.MouseButton.LeftButton)


def test_rows_are_as_high_as_their_title(panel: LibraryPanel, enter: Enter) -> None:
    enter("long", title="Cable from the Chinese Embassy in North Korea, on so many things " * 3)
    enter("one word", title="Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten")
    heights = [
        panel.list.visualRect(panel.model.index(row)).height() for row in range(panel.model.rowCount())
    ]
    assert heights == [46, 46, 46, 63, 63]
    assert not panel.grab().isNull()


def test_the_file_of_a_cable_is_told(panel: LibraryPanel, session: Session, three: list[str]) -> None:
    told = dict(facts(session.store.cable_state(three[0])))
    assert told["File name"] == "made.txt"
    assert told["Text"] == "3 characters, 1 line"
    panel.show_facts(three[0])
    dialog = panel.findChildren(FileFacts)[0]
    assert dialog.isVisible()
    dialog.close()


def test_dropped_files_are_wished_imported(panel: LibraryPanel, tmp_path: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a b.txt")), QUrl("https://example.org/x")])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(panel.files_dropped) as dropped:
        panel.dropEvent(drop)
    assert dropped.args == [[tmp_path / "a b.txt"]]


def test_menu_wishes_a_citation_and_an_export(panel: LibraryPanel, three: list[str], qtbot: QtBot) -> None:
    menu = panel.menu_for(three[1])
    actions = {action.text().replace("&", ""): action for action in menu.actions() if action.text()}
    styles = actions["Copy citation"].menu()
    assert isinstance(styles, QMenu)
    with qtbot.waitSignal(panel.citation_wanted) as cited:
        styles.actions()[2].trigger()
    assert cited.args == [[three[1]], "mhra"]
    with qtbot.waitSignal(panel.export_wanted) as wanted:
        actions["Export…"].trigger()
    assert wanted.args == [[three[1]]]


def row(**values: object) -> Listed:
    plain: dict[str, object] = {
        "id": "k1",
        "title": "",
        "date": "",
        "cable_number": "",
        "originator": "",
        "precedence": "",
        "verdict": "no list",
        "difference": 0,
        "notes": 0,
    }
    return Listed(**{**plain, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "mark"),
    [
        ({"verdict": "agrees"}, ("✓", "ok")),
        ({"verdict": "differs", "difference": 1}, ("+1", "warn")),
        ({"verdict": "differs", "difference": -3}, ("−3", "warn")),
        ({"verdict": "differs", "difference": 0}, ("±", "warn")),
        ({"verdict": "cannot tell"}, ("–", "")),
        ({"verdict": "no list"}, ("–", "")),
    ],
)
def test_verdict_marks(values: dict[str, object], mark: tuple[str, str]) -> None:
    assert verdict_mark(row(**values)) == mark


@pytest.mark.parametrize(
    ("precedence", "urgent"),
    [
        ("Urgent", True),
        ("Extra urgent", True),
        ("Secret, urgent", True),
        ("IMMEDIATE", True),
        ("特急", True),
        ("Routine", False),
        ("Priority", False),
        ("not urgent", False),
        ("", False),
    ],
)
def test_urgent_and_above(precedence: str, urgent: bool) -> None:
    assert is_urgent(precedence) is urgent


def test_folding() -> None:
    assert folded("Ｐak Sŏng-chʻŏl ẞ") == "pak song-chʻol ss"


def test_cables_entered_beside_the_window_are_listed_also_after_a_mark(
    panel: LibraryPanel, session: Session, three: list[str]
) -> None:
    session.open_cable(three[0])
    assert session.state is not None
    change, _mark = add_mark(session.state, "uncertain", (0, 3), author=session.author.id)
    assert session.do(change)  # the list says nothing of marks, and is not told
    new, _cable = cable_edits.new_cable("four", author=session.author.id, file_name="4.txt", data=b"four")
    beside = Store(session.store.path, create=False)
    beside.apply(new, author=session.author.id)
    beside.close()
    session.listing_changed.emit()
    assert panel.count() == 4
