"""`list`, `show`, `note` and `check`: the library from outside the window."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from db.cable_state import CableState
from db.changes import Change
from db.editing import distribution_edits, header_edits, note_edits, stage_edits
from db.editing.cable_edits import trash_cable
from db.editing.mention_edits import mark
from db.editing.name_edits import new_name
from db.store import Store
from desktop.settings import default_library
from tests.commands.conftest import Run


def edit(library: Path, cable: str, *changes: object) -> None:
    """Carry out changes, each a function of the cable's state."""
    store = Store(library)
    author = store.ensure_author("Anna").id
    for make in changes:
        assert callable(make)
        change = make(store.cable_state(cable))
        assert isinstance(change, Change)
        store.apply(change, author=author)
    store.close()


def test_list_in_the_contracts_shape(run: Run, cable: str) -> None:
    assert run("list", "--json").json == [
        {
            "id": cable,
            "title": "Cable from the Chinese Embassy in North Korea, "
            "'Illegal Crossings of the International Border by Chinese Koreans'",
            "date": "1961-05-12",
            "cable_number": "Chen- 8/35",
            "originator": "Korea Desk",
            "notes": 0,
            "verdict": "agrees",
        }
    ]


def test_list_counts_notes_and_tells_what_is_not_there(run: Run, cable: str, tmp_path: Path) -> None:
    (tmp_path / "bare.txt").write_text("Nothing but words.\n", encoding="utf-8")
    run("import", tmp_path / "bare.txt")
    run("note", cable, "--quote", "Urgent", "--text", "One")
    first, second = run("list", "--json").json
    assert first["notes"] == 1
    assert (second["date"], second["cable_number"], second["verdict"]) == (None, None, "no list")
    said = run("list")
    assert "1 note, distribution: agrees" in said.out


def test_default_library_is_made_when_first_needed(run: Run) -> None:
    assert not default_library().exists()
    said = run("list", "--json", named=False)
    assert (said.status, said.json) == (0, [])
    assert default_library().exists()


@pytest.mark.parametrize(
    "words", ["Chen- 8/35", "Chen-8/35", "chen-8 / 35", "Cable from", "illegal crossings of", "Chen-8-35.txt"]
)
def test_cable_is_found_by_what_a_person_says(run: Run, cable: str, words: str) -> None:
    assert run("show", words, "--json").json["id"] == cable


def test_cable_that_is_not_there_or_not_the_only_one(run: Run, cable: str, tmp_path: Path) -> None:
    for n in (1, 2):
        (tmp_path / f"{n}.txt").write_text(f"SUBJECT: Border talks {n}\n\nBody {n}.\n", encoding="utf-8")
    run("import", tmp_path / "1.txt", tmp_path / "2.txt")
    for words, sentence in (
        ("Border", "“Border” fits 2 cables."),
        ("Moon", "There is no cable “Moon”"),
        ("", "There is no cable “”"),
    ):
        said = run("show", words)
        assert (said.status, said.out) == (2, "")
        assert sentence in said.err
    assert run("show", "border talks 2", "--json").json["subject"] == "Border talks 2"
    assert run("show", cable).status == 0


def test_title_that_fits_wholly_goes_before_longer_ones(run: Run, tmp_path: Path) -> None:
    for n, title in enumerate(("Talks", "Talks go on")):
        (tmp_path / f"{n}.txt").write_text(f"SUBJECT: {title}\n\nBody {n}.\n", encoding="utf-8")
        run("import", tmp_path / f"{n}.txt")
    assert run("show", "talks", "--json").json["subject"] == "Talks"


