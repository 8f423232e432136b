"""An export of many cables that is begun and cancelled."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.windows.exporting.export_dialog import ExportDialog

WAIT = 30_000


def cancelled_at_once(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Begin to write a folder named "other" and cancel."""
    qtbot.addWidget(dialog)
    dialog.formats.choose("pdf")
    dialog.form.target.name.setText("other")
    dialog.export()
    qtbot.waitUntil(lambda: "of 2 cables" in dialog.foot.words.text(), timeout=WAIT)
    dialog.reject()
    qtbot.waitUntil(lambda: dialog.foot.words.text() == "Cancelled. Nothing was written.", timeout=WAIT)
    dialog.reject()
