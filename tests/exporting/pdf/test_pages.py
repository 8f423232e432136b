"""What stands on the pages."""

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from desktop.exporting.choices import PdfChoices
from desktop.exporting.dossier import DossierDistribution, DossierEntry, DossierField, DossierStage
from tests.exporting.cables import ALL_KINDS, note, pdf_bytes, plain, sample, sample_text
from tests.exporting.taken_apart import links, outline, page_words, reader, squeezed, words


@pytest.fixture(scope="module")
def finished() -> bytes:
    return pdf_bytes(sample())


def test_the_text_stands_on_the_page_line_by_line(finished: bytes) -> None:
    page = re.sub(r"[◊*·\d]|60a", "", squeezed(words(finished)))
    for line in sample_text().split("\n")[3:17]:
        assert re.sub(r"[\d]", "", squeezed(line)) in page


def test_parts_beside_the_text(finished: bytes) -> None:
    page = words(finished)
    assert "Ministry of Foreign Affairs; Ministry of Public Security" in page
    assert "supplied by the editor" in page
    for each in ("16 h 20 min", "6 h 40 min", "5 h 35 min", "28 h 35 min in all", "12 May 1961, 17:00"):
        assert each in page
    assert "6 counted, 5 stated: 1 over" in page
    assert "Reuse for research is welcome." in page
    assert "page 1 of 2" in page
    assert page_words(finished)[1].startswith("Chen- 8/35")


def test_parts_that_were_not_chosen_are_not_printed() -> None:
    choices = replace(ALL_KINDS, header=False, stages=False, distribution=False)
    page = words(pdf_bytes(sample(), choices))
    assert "supplied by the editor" not in page
    assert "28 h 35 min" not in page
    assert "stated: 1 over" not in page


def test_marks_follow_punctuation_and_stand_apart() -> None:
    text = "He saw Pak, then Kim. The end"
    notes = (
        note(text, "footnote", "Pak", "one", number=1, id="n1"),
        note(text, "footnote", "then Kim", "two", number=2, id="n2"),
        note(text, "footnote", "Kim", "three", number=3, id="n3"),
    )
    assert "Pak,1thenKim.2·3Theend" in squeezed(words(pdf_bytes(plain(text, *notes))))


def test_footnotes_stand_on_the_page_of_their_mark() -> None:
    lines = [f"Paragraph {number} is about matter {number:03} and others." for number in range(120)]
    text = "\n\n".join(lines)
    notes = tuple(
        note(text, "footnote", f"matter {at:03}", f"Words of note {at:03}. " * 3, number=at + 1, id=f"n{at}")
        for at in range(120)
    )
    pages = page_words(pdf_bytes(plain(text, *notes)))
    for at in range(120):
        (mark,) = [number for number, page in enumerate(pages) if f"matter {at:03}{at + 1} and" in page]
        assert f"Words of note {at:03}" in pages[mark], at


def test_a_long_note_goes_on_overleaf() -> None:
    text = "A word."
    long = " ".join(f"word{number}" for number in range(3000))
    assert len(long) > 20_000
    pages = page_words(pdf_bytes(plain(text, note(text, "footnote", "word", long, number=1))))
    assert "word0 " in pages[0]
    assert len(pages) > 3
    assert squeezed(long)[-40:] in squeezed(
        "".join(re.sub(r"page \d+ of \d+|A cable", "", each) for each in pages)
    )


def test_the_archives_lines_are_printed_only_when_chosen() -> None:
    assert "Associated Places" not in words(pdf_bytes(sample()))
    assert "Associated Places" in words(pdf_bytes(sample(), replace(ALL_KINDS, page_lines=True)))


def test_a_note_on_a_line_of_the_archive_prints_that_line_alone() -> None:
    forced = note(sample_text(), "footnote", "Places", "Which?", number=1)
    page = words(pdf_bytes(sample(notes=(forced,))))
    assert "Associated Places1" in page
    assert "Associated Topics" not in page


def test_line_ends_and_runs_of_spaces_are_kept() -> None:
    text = "PREMIER      2\n   CHEN      1\n\nEND"
    lines = reader(pdf_bytes(plain(text))).pages[0].extract_text().split("\n")
    assert "PREMIER      2" in lines
    assert "   CHEN      1" in lines
    assert "END" in lines


def test_typst_source_in_cable_note_and_field_comes_out_as_typed() -> None:
    source = '#read("/etc/passwd") $x^2$ <label> @ref *b* _i_ `r` // c \\ #{1+1} = h'
    text = f"Before {source} after"
    on_it = note(text, "footnote", "Before", f"Words {source}".replace("*b* ", ""), number=1)
    page = words(pdf_bytes(plain(text, on_it, rights=source)))
    assert page.replace("\n", " ").count('#read("/etc/passwd") $x^2$ <label> @ref') == 3
    assert "root:" not in page


def test_emphasis_and_links_of_a_note_are_set(finished: bytes) -> None:
    assert "see Szalontai, p. 112." in words(finished).replace("\n", " ")
    assert links(finished) == ["https://example.org/p112"]


def test_the_outline_names_the_parts(finished: bytes) -> None:
    assert outline(finished) == [
        sample().title,
        "Illegal Crossings of the International Border by Chinese Koreans [woguo Chaoxian zu]",
        "Transcription stages",
        "Distribution",
    ]


