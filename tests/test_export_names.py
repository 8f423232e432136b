"""File names proposed and made safe, and the sentence that tells which notes go out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import NoteKind
from desktop.export_names import safe_name, target
from desktop.windows.exporting.export_words import notes_sentence


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Chen- 8/35", "Chen- 8-35"),
        ('a<b>:"c"|d?*\\e', "a-b---c--d---e"),
        ("  two\nlines\t ", "two lines"),
        ("ends in dots...", "ends in dots"),
        ("con", "_con"),
        ("LPT1.x", "_LPT1.x"),
        ("context", "context"),
        ("\u202eevil", "evil"),
        ("...", ""),
        ("朴成哲", "朴成哲"),
    ],
)
def test_safe_names(words: str, name: str) -> None:
    assert safe_name(words) == name


@given(st.text(max_size=400))
def test_any_words_make_a_name_that_is_one_name(words: str) -> None:
    name = safe_name(words)
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert len(f".{name}.pdf.12345.part".encode()) < 255
    assert name == name.strip(" .")
    found = target(Path("/folder"), name)
    assert found is None or found.parent == Path("/folder")


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("a", Path("/f/a.pdf")),
        ("a.PDF", Path("/f/a.pdf")),
        ("Chen- 8/35.pdf", Path("/f/Chen- 8-35.pdf")),
        ("/elsewhere/b.pdf", Path("/elsewhere/b.pdf")),
        ("../up", Path("/f/-up.pdf")),
        (" ", None),
        (".pdf", None),
    ],
)
def test_where_a_typed_name_leads(typed: str, path: Path | None) -> None:
    assert target(Path("/f"), typed) == path


@pytest.mark.parametrize(
    ("counts", "chosen", "sentence"),
    [
        ({}, (), "There are no notes; the PDF will hold the cable alone."),
        ({"footnote": 1}, ("footnote",), "1 note in this cable, 1 will be in the PDF."),
        (
            {"footnote": 6, "highlight": 2, "marginal": 3, "source": 1},
            ("footnote", "highlight", "source"),
            "12 notes in this cable, 9 will be in the PDF; 3 private ones stay out.",
        ),
        (
            {"footnote": 2, "marginal": 1},
            ("footnote",),
            "3 notes in this cable, 2 will be in the PDF; 1 private one stays out.",
        ),
        (
            {"footnote": 2, "marginal": 1, "highlight": 2},
            ("footnote",),
            "5 notes in this cable, 2 will be in the PDF; 1 private one and 2 others stay out.",
        ),
        (
            {"footnote": 2, "marginal": 1},
            ("marginal",),
            "3 notes in this cable, 1 will be in the PDF; 2 stay out.",
        ),
    ],
)
def test_sentence(counts: dict[NoteKind, int], chosen: tuple[NoteKind, ...], sentence: str) -> None:
    assert notes_sentence(counts, chosen) == sentence


def test_the_sentence_tells_of_textual_notes() -> None:
    assert notes_sentence({}, (), 2) == "There are no notes. 2 corrections will be textual notes."
    counts: dict[NoteKind, int] = {"footnote": 1}
    assert notes_sentence(counts, tuple(counts), 1) == (
        "1 note in this cable, 1 will be in the PDF. 1 correction will be a textual note."
    )
