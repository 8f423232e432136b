"""The TEI of a cable as another program sees it: valid, every part in the place that TEI has for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lxml import etree

from db.records import NOTE_KINDS
from desktop.exporting.choices import ExportChoices
from desktop.exporting.dossier import CorrectionStep, Dossier, DossierCorrection
from desktop.exporting.tei.writer import write
from desktop.interchange.tei_form import words_of
from tests.exporting.cables import note, plain, sample, silent
from tests.exporting.tei.schema import faults

NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
CHOICES = ExportChoices(kinds=NOTE_KINDS, corrections=True)


def tei(tmp_path: Path, *dossiers: Dossier) -> tuple[etree._Element, bytes]:
    path = tmp_path / "x.xml"
    write(dossiers, CHOICES, path, silent)
    data = path.read_bytes()
    assert faults(data) == []
    return etree.fromstring(data), data


def all_at(root: etree._Element, path: str) -> list[etree._Element]:
    return root.findall(path, NS)


def test_the_sample_has_each_thing_where_tei_has_it(tmp_path: Path) -> None:
    root, _ = tei(tmp_path, sample())
    actions = all_at(root, ".//t:correspAction")
    assert [(each.get("type"), each.get("subtype")) for each in actions] == [
        ("sent", None),
        ("received", None),
        ("transmitted", "received"),
        ("transmitted", "proofread"),
        ("transmitted", "transcribed"),
        ("transmitted", "copied"),
    ]
    assert all_at(actions[2], "t:date")[0].get("when") == "1961-05-12T17:00:00"
    explained = {each.get("n") for each in all_at(root, ".//t:taxonomy/t:category")}
    assert explained == {"received", "proofread", "transcribed", "copied"}
    assert root.findtext(".//t:msIdentifier/t:repository", "", NS) == "PRC Foreign Ministry Archive"
    items = all_at(root, ".//t:list[@type='distribution']/t:item")
    assert [item.findtext("t:num", "", NS) for item in items] == ["2", "", "3"]
    both = all_at(root, ".//t:standOff//t:note") + all_at(root, ".//t:text//t:note")
    notes = {each.get(ID): each for each in both}
    assert {name for name in notes if name} == {each.id for each in sample().notes}
    told = [[notes[name].get(key) for key in ("type", "place", "n")] for name in ("n1", "nm", "no")]
    assert told == [
        ["footnote", "bottom", "1"],
        ["marginal", "margin", None],
        ["own", "bottom", "60a"],
    ]
    assert [bool(notes[name].get("resp")) for name in ("n1", "no")] == [True, False]
    assert notes["no"].get("source") == "#c1.source"


def test_a_note_names_its_words_and_where_spans_overlap_two_anchors_do(tmp_path: Path) -> None:
    text = "one two three four"
    notes = (
        note(text, "footnote", "one two", "a", id="na", number=1),
        note(text, "footnote", "two three", "b", id="nb", number=2),
        note(text, "highlight", ("one", "four"), id="nh"),
    )
    root, data = tei(tmp_path, plain(text, *notes))
    inline = {each.get(ID): words_of(each) for each in all_at(root, ".//t:seg[@type='noted']")}
    assert inline == {"na.1": "one two", "nh.1": "one", "nh.2": "four"}
    (span,) = all_at(root, ".//t:standOff/t:spanGrp/t:span")
    assert span.get(ID) == "nb.1"
    begin, end = (data.index(f'xml:id="{span.get(edge, "")[1:]}"'.encode()) for edge in ("from", "to"))
    assert data.index(b"one") < begin < data.index(b">two") < end < data.index(b">four")
    targets = {each.get(ID): each.get("target") for each in root.iter("{*}note")}
    assert targets == {"na": "#na.1", "nb": "#nb.1", "nh": "#nh.1 #nh.2"}


def test_notes_one_within_another_go_no_deeper_than_readers_of_xml_like(tmp_path: Path) -> None:
    text = "word " * 300
    notes = [
        replace(note(text, "footnote", "word", "x", id=f"n{at}"), spans=((at, len(text) - at),))
        for at in range(300)
    ]
    root, data = tei(tmp_path, plain(text, *notes))
    assert len(all_at(root, ".//t:spanGrp/t:span")) > 200
    assert etree.fromstring(data) is not None


def test_paragraphs_lines_and_blanks_stand_as_they_are(tmp_path: Path) -> None:
    root, _ = tei(tmp_path, plain("TO  THE\tMINISTRY\nline\n\nA\x07b\n\n\nend "))
    blocks = all_at(root, ".//t:body//t:p")
    assert [[block.text, *(child.tail for child in block)] for block in blocks] == [
        ["TO  THE\tMINISTRY", "line"],
        ["A", "b", None],
        ["end "],
    ]
    (character,) = all_at(root, ".//t:charDecl/t:char")
    assert [each.get("ref") for each in root.iter("{*}g")] == [f"#{character.get(ID)}"]
    assert character[0].get("value") == "U+0007"


def test_the_note_on_the_source_is_there_where_she_wrote_none(tmp_path: Path) -> None:
    root, _ = tei(tmp_path, plain("x", source_note="Source: *Archive*."))
    (built,) = all_at(root, ".//t:body/t:div/t:note")
    assert (built.get("type"), words_of(built)) == ("source", "Source: Archive.")
    own = note("x", "source", (), "Hers.", id="ns")
    root, _ = tei(tmp_path, plain("x", own, source_note="Source: *Archive*."))
    assert [words_of(each) for each in all_at(root, ".//t:body/t:div/t:note")] == ["Hers."]


def test_a_correction_is_sic_and_corr_and_the_text_has_what_corr_says(tmp_path: Path) -> None:
    step = CorrectionStep(1, "misread", "Anna Weiss", "2026-11-20T10:15:00+01:00")
    correction = DossierCorrection((4, 8), (4, 7), "tow", "two\n", (step,))
    gone = DossierCorrection((18, 18), (17, 18), "!", "", (step,))
    root, _ = tei(tmp_path, plain("one two\n three four", corrections=(correction, gone)))
    choices = all_at(root, ".//t:choice")
    assert [[etree.QName(part).localname for part in each] for each in choices] == [["sic", "corr"]] * 2
    assert [each.findtext("t:sic", "", NS) for each in choices] == ["tow", "!"]


def test_several_cables_are_a_corpus_with_what_they_share_told_once(tmp_path: Path) -> None:
    second = replace(sample(), cable_id="c9", notes=(), stages=())
    root, _ = tei(tmp_path, sample(), second)
    assert etree.QName(root).localname == "teiCorpus"
    assert [each.get(ID) for each in all_at(root, "t:TEI")] == ["c1", "c9"]
    assert len(all_at(root, ".//t:encodingDesc")) == 1
    ids = [each.get(ID) for each in root.iter("{*}*") if each.get(ID)]
    assert len(ids) == len(set(ids))
