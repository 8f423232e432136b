"""A Word file of ours comes back: what left is equal, and what the editor did in Word is his change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from db.editing import mark_edits
from db.records import MarkKind
from desktop.exporting.dossier import Dossier
from desktop.exporting.gather import gather
from desktop.exporting.word import names as written
from desktop.reading.returned import Comment, Returned, hashes
from desktop.reading.word import own_names
from desktop.reading.word.returned import returned
from tests.exporting.cables import ALL_KINDS, note, plain
from tests.exporting.test_gather import Open
from tests.exporting.word.opened import part, word_file
from tests.libre_office import PROGRAM, converted
from tests.reading.word_editing import (
    Element,
    W,
    comment,
    edited,
    footnote,
    highlighted,
    replied,
    reword,
    texts,
    together,
    tracked,
    without_bookmarks,
    without_footnote,
    without_shade,
)
from tests.reading.word_files import paragraph, run
from tests.reading.word_files import word_file as stranger


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """Return the sample with notes of every kind, taken out of a real library."""
    sample = Path(__file__).resolve().parents[2] / "resources" / "sample" / "Chen-8-35.txt"
    sheet = Open(tmp_path_factory.mktemp("word") / "a.chancery", sample)
    first = sheet.note(
        "footnote", "Korea Desk", words="Early.\nOn a new line, see [this](https://example.org/a_b)."
    )
    sheet.note("footnote", "Ambassador Qiao", words="Qiao *Xiaoguang*.\n\nA **second** paragraph; 乔晓光.")
    sheet.note("footnote", "cable of April 24", words="Not released.")
    sheet.note("footnote", "strengthen control", words=f"See [there](note:{first.id}), and so on.")
    sheet.note("marginal", "Urgent", words="Ask **Lee**.", author=sheet.other_author)
    sheet.note("marginal", "3,500 of them", "Pak said", words="Two\nplaces.\x07")
    sheet.note("highlight", "large numbers", "unexpectedly large", words="")
    sheet.note("highlight", "recently many people", words="How many?")
    sheet.note("general", words="On the whole.\n\nAnd more of it.")
    sheet.note("source", words="Source: Foreign Ministry Archive.")
    sheet.note("own", "armed guard", words="As printed.")
    text = sheet.state.text
    marks: tuple[tuple[MarkKind, str, str], ...] = (
        ("insertion", "China’s viewpoint", " again"),
        ("deletion", "Between January", ""),
        ("uncertain", "3,500", ""),
    )
    for kind, quote, words in marks:
        start, end = text.index(quote), text.index(quote) + len(quote)
        span = (end, end) if kind == "insertion" else (start, end)
        sheet.do(mark_edits.add_mark(sheet.state, kind, span, author=sheet.author, words=words)[0])
    yield gather(sheet.state, ALL_KINDS, exported_by="Anna Weiss", text_of=sheet.store.text)
    sheet.store.close()


@pytest.fixture(scope="module")
def file(dossier: Dossier) -> bytes:
    return word_file(dossier)


def back(data: bytes) -> Returned:
    found = returned(data, "edited.docx")
    assert found is not None
    return found


def only(data: bytes) -> Comment:
    (found,) = back(data).comments
    return found


def test_untouched_it_is_equal_to_what_left(dossier: Dossier, file: bytes) -> None:
    found = back(file)
    assert found.records == dossier.carried
    assert found.texts == dossier.texts
    assert found.left == hashes(dossier.carried)
    assert (found.format, found.comments, found.refused) == ("docx", (), ())


def test_a_stranger_s_file_is_none_of_ours() -> None:
    assert returned(stranger(paragraph(run("Words."))), "theirs.docx") is None


def test_names_of_the_writer_are_those_of_the_reader() -> None:
    assert own_names.TEXT_REGION.fullmatch(written.TEXT_REGION.format(12))
    for each in ("n018f2c", "n" * 33, "n" * 60, "note-with-dashes"):
        assert own_names.alias(each) == written.alias(each)
        for name in (written.span_bookmark(each, 3), written.span_bookmark(each, 999)):
            assert own_names.SPAN.fullmatch(name)
            assert len(name) <= 40
        assert own_names.BODY.fullmatch(written.body_bookmark(each))
        assert own_names.BODY.fullmatch(f"{written.body_bookmark(each)} Copy 1"[:40].replace(" ", "_"))


def test_a_reworded_footnote_is_a_change_with_both_versions(dossier: Dossier, file: bytes) -> None:
    made = only(edited(file, footnotes=reword("Not released.", "Released in 2009, unread.")))
    note = next(each for each in dossier.notes if each.words == "Not released.")
    assert (made.kind, made.on, made.words) == ("changed words", note.id, "Released in 2009, unread.")
    assert (made.spans, made.quote, made.author) == (note.spans, "cable of April 24", "Anna Weiss")


def test_a_reference_leads_to_its_note_and_outlives_an_edit(dossier: Dossier, file: bytes) -> None:
    first = next(each for each in dossier.notes if each.words.startswith("Early."))
    links = [*part(file, "word/footnotes.xml").iter(f"{W}hyperlink")]
    assert written.body_bookmark(first.id) in {one.get(f"{W}anchor") for one in links}
    made = only(edited(file, footnotes=reword(", and so on.", ", and elsewhere.")))
    assert made.words == f"See [note 1](note:{first.id}), and elsewhere."


def test_a_new_footnote_stands_at_the_word_before_its_mark(dossier: Dossier, file: bytes) -> None:
    made = only(edited(file, **footnote("Who is *he*?", "stressed repeatedly")))
    assert (made.kind, made.words, made.quote) == ("footnote", "Who is \\*he\\*?", "repeatedly")
    (span,) = made.spans
    assert dossier.text[slice(*span)] == "repeatedly"
    assert (made.author, made.created, made.doubt) == (
        "Edith",
        "2026-12-01T09:00:00.000000+00:00",
        "nearest-words",
    )


def test_a_new_comment_bears_its_author_and_its_words(dossier: Dossier, file: bytes) -> None:
    made = only(edited(file, **comment("Since when?", "strengthen control")))
    assert (made.kind, made.words, made.quote, made.doubt) == (
        "text note",
        "Since when?",
        "strengthen control",
        "",
    )
    assert (made.author, made.created) == ("Edith", "2026-12-01T10:00:00.000000+00:00")
    assert dossier.text[slice(*made.spans[0])] == "strengthen control"


def test_a_reply_answers_our_note(dossier: Dossier, file: bytes) -> None:
    made = only(replied(file, "Ask ", "He has left."))
    note = next(each for each in dossier.notes if each.words == "Ask **Lee**.")
    assert (made.kind, made.on, made.words, made.author) == ("reply", note.id, "He has left.", "Edith")


def test_colours_of_the_colleague_are_highlights_and_a_colour_taken_away_is_told(
    dossier: Dossier, file: bytes
) -> None:
    made = only(edited(file, document=highlighted("strengthen control", "cyan")))
    assert (made.kind, made.quote, made.colour) == ("highlight", "strengthen control", "sky")
    made = only(
        edited(file, document=together(without_shade("large numbers"), without_shade("unexpectedly large")))
    )
    note = next(each for each in dossier.notes if each.quotes == ("large numbers", "unexpectedly large"))
    assert (made.kind, made.on) == ("deleted", note.id)


@pytest.mark.parametrize("with_tracking", [False, True])
def test_a_deleted_footnote_is_told_and_still_there(
    dossier: Dossier, file: bytes, *, with_tracking: bool
) -> None:
    data = edited(file, document=without_footnote("Not released.", file, tracked=with_tracking))
    made = only(data)
    note = next(each for each in dossier.notes if each.words == "Not released.")
    assert (made.kind, made.on) == ("deleted", note.id)
    assert made.author == ("Edith" if with_tracking else "Anna Weiss")
    assert note.id in {each.id for each in back(data).records}


@pytest.mark.parametrize("deed", [reword, tracked])
def test_changed_text_is_a_correction_to_look_at(dossier: Dossier, file: bytes, deed: object) -> None:
    assert callable(deed)
    made = only(edited(file, document=deed("avoid ", "avoid all ")))
    assert (made.kind, made.quote.strip(), made.words.strip()) == ("changed text", "", "all")
    start = made.spans[0][0]
    assert dossier.text[:start].endswith("avoid ")
    assert made.author == ("Edith" if deed is tracked else "Anna Weiss")


def test_a_line_that_was_put_in_is_told(file: bytes) -> None:
    def deed(root: Element) -> None:
        (line,) = [one for one in root[0] if "".join(map(str, one.itertext())).startswith("Priority")]
        markup = paragraph(run("A new line.")).replace("<w:p>", f'<w:p xmlns:w="{W[1:-1]}">', 1)
        line.addnext(etree.fromstring(markup))

    made = only(edited(file, document=deed))
    assert (made.kind, made.quote, made.words.strip("\n")) == ("changed text", "", "A new line.")


def test_a_changed_cell_is_told_with_both_values(file: bytes) -> None:
    def deed(root: Element) -> None:
        (cell,) = [one for one in texts(root, "General Office") if one.text == "General Office"]
        cell.text = "General Bureau"

    made = only(edited(file, document=deed))
    assert (made.kind, made.doubt, made.spans) == ("text note", "no-place", ())
    assert made.words == "Distribution: “General Office | 3” → “General Bureau | 3”"


def test_without_bookmarks_the_words_decide(dossier: Dossier, file: bytes) -> None:
    bare = edited(file, document=without_bookmarks, footnotes=without_bookmarks)
    found = back(bare)
    assert found.records == dossier.carried
    assert found.comments == ()
    made = only(edited(bare, footnotes=reword("Not released.", "Unread.")))
    note = next(each for each in dossier.notes if each.words == "Not released.")
    assert (made.kind, made.on, made.words) == ("changed words", note.id, "Unread.")


def test_in_the_styles_of_another_house_it_is_still_ours(dossier: Dossier, file: bytes) -> None:
    def deed(root: Element) -> None:
        for one in root.iter(f"{W}pStyle"):
            one.set(f"{W}val", "HouseText")

    found = back(edited(file, document=deed, footnotes=deed))
    assert (found.records, found.comments) == (dossier.carried, ())


def test_several_cables_of_one_file_are_told_apart(dossier: Dossier) -> None:
    other = plain("Only *this*.", note("Only *this*.", "footnote", "this", "One.", number=1, id="n5"))
    data = word_file(other, dossier)
    assert back(data).comments == ()
    made = only(edited(data, document=reword("Only", "Once"), footnotes=lambda _root: None))
    assert (made.kind, made.cable, made.spans) == ("changed text", other.cable_id, ((0, 4),))
    made = only(edited(data, footnotes=reword("Not released.", "Unread.")))
    assert made.cable == dossier.cable_id


def test_all_at_once_each_is_found(file: bytes) -> None:
    new, remark = footnote("New.", "stressed repeatedly"), comment("Since when?", "strengthen control")
    data = edited(
        file,
        document=together(
            without_footnote("Early.", file),
            tracked("Pak said", "Pak stated"),
            new["document"],
            remark["document"],
        ),
        footnotes=together(reword("Not released.", "Unread."), new["footnotes"]),
        comments=together(reword("Two", "Three"), remark["comments"]),
    )
    found = sorted((each.kind, each.quote) for each in back(data).comments)
    assert found == [
        ("changed text", "said"),
        ("changed words", "3,500 of them … Pak said"),
        ("changed words", "cable of April 24"),
        ("deleted", "Korea Desk"),
        ("footnote", "repeatedly"),
        ("text note", "strengthen control"),
    ]


@pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed here")
def test_saved_again_by_libreoffice_it_comes_back_equal(
    dossier: Dossier, file: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "cable.docx"
    changed = edited(file, footnotes=reword("Not released.", "Unread."))
    path.write_bytes(changed)
    saved = converted(path, "docx", tmp_path / "again")
    assert saved is not None
    found = back(saved.read_bytes())
    assert found.records == dossier.carried
    (made,) = found.comments
    assert (made.kind, made.words) == ("changed words", "Unread.")


def test_the_editors_marks_show_and_what_is_typed_into_them_is_not_lost(
    file: bytes, dossier: Dossier
) -> None:
    shown = "".join(one.text or "" for one in part(file, "word/document.xml").iter(f"{W}t"))
    assert "expressed China’s viewpoint [again] according" in shown
    assert "May, 3,500[?] of them" in shown
    assert back(file).comments == ()
    assert {one.id for one in back(file).records} >= {mark.id for mark in dossier.marks}
    beside = together(reword(" [again]", " [again][?]"))
    assert back(edited(file, document=beside)).comments == ()
    typed = only(edited(file, document=reword(" [again]", " [again] himself")))
    assert (typed.kind, typed.words.strip()) == ("changed text", "[again] himself")
