"""TEI of ours comes back as it left; what a person did to it in an editor comes back as his change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.dom import minidom

import pytest
from lxml import etree

from db.anchoring.anchors import make_anchor
from db.correcting.corrections import hunks_from_json, with_hunks
from db.library_records import Name
from db.records import (
    Anchor,
    Author,
    Cable,
    EditorialMark,
    HeaderField,
    Mention,
    Note,
    Reading,
    Recipient,
    Record,
    Stage,
    text_hash,
)
from db.store import Store
from desktop.exporting.dossier import Dossier
from desktop.exporting.tei.writer import write
from desktop.interchange.tei_packing import unpacked
from desktop.reading.returned import Returned, hashes
from desktop.reading.tei.own.returned import returned
from tests.exporting.cables import silent
from tests.exporting.tei.schema import faults
from tests.odd_cables import EVERYTHING, everything, odd_library

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True)
class Left:
    """What left: the file, and the dossiers in it."""

    data: bytes
    dossiers: list[Dossier]

    @property
    def records(self) -> dict[str, Record]:
        return {each.id: each for dossier in self.dossiers for each in dossier.carried}


def written(path: Path, dossiers: list[Dossier]) -> Left:
    write(dossiers, EVERYTHING, path, silent)
    return Left(path.read_bytes(), dossiers)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, list[str], Path]]:
    folder = tmp_path_factory.mktemp("tei")
    store, ids = odd_library(folder / "odd.chancery", 4, 100, seed=3)
    yield store, ids, folder
    store.close()


@pytest.fixture(scope="module")
def corpus(library: tuple[Store, list[str], Path]) -> Left:
    store, ids, folder = library
    return written(folder / "all.xml", [everything(store, each) for each in ids])


@pytest.fixture(scope="module")
def one(library: tuple[Store, list[str], Path]) -> Left:
    store, ids, folder = library
    return written(folder / "one.xml", [everything(store, ids[0])])


def back(data: bytes) -> Returned:
    found = returned(data, "x.xml")
    assert found is not None
    return found


def changed(left: Left, found: Returned) -> list[Record]:
    """Return the records that are not as they left."""
    return [each for each in found.records if left.records.get(each.id) != each]


def test_all_that_left_comes_back_equal(corpus: Left) -> None:
    assert faults(corpus.data) == []
    found = back(corpus.data)
    assert {each.id: each for each in found.records} == corpus.records
    assert {text for dossier in corpus.dossiers for text in dossier.texts} <= set(found.texts)
    assert found.left == hashes(corpus.records.values())
    assert (found.comments, found.refused) == ((), ())


def _tabs(data: bytes) -> bytes:
    tree = etree.fromstring(data)
    etree.indent(tree, "\t")
    return etree.tostring(tree)


def _pretty(data: bytes) -> bytes:
    return etree.tostring(etree.fromstring(data, etree.XMLParser(remove_blank_text=True)), pretty_print=True)


def _every_node_on_its_line(data: bytes) -> bytes:
    return bytes(minidom.parseString(data).toprettyxml(encoding="utf-8"))


@pytest.mark.parametrize("indented", [_tabs, _pretty, _every_node_on_its_line])
def test_a_file_that_was_indented_anew_is_the_same(corpus: Left, indented: Callable[[bytes], bytes]) -> None:
    found = back(indented(corpus.data))
    assert (changed(corpus, found), found.comments, found.refused) == ([], (), ())


class Edited:
    """A file of ours in an XML editor."""

    def __init__(self, left: Left) -> None:
        self.root = etree.fromstring(left.data)

    def named(self, name: str) -> etree._Element:
        return next(each for each in self.root.iter() if each.get(ID) == name)

    @property
    def data(self) -> bytes:
        return etree.tostring(self.root)


def footnote(left: Left) -> Note:
    anchors = {each.owner for each in left.records.values() if isinstance(each, Anchor)}
    notes = (each for each in left.records.values() if isinstance(each, Note))
    return next(each for each in notes if each.kind == "footnote" and each.id in anchors)


@pytest.mark.parametrize("indented", [bytes, _every_node_on_its_line])
def test_a_reworded_note_and_changed_facts_are_his_change(
    one: Left, indented: Callable[[bytes], bytes]
) -> None:
    edited, note = Edited(one), footnote(one)
    element = edited.named(note.id)
    for child in list(element):
        element.remove(child)
    element.text = "Reworded, see "
    etree.SubElement(element, f"{TEI}hi", rend="italic").text = "Szalontai"
    stage = next(each for each in one.records.values() if isinstance(each, Stage))
    next(e for e in edited.named(stage.id) if e.get("type") == "stage").text = "Decoded"
    office = next(each for each in one.records.values() if isinstance(each, Recipient))
    edited.named(office.id)[0].text = "Premier’s Office"
    fields = [each for each in one.records.values() if isinstance(each, HeaderField)]
    field = next(each for each in fields if each.name == "addressee")
    edited.named(field.id).text = "Ministry of Public Security"
    told = {each.id: each for each in changed(one, back(indented(edited.data)))}
    assert told.keys() == {note.id, stage.id, office.id, field.id}
    assert getattr(told[note.id], "words") == "Reworded, see *Szalontai*"  # noqa: B009
    assert getattr(told[stage.id], "name") == "Decoded"  # noqa: B009
    assert getattr(told[office.id], "name") == "Premier’s Office"  # noqa: B009
    assert getattr(told[field.id], "value") == "Ministry of Public Security"  # noqa: B009


def test_new_notes_come_with_their_place_and_author_and_twice_they_are_the_same(one: Left) -> None:
    edited = Edited(one)
    block = next(each for each in edited.root.iterfind(f".//{TEI}body//{TEI}p") if (each.text or "").strip())
    words = (block.text or "").split()[0]
    start = (block.text or "").index(words) + len(words)
    new = etree.Element(f"{TEI}note", place="margin", resp="Bo Li")
    new.text, new.tail = "Is this so?", (block.text or "")[start:]
    block.text = (block.text or "")[:start]
    block.insert(0, new)
    found = back(edited.data)
    (note,) = (each for each in changed(one, found) if isinstance(each, Note))
    assert (note.kind, note.words, note.origin[:4]) == ("marginal", "Is this so?", "tei:")
    assert next(getattr(each, "name", "") for each in found.records if each.id == note.author) == "Bo Li"
    (anchor,) = (each for each in found.records if isinstance(each, Anchor) and each.owner == note.id)
    assert (anchor.quote, anchor.reading) == (words, one.dossiers[0].reading)
    assert back(edited.data) == found


def test_a_note_taken_out_or_moved_is_told_and_lost_it_is_not(one: Left) -> None:
    edited, note = Edited(one), footnote(one)
    element = edited.named(note.id)
    parent, before = element.getparent(), element.getprevious()
    assert parent is not None
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)
    other = next(each for each in edited.root.iter(f"{TEI}note") if each.get("type") == "highlight")
    target = next(each for each in edited.root.iter(f"{TEI}seg") if each.get("type") == "noted")
    other.set("target", f"#{target.get(ID)}")
    found = back(edited.data)
    assert changed(one, found) == []
    assert {(each.kind, each.on) for each in found.comments} == {
        ("deleted", note.id),
        ("moved", other.get(ID)),
    }


def test_a_corrected_text_is_a_reading_with_everything_in_its_place(one: Left) -> None:
    dossier, edited = one.dossiers[0], Edited(one)
    blocks = edited.root.iterfind(f".//{TEI}body//{TEI}p")
    marked = next(each for block in blocks for each in block.iter(f"{TEI}seg") if (each.tail or "").strip())
    word = (marked.tail or "").split()[0]
    marked.tail = (marked.tail or "").replace(word, "consulate", 1)
    found = back(edited.data)
    (reading,) = (each for each in changed(one, found) if isinstance(each, Reading))
    text = next(text for text in found.texts if text_hash(text) == reading.text_sha256)
    assert text.replace("consulate", word, 1) == dossier.text
    assert with_hunks(dossier.text, hunks_from_json(reading.hunks)) == text
    cable = next(each for each in found.records if isinstance(each, Cable))
    assert (reading.parent, cable.reading) == (dossier.reading, reading.id)
    anchors = [each for each in found.records if isinstance(each, Anchor) and each.reading == reading.id]
    assert len({each.owner for each in anchors}) > 20
    for each in anchors:
        like = make_anchor(text, each.start, each.end, cable=each.cable, owner=each.owner, reading=reading.id)
        assert (each.quote, each.prefix, each.suffix) == (like.quote, like.prefix, like.suffix)
    assert {each.owner for each in anchors} >= {note.id for note in dossier.notes if note.spans}


def with_plain_records(data: bytes, change: Callable[[str], str]) -> bytes:
    """Return a file with its records as plain JSON, as files had them before they were packed."""
    root = etree.fromstring(data)
    xeno = next(root.iter(f"{TEI}xenoData"))
    xeno.text = change(unpacked(xeno.text or ""))
    del xeno.attrib["subtype"]
    return etree.tostring(root)


def test_files_with_their_records_as_plain_json_come_back_as_well(one: Left) -> None:
    assert back(with_plain_records(one.data, lambda told: told)) == back(one.data)


def test_a_word_replaced_everywhere_in_the_file_is_a_correction(one: Left) -> None:
    dossier, tags = one.dossiers[0], " ".join(re.findall(r"<[^>]*>", one.data.decode()))
    word = next(each for each in re.findall(r"\b[a-z]{5,}\b", dossier.text) if each not in tags)
    found = back(one.data.replace(word.encode(), b"Grenzland"))
    (reading,) = (each for each in changed(one, found) if isinstance(each, Reading))
    text = next(text for text in found.texts if text_hash(text) == reading.text_sha256)
    assert "Grenzland" in text
    assert text.replace("Grenzland", word) == dossier.text
    assert dossier.text in found.texts
    assert found.refused == ()


def test_what_cannot_be_placed_and_what_is_not_ours_is_told(one: Left) -> None:
    edited = Edited(one)
    notes = next(edited.root.iter(f"{TEI}listAnnotation"))
    for target in ("#nowhere", ""):
        etree.SubElement(notes, f"{TEI}note", target=target).text = "Where?" + target
    found = back(edited.data)
    assert [each.code for each in found.refused] == [
        "note-target-missing",
        "note-without-place",
        "note-without-place",
    ]
    new = [each for each in changed(one, found) if isinstance(each, Note)]
    assert {(each.kind, each.words) for each in new} == {("general", "Where?#nowhere"), ("general", "Where?")}
    assert returned(b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", "x.xml") is None
    broken = back(with_plain_records(one.data, lambda told: told.replace('"records":', '"recorded":')))
    assert (broken.records, [each.code for each in broken.refused]) == ((), ["cable-incomplete"])


def test_names_and_marks_that_were_put_in_come_with_their_words(one: Left) -> None:
    edited = Edited(one)
    block = next(each for each in edited.root.iterfind(f".//{TEI}body//{TEI}p") if (each.text or "").strip())
    first = (block.text or "").split()[0]
    before, after = (block.text or "").split(first, 1)
    listed = etree.SubElement(next(edited.root.iter(f"{TEI}standOff")), f"{TEI}listPerson")
    person = etree.SubElement(listed, f"{TEI}person")
    person.set(ID, "qiao")
    etree.SubElement(person, f"{TEI}persName").text = "Qiao Xiaoguang"
    etree.SubElement(person, f"{TEI}persName", type="variant").text = "乔晓光"
    block.text = before
    for at, (tag, words, tail) in enumerate(
        (("persName", first, ""), ("unclear", "", ""), ("supplied", "put in", ""), ("gap", "", after))
    ):
        new = etree.Element(f"{TEI}{tag}")
        new.text, new.tail = words, tail
        block.insert(at, new)
    block[0].set("ref", "#qiao")
    block[3].set("extent", "two words")
    found = back(edited.data)
    told = {type(each): each for each in changed(one, found) if not isinstance(each, (Anchor, Author))}
    name, mention = told[Name], told[Mention]
    assert (getattr(name, "name", ""), getattr(name, "variants", ())) == ("Qiao Xiaoguang", ("乔晓光",))
    assert getattr(mention, "name", "") == name.id
    marks = {each.kind: each for each in changed(one, found) if isinstance(each, EditorialMark)}
    assert {kind: each.words for kind, each in marks.items()} == {"insertion": "put in", "gap": "two words"}
    quotes = {each.owner: each.quote for each in found.records if isinstance(each, Anchor)}
    assert (quotes[mention.id], quotes[marks["insertion"].id]) == (first, "")
    assert back(edited.data) == found
