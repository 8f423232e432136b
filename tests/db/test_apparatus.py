"""Names, mentions and editor’s marks go wherever their cable goes: corrected, trashed, back from a backup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.anchoring.anchors import make_anchor
from db.backup.bring_back import bring_back
from db.backup_comparison import compare
from db.changes import Change, Label, Step
from db.checking.verify import verify_library
from db.correcting.corrections import new_reading
from db.editing.cable_edits import trash_cable
from db.history.past import entries
from db.history.restore_state import restore_cable_of
from db.importing.entering import ForWhom, enter_batch
from db.importing.prepared import prepare
from db.importing.taking_back import take_back
from db.library_records import Conflict, Name
from db.records import Anchor, EditorialMark, Mention, Record, new_id, now
from db.trash.purge import purge
from tests.db.desk import Desk, facts

PAK = Name(new_id("p"), "person", "Pak Sŏng-ch’ŏl", ("Pak", "朴成哲"), "1913-2008")


def anchor_of(desk: Desk, owner: str, span: tuple[int, int]) -> Anchor:
    state = desk.state
    return make_anchor(state.text, *span, cable=desk.cable, owner=owner, reading=state.cable.reading)


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    """Return a desk whose cable mentions Pak twice and has a gap."""
    made = Desk(path)
    made.do(Change(Label("new-name"), (Step(None, PAK),)))
    last = made.state.text.rindex("Pak")
    steps: list[Step] = []
    for span in ((28, 31), (last, last + 3)):
        mention = Mention(new_id("m"), made.cable, PAK.id, made.author, now())
        steps += [Step(None, mention), Step(None, anchor_of(made, mention.id, span))]
    gap = EditorialMark(new_id("k"), made.cable, "gap", "1 word", "torn", made.author, now())
    steps += [Step(None, gap), Step(None, anchor_of(made, gap.id, (31, 31)))]
    made.do(Change(Label("add-mention"), tuple(steps), cable=made.cable))
    made.state.names[PAK.id] = PAK
    yield made
    made.store.close()


def quotes(desk: Desk) -> list[str]:
    state = desk.state
    return [a.quote for owner in (*state.mentions, *state.marks) for a in state.spans_of(owner)]


def test_they_are_read_again_and_move_with_a_correction(desk: Desk) -> None:
    assert facts(desk.reread()) == facts(desk.state)
    assert desk.store.cable_page(desk.cable, 0, 40).names == {PAK.id: PAK}
    assert len(desk.store.cable_page(desk.cable, 0, 40).mentions) == 1
    text = desk.state.text.replace(" — and Pak left", "")
    change = new_reading(desk.state, text, author=desk.author)
    assert change is not None
    desk.state.absorb(desk.store.apply(change, author=desk.author), text)
    assert quotes(desk) == ["Pak", ""]  # one mention has lost its words; it is kept
    assert len(desk.state.mentions) == 2
    desk.undo()
    desk.state = desk.reread()
    assert quotes(desk) == ["Pak", "Pak", ""]
    assert verify_library(desk.store.path).findings == ()


def test_purging_a_cable_takes_its_mentions_and_what_a_merge_asks_about_it(desk: Desk) -> None:
    conflict = Conflict(new_id("x"), desk.cable, "cable", "{}", "", "Bertha", now())
    desk.do(Change(Label("merge"), (Step(None, conflict),)))
    desk.do(trash_cable(desk.state.cable, ""))
    with desk.store._file.writing() as connection:
        purge(connection, [desk.cable], [], author=desk.author)
    for kind in ("mention", "editorial_mark", "anchor", "conflict"):
        assert desk.store._connection.execute(f"SELECT count(*) FROM {kind}").fetchone() == (0,)
    assert desk.store._connection.execute("SELECT name FROM name").fetchall() == [(PAK.name,)]
    assert verify_library(desk.store.path).findings == ()


def without_name(desk: Desk) -> None:
    """Delete the name with all that mentions it, and the mark."""
    state = desk.state
    steps = [
        Step(anchor, None) for owner in (*state.mentions, *state.marks) for anchor in state.spans_of(owner)
    ]
    steps += [Step(mention, None) for mention in state.mentions.values()]
    steps += [Step(mark, None) for mark in state.marks.values()]
    steps.append(Step(PAK, None))
    desk.do(Change(Label("delete-name"), tuple(steps), cable=desk.cable))


def test_a_backup_brings_them_back(desk: Desk, tmp_path: Path) -> None:
    backup = tmp_path / "backup.chancery"
    desk.store.save_copy(backup)
    whole = facts(desk.state)
    without_name(desk)
    found = compare(backup, desk.store.path)
    assert {(thing.kind, thing.what) for thing in found.things} == {
        ("cable", "changed"),
        ("name", "only then"),
    }
    change = bring_back(backup, desk.store.path, [desk.cable], [])
    assert change is not None
    desk.do(change)
    assert facts(desk.reread()) == whole


def test_an_earlier_state_brings_them_back(desk: Desk) -> None:
    moment = desk.store.read(entries)[0].last
    before = quotes(desk)
    without_name(desk)
    change = restore_cable_of(desk.store.path, desk.cable, moment, desk.author)
    desk.do(change)
    assert quotes(desk) == before
    assert desk.reread().names == {PAK.id: PAK}
    desk.undo()
    assert desk.reread().mentions == desk.state.mentions == {}


def test_an_import_brings_whom_it_mentions_once(desk: Desk, tmp_path: Path) -> None:
    other = Desk(tmp_path / "b.chancery", "Pak went to Moscow.\n")
    mention = Mention(new_id("m"), other.cable, PAK.id, other.author, now())
    state = other.state
    made: list[Record] = [state.authors[other.author], PAK, state.cable, state.reading, mention]
    steps = [Step(None, record) for record in made]
    change = Change(Label("import-cable"), tuple(steps), other.cable, texts=(state.text,), files=(b"a",))
    other.store.close()
    whom = ForWhom(desk.author, new_id("i"), None)
    without_name(desk)
    enter_batch(str(desk.store.path), [prepare(change)], whom)
    assert desk.store.cable_state(other.cable).names == {PAK.id: PAK}
    assert take_back(str(desk.store.path), whom.import_id, desk.author, None, lambda *_: None).gone == 1
    assert verify_library(desk.store.path).findings == ()
