"""A whole import taken back: what nobody touched is gone, what she worked on stays."""

from __future__ import annotations

from pathlib import Path

from db.checking.verify import verify_library
from db.editing.note_edits import add_note, set_words
from db.importing.entering import ForWhom, enter_batch
from db.importing.prepared import prepare
from db.importing.taking_back import bring_again, import_of_entry, latest_imports, take_back
from db.store import Store
from desktop.reading.plain import read
from desktop.reading.records import import_change


def imported(path: Path, store: Store, import_id: str, texts: range) -> list[str]:
    """Enter an import in batches of two and return the ids of its cables."""
    whom = ForWhom(store.ensure_author("Anna").id, import_id, store.session_number())
    made = []
    for n in texts:
        text = f"SUBJECT: Talks {n}\nFrom the Korea Desk\n\nThe 臺灣 talks {n}.\nReceived May 12, 17:00\n"
        data = text.encode()
        made.append(import_change(read(data, f"{n}.txt"), data, whom.author)[0])
    for at in range(0, len(made), 2):
        enter_batch(str(path), [prepare(one) for one in made[at : at + 2]], whom)
    return [one.cable or "" for one in made]


def told(_fraction: float, _words: str) -> None:
    pass


def test_only_that_import_goes_and_what_was_worked_on_stays(path: Path, store: Store) -> None:
    author = store.ensure_author("Anna").id
    first = imported(path, store, "i1", range(5))
    other = imported(path, store, "i2", range(5, 8))
    shown = [(one.id, one.cables, one.file) for one in store.read(latest_imports)]
    assert shown == [("i2", 3, "5.txt"), ("i1", 5, "0.txt")]
    state = store.cable_state(first[1])
    change, note = add_note(state, "footnote", [(0, 7)], author=author, words="Mine")
    store.apply(change, author=author)
    looked = store.cable_state(first[2])
    change, _ = add_note(looked, "footnote", [(0, 7)], author=author)
    store.apply(change, author=author)
    store.undo(author=author)  # so that this one is as it was
    taken = take_back(str(path), "i1", author, store.session_number(), told)
    assert (taken.gone, taken.kept) == (4, ((first[1], "Talks 1"),))
    assert {row.id for row in store.cables()} == {first[1], *other}
    assert store.cable_state(first[1]).notes[note.id].words == "Mine"
    assert [(one.id, one.cables) for one in store.read(latest_imports)] == [("i2", 3)]
    edited = set_words(store.cable_state(first[1]), note.id, "Still mine")
    assert edited is not None
    store.apply(edited, author=author)
    store.close()
    assert verify_library(path).findings == ()


def test_the_same_files_can_be_imported_again_and_redo_brings_them_back(path: Path, store: Store) -> None:
    author = store.ensure_author("Anna").id
    cables = imported(path, store, "i1", range(4))
    entry = store.next_undo()
    assert entry is not None
    assert store.read(import_of_entry, entry.n) == "i1"
    before = [store.cable_state(cable) for cable in cables]
    assert take_back(str(path), "i1", author, store.session_number(), told).gone == 4
    assert store.next_undo() is None
    assert bring_again(str(path), "i1", author, store.session_number(), told) == 4
    after = [store.cable_state(cable) for cable in cables]
    assert [state.fields for state in after] == [state.fields for state in before]
    assert take_back(str(path), "i1", author, store.session_number(), told).gone == 4
    assert len(imported(path, store, "i3", range(4))) == len(store.cables()) == 4
    store.close()
    assert verify_library(path).findings == ()
