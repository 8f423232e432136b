"""Cables of every oddity leave as PDFs, by themselves and as a volume, and come back as they were."""

from __future__ import annotations

from pathlib import Path

from db.records import NOTE_KINDS
from desktop.exporting.choices import PdfChoices
from desktop.exporting.volume.writer import make
from desktop.reading.pdf.returned import returned
from desktop.windows.shown_spans import line_styles
from tests.bench import round_trip_pdf
from tests.odd_cables import everything, odd_library
from tests.reading.pdf.pen import Pen

ALL = PdfChoices(kinds=NOTE_KINDS, corrections=True)


def test_nothing_differs_and_no_note_is_lost_in_any_of_them() -> None:
    for row in round_trip_pdf.measure(2, 40):
        assert row.reached is not False, row


def test_a_volume_brings_back_each_of_its_cables_and_comments_on_them(tmp_path: Path) -> None:
    store, cables = odd_library(tmp_path / "odd.chancery", 2, 20)
    dossiers = [everything(store, cable) for cable in cables]
    store.close()
    pen = Pen(make(dossiers, ALL, lambda _share, _code: None)[0])
    found = returned(pen.data, "x.pdf")
    assert found is not None
    assert (found.comments, found.refused) == ((), ())
    left = {one.id: one for dossier in dossiers for one in dossier.carried}
    assert {one.id: one for one in found.records} == left
    words = [word for word in dossiers[1].text.split() if word.isascii() and len(word) > 4]
    once = next(w for w in words if dossiers[1].text.count(w) == 1 and w not in dossiers[0].text)
    pen.mark(once, NM="his")
    back = returned(pen.data, "x.pdf")
    assert back is not None
    (comment,) = back.comments
    assert comment.cable == cables[1]
    assert [dossiers[1].text[a:b] for a, b in comment.spans] == [once]


def test_a_page_that_a_file_lets_begin_over_words_is_shown_at_one_place(tmp_path: Path) -> None:
    store, (cable,) = odd_library(tmp_path / "odd.chancery", 1, 4)
    pages = [style for style in line_styles(store.cable_state(cable)) if style.role == "page"]
    store.close()
    assert len(pages) == 1
    assert pages[0].start == pages[0].end
