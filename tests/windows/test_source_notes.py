"""The notes that stood in a source: their marks in the text and on the page, beside the editor's own."""

from pathlib import Path

import pypdf
import pytest
from pytestqt.qtbot import QtBot

from db.editing import note_edits
from desktop.exporting import pdf
from desktop.exporting.choices import PdfChoices
from desktop.exporting.gather import gather
from desktop.reading import formats
from desktop.reading.records import import_change
from desktop.windows.main_window import MainWindow
from tests.reading.tei.volumes import TELEGRAM_1948, volume
from tests.windows.desk import open_window, state_of


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Return the window on a telegram of Foreign Relations with its source note and two more."""
    shown = open_window(qtbot, tmp_path)
    data = volume(TELEGRAM_1948)
    change, cable = import_change(formats.read(data, "v.xml"), data, shown.session.author.id)
    assert shown.session.do(change)
    shown.session.open_cable(cable.id)
    return shown


def _marks(window: MainWindow) -> list[tuple[str | None, str | None]]:
    """Return mark and colour of the notes in the text, in order."""
    return [(laid.span.label, laid.span.colour) for laid in window.parts.text.looks.spans.laid]


def test_marks_stand_as_printed_without_a_wash_and_in_brackets_beside_footnotes(
    window: MainWindow, tmp_path: Path
) -> None:
    assert _marks(window) == [("1", None), ("1", None)]
    state = state_of(window)
    start = state.text.index("His Royal Highness")
    change, note = note_edits.add_note(
        state, "footnote", [(start, start + 18)], author=window.session.author.id, words="The Regent."
    )
    assert window.session.do(change)
    assert _marks(window) == [("1", "amber"), ("[1]", None), ("[1]", None)]
    assert [n.kind for n in state.notes_in_order()] == ["source", "footnote", "own", "own"]
    path = tmp_path / "x.pdf"
    ledger = pdf.write(gather(state, PdfChoices()), PdfChoices(), path, lambda *_: None)
    assert (ledger.chosen, ledger.written) == (4, 4)
    words = "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    for line in ("741.90G/1–548: Telegram", "1 The Regent.", "[1] Not printed.", "[1] Neither printed."):
        assert line in words.replace("  ", " ")
    assert "Numbers in brackets are those of notes that stood in the source." in words
    window.session.undo()
    assert note.id not in {n.id for n in state_of(window).notes_in_order()}
    assert _marks(window) == [("1", None), ("1", None)]