def test_note_in_the_contracts_shape(run: Run, cable: str, library: Path) -> None:
    words = "Not *the* <b>minister</b>\n`#read(x)` \u00a0ŏ"
    said = run("note", "Chen-8/35", "--quote", "Ambassador Qiao", "--text", words)
    assert said.status == 0
    assert "stand 2 times; the note is on number 1" in said.err
    shown = run("show", cable, "--json").json
    (note,) = shown["notes"]
    start, end = note["spans"][0]
    assert shown["text"][start:end] == "Ambassador Qiao"
    assert start == shown["text"].index("Ambassador Qiao")
    moments = note.pop("created"), note.pop("modified")
    assert all(datetime.fromisoformat(moment).utcoffset() is not None for moment in moments)
    store = Store(library)
    author = store.authors()[0].name
    store.close()
    assert note == {
        "id": said.out.strip(),
        "kind": "footnote",
        "number": 1,
        "label": "1",
        "text": words,
        "colour": "amber",
        "tags": [],
        "spans": [[start, end]],
        "quote": ["Ambassador Qiao"],
        "author": author,
        "orphan": False,
    }


def test_nth_hit_counts_from_one_and_says_nothing_more_where_there_is_one(run: Run, cable: str) -> None:
    run("note", cable, "--quote", "Ambassador Qiao", "--nth", "2", "--text", "second")
    run("note", cable, "--quote", "Urgent", "--kind", "highlight", "--colour", "rose")
    shown = run("show", cable, "--json").json
    highlight, footnote = shown["notes"]
    text = shown["text"]
    assert footnote["spans"][0][0] == text.index("Ambassador Qiao", text.index("Ambassador Qiao") + 1)
    assert (highlight["kind"], highlight["number"], highlight["label"]) == ("highlight", None, None)
    assert (highlight["colour"], highlight["text"]) == ("rose", "")
    assert run("note", cable, "--quote", "Urgent", "--text", "x").err == ""


def test_notes_are_numbered_by_their_marks(run: Run, cable: str) -> None:
    run("note", cable, "--quote", "He asked", "--text", "later")
    run("note", cable, "--quote", "Urgent", "--text", "earlier")
    notes = run("show", cable, "--json").json["notes"]
    assert [(note["number"], note["text"]) for note in notes] == [(1, "earlier"), (2, "later")]


def test_words_over_a_line_end_are_found(run: Run, cable: str) -> None:
    assert run("note", cable, "--quote", "at 0920 Transcribed: May", "--text", "x").status == 0
    assert run("show", cable, "--json").json["notes"][0]["quote"] == ["at 0920\nTranscribed: May"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--quote", "no such words", "--text", "x"), "do not stand in this cable"),
        (("--quote", "", "--text", "x"), "do not stand in this cable"),
        (("--quote", "Urgent", "--nth", "9", "--text", "x"), "stand 1 times in this cable, not 9"),
        (("--quote", "Urgent", "--nth", "0", "--text", "x"), "“0” is not a number from 1 on"),
        (("--quote", "Urgent", "--nth", "one", "--text", "x"), "“one” is not a number from 1 on"),
        (("--quote", "Urgent", "--text", "x", "--kind", "general"), "--kind"),
        (("--quote", "Urgent", "--text", "x", "--colour", "pink"), "--colour"),
        (("--quote", "Urgent"), "A note needs its words"),
        (("--text", "x"), "--quote"),
        (("--quote", "Urgent", "--text", "\udcff"), "--text is no text"),
        (("--quote=\udcff", "--text", "x"), "--quote is no text"),
    ],
)
def test_note_that_cannot_be_made_is_one_sentence(
    run: Run, cable: str, words: tuple[str, ...], sentence: str
) -> None:
    said = run("note", cable, *words)
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert run("show", cable, "--json").json["notes"] == []


def test_show_tells_whom_the_cable_mentions(run: Run, cable: str, library: Path) -> None:
    pak = new_name("person", "Pak Sŏng-ch’ŏl", variants=("朴成哲",))
    store = Store(library)
    at = store.cable_state(cable).text.index("Pak Seong-cheol")
    state, author = store.cable_state(cable), store.ensure_author("Anna").id
    made = mark(state, pak, [(at, at + 3)], author=author, is_new=True)
    assert made is not None
    store.apply(made, author=author)
    store.close()
    (told,) = run("show", cable, "--json").json["names"]
    assert (told["name"], told["variants"]) == (pak.name, ["朴成哲"])
    assert [(each["span"], each["quote"]) for each in told["mentions"]] == [([at, at + 3], "Pak")]


