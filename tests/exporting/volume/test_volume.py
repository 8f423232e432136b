"""A volume of three cables, taken apart by a library that did not write it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pypdf
import pytest
from pikepdf import NameTree, Pdf

from db.errors import ExportError
from desktop.exporting.choices import PdfChoices
from desktop.exporting.dossier import Dossier, DossierField, DossierMention, DossierName
from desktop.exporting.ledger import Ledger
from desktop.exporting.pdf import check
from desktop.exporting.volume import writer
from desktop.exporting.volume.front import ranges
from desktop.messages.ledger import by_cable_sentences, ledger_sentences
from tests.exporting.cables import ALL_KINDS, MOMENT, note, plain, sample, silent
from tests.exporting.taken_apart import attachment, highlights, outline, page_words, reader, squeezed, xmp

CHOICES = replace(ALL_KINDS, volume_title="Border Crossings, 1961–1962")
LONG = "\n\n".join(f"Paragraph {n} of a longer report on crabs in the river Yalu." * 4 for n in range(30))


def _named(text: str, heading: str, quote: str, ident: str, kind: str = "person") -> DossierName:
    start = text.index(quote)
    mention = DossierMention(f"m-{ident}", ((start, start + len(quote)),), (quote,))
    return DossierName(ident, kind, heading, mentions=(mention,))  # type: ignore[arg-type]


def _cables() -> list[Dossier]:
    """Return the sample, a long cable that refers to it, and one without date, notes or characters."""
    first = sample(cable_id="k1")
    words = f"See [Chen-8/35, note 1](note:{first.notes[0].id}) and [Chen-8/35](cable:k1)."
    long = plain(
        LONG,
        note(LONG, "footnote", "Paragraph 29", words, id="n-far", number=1),
        cable_id="k2",
        title="A report on crabs",
        fields=(DossierField("date", "Date", "1960-01-02"), DossierField("cable number", "No.", "Crab-1")),
        names=(
            _named(LONG, "Yalu", "Yalu", "p-yalu", "place"),
            _named(LONG, "Crab, Herbert", "Paragraph 29", "p-crab"),
        ),
    )
    qiao = _named(first.text, "Qiao Xiaoguang", "Qiao", "p-qiao")
    last = plain("\x07 and 😀 and Yalu.", cable_id="k3", title="Odd", fields=())
    yalu = _named(last.text, "Yalu", "Yalu", "p-yalu", "place")
    return [replace(first, names=(qiao,)), long, replace(last, names=(yalu,))]


@cache
def _volume() -> tuple[bytes, Ledger]:
    return writer.make(_cables(), CHOICES, silent, timestamp=MOMENT)


def test_every_cable_is_there_with_its_head_and_all_its_notes() -> None:
    data, ledger = _volume()
    cables = _cables()
    notes = {each.id for cable in cables for each in cable.notes}
    assert (ledger.cables, ledger.cables_written, ledger.files) == (3, 3, 1)
    assert (ledger.chosen, ledger.written, ledger.findings) == (len(notes), len(notes), ())
    assert [each.written for each in ledger.by_cable] == [len(cable.notes) for cable in cables]
    assert "3 cables in, 3 out." in ledger_sentences(ledger)
    assert by_cable_sentences(ledger)[1] == "Crab-1, A report on crabs: 1 in, 1 out."
    told = attachment(data)
    assert told["profile"] == "chancery-volume/1"
    assert [each["text"] for each in told["cables"]] == [cable.text for cable in cables]
    assert {item["id"][len("urn:chancery:") :] for each in told["cables"] for item in each["items"]} == notes
    drawn = {each.note for each in highlights(data)}
    assert "n-far" in drawn
    assert drawn <= notes
    (place,) = next(each for each in told["cables"][1]["boxes"] if each["notes"] == ["n-far"])["places"]
    assert "Paragraph 29" in page_words(data)[place["page"] - 1]


def test_contents_list_and_outline_lead_to_the_pages_that_they_name() -> None:
    data, _ = _volume()
    pages, opened = page_words(data), reader(data)
    assert squeezed("Border Crossings, 1961–1962") in squeezed(pages[0])
    assert "2 January 1960 to 12 May 1961" in pages[0]
    labels = list(opened.page_labels)
    assert labels[:3] == ["i", "ii", "iii"]
    start = labels.index("1")
    assert outline(data) == ["Contents", "Chronological list", *(cable.title for cable in _cables()), "Index"]
    report = next(at for at in range(start, len(pages)) if "A report on crabs" in pages[at])
    assert squeezed("Illegal Crossings") in squeezed(pages[start])
    assert pages[report].startswith("Crab-1")
    assert pages[report].split()[-1] == labels[report]
    assert pages[2].index("2 January 1960") < pages[2].index("12 May 1961")
    assert "1 cable bears no date." in pages[2]
    for listing in (1, 2):
        assert labels[report] in pages[listing].split()
        assert {labels[page] for page in _goals(opened, listing)} >= {"1", labels[report]}


def test_the_index_names_pages_of_all_cables() -> None:
    data, _ = _volume()
    pages, opened = page_words(data), reader(data)
    labels = list(opened.page_labels)
    index = pages[-1]
    assert index.index("Persons") < index.index("Crab, Herbert") < index.index("Qiao") < index.index("Places")
    odd = next(at for at, words in enumerate(pages) if "[U+1F600]" in words)
    crab = next(at for at, words in enumerate(pages) if "Paragraph 29" in words)
    assert squeezed(f"Crab, Herbert, {labels[crab]}") in squeezed(index)
    report = next(at for at, words in enumerate(pages[3:], 3) if "A report on crabs" in words)
    assert squeezed(f"Yalu, {labels[report]}, {labels[odd]}") in squeezed(index)
    assert {labels[page] for page in _goals(opened, len(pages) - 1)} >= {"1", labels[crab], labels[odd]}


def test_references_to_another_cable_lead_there() -> None:
    data, _ = _volume()
    opened = reader(data)
    far = next(at for at, words in enumerate(page_words(data)) if "See Chen-8/35, note 1" in words)
    assert opened.page_labels[min(_goals(opened, far))] == "1"
    assert b"x-to:" not in b"".join(str(page.get("/Annots")).encode() for page in opened.pages)


def test_tags_are_of_one_piece() -> None:
    data, _ = _volume()
    with Pdf.open(BytesIO(data)) as pdf:
        tree: Any = pdf.Root.StructTreeRoot
        names = {str(name): element for name, element in NameTree(tree.IDTree).items()}
        assert len(names) == len({element.objgen for element in names.values()}) > 10
        assert all(str(element.ID) == name for name, element in names.items())
        (document,) = tree.K
        assert all(kid.P.objgen == document.objgen for kid in document.K)
        assert [str(kid.S) for kid in document.K].count("/H1") == 6
        keys = [int(page.obj.StructParents) for page in pdf.pages if "/StructParents" in page.obj]
        assert len(keys) == len(set(keys))
        assert check.findings(pdf) == ()
    assert "<pdfaid:part>3<" in xmp(data)
    assert "<pdfuaid:part>1<" in xmp(data)


def _goals(opened: pypdf.PdfReader, page: int) -> set[int]:
    """Return the pages to which the links of a page lead."""
    numbers = {each.indirect_reference.idnum: at for at, each in enumerate(opened.pages)}  # type: ignore[union-attr]
    annotations = [each.get_object() for each in opened.pages[page].get("/Annots", [])]
    return {numbers[each["/Dest"][0].idnum] for each in annotations if "/Dest" in each}


def test_a_note_that_was_not_chosen_stops_it() -> None:
    with pytest.raises(ExportError) as told:
        writer.make(_cables(), PdfChoices(kinds=("source",)), silent)
    assert told.value.code == "export-notes-differ"


def test_ranges_of_pages() -> None:
    assert ranges([4, 1, 2, 3, 7, 8, 12]) == [("1–4", 1), ("7", 7), ("8", 8), ("12", 12)]
    assert ranges([]) == []
