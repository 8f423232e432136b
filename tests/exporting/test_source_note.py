"""The source note that header, stages and distribution make, in the form of Foreign Relations."""

from contextlib import closing
from pathlib import Path

import pytest

from db.cable_state import CableState
from db.changes import Change
from db.editing import cable_edits, distribution_edits, header_edits, stage_edits
from db.store import Store
from desktop.exporting.note_words import plain
from desktop.exporting.source_note import built_source_note


@pytest.fixture
def state(tmp_path: Path) -> CableState:
    """Return a cable of 12 May 1961 that says nothing else yet."""
    with closing(Store(tmp_path / "a.chancery")) as store:
        author = store.ensure_author("Anna").id
        change, cable = cable_edits.new_cable("Words.", author=author)
        store.apply(change, author=author)
        made = store.cable_state(cable.id)
    _give(made, date="1961-05-12")
    return made


def _do(state: CableState, change: Change | None) -> None:
    assert change is not None
    state.absorb(change)


def _give(state: CableState, **values: str) -> None:
    for name, value in values.items():
        change, _ = header_edits.add_field(state, name.replace("_", " "), value)
        _do(state, change)


def test_a_cable_whose_header_names_no_place_has_none(state: CableState) -> None:
    _give(state, precedence="Urgent")
    assert built_source_note(state) == ""


def test_each_part_is_told_once_in_order(state: CableState) -> None:
    _give(state, archive="*National* Archives", file_number="RG 59, 684A", classification="Secret")
    _give(state, precedence="Priority", info_addressee="London", translator="Anna Beth Keim")
    for name, when, by in (
        ("Drafted", "", "Li"),
        ("Received", "1961-05-12T17:00", ""),
        ("Deciphered", "1961-05-13T00:00", "Wang"),
        ("Copied", "1962-01-01", ""),
        ("Filed", "", ""),
    ):
        _do(state, stage_edits.add_stage(state, 9, name, when=when, by=by)[0])
    change, listed = distribution_edits.add_distribution(state)
    _do(state, change)
    for recipient, copies in (("Chen", 2), ("Office, First", None)):
        _do(state, distribution_edits.add_recipient(state, listed.id, 9, recipient, copies)[0])
    assert plain(built_source_note(state)) == (
        "Source: *National* Archives, RG 59, 684A. Secret; Priority. Drafted by Li; received at 5 p.m.; "
        "deciphered by Wang at midnight, May 13; copied on January 1, 1962. Repeated to London. "
        "Distributed in 3 copies to Chen (2) and Office, First. "
        "Translated by Anna Beth Keim."
    )