def test_an_impossible_order_is_told_and_left() -> None:
    stages = (
        DossierStage("Received", "1961-05-12T17:00", elapsed=-460),
        DossierStage("Proofread", "1961-05-12T09:20"),
    )
    page = " ".join(words(pdf_bytes(sample(stages=stages, stages_total_minutes=None))).split())
    assert (
        "Proofread, 12 May 1961, 09:20, stands before Received, 12 May 1961, 17:00: 7 h 40 min too early."
        in page
    )
    assert "The order is left as written." in page


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_paper(paper: str) -> None:
    choices = PdfChoices(paper="a4" if paper == "a4" else "letter")
    box = reader(pdf_bytes(plain("Words"), choices)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == ((595, 842) if paper == "a4" else (612, 792))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "   ",
        "\ufeff\x00\x0c\u2028",
        "שלום עולם مرحبا",
        "朴成哲 박성철 ŏŭʻā \U00020bb7",
        "e\u0323\u0301",
        "x" * 5000,
    ],
)
def test_any_text_makes_a_page(text: str) -> None:
    notes = [note(text, "footnote", text, "All of it.", number=1)] if text else []
    assert len(reader(pdf_bytes(plain(text, *notes))).pages) >= 1


def test_east_asian_words_come_out_of_the_page(finished: bytes) -> None:
    page = words(finished)
    assert "我国朝鲜族" in page
    assert "박성철, 朴成哲" in page


def test_the_same_moment_gives_the_same_bytes(tmp_path: Path) -> None:
    assert pdf_bytes(sample()) == pdf_bytes(sample())
    assert not list(tmp_path.iterdir())


def test_nothing_leaves_the_page() -> None:
    long = "x" * 700
    fields = (DossierField("archive", long, long),)
    stages = (DossierStage(long, None, long, long),)
    lists = (
        DossierDistribution(long, (DossierEntry(long, None, "not stated"),), None, 1, "no stated total"),
    )
    notes = (
        note(long, "footnote", long, long, number=1),
        note(long, "marginal", long, f"[{long}](https://example.org/{long})"),
        note(long, "general", (), f"**{long}**"),
    )
    dossier = plain(
        long, *notes, fields=fields, stages=stages, distributions=lists, rights=long, source_note=long
    )
    data = pdf_bytes(replace(dossier, title=long))
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text, width = page.get_textpage(), page.get_width()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        assert min(box[0] for box in boxes) > 40
        assert max(box[2] for box in boxes) < width - 40
        assert min(box[1] for box in boxes) > 20
    document.close()


def test_a_cable_without_a_title() -> None:
    data = pdf_bytes(plain("Words.", title=""))
    assert outline(data) == ["Untitled cable"]
    assert "Untitled cable" in words(data)


def test_a_mark_does_not_move_into_a_word() -> None:
    text = "China’s part, No. 8.35 at 12:30."
    notes = (
        note(text, "footnote", "China", "one", number=1, id="n1"),
        note(text, "footnote", "8", "two", number=2, id="n2"),
        note(text, "footnote", "12:30", "three", number=3, id="n3"),
    )
    assert "China1’spart,No.82.35at12:30.3" in squeezed(words(pdf_bytes(plain(text, *notes))))


def test_a_crowded_row_of_stages_prints_its_words_beside_one_another() -> None:
    came = "Came to the Decoding Department on 10.31.1962 at 5:00"
    stages = (
        DossierStage("Dispatched", "1962-10-30T22:00", "", "Dispatched from Washington at 22:00", 420),
        DossierStage("Came to the Decoding Department", "1962-10-31T05:00", "Decoding Department", came),
    )
    text = "A short text."
    document = pypdfium2.PdfDocument(pdf_bytes(plain(text, stages=stages, stages_total_minutes=420)))
    page = document[0].get_textpage()
    boxes = {}
    for words_ in ("Dispatched from", "Washington", "7 h"):
        at, count = page.search(words_).get_next()
        corners = [page.get_charbox(index) for index in range(at, at + count)]
        boxes[words_] = (corners[0][0], corners[-1][2])
    document.close()
    assert boxes["Dispatched from"][1] - boxes["Dispatched from"][0] > 30
    assert max(boxes["Dispatched from"][1], boxes["Washington"][1]) < boxes["7 h"][0]


def test_a_short_table_is_not_broken_and_a_long_one_is() -> None:
    text = "\n\n".join(f"Paragraph {number}." for number in range(1, 21))
    for count, whole in ((12, True), (70, False)):
        entries = tuple(DossierEntry(f"Office {number:02}", 1, "stated") for number in range(count))
        lists = (DossierDistribution("", entries, count, count, "agrees"),)
        pages = page_words(pdf_bytes(plain(text, distributions=lists)))
        (heading,) = [number for number, page in enumerate(pages) if "Distribution" in page]
        first, last = (
            next(number for number, page in enumerate(pages) if f"Office {at:02}" in page)
            for at in (0, count - 1)
        )
        assert heading == first
        assert (first == last) is whole


def test_the_full_lines_of_a_teleprinter_stand_on_one_line() -> None:
    line = "THE AMBASSADOR WAS INFORMED THAT MEASURES WOULD BE TAKEN ON MONDAY AT"
    data = pdf_bytes(plain("\n".join([line] * 30)))
    assert sum(each.strip() == line for each in words(data).splitlines()) == 30
