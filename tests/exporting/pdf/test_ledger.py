"""Everything chosen is in the file, nothing else is, and the ledger says so."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Pdf, Stream

from db.errors import ExportError
from db.records import NOTE_KINDS, NoteKind
from desktop.exporting.choices import PdfChoices
from desktop.exporting.pdf import highlights as highlights_of_the_file
from tests.exporting.cables import ALL_KINDS, export, note, plain, sample, sample_text
from tests.exporting.taken_apart import attachment, words


def everything(data: bytes) -> str:
    """Return all that a file holds: every object and string, every stream unpacked."""
    parts: list[str] = []
    with Pdf.open(BytesIO(data)) as file:
        for each in file.objects:
            _gather(each, parts)
    return "\n".join(parts)


def _gather(each: object, parts: list[str]) -> None:
    if isinstance(each, Stream):
        raw = each.read_bytes()
        parts += [raw.decode("utf-8", "ignore"), raw.decode("utf-16-be", "ignore")]
    if isinstance(each, Dictionary | Stream):
        for _, value in each.items():  # noqa: PERF102 - a PDF dictionary has no values()
            _gather_direct(value, parts)
    elif isinstance(each, Array):
        for value in each.as_list():
            _gather_direct(value, parts)
    else:
        parts.append(str(each))


def _gather_direct(value: object, parts: list[str]) -> None:
    if not getattr(value, "is_indirect", False):
        _gather(value, parts)


def test_what_was_left_out_is_nowhere_in_the_file(tmp_path: Path) -> None:
    chosen = tuple(each for each in sample().notes if each.kind != "marginal")
    dossier = sample(notes=chosen, library_note_count=12, left_out={"marginal": 1})
    export(dossier, tmp_path / "a.pdf", PdfChoices())
    held = everything((tmp_path / "a.pdf").read_bytes())
    assert "Ask Lee" not in held
    assert "nm" not in re.findall(r"urn:chancery:(\w+)", held)


def test_what_was_chosen_is_found_by_the_same_search(tmp_path: Path) -> None:
    export(sample(), tmp_path / "a.pdf")
    held = everything((tmp_path / "a.pdf").read_bytes())
    assert "Ask Lee" in held
    assert "nm" in re.findall(r"urn:chancery:(\w+)", held)


def test_a_note_of_a_kind_that_was_not_chosen_stops_the_export(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as told:
        export(sample(), tmp_path / "a.pdf", PdfChoices())
    assert told.value.code == "export-notes-differ"
    assert not list(tmp_path.iterdir())


def test_the_ledger_counts(tmp_path: Path) -> None:
    ledger = export(sample(library_note_count=15, left_out={"marginal": 3}), tmp_path / "a.pdf")
    assert (ledger.in_library, ledger.chosen, ledger.written) == (15, 12, 12)
    assert ledger.left_out == {"marginal": 3}
    assert ledger.pages == 2
    assert ledger.findings == ()


def test_a_note_that_is_lost_on_the_way_stops_the_export_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = highlights_of_the_file.note_ids
    monkeypatch.setattr(highlights_of_the_file, "note_ids", lambda file: found(file) - {"n3"})
    (tmp_path / "a.pdf").write_bytes(b"old")

    with pytest.raises(ExportError) as told:
        export(sample(), tmp_path / "a.pdf")

    assert told.value.code == "export-notes-differ"
    assert told.value.values == {"chosen": 12, "written": 11}
    assert [each.name for each in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_substitutes_are_told_shown_and_kept(tmp_path: Path) -> None:
    text = "A smile \U0001f600 here"
    ledger = export(plain(text, note(text, "footnote", "smile", "\U0001f600", number=1)), tmp_path / "a.pdf")
    data = (tmp_path / "a.pdf").read_bytes()
    assert ledger.substitutes == (("\U0001f600", "U+1F600", 2),)
    assert "A smile1 [U+1F600] here" in words(data)
    assert attachment(data)["text"] == text
    assert ledger.findings == ()


@pytest.mark.parametrize("words_of_it", ["", "   ", "\n", "Words."])
@pytest.mark.parametrize("kind", NOTE_KINDS)
def test_every_kind_is_counted_with_or_without_words_and_place(
    tmp_path: Path, kind: NoteKind, words_of_it: str
) -> None:
    text = "One two three.\n \nFour."
    placed = replace(note(text, "footnote", "two", words_of_it, number=1, id="n1"), kind=kind)
    lost = replace(placed, id="n2", spans=(), number=None, quotes=("gone",))
    blank = replace(placed, id="n3", spans=((3, 4),), quotes=(" ",), number=2)
    empty_line = replace(placed, id="n4", spans=((15, 16),), quotes=(" ",), number=3)
    ledger = export(plain(text, placed, lost, blank, empty_line), tmp_path / "a.pdf")
    assert ledger.written == ledger.chosen == 4


def test_no_notes_at_all(tmp_path: Path) -> None:
    ledger = export(plain(sample_text()), tmp_path / "a.pdf")
    assert (ledger.chosen, ledger.written, ledger.findings) == (0, 0, ())


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_the_words_under_the_marks_can_be_searched_for_by_poppler(tmp_path: Path) -> None:
    export(sample(), tmp_path / "a.pdf", ALL_KINDS)
    told = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, text=True, check=False)
    assert "3,500 of them" in " ".join(told.stdout.split())
