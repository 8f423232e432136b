"""The header panel while no cable is open."""

from pytestqt.qtbot import QtBot

from desktop.panels.header.panel import HeaderPanel
from desktop.session import Session


def test_without_a_cable_the_panel_says_what_it_is_for(bare_session: Session, qtbot: QtBot) -> None:
    panel = HeaderPanel(bare_session)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.empty.isVisible()
    assert panel.summary() == ("", "")
    assert not panel.actions_of.add.isEnabled()
