"""What other programs write on an exported PDF comes back on the words of the cable."""

from __future__ import annotations

from functools import cache
from random import Random

import pikepdf
import pypdfium2
import pytest

from desktop.reading.pdf.annotations import all_annotations
from desktop.reading.pdf.left import Left
from desktop.reading.pdf.returned import comments_on, returned
from desktop.reading.returned import Comment, Refused
from tests.bench.pdf_comments import Count, compare, highlighted
from tests.bench.pdf_words import has_poppler
from tests.exporting.cables import pdf_bytes, plain, sample, sample_text
from tests.exporting.taken_apart import highlights
from tests.reading.pdf.pen import Pen, boxes_of, quads


@cache
def exported() -> bytes:
    return pdf_bytes(sample())


def read(data: bytes) -> dict[str, Comment]:
    found = returned(data, "x.pdf")
    assert found is not None
    return {one.key: one for one in found.comments}


def refused(data: bytes) -> list[Refused]:
    found = returned(data, "x.pdf")
    assert found is not None
    return list(found.refused)


def on_words(one: Comment) -> list[str]:
    return [sample_text()[start:end] for start, end in one.spans]


@pytest.mark.skipif(not has_poppler(), reason="poppler's pdftotext is not there to tell the boxes of words")
@pytest.mark.parametrize("pen", ["pypdf", "pikepdf"])
def test_highlights_drawn_by_others_come_back_on_their_words(pen: str) -> None:
    data, truth = highlighted(exported(), sample(), Random(pen), 44, pen=pen)
    count = Count()
    compare("sample", sample_text(), truth, tuple(read(data).values()), count)
    assert (count.wrong, count.lost) == (0, 0), count.told
    assert count.right >= 43, count.told


def test_nothing_comes_back_from_a_file_that_nobody_touched() -> None:
    assert read(exported()) == {}
    assert refused(exported()) == []


def test_every_kind_comes_with_author_date_and_words() -> None:
    pen = Pen(exported())
    words = "𠮷 “see” 1. <b>"
    pen.mark("Korea Desk", "Underline", NM="u", Contents=words, CreationDate="D:20261120101500+01'00'")
    pen.mark("strongly recommending", "StrikeOut", NM="s", C=pikepdf.Array([1, 0, 0]))
    pen.mark("armed", "Squiggly", NM="q", M="D:2026")
    rich = '<body xmlns="http://www.w3.org/1999/xhtml"><p>quite <b>wrong</b></p></body>'
    pen.mark("measures", NM="r", RC=rich, C=pikepdf.Array([0.2, 0.5, 1]))
    popup = pen.put(0, "Popup", [(0, 0, 9, 9)], Contents="said in the popup")
    pen.mark("refugee", NM="p", Popup=popup)
    found = read(pen.data)
    assert found["u"].words == r"𠮷 “see” 1. \<b>"
    assert (found["u"].author, found["u"].created) == ("Dr. Lee", "2026-11-20T10:15:00+01:00")
    assert [(found[key].kind, on_words(found[key]), found[key].doubt) for key in "usqrp"] == [
        ("underline", ["Korea Desk"], ""),
        ("strikeout", ["strongly recommending"], ""),
        ("squiggly", ["armed"], ""),
        ("highlight", ["measures"], ""),
        ("highlight", ["refugee"], ""),
    ]
    assert (found["r"].words, found["p"].words) == ("quite **wrong**", "said in the popup")
    assert (found["s"].colour, found["r"].colour, found["q"].created[:4]) == ("rose", "sky", "2026")