def test_show_tells_edits_and_who_supplied_them(run: Run, cable: str, library: Path) -> None:
    def change_number(state: CableState) -> Change | None:
        return header_edits.set_value(state, state.fields_in_order("cable number")[0].id, "Chen-8/36")

    def delete_stage(state: CableState) -> Change | None:
        return stage_edits.delete_stages(state, [state.stages_in_order()[0].id])

    edit(
        library,
        cable,
        change_number,
        delete_stage,
        lambda state: header_edits.add_field(state, "classification", "Secret")[0],
        lambda state: header_edits.add_field(state, "Shelf", "12")[0],
    )
    shown = run("show", cable, "--json").json
    assert (shown["cable_number"], shown["classification"]) == ("Chen-8/36", "Secret")
    assert shown["supplied"] == {"cable_number": True, "classification": True}
    assert "cable_number" not in shown["spans"]
    assert [stage["stage"] for stage in shown["stages"]] == ["Proofread", "Transcribed", "Copied"]
    assert {"name": "Shelf", "value": "12", "supplied": True, "span": None} in shown["fields"]


def test_deleted_note_is_not_shown(run: Run, cable: str, library: Path) -> None:
    note = run("note", cable, "--quote", "Urgent", "--text", "x").out.strip()
    edit(library, cable, lambda state: note_edits.delete_notes(state, [note]))
    assert run("show", cable, "--json").json["notes"] == []
    assert run("list", "--json").json[0]["notes"] == 0


def test_check_finds_nothing_in_order(run: Run, cable: str) -> None:
    said = run("check")
    assert said.status == 0
    assert "1 cable checked, nothing found." in said.out
    assert run("check", cable, "--json").json == [
        {
            "id": cable,
            "cable_number": "Chen- 8/35",
            "distribution": [],
            "stages": [],
            "references": [],
            "questions": [],
        }
    ]


def test_check_tells_references_that_lead_nowhere(run: Run, cable: str) -> None:
    run("note", cable, "--quote", "Urgent", "--text", "See [note 9](note:n0gone).")
    sentence = "Footnote 1 refers to “note 9”: that note is not in the library."
    said = run("check")
    assert (said.status, said.out.strip()) == (1, f"Chen- 8/35: {sentence}")
    assert run("check", "--json").json[0]["references"] == [sentence]


def test_check_tells_each_finding_in_a_sentence(run: Run, cable: str, library: Path) -> None:
    def four_copies(state: CableState) -> Change | None:
        office = next(r for r in state.recipients.values() if r.name == "General Office")
        return distribution_edits.change_recipient(state, office.id, copies=4)

    def copied_first(state: CableState) -> Change | None:
        return stage_edits.move_stages(state, [3], 0)

    edit(library, cable, four_copies, copied_first)
    said = run("check", "Chen-8/35")
    assert said.status == 1
    assert "Chen- 8/35: Distribution: 20 counted, 19 stated: 1 over." in said.out
    assert "Received, 12 May at 17:00, stands before Copied, 13 May at 21:35" in said.out
    (checked,) = run("check", "--json").json
    assert len(checked["distribution"]) == len(checked["stages"]) == 1
    assert run("list", "--json").json[0]["verdict"] == "differs"


def test_what_lies_in_the_trash_is_listed_apart(run: Run, cable: str, library: Path) -> None:
    assert run("list", "--trashed").out == "No cables lie in the trash.\n"
    store = Store(library)
    author = store.ensure_author("Anna Weiss").id
    store.apply(trash_cable(store.cable_state(cable).cable, "x"), author=author)
    store.close()
    assert run("list", "--json").json == []
    (told,) = run("list", "--trashed", "--json").json
    assert (told["id"], told["cable_number"], told["deleted_by"]) == (cable, "Chen- 8/35", "Anna Weiss")
    said = run("list", "--trashed").out
    assert "12 May 1961; 0 notes; deleted " in said
    assert f", by Anna Weiss  {cable}" in said
