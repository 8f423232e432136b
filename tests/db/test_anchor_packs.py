"""Places that an import read, packed: they come out exactly, are rows again once edited, damage is seen."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.anchor_packs import anchors_in, is_packable, pack_anchors
from db.changes import Change, Label, Step
from db.checking.record_check import altered_records
from db.checking.verify import verify_library
from db.errors import ChangeRefusedError, LibraryError
from db.history.compaction import compact
from db.records import Anchor, Reading, new_id
from db.rows import read_record
from db.salvaging.salvage import salvage
from db.store import Store
from tests.db.desk import facts
from tests.db.imports import enter, read_cables

COUNTED = "SELECT (SELECT count(*) FROM anchor), count(*), sum(count) FROM anchor_pack"


def counts(path: Path) -> tuple[int, int, int]:
    with closing(sqlite3.connect(path)) as connection:
        rows, packs, packed = connection.execute(COUNTED).fetchone()
        return rows, packs, packed or 0


def spoil(path: Path, line: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(line)


def codes(path: Path) -> set[str]:
    return {finding.code for finding in verify_library(path).findings}


@pytest.fixture
def author(store: Store) -> str:
    return store.ensure_author("Anna Weiss").id


@pytest.fixture
def cable(store: Store, author: str, sample: Path) -> str:
    return enter(store, read_cables(sample, author), author)[0]


def read_places(sample: Path) -> tuple[list[Anchor], str, str]:
    change = read_cables(sample, "u1")[0]
    (reading,) = (step.after for step in change.steps if isinstance(step.after, Reading))
    return [s.after for s in change.steps if isinstance(s.after, Anchor)], reading.id, change.texts[0]


def test_what_goes_in_comes_out_and_any_damaged_byte_is_seen(sample: Path) -> None:
    anchors, reading, text = read_places(sample)
    packed, some = pack_anchors(anchors, reading, text) or (b"", ())
    assert len(some) == len(anchors) - 1  # not the one of the note
    assert anchors_in(packed, text) == some
    for at in range(len(packed)):
        for bit in (1, 64):
            spoilt = packed[:at] + bytes([packed[at] ^ bit]) + packed[at + 1 :]
            assert anchors_in(spoilt, text) in (None, some)
    assert anchors_in(packed[:-2], text) is None
    lost = anchors_in(packed, "") or ()
    assert [a.start for a in lost] == [a.start for a in some]
    assert pack_anchors([*anchors, anchors[0]], reading, text) is None


def test_a_pack_of_before_with_ids_of_before_is_read() -> None:
    packed = bytes.fromhex(
        "01c37d329048c7cb669cc00004050c0d0c60c0588626c084c66741e3b3a2f199d1f96905208a0d88a5815800ca060010ab0b07"
    )
    text = "From: Embassy in Seoul\nTo: Moscow\n"
    first, last = anchors_in(packed, text) or ()
    assert first == Anchor(
        "a01900000000070008000000000000004", "k01900000000070008000000000000001",
        "f01900000000070008000000000000003", "v01900000000070008000000000000002", 0, 6, 22,
        "Embassy in Seoul", "From: ", "\nTo: Moscow\n", "read", 1.0,
    )  # fmt: skip
    assert (last.id[-1], last.owner[0], last.quote) == ("5", "p", "Moscow")
    # Parts with ids of now may be read from a reading of before.
    new = replace(first, id=new_id("a"), owner=new_id("s"))
    again, some = pack_anchors((first, last, new), first.reading, text) or (b"", ())
    assert anchors_in(again, text) == some == (first, last, new)


@pytest.mark.parametrize(
    "altered",
    [
        {"quote": "x"}, {"prefix": "x"}, {"placed": "aligned"}, {"score": 0.5}, {"score": 1}, {"end": 10**6},
        {"owner": "n" + "0" * 32}, {"owner": "m" + "0" * 32}, {"id": "a1"}, {"ordinal": 1 << 16},
    ],
)  # fmt: skip
def test_only_places_in_the_words_of_the_text_are_packed(sample: Path, altered: dict[str, object]) -> None:
    anchors, _, text = read_places(sample)
    assert is_packable(anchors[0], text)
    assert not is_packable(replace(anchors[0], **altered), text)  # type: ignore[arg-type]


def test_an_edited_place_makes_rows_of_all_and_they_are_packed_again(
    store: Store, path: Path, author: str, cable: str
) -> None:
    _, packs, packed = counts(path)
    state = store.cable_state(cable)
    before = facts(store.cable_state(cable))
    field = next(f for f in state.fields.values() if f.id in state.anchors)
    (place,) = state.anchors[field.id]
    again = Change(Label("take-field"), (Step(None, place),), cable=cable)
    with pytest.raises(ChangeRefusedError, match="record-moved-on"):
        store.apply(again, author=author)
    change = Change(
        Label("set-value"), (Step(field, replace(field, value="x")), Step(place, None)), cable=cable
    )
    store.apply(change, author=author)
    assert counts(path)[1] == packs - 1
    assert store.cable_state(cable).anchors.keys() == state.anchors.keys() - {field.id}
    compact(path, rest_s=0)
    assert counts(path)[1:] == (packs, packed - 1)
    assert codes(path) == set()
    store.undo(author=author)
    assert facts(store.cable_state(cable)) == before
    assert store.read(read_record, "anchor", place.id) == place
    assert codes(path) == set()


def test_rows_of_before_are_packed_beside_the_window(
    store: Store, path: Path, author: str, sample: Path
) -> None:
    cables = enter(store, read_cables(sample, author), author, at_once=False)
    before = [facts(store.cable_state(cable)) for cable in cables]
    anchors = counts(path)[0]
    compact(path, rest_s=0)
    rows, packs, packed = counts(path)
    assert (rows + packed, packs) == (anchors, 3)
    assert rows == 1  # that of the note
    assert [facts(store.cable_state(cable)) for cable in cables] == before
    assert codes(path) == set()


def test_the_page_that_is_shown_first_knows_the_places_of_its_lines(store: Store, cable: str) -> None:
    state, page = store.cable_state(cable), store.cable_page(cable, 0, 200)
    for owner in (*state.fields, *state.structures):
        assert page.anchors.get(owner) == state.anchors.get(owner)


@pytest.mark.parametrize("line", ["packed = x'00'", "packed = substr(packed, 1, 60)", "n = n + 1000"])
def test_damaged_places_are_told_and_come_back_from_history(
    store: Store, path: Path, tmp_path: Path, cable: str, line: str
) -> None:
    before = facts(store.cable_state(cable))
    spoil(path, f"UPDATE anchor_pack SET {line}")
    assert codes(path) & {"record-missing", "link-broken"}
    if "packed" in line:
        with pytest.raises(LibraryError, match="records-damaged"):
            store.cable_state(cable)
        state = store.cable_state(cable, checked=False)
        altered = [one for some in store.read(lambda c: list(altered_records(c, state))) for one in some]
        assert ("anchor", "") in altered
    store.close()
    saved = tmp_path / "saved.chancery"
    salvage(path, saved)
    again = Store(saved)
    assert facts(again.cable_state(cable)) == before
    again.close()
    assert codes(saved) == set()
