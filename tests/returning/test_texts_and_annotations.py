"""A cable that left as TEI or as Web Annotations comes back into its own library and into another one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from db.correcting.corrections import new_reading
from db.correcting.readings import corrections
from db.editing.header_edits import add_field
from db.editing.note_edits import set_words
from db.merging.change import merge_change
from desktop.exporting.choices import ExportChoices
from desktop.exporting.formats import format_named
from desktop.exporting.gather import gather
from desktop.messages.imports import changes_waiting
from desktop.messages.plan_lines import plan_lines
from tests.db.desk import facts
from tests.exporting.cables import silent
from tests.interchange.annotations import anno, on, quote
from tests.returning.sent import ALL, House

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
CHOICES = ExportChoices(kinds=ALL.kinds, corrections=True)


def sent(house: House, cable: str, name: str) -> bytes:
    state, path = house.state(cable), house.path.with_name("out")
    told = corrections(state, house.store.text)
    dossier = gather(state, CHOICES, exported_by="x", corrections=told, text_of=house.store.text)
    format_named(name).writer()([dossier], CHOICES, path, silent)
    return path.read_bytes()


def merged(house: House, data: bytes, name: str) -> None:
    """Take over what a file has changed, as she does who agrees to all of it."""
    plan = house.look(data, name).plan
    assert plan is not None
    house.do(merge_change(plan))


def told(house: House, cable: str) -> dict[str, object]:
    state = house.state(cable)
    doubts = {one.id for one in state.doubts.values()}
    state.doubts = {}
    state.set_anchors(a for owner, some in state.anchors.items() if owner not in doubts for a in some)
    found = facts(state)
    del found["authors"]  # those of the whole library
    return found


@pytest.mark.parametrize(("name", "file"), [("tei", "x.xml"), ("w3c", "x.jsonld")])
def test_it_opens_elsewhere_as_it_was_and_at_home_nothing_is_new(
    hers: House, his: House, cable: str, name: str, file: str
) -> None:
    hers.note(cable, "Ambassador Qiao", "𠮷 *late*")
    lost = hers.note(cable, "Urgent", "on words that go")
    state = hers.state(cable)
    text = state.text.replace("Priority: Urgent", "Priority:")
    hers.do(new_reading(state, text, author=hers.author, reason="not in the original"))
    data = sent(hers, cable, name)
    came = his.receive(data, file)
    assert (came.what, came.cable) == ("imported", cable)
    assert told(his, cable) == told(hers, cable)
    assert his.state(cable).is_orphan(his.state(cable).notes[lost.id])
    back = hers.look(data, file)
    assert (back.what, back.known, back.plan, back.comments, back.refused) == ("ours", (cable,), None, (), ())


def test_what_was_edited_in_a_file_that_is_imported_is_told(hers: House, cable: str) -> None:
    hers.note(cable, "armed", "Soldiers.")
    left = sent(hers, cable, "tei")
    assert changes_waiting((hers.receive(left, "x.xml"),)) == ""
    edited = left.replace(b"Soldiers", b"Border guards").replace(b"illegally", b"unlawfully")
    came = hers.receive(edited, "x.xml")
    assert (came.what, came.cable) == ("already there", cable)
    assert "(2 changes)" in changes_waiting((came,))
    plan = hers.look(edited, "x.xml").plan
    assert plan is not None
    assert plan_lines(plan) == [
        "Text: “unlawfully” instead of “illegally”",
        "Text: “unlawfully” instead of “illegally”",
        "Footnote: “Border guards.” instead of “Soldiers.”",
    ]


def test_what_was_edited_in_the_tei_is_merged_and_what_she_changed_meanwhile_is_asked(
    hers: House, cable: str
) -> None:
    note, other = hers.note(cable, "Ambassador Qiao", "old"), hers.note(cable, "3,500 of them", "hers")
    root = etree.fromstring(sent(hers, cable, "tei"))
    elements = {each.get(ID): each for each in root.iter(f"{TEI}note")}
    elements[note.id].text = "reworded"
    elements[other.id].text = "his"
    block = next(each for each in root.iter(f"{TEI}p") if "agrees" in (each.text or ""))
    block.text = (block.text or "").replace("agrees", "consents")
    etree.SubElement(block, f"{TEI}note", place="margin").text = "Really?"
    hers.do(set_words(hers.state(cable), other.id, "hers, later"))
    data = etree.tostring(root)
    merged(hers, data, "x.xml")
    state = hers.state(cable)
    assert state.notes[note.id].words == "reworded"
    assert state.notes[other.id].words == "hers, later"
    assert "he consents" in state.text
    added = next(each for each in state.notes.values() if each.words == "Really?")
    assert (added.kind, state.spans_of(added.id)[0].quote) == ("marginal", "consents.")
    assert state.spans_of(note.id)[0].quote == "Ambassador Qiao"
    again = hers.look(data, "x.xml").plan
    assert again is None or merge_change(again) is None


def test_the_built_note_on_the_source_is_no_note_until_it_is_reworded(hers: House, cable: str) -> None:
    root = etree.fromstring(sent(hers, cable, "tei"))
    (built,) = (each for each in root.iter(f"{TEI}note") if each.get("subtype") == "built")
    assert "Ministry of Foreign Affairs" in "".join(str(each) for each in built.itertext())
    built.text = "Source: reworded."
    merged(hers, etree.tostring(root), "x.xml")
    (note,) = hers.state(cable).notes.values()
    assert (note.kind, note.words) == ("source", "Source: reworded.")


def test_annotations_of_others_find_their_cable_by_address_or_by_quote(hers: House, cable: str) -> None:
    hers.do(add_field(hers.state(cable), "URL", "https://archive.example/cables/8-35/")[0])
    hers.enter(b"Another cable about the border and nothing else.", "other.txt")
    by_quote = {
        "source": "file:///home/x/cable.html",
        "selector": quote("return to China, the [North] Korean"),
    }
    some = [
        anno(id="urn:x:1", target=on(quote("3,500 of them", "May, ")), bodyValue="How many?"),
        anno(id="urn:x:2", target=by_quote, bodyValue="So?"),
        anno(id="urn:x:3", target={"source": "https://no.example/", "selector": quote("border")}),
        anno(id="urn:x:4", target=None),
    ]
    back = hers.look(json.dumps(some).encode(), "notes.json")
    text = hers.state(cable).text
    found = [(each.key, each.cable, [text[a:b] for a, b in each.spans]) for each in back.comments]
    assert found == [
        ("urn:x:1", cable, ["3,500 of them"]),
        ("urn:x:2", cable, ["return to China, the [North] Korean"]),
    ]
    assert {(each.what, each.code) for each in back.refused} == {
        ("urn:x:3", "anno-source-unknown"),
        ("urn:x:4", "anno-no-target"),
    }
    assert hers.receive(json.dumps(some).encode(), "notes.json").what == "refused"


def test_notes_of_ours_that_another_program_sent_on_are_not_new(hers: House, cable: str) -> None:
    same, other = hers.note(cable, "Ambassador Qiao", "same"), hers.note(cable, "3,500 of them", "old")
    page = json.loads(sent(hers, cable, "w3c"))["first"]
    bare = [{"@context": anno()["@context"], **each} for each in page["items"]]
    for each in bare:
        del each["kind"]
        if each["id"].endswith(other.id):
            each["body"][0]["value"] = "new"
    back = hers.look(json.dumps(bare).encode(), "notes.json")
    assert [(each.kind, each.on, each.words) for each in back.comments] == [
        ("changed words", other.id, "new")
    ]
    assert (back.recognised, back.refused) == (1, ())
    assert same.id not in {each.on for each in back.comments}


def test_a_file_that_is_cut_off_is_told(hers: House, cable: str, tmp_path: Path) -> None:
    data = sent(hers, cable, "tei")
    assert hers.receive(data[: len(data) // 2], "cut.xml").what == "refused"
    assert list(tmp_path.glob("*.part")) == []
