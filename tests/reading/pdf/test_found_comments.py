"""Comments on any PDF with a text layer come in with its text, as notes on these words."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
import typst

from db.records import Anchor, Author, Note
from desktop.reading import formats
from desktop.reading.intake import Intake
from desktop.reading.records import import_change
from tests.exporting.cables import pdf_bytes, sample
from tests.reading.pdf.pen import Pen, boxes_of, quads
from tests.reading.test_any_text import check


@pytest.fixture
def foreign() -> Pen:
    """Return a PDF of ours without anything that says so: pages and nothing else."""
    pen = Pen(pdf_bytes(sample(notes=())))
    del pen.pdf.attachments["chancery.jsonld"]
    del pen.pdf.docinfo["/Creator"]
    return pen


def read(data: bytes, *, whole_words: bool = False) -> Intake:
    intake = formats.read(data, "x.pdf", whole_words=whole_words)
    check(intake)
    return intake


@pytest.mark.parametrize("whole_words", [False, True])
def test_they_are_notes_on_the_words_of_the_pages(foreign: Pen, whole_words: bool) -> None:
    foreign.mark("recently many people", NM="a", C=pikepdf.Array([0, 0.6, 0]))
    foreign.mark("armed", "Underline", NM="b", Contents="By *whom*?", CreationDate="D:20260101000000Z")
    two = foreign.mark("3,500", NM="c")
    one = foreign.mark("Urgent", nth=1)
    two["/QuadPoints"] = pikepdf.Array([*two["/QuadPoints"].as_list(), *one["/QuadPoints"].as_list()])
    foreign.remove([""])
    intake = read(foreign.data, whole_words=whole_words)
    notes = {note.origin: note for note in intake.notes}
    words = {
        origin: [intake.text[slice(*span)] for span in (note.place, *note.more) if span]
        for origin, note in notes.items()
    }
    assert words == {
        "pdf:a": ["recently many people"],
        "pdf:b": ["armed"],
        "pdf:c": ["Urgent", "3,500"],
    }
    assert [(notes[f"pdf:{key}"].kind, notes[f"pdf:{key}"].colour) for key in "ab"] == [
        ("highlight", "green"),
        ("marginal", ""),
    ]
    assert notes["pdf:b"].words == r"By \*whom\*?"


def test_a_word_that_a_line_end_cuts_is_one_span(tmp_path: Path) -> None:
    source = tmp_path / "cable.typ"
    page = "#set page(width: 190pt)\n#set text(hyphenate: true)\n#set par(justify: true)\n"
    source.write_text(f"{page}The ambassador recommends incomprehensible telecommunications.", "utf-8")
    data = typst.compile(source)
    assert isinstance(data, bytes)
    text = read(data).text
    cut = text[: text.index("-\n")].split()[-1]
    pen = Pen(data)
    _, above = boxes_of(data, cut)
    _, below = boxes_of(data, text[text.index("-\n") + 2 :].split()[0])
    pen.put(0, "Highlight", [*above, *below], QuadPoints=quads([*above, *below]), NM="a")
    (note,) = read(pen.data).notes
    assert note.place is not None
    assert text[slice(*note.place)].startswith(f"{cut}-\n")
    assert note.more == ()


def test_they_are_entered_with_their_authors_and_known_again_by_their_names(foreign: Pen) -> None:
    foreign.mark("armed", NM="b", Contents="By whom?", CreationDate="D:20260101000000Z")
    foreign.put(0, "Text", [(10, 500, 30, 520)], NM="t", Contents="beside")
    intake = read(foreign.data)
    change, _ = import_change(intake, b"x", "u1")
    records = [step.after for step in change.steps]
    notes = {one.origin: one for one in records if isinstance(one, Note)}
    assert [one.name for one in records if isinstance(one, Author)] == ["Dr. Lee"]
    assert notes["pdf:b"].created == "2026-01-01T00:00:00+00:00"
    quotes = [one.quote for one in records if isinstance(one, Anchor) and one.owner == notes["pdf:b"].id]
    assert quotes == ["armed"]
    assert "comment-place-unsure" in {doubt.code for doubt in intake.doubts}
