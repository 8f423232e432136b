"""What was done is listed, the newest first, with who and when; and each thing can be seen as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.correcting import corrections
from db.editing import cable_edits, note_edits
from db.errors import LibraryError, NotFoundError
from db.history.compaction import compact
from db.history.past import Entry, Filter, authors_of_changes, cable_at, entries, note_at, steps_of
from db.records import Note
from tests.db.desk import Desk, facts


def listed(desk: Desk, wanted: Filter | None = None) -> list[str]:
    return [entry.label.code for entry in desk.store.read(entries, wanted)]


def entry_of(desk: Desk, code: str) -> Entry:
    return next(entry for entry in desk.store.read(entries) if entry.label.code == code)


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """Return a desk at which two people did many things."""
    note = desk.note("")
    for words in ("T", "Ty", "Typed"):
        desk.do(note_edits.set_words(desk.state, note.id, words, burst="b"))
    desk.fields("title")
    desk.stages("1961-05-12")
    desk.recipients("Ministry")
    desk.author = desk.store.ensure_author("Boris Kahn").id
    desk.do(note_edits.set_colour(desk.state, note.id, "rose"))
    desk.do(note_edits.set_spans(desk.state, note.id, [(7, 11)]))
    change, _ = cable_edits.new_cable("Another.\n", author=desk.author, file_name="b.txt")
    desk.store.apply(change, author=desk.author)
    return desk


def test_newest_first_and_a_burst_is_one(busy: Desk) -> None:
    assert listed(busy) == [
        "import-cable", "place-note", "change-note-colour", "add-recipient", "add-stage", "add-field",
        "edit-note", "add-note", "import-cable",
    ]  # fmt: skip
    typed = entry_of(busy, "edit-note")
    assert (typed.saves, typed.author, typed.title, typed.about) == (
        3,
        "Anna Weiss",
        "value of title",
        "note",
    )
    assert typed.time.startswith("20")
    (step,) = busy.store.read(steps_of, typed)
    assert isinstance(step.before, Note)
    assert isinstance(step.after, Note)
    assert (step.before.words, step.after.words) == ("", "Typed")


def test_under_the_name_of_then(busy: Desk) -> None:
    who = {entry.label.code: entry.author for entry in busy.store.read(entries)}
    assert (who["add-stage"], who["place-note"]) == ("Anna Weiss", "Boris Kahn")
    assert [name for _, name in busy.store.read(authors_of_changes)] == ["Anna Weiss", "Boris Kahn"]


def test_filters(busy: Desk) -> None:
    boris = busy.author
    assert listed(busy, Filter(author=boris)) == ["import-cable", "place-note", "change-note-colour"]
    assert listed(busy, Filter(about="stages")) == ["add-stage"]
    assert listed(busy, Filter(cable=busy.cable))[-1] == "import-cable"
    assert len(listed(busy, Filter(cable=busy.cable))) == 8
    assert listed(busy, Filter(cable=busy.cable, author=boris, about="cable")) == []
    note = next(iter(busy.state.notes))
    assert listed(busy, Filter(note=note)) == ["place-note", "change-note-colour", "edit-note", "add-note"]
    assert listed(busy, Filter(note="n0")) == []


def test_pages_follow_one_another(busy: Desk) -> None:
    whole = busy.store.read(entries)
    pages: list[Entry] = []
    while page := busy.store.read(entries, before=pages[-1].first if pages else None, most=2):
        assert len(page) <= 2
        pages += page
    assert pages == whole


@pytest.mark.parametrize("packed", [False, True])
def test_each_state_of_a_cable(busy: Desk, path: Path, packed: bool) -> None:
    desk, seen = busy, []
    for words in ("one", "two"):
        desk.do(note_edits.set_words(desk.state, next(iter(desk.state.notes)), words))
        desk.do(corrections.new_reading(desk.state, desk.state.text + words, author=desk.author))
        desk.state = desk.reread()
        seen.append((desk.store.last_place(), facts(desk.reread())))
    desk.undo()
    desk.undo()
    if packed:
        compact(path, rest_s=0)
    for moment, wanted in seen:
        then = desk.store.read(cable_at, desk.cable, moment)
        then.text = desk.store.text(then.reading.text_sha256)
        assert facts(then) == wanted
    with pytest.raises(NotFoundError):
        desk.store.read(cable_at, desk.cable, 0)


def test_a_note_with_its_places(busy: Desk) -> None:
    note = next(iter(busy.state.notes))
    typed = entry_of(busy, "edit-note")
    then = busy.store.read(note_at, note, typed.last)
    assert then is not None
    assert then.note.words == "Typed"
    assert [(a.start, a.end) for a in then.anchors] == [(0, 6)]
    assert busy.store.read(note_at, note, typed.first - 2) is None
    between = busy.store.read(note_at, note, typed.first)
    assert between is not None
    assert between.note.words == "T"


def test_a_damaged_past_is_told(busy: Desk) -> None:
    busy.store._connection.execute("UPDATE step SET after = replace(after, 'Typed', 'Taped')")
    with pytest.raises(LibraryError) as caught:
        busy.store.read(steps_of, entry_of(busy, "edit-note"))
    assert caught.value.code == "history-damaged"
