"""Footnotes of several series: text, panel, page and JSON say the same marks."""

from pathlib import Path

import pypdf
from pytestqt.qtbot import QtBot

from db.editing import note_edits
from desktop.commands.shown import as_contract
from desktop.exporting.choices import PdfChoices
from desktop.exporting.gather import gather
from desktop.exporting.pdf import writer as pdf
from desktop.models.note_roles import NoteRole
from tests.windows.desk import open_window, state_of
from tests.windows.noted import footnote


def test_text_panel_page_and_json_bear_the_same_marks(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.libraries.enter_sample()
    window.settings.put("series", "letters")
    lettered = footnote(window, "recently many people")
    window.settings.put("series", "")
    numbered, starred = footnote(window, "Pak Seong-cheol"), footnote(window, "illegally")
    state = state_of(window)
    window.notes.choose(starred)
    window.notes.edit()
    box = window.parts.notes.editor.series
    assert box.isVisible()
    box.series_chosen.emit("symbols")
    start = state.text.index("Between January")
    change, own = note_edits.add_note(state, "own", [(start, start + 7)], author=window.session.author.id)
    assert window.session.do(change)
    assert window.session.do(note_edits.set_label(state, own.id, "a"))
    expected = {numbered: "1", lettered: "a", starred: "*", own.id: "[a]"}
    assert {laid.span.note: laid.span.label for laid in window.parts.text.looks.spans.laid} == expected
    model = window.parts.notes.model
    assert {note: model.index_of(note).data(NoteRole.NUMBER) for note in expected} == expected
    said = {each["id"]: (each["number"], each["label"]) for each in as_contract(state)["notes"]}
    assert said == {numbered: (1, "1"), lettered: (None, "a"), starred: (None, "*"), own.id: (None, "a")}
    dossier = gather(state, PdfChoices())
    assert {note.id: note.mark for note in dossier.notes} == expected
    path = tmp_path / "x.pdf"
    pdf.write(dossier, PdfChoices(), path, lambda *_: None)
    words = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    assert "border illegally.*" in words.replace("\n", "")
    # The source note leaves the star to the series.
    assert "◊ Source:" in words.replace("  ", " ")
    assert "Marks in brackets are those of notes that stood in the source." in words
    window.undo()
    window.undo()
    window.undo()
    assert state_of(window).note_marks() == {numbered: "1", starred: "2", lettered: "a"}
