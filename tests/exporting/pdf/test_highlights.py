"""Live highlights: one for each note, exactly over its words."""

from pathlib import Path

import pytest

from desktop.exporting.dossier import Dossier
from tests.exporting.cables import export, note, pdf_bytes, plain, sample, sample_text
from tests.exporting.taken_apart import Entries, highlights, links, squeezed, words


@pytest.fixture(scope="module")
def finished() -> bytes:
    return pdf_bytes(sample())


def _assert_over_their_words(data: bytes, dossier: Dossier) -> None:
    under: dict[str, str] = {}
    for mark in highlights(data):
        under[mark.note] = under.get(mark.note, "") + mark.under
    for each in dossier.notes:
        if each.spans:
            assert squeezed(under[each.id]) == squeezed("".join(each.quotes)), each.id


def test_boxes_lie_exactly_over_the_words(finished: bytes) -> None:
    _assert_over_their_words(finished, sample())


def test_every_note_with_words_in_the_text_is_one_highlight(finished: bytes) -> None:
    placed = [each.id for each in sample().notes if each.spans]
    assert sorted(each.note for each in highlights(finished)) == sorted(placed)


def test_a_highlight_tells_words_author_times_and_colour(finished: bytes) -> None:
    (third,) = (each.entries for each in highlights(finished) if each.note == "n3")

    assert third["/Contents"] == "박성철, 朴成哲; see **Szalontai**, [p. 112](https://example.org/p112)."
    assert third["/T"] == "Anna Weiss"
    assert third["/CreationDate"] == "D:20261120101500+01'00'"
    assert third["/M"] == "D:20261121090030+01'00'"
    assert [round(float(each) * 255) for each in third["/C"]] == [0x2C, 0x9B, 0xE6]
    assert third["/F"] == 4
    assert third["/Subj"] == "Footnote 3"
    assert "/ExtGState" in third["/AP"]["/N"]["/Resources"]


def test_corners_stand_in_the_order_that_viewers_expect(finished: bytes) -> None:
    for each in highlights(finished):
        quads = _quads(each.entries)
        for at in range(0, len(quads), 8):
            corners = zip(quads[at : at + 8 : 2], quads[at + 1 : at + 8 : 2], strict=True)
            left_top, right_top, left_bottom, right_bottom = corners
            assert left_top[0] == left_bottom[0] < right_top[0] == right_bottom[0]
            assert left_bottom[1] == right_bottom[1] < left_top[1] == right_top[1]


def test_no_helping_link_is_left(finished: bytes) -> None:
    assert not [each for each in links(finished) if each.startswith("x-")]


def test_a_note_over_a_page_break_is_one_note_with_two_boxes() -> None:
    text = "\n".join(f"Line {number} of a cable that is long enough for two pages." for number in range(60))
    whole = note(text, "footnote", text, "On all of it.", number=1, id="nwhole")
    data = pdf_bytes(plain(text, whole))

    found = highlights(data)
    assert [each.page for each in found] == [0, 1]
    assert {each.note for each in found} == {"nwhole"}
    assert [each.entries["/Subj"] for each in found] == ["Footnote 1", "Footnote 1 (continued)"]
    _assert_over_their_words(data, plain(text, whole))


def test_notes_upon_notes_all_lie_over_their_words(tmp_path: Path) -> None:
    text = sample_text()
    words = text.split("\n")[11]
    notes = tuple(
        note(text, "footnote", words[start : start + 60], "x", number=start // 15 + 1, id=f"n{start:03}")
        for start in range(0, 600, 15)
    )
    dossier = sample(notes=notes, library_note_count=len(notes))
    ledger = export(dossier, tmp_path / "many.pdf")

    assert ledger.written == len(notes)
    _assert_over_their_words((tmp_path / "many.pdf").read_bytes(), dossier)


def test_a_note_on_three_places_is_one_note_with_one_mark(tmp_path: Path) -> None:
    text = "alpha beta\ngamma delta epsilon zeta"
    three = note(text, "footnote", ("alpha", "gamma delta", "zeta"), "On three.", number=1, id="n3")
    ledger = export(plain(text, three, library_note_count=1), tmp_path / "three.pdf")
    data = (tmp_path / "three.pdf").read_bytes()
    assert (ledger.in_library, ledger.written) == (1, 1)
    (one,) = highlights(data)
    assert squeezed(one.under) == "alphagammadeltazeta"
    assert len(_quads(one.entries)) == 3 * 8
    assert "alpha1 beta\ngamma delta epsilon zeta\n1 On three." in words(data)


def test_spaces_at_the_end_of_a_line_are_not_under_a_highlight() -> None:
    # PDFium counts no trailing spaces, so the box is measured against one on a text without any.
    with_spaces = note("words   \nmore words", "highlight", "words   \nmore", id="n1")
    without = note("words\nmore words", "highlight", "words\nmore", id="n1")
    (one,) = highlights(pdf_bytes(plain("words   \nmore words", with_spaces)))
    (two,) = highlights(pdf_bytes(plain("words\nmore words", without)))
    assert _quads(one.entries) == pytest.approx(_quads(two.entries))


def _quads(entries: Entries) -> list[float]:
    return [float(each) for each in entries["/QuadPoints"]]
