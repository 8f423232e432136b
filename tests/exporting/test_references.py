"""Cross-references as an export prints them: by what they lead to in the file, or by the words typed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from db.editing import cable_edits, header_edits, note_edits
from desktop.export_run import export
from desktop.export_wish import ExportWish, Which
from desktop.exporting.choices import ExportChoices, PdfChoices
from desktop.exporting.gather import gather
from desktop.exporting.note_words import plain
from desktop.messages.ledger import ledger_sentences
from tests.db.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "a.chancery")
    opened.do(header_edits.add_field(opened.state, "cable number", "Chen-8/35")[0])
    yield opened
    opened.store.close()


def test_page_and_ledger_tell_where_references_lead(desk: Desk, tmp_path: Path) -> None:
    first, private = desk.note("First.", span=(0, 6)), desk.note("p", span=(9, 13), kind="marginal")
    change, other = cable_edits.new_cable("Another cable.", author=desk.author)
    desk.store.apply(change, author=desk.author)
    there = desk.store.cable_state(other.id)
    change, far = note_edits.add_note(there, "footnote", [(0, 7)], author=desk.author)
    desk.store.apply(change, author=desk.author)
    words = (
        f"See [one](note:{first.id}), [two](note:{private.id}), [three](note:n0gone), "
        f"[four](note:{far.id}), [five](cable:{desk.cable})."
    )
    refers = desk.note(words, span=(28, 31))
    wish = ExportWish(
        str(desk.store.path), Which(ids=(desk.cable,)), "pdf", "folder", PdfChoices(), replace=True
    )
    exported = export(wish, tmp_path / "out", lambda *_: None)
    assert (exported.ledger.references_dead, exported.ledger.references_outside) == (1, 1)
    assert ledger_sentences(exported.ledger)[-2:] == [
        "1 cross-reference leads nowhere: its note or cable is in the trash or gone.",
        "1 cross-reference is to a note that was not chosen.",
    ]
    (path,) = (tmp_path / "out").iterdir()
    page: Any = pypdf.PdfReader(path).pages[0]
    printed = " ".join(page.extract_text().split())
    assert "See note 1, two, three, a cable without a name, note 1, Chen-8/35." in printed
    notes = {note.id: note for note in gather(desk.state, ExportChoices()).notes}
    assert notes[refers.id].source_words == words
    assert plain(notes[refers.id].words) == "See note 1, two, three, four, Chen-8/35."
    ways = [one.get_object() for one in page["/Annots"] if "/Dest" in one.get_object()]
    boxes = {tuple(map(float, one["/Rect"])): float(one["/Dest"][3]) for one in ways}
    # In the line of note 2 at the foot it leads to the line of note 1, just above it.
    (leads,) = [to for (left, bottom, _, top), to in boxes.items() if left > 100 and bottom < to < 200]
    assert 0 < leads - max(top for (left, _, _, top) in boxes if left > 100 and top < 200) < 20