def test_notes_without_words_under_them_go_to_the_nearest_with_a_doubt() -> None:
    pen = Pen(exported())
    page, (box,) = boxes_of(exported(), "Ambassador Qiao")
    left, bottom, _, top = box
    pen.put(page, "Text", [(left - 24, bottom, left - 4, top)], NM="t", Contents="Who?")
    pen.put(page, "FreeText", [(left - 90, bottom, left - 10, top)], NM="f", Contents="In the margin.")
    pen.put(page, "Caret", [(box[2] - 2, bottom, box[2] + 2, bottom + 6)], NM="c", Contents="insert this")
    pen.put(page, "Ink", [(left, bottom, left + 30, top)], NM="drawn")
    found = read(pen.data)
    assert [(found[key].kind, on_words(found[key]), found[key].doubt) for key in "tfc"] == [
        ("text note", ["Ambassador"], "nearest-words"),
        ("free text", ["Ambassador"], "nearest-words"),
        ("caret", ["Qiao"], "nearest-words"),
    ]
    assert [one.code for one in refused(pen.data)] == ["comment-drawing"]


def test_replies_hang_on_what_they_answer() -> None:
    pen = Pen(exported())
    his = pen.mark("Korea Desk", NM="a", Contents="Which desk?")
    pen.mark("Korea Desk", "Text", NM="b", Contents="The eastern one.", IRT=his)
    ours = pen.ours()["n4"][0]
    pen.mark("Korea Desk", "Text", NM="c", Contents="Another Qiao?", IRT=ours, T="Carl")
    pen.mark("Korea Desk", "Text", NM="rej", IRT=ours, State="Rejected", StateModel="Review", T="Carl")
    pen.mark("Korea Desk", "Text", NM="yes", IRT=ours, State="Accepted", StateModel="Review")
    crossed = pen.mark("large numbers", "StrikeOut", NM="d")
    pen.mark("large numbers", "Caret", NM="e", IRT=crossed, RT=pikepdf.Name.Group, Contents="many")
    found = read(pen.data)
    assert (found["b"].answers, found["b"].kind, on_words(found["b"])) == ("a", "reply", ["Korea Desk"])
    assert (found["c"].on, found["c"].author, found["c"].words) == ("n4", "Carl", "Another Qiao?")
    assert on_words(found["c"]) == ["Ambassador Qiao [Xiaoguang]"]
    assert (found["rej"].kind, found["rej"].on) == ("rejected", "n4")
    assert (found["d"].words, "e" in found, "yes" in found) == ("many", False, False)
    assert [one.code for one in refused(pen.data)] == ["comment-state"]


def test_what_was_done_to_our_own_notes_is_told_with_both_versions() -> None:
    pen = Pen(exported())
    ours = pen.ours()
    ours["n1"][0]["/Contents"] = pikepdf.String("The embassy’s own number,\rin his view.")
    ours["n2"][0]["/C"] = pikepdf.Array([1, 0, 0])
    page, boxes = boxes_of(exported(), "Pak Song Chol", 1)
    ours["n4"][0]["/QuadPoints"] = quads(boxes)
    # Turning the corners round and a hair of difference move nothing.
    corners = [float(n) for n in ours["n5"][0]["/QuadPoints"]]
    turned = [
        n + 0.4 for at in range(0, len(corners), 8) for n in corners[at + 4 : at + 8] + corners[at : at + 4]
    ]
    ours["n5"][0]["/QuadPoints"] = pikepdf.Array(turned)
    pen.remove(["nh1"])
    found = {(one.on, one.kind): one for one in read(pen.data).values()}
    assert set(found) == {
        ("n1", "changed words"),
        ("n2", "changed colour"),
        ("n4", "moved"),
        ("nh1", "deleted"),
    }
    assert found["n1", "changed words"].words == "The embassy’s own number,\nin his view."
    assert found["n2", "changed colour"].colour == "rose"
    assert page == 0
    assert "Pak Song Chol" in "".join(on_words(found["n4", "moved"]))
    pen.remove([note.id for note in sample().notes])
    assert [one.code for one in refused(pen.data)] == ["ours-all-missing"]


def test_our_notes_are_known_though_their_names_were_dropped() -> None:
    pen = Pen(exported())
    for some in pen.ours().values():
        for one in some:
            if "/NM" in one:
                del one["/NM"]
    assert read(pen.data) == {}


