"""What goes along with an export so that it can come back: all that was let out, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.correcting.corrections import new_reading
from db.correcting.readings import corrections
from db.editing import note_edits
from db.records import NOTE_KINDS, Anchor, Author, Cable, Note, Reading, Record
from desktop.exporting.carried import as_json, is_same, with_untold
from desktop.exporting.choices import PdfChoices
from desktop.exporting.gather import gather
from desktop.messages.times import show_day, show_moment
from desktop.reading.returned import hashes
from desktop.reading.returned_records import records_from
from tests.exporting.cables import pdf_bytes
from tests.exporting.pdf.test_ledger import everything
from tests.exporting.taken_apart import attachment
from tests.exporting.test_gather import Open


@pytest.fixture
def sheet(tmp_path: Path, sample: Path) -> Iterator[Open]:
    opened = Open(tmp_path / "a.chancery", sample)
    yield opened
    opened.store.close()


def _library(sheet: Open) -> dict[str, Record]:
    state = sheet.state
    shelves = (
        state.readings,
        state.fields,
        state.stages,
        state.distributions,
        state.recipients,
        state.notes,
        state.structures,
        state.authors,
    )
    found: list[Record] = [state.cable, *(one for shelf in shelves for one in shelf.values())]
    found += [anchor for some in state.anchors.values() for anchor in some]
    return {one.id: one for one in found}


def _correct(sheet: Open, old: str, new: str, reason: str = "") -> None:
    text = sheet.state.text.replace(old, new)
    sheet.do(new_reading(sheet.state, text, author=sheet.author, reason=reason))
    sheet.state = sheet.store.cable_state(sheet.state.cable.id)


def _of(records: tuple[Record, ...], kind: type) -> list[str]:
    return [one.id for one in records if isinstance(one, kind)]


def test_what_was_let_out_is_the_library_s_own_and_comes_back_equal(sheet: Open) -> None:
    footnote = sheet.note("footnote", "Ambassador Qiao", words="𠮷 “late”")
    private = sheet.note("marginal", "Urgent", words="private", author=sheet.other_author)
    sheet.do(note_edits.delete_notes(sheet.state, [sheet.note("highlight", "Korea Desk").id]))
    dossier = gather(sheet.state, PdfChoices())
    library = _library(sheet)
    assert _of(dossier.carried, Note) == [footnote.id]
    assert private.author not in _of(dossier.carried, Author)
    assert all(is_same(library[one.id], one) for one in dossier.carried)
    left_out = {one.id for one in library.values()} - {one.id for one in dossier.carried}
    owners = {getattr(library[one], "owner", "") for one in left_out}
    assert {type(library[one]) for one in left_out} >= {Note, Anchor}
    assert footnote.id not in owners
    assert not any(one.owner == private.id for one in dossier.carried if isinstance(one, Anchor))
    kept, texts, refused = records_from(json.loads(as_json(dossier.carried)), dossier.texts)
    assert (kept, texts, refused) == (dossier.carried, (sheet.state.text,), ())
    assert hashes(kept) == hashes(dossier.carried)


def test_parts_that_were_not_ticked_do_not_go_along(sheet: Open) -> None:
    every = gather(sheet.state, PdfChoices()).carried
    bare = gather(sheet.state, PdfChoices(header=False, stages=False, distribution=False)).carried
    gone = {type(one).__name__ for one in every if one not in bare}
    assert gone == {"HeaderField", "Stage", "Distribution", "Recipient", "Anchor"}


def test_a_corrected_text_goes_along_with_its_beginning_and_without_reasons(sheet: Open) -> None:
    lost = sheet.note("footnote", "Urgent", words="on a word that goes")
    _correct(sheet, "Korea Desk", "Corea Bureau")
    _correct(sheet, "Urgent\nFrom the Corea Bureau", "\nFrom the Korean Desk", "seen in the original")
    sheet.do(note_edits.add_note(sheet.state, "footnote", [(0, 4)], author=sheet.author)[0])
    found = corrections(sheet.state, sheet.store.text)

    def export(*, told: bool) -> tuple[tuple[Record, ...], str]:
        choices = PdfChoices(kinds=NOTE_KINDS, corrections=told)
        dossier = gather(sheet.state, choices, corrections=found, text_of=sheet.store.text)
        data = pdf_bytes(dossier, choices)
        held = attachment(data)
        kept, texts, refused = records_from(held["records"], [*held["texts"], held["text"]])
        assert (kept, refused) == (dossier.carried, ())
        shas = {one.text_sha256 for one in kept if isinstance(one, Reading)}
        assert set(texts) == {sheet.store.text(sha) for sha in shas}
        return kept, everything(data)

    kept, held = export(told=False)
    readings = [one for one in kept if isinstance(one, Reading)]
    assert [one.ordinal for one in readings] == [0, 1, 2]  # 1 is where the lost note last had its words
    assert "seen in the original" not in held
    places = [one.reading for one in kept if isinstance(one, Anchor) and one.owner == lost.id]
    assert sorted(places) == sorted((readings[0].id, readings[1].id))
    kept, held = export(told=True)
    assert [one for one in kept if isinstance(one, Reading)] == list(sheet.state.readings.values())
    assert "seen in the original" in held
    assert gather(sheet.state, PdfChoices()).carried == ()  # without the texts nothing can go along


def test_nothing_of_a_reading_in_between_is_told_where_no_note_needs_it(sheet: Open) -> None:
    _correct(sheet, "Korea Desk", "a mistake of hers", "r€")
    _correct(sheet, "a mistake of hers", "Korean Desk", "r€")
    dossier = gather(sheet.state, PdfChoices(), text_of=sheet.store.text)
    held = everything(pdf_bytes(dossier, PdfChoices()))
    assert "mistake of hers" not in held
    assert "r€" not in held
    assert "Korean Desk" in held
    (first, last) = [one for one in dossier.carried if isinstance(one, Reading)]
    assert (first, last.id, last.parent) == (
        next(iter(sheet.state.readings.values())),
        sheet.state.cable.reading,
        first.id,
    )


def test_her_own_tags_and_star_stay_and_a_file_that_says_more_than_the_text(sheet: Open) -> None:
    cable = replace(sheet.state.cable, tags=("suspicious",), starred=True)
    sheet.state.cable = cable
    (told,) = [one for one in gather(sheet.state, PdfChoices()).carried if isinstance(one, Cable)]
    assert told == replace(cable, tags=(), starred=False)  # a plain text file can be made again from its text
    assert is_same(cable, told)
    assert not is_same(cable, replace(told, status="checked"))
    assert with_untold(replace(told, status="checked"), cable) == replace(cable, status="checked")
    sheet.state.cable = replace(cable, file_sha256="0" * 64)
    (bare,) = [one for one in gather(sheet.state, PdfChoices()).carried if isinstance(one, Cable)]
    assert bare.file_sha256 == ""
    assert is_same(sheet.state.cable, bare)


def test_records_that_are_no_records_are_refused_with_what_leans_on_them(sheet: Open) -> None:
    sheet.note("footnote", "Ambassador Qiao", words="x")
    carried = gather(sheet.state, PdfChoices()).carried
    text = sheet.state.text

    def read(**changes: object) -> tuple[list[str], set[str]]:
        told = json.loads(as_json(carried))
        for kind, values in changes.items():
            told.setdefault(kind, [{}])[0] |= values
        kept, _, refused = records_from(told, [text])
        return _of(kept, Note) + _of(kept, Cable), {one.code for one in refused}

    note, cable = _of(carried, Note)[0], _of(carried, Cable)[0]
    assert read(note={"words": 5}) == ([cable], {"record-unknown", "record-alone"})
    assert read(note={"kind": "memo"})[0] == [cable]
    assert read(note={"words": "\ud800"})[0] == [cable]
    assert read(note={"from_the_future": 1})[0] == [cable]
    assert read(note={"created": "one day"})[0] == [cable]
    assert show_day("1961-13-45") == show_moment("1961-13-45T99:99")[:10] == "1961-13-45"  # is shown as it is
    assert read(reading={"hunks": "[5]"}) == ([], {"record-unknown", "record-alone"})
    assert read(author={"id": "../x"}) == ([cable], {"record-unknown", "record-alone"})
    assert read(anchor={"start": -1}) == ([note, cable], {"record-alone"})
    assert read(anchor={"score": float("nan")}) == ([note, cable], {"record-unknown"})
    assert read(cable={"reading": "v1"}) == ([], {"record-alone"})
    assert read(reading={"text_sha256": "0" * 64}) == ([], {"record-alone"})
    assert read(saved_filter={"id": "z1"})[1] == {"record-unknown"}
    assert records_from([1], ["x"])[:2] == ((), ())
