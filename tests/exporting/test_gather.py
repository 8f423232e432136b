"""From the library to the dossier: exactly what was chosen, numbered as the page needs it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.cable_state import CableState
from db.changes import Change
from db.correcting.corrections import new_reading
from db.correcting.readings import corrections
from db.correcting.taking_back import take_back
from db.editing import header_edits, note_edits, stage_edits
from db.records import Note, NoteKind
from db.store import Store
from desktop.exporting.choices import PdfChoices
from desktop.exporting.gather import gather
from tests.imported import import_data


class Open:
    """The sample, imported and open for edits."""

    def __init__(self, path: Path, sample: Path) -> None:
        self.store = Store(path)
        self.author = self.store.ensure_author("Anna Weiss").id
        self.other_author = self.store.ensure_author("Carl").id
        entered = import_data(self.store, sample.read_bytes(), sample.name, self.author)
        self.state: CableState = self.store.cable_state(entered.cable)

    def do(self, change: Change | None) -> None:
        assert change is not None
        self.state.absorb(self.store.apply(change, author=self.author))

    def note(self, kind: NoteKind, *quotes: str, words: str = "w", author: str = "") -> Note:
        spans = [(self.state.text.index(q), self.state.text.index(q) + len(q)) for q in quotes]
        change, note = note_edits.add_note(self.state, kind, spans, author=author or self.author, words=words)
        self.do(change)
        return note


@pytest.fixture
def sheet(tmp_path: Path, sample: Path) -> Iterator[Open]:
    opened = Open(tmp_path / "a.chancery", sample)
    yield opened
    opened.store.close()


def test_facts_of_the_sample(sheet: Open) -> None:
    dossier = gather(sheet.state, PdfChoices(), exported_by="Boris")
    assert dossier.title.startswith("Cable from the Chinese Embassy in North Korea")
    assert dossier.text == sheet.state.text
    assert dossier.value("date") == "1961-05-12"
    assert [each.label for each in dossier.fields if each.name == "cable number"] == ["Cable no."]
    assert [each.elapsed for each in dossier.stages] == [980, 400, 335, None]
    assert dossier.stages_total_minutes == 28 * 60 + 35
    (listed,) = dossier.distributions
    assert (listed.counted, listed.stated_total, listed.verdict) == (19, 19, "agrees")
    assert [each.copies for each in listed.entries] == [2, 5, *[None] * 6, 3, 2, 1]
    assert dossier.body is not None
    assert dossier.text[slice(*dossier.body)].startswith("[North] Korean Foreign Minister")
    assert {each.kind for each in dossier.structure} == {"title", "subject"}
    assert dossier.credit.startswith("This document was made possible")
    assert dossier.rights.startswith("The History and Public Policy Program")
    assert dossier.source_note.replace("\\", "").startswith("Source: People’s Republic of China")
    assert (dossier.exported_by, dossier.authors, dossier.notes) == ("Boris", (), ())


def test_only_chosen_notes_with_continuous_numbers_and_counts_of_the_rest(sheet: Open) -> None:
    late = sheet.note("footnote", "Ambassador Qiao", words="late")
    sheet.note("marginal", "Urgent", words="private", author=sheet.other_author)
    early = sheet.note("footnote", "Korea Desk", words="early")
    general = sheet.note("general", words="all")
    gone = sheet.note("footnote", "Chen", words="gone")
    sheet.do(note_edits.delete_notes(sheet.state, [gone.id]))
    dossier = gather(sheet.state, PdfChoices())
    assert [(n.id, n.number) for n in dossier.notes] == [(general.id, None), (early.id, 1), (late.id, 2)]
    assert dossier.library_note_count == 4
    assert dossier.left_out == {"marginal": 1}
    assert dossier.authors == ("Anna Weiss",)
    assert "private" not in repr(dossier)
    assert gone.id not in repr(dossier)
    marginal = gather(sheet.state, PdfChoices(kinds=("marginal",)))
    assert [n.words for n in marginal.notes] == ["private"]
    assert marginal.left_out == {"footnote": 2, "general": 1}
    assert marginal.authors == ("Carl",)


def test_note_keeps_everything_of_it(sheet: Open) -> None:
    note = sheet.note("own", "Ambassador Qiao", "Urgent", words="*a*\n")
    sheet.do(note_edits.set_label(sheet.state, note.id, "60a"))
    sheet.do(note_edits.set_tags(sheet.state, note.id, ["border"]))
    (made,) = gather(sheet.state, PdfChoices()).notes
    kept = sheet.state.notes[note.id]
    assert (made.words, made.label, made.tags, made.number) == ("*a*\n", "60a", ("border",), None)
    assert made.quotes == tuple(sheet.state.text[start:end] for start, end in made.spans)
    assert made.quotes == ("Ambassador Qiao", "Urgent")
    assert made.prefix.endswith("called in ")
    assert (made.author, made.created, made.modified) == ("Anna Weiss", kept.created, kept.modified)


def test_unticked_parts_are_not_in_the_dossier(sheet: Open) -> None:
    bare = gather(sheet.state, PdfChoices(header=False, stages=False, distribution=False))
    assert (bare.stages, bare.stages_total_minutes, bare.distributions) == ((), None, ())
    assert {each.name for each in bare.fields} == {"date", "cable number", "receipt number"}
    assert bare.source_note == ""


def test_changed_title_and_subject_are_printed_instead_of_the_texts(sheet: Open) -> None:
    for name in ("title", "subject"):
        field = sheet.state.fields_in_order(name)[0]
        sheet.do(header_edits.set_value(sheet.state, field.id, f"Her {name}"))
    dossier = gather(sheet.state, PdfChoices())
    assert dossier.title == "Her title"
    assert dossier.structure == ()


def test_untitled_cable_is_called_by_subject_or_file(sheet: Open) -> None:
    sheet.do(header_edits.delete_field(sheet.state, sheet.state.fields_in_order("title")[0].id))
    assert gather(sheet.state, PdfChoices()).title.startswith("Illegal Crossings")
    sheet.do(header_edits.delete_field(sheet.state, sheet.state.fields_in_order("subject")[0].id))
    assert gather(sheet.state, PdfChoices()).title == "Chen-8-35.txt"


def test_source_note_is_words_and_never_markup(sheet: Open) -> None:
    field = sheet.state.fields_in_order("archive")[0]
    sheet.do(header_edits.set_value(sheet.state, field.id, "*Fond* 06 [box] <b>\n\n# 3"))
    note = gather(sheet.state, PdfChoices()).source_note
    assert r"\*Fond\* 06 \[box\] \<b\> # 3." in note
    assert "\n" not in note


def test_stage_out_of_order_has_a_negative_interval(sheet: Open) -> None:
    sheet.do(stage_edits.move_stages(sheet.state, [3], 0))
    assert gather(sheet.state, PdfChoices()).stages[0].elapsed == -(28 * 60 + 35)


def test_dossier_of_a_bare_cable(sheet: Open) -> None:
    entered = import_data(sheet.store, b"Nothing but words.\n", "bare.txt", sheet.author)
    dossier = gather(sheet.store.cable_state(entered.cable), PdfChoices())
    assert (dossier.title, dossier.distributions, dossier.stages) == ("bare.txt", (), ())


def test_corrections_come_with_their_reasons_only_where_chosen(sheet: Open) -> None:
    for old, new, reason in (
        ("Seong-cheol", "Song-chol", "typing error"),
        ("Song-chol", "Sŏng-ch’ŏl", "collated"),
    ):
        text = sheet.state.text.replace(old, new, 1)
        change = new_reading(sheet.state, text, author=sheet.author, reason=reason)
        assert change is not None
        sheet.store.apply(change, author=sheet.author)
        sheet.state = sheet.store.cable_state(sheet.state.cable.id)
    found = corrections(sheet.state, sheet.store.text)
    dossier = gather(sheet.state, PdfChoices(corrections=True), corrections=found)
    (one,) = dossier.corrections
    assert (one.sic, one.corr, dossier.text[slice(*one.span)]) == ("Seong-cheol", "Sŏng-ch’ŏl", "Sŏng-ch’ŏl")
    assert [(step.reading, step.reason, step.author) for step in one.steps] == [
        (1, "typing error", "Anna Weiss"),
        (2, "collated", "Anna Weiss"),
    ]
    assert dossier.original_reading == sheet.state.readings[sheet.state.reading.parent or ""].parent
    without = gather(sheet.state, PdfChoices(), corrections=found)
    assert (without.corrections, without.corrections_left_out, without.original_reading) == ((), 1, "")


def test_a_reading_that_takes_back_gives_no_reason_for_what_is_left(sheet: Open) -> None:
    text = sheet.state.text.replace("Pak said that he agrees", "Park stated that he agreed", 1)
    for change in (
        new_reading(sheet.state, text, author=sheet.author, reason="typing error"),
        None,
    ):
        made = change or take_back(
            sheet.state,
            corrections(sheet.state, sheet.store.text)[:1],
            author=sheet.author,
            text_of=sheet.store.text,
        )
        assert made is not None
        sheet.store.apply(made, author=sheet.author)
        sheet.state = sheet.store.cable_state(sheet.state.cable.id)
    found = corrections(sheet.state, sheet.store.text)
    dossier = gather(sheet.state, PdfChoices(corrections=True), corrections=found)
    assert [step.reason for one in dossier.corrections for step in one.steps] == ["typing error"]