def test_without_its_attachment_the_words_are_found_in_the_text_of_the_library() -> None:
    pen = Pen(exported())
    pen.mark("Korea Desk", NM="a")
    pen.mark("12 May 1961", NM="head")  # the running head: no words of the text
    pen.mark("Not released", NM="foot")
    del pen.pdf.attachments["chancery.jsonld"]
    assert returned(pen.data, "x.pdf") is None
    from_library = Left("c1", sample_text())
    found = {one.key: one for one in comments_on(pen.data, "x.pdf", [from_library])[0]}
    assert (found["a"].spans, found["a"].doubt) == (((225, 235),), "")
    assert (found["head"].spans, found["head"].doubt, found["head"].quote) == ((), "no-place", "12 May 1961")
    assert found["foot"].spans == ()


def test_words_that_are_printed_twice_are_told_apart() -> None:
    pen = Pen(exported())
    pen.mark("May 12, 1961", NM="first line")
    pen.mark("12 May 1961", NM="head")
    pen.mark("Ministry of Foreign Affairs; Ministry", NM="table")
    found = read(pen.data)
    assert (found["first line"].spans, found["first line"].doubt) == (((0, 12),), "")
    assert all(found[key].doubt for key in ("head", "table"))


def test_a_highlight_over_the_end_of_a_page_is_one() -> None:
    text = "\n".join(f"Line {n} of a text that goes on overleaf." for n in range(80))
    data = pdf_bytes(plain(text))
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    last = pages[0].split("\r\n")[-2].strip()
    first = f"Line {int(last.split()[1]) + 1} of a text"
    pen = Pen(data)
    pen.mark(last[5:], NM="a", CreationDate="D:20261120101500Z", Contents="Both.")
    pen.mark(first, NM="b", CreationDate="D:20261120101503Z")
    pen.mark("Line 3 of", NM="c", CreationDate="D:20261120101503Z")
    found = returned(pen.data, "x.pdf")
    assert found is not None
    assert {one.key: [text[a:b] for a, b in one.spans] for one in found.comments} == {
        "a": [f"{last[5:]}\n{first}"],
        "c": ["Line 3 of"],
    }


@pytest.mark.parametrize(
    "entries",
    [
        {"QuadPoints": pikepdf.Array([1, 2, 3])},
        {"QuadPoints": pikepdf.Array([pikepdf.Name.x] * 8)},
        {"QuadPoints": pikepdf.Array([10**9] * 8)},
        {"QuadPoints": pikepdf.String("x"), "C": pikepdf.Array([7, -1, 2]), "M": "tomorrow"},
        {"Contents": pikepdf.Array(), "T": pikepdf.Dictionary(), "NM": 5},
        {"IRT": pikepdf.Dictionary(NM=pikepdf.String("nobody"))},
        {"RC": "<body><p>unclosed & <b", "QuadPoints": pikepdf.Array([0] * 8)},
    ],
)
def test_annotations_that_are_no_sense_do_no_harm(entries: dict[str, object]) -> None:
    pen = Pen(exported())
    pen.put(0, "Highlight", [(0, 0, 0, 0)], **entries)
    pen.pdf.pages[1].obj["/Annots"] = pikepdf.Array([pikepdf.Name.x, pikepdf.Dictionary(), 5])
    for one in read(pen.data).values():
        assert all(0 <= start < end <= len(sample_text()) for start, end in one.spans)
        assert one.doubt or one.spans


def test_ring_of_replies_ends() -> None:
    pen = Pen(exported())
    one = pen.mark("Korea Desk", "Text", NM="a", Contents="1")
    two = pen.mark("Korea Desk", "Text", NM="b", Contents="2", IRT=one)
    one["/IRT"] = two
    assert set(read(pen.data)) == {"a", "b"}


def test_what_is_too_much_is_said() -> None:
    pen = Pen(exported())
    for quote in ("Korea Desk", "Urgent", "Pak"):
        pen.mark(quote)
    found, told = all_annotations(pen.pdf, most=len(highlights(exported())) + 1)
    assert [(one.code, dict(one.values)["count"]) for one in told] == [
        ("comments-too-many", len(highlights(exported())) + 3)
    ]
    assert len(found) == len(highlights(exported())) + 1
