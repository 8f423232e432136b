"""The attached JSON-LD: the exact text and exactly the chosen notes."""

from dataclasses import replace

import pytest

from tests.exporting.cables import note, pdf_bytes, plain, sample, sample_text
from tests.exporting.taken_apart import attachment, catalog, highlights


@pytest.fixture(scope="module")
def finished() -> bytes:
    return pdf_bytes(sample())


def test_text_and_notes_come_back_equal(finished: bytes) -> None:
    held, dossier = attachment(finished), sample()

    assert held["text"] == dossier.text
    assert [each["id"] for each in held["items"]] == [f"urn:chancery:{each.id}" for each in dossier.notes]
    for item, wanted in zip(held["items"], dossier.notes, strict=True):
        assert item["body"]["value"] == wanted.words
        assert (item["kind"], item["number"], item["label"]) == (wanted.kind, wanted.number, wanted.label)
        assert (item["created"], item["modified"]) == (wanted.created, wanted.modified)
        assert item["creator"]["name"] == wanted.author


def test_selectors_find_the_words_in_the_text(finished: bytes) -> None:
    held = attachment(finished)
    for item, wanted in zip(held["items"], sample().notes, strict=True):
        if not wanted.spans:
            continue
        for target, (start, end) in zip(item["target"], wanted.spans, strict=True):
            position, quote = target["selector"]
            assert (position["start"], position["end"]) == (start, end)
            assert held["text"][start:end] == quote["exact"]
            assert held["text"][:start].endswith(quote["prefix"])
            assert held["text"][end:].startswith(quote["suffix"])


def test_boxes_are_those_of_the_highlights(finished: bytes) -> None:
    boxes = [each for each in attachment(finished)["boxes"] if "nh1" in each["notes"]]
    (mark,) = [each for each in highlights(finished) if each.note == "nh1"]
    assert [each["places"][0]["page"] for each in boxes] == [mark.page + 1]
    assert boxes[0]["places"][0]["box"] == pytest.approx(
        [float(each) for each in mark.entries["/Rect"]], abs=0.01
    )


def test_header_stages_and_distribution_are_in_it(finished: bytes) -> None:
    held = attachment(finished)
    assert {"name": "precedence", "label": "Precedence", "value": "Urgent", "supplied": False} in held[
        "header"
    ]
    assert [each["elapsed_minutes"] for each in held["stages"]] == [980, 400, 335, None]
    assert held["distributions"][0]["verdict"] == "differs"


def test_it_is_the_associated_source_of_the_document(finished: bytes) -> None:
    (spec,) = (each.get_object() for each in catalog(finished)["/AF"])
    assert spec["/AFRelationship"] == "/Source"
    assert spec["/UF"] == "chancery.jsonld"
    assert spec["/EF"]["/F"]["/Subtype"] == "/application/ld+json"


@pytest.mark.parametrize(
    "text", ["nul \x00 and \x85 and \u2028", "lone \ud800 surrogate", "astral \U00020bb7 \U0001f600"]
)
def test_characters_that_the_page_cannot_print_are_kept(text: str) -> None:
    on_it = note(text, "footnote", text[-6:], f"Words {text}", number=1)
    held = attachment(pdf_bytes(plain(text, on_it)))
    assert held["text"] == text
    assert held["items"][0]["body"]["value"] == f"Words {text}"


def test_a_note_that_lost_its_place_keeps_its_quote() -> None:
    lost = replace(
        note(sample_text(), "footnote", "Pak", "Words."), spans=(), quotes=("Park Song",), prefix="Minister "
    )
    data = pdf_bytes(plain("Other words.", lost))
    (item,) = attachment(data)["items"]
    assert item["target"][0]["selector"] == [
        {"type": "TextQuoteSelector", "exact": "Park Song", "prefix": "Minister ", "suffix": ""}
    ]
