"""Status, star and tags of the open cable, set below its header."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.panels.header.panel import HeaderPanel
from desktop.session import Session
from tests.panels.cable_library import state_of


def test_status_star_and_tags_are_set_and_undone(session: Session, qtbot: QtBot) -> None:
    panel = HeaderPanel(session)
    qtbot.addWidget(panel)
    panel.resize(392, 500)
    panel.show()
    row = panel.editorial
    menu = row.status.menu()
    assert menu is not None
    menu.actions()[2].trigger()
    row.star.click()
    row.tags.edited.emit(["border", "to quote"])
    row.tags.edited.emit(["to quote"])
    cable = state_of(session).cable
    assert (cable.status, cable.starred, cable.tags) == ("checked", True, ("to quote",))
    assert (row.status.text(), row.star.isChecked(), row.tags.tags()) == ("Checked", True, ["to quote"])
    listed = next(each for each in session.cables() if each.id == cable.id)
    assert (listed.status, listed.starred, listed.tags) == ("checked", True, ("to quote",))
    for _ in range(4):
        session.undo()
    assert (row.status.text(), row.star.isChecked(), row.tags.tags()) == ("Draft", False, [])
    session.open_cable(None)
    assert row.isHidden()
