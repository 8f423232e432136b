"""Cables are found by every word of theirs, and by what is typed as it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.correcting import corrections
from db.editing import cable_edits, note_edits
from db.editing.cable_edits import new_cable
from db.searching.query import parse
from db.searching.search_places import Sought
from db.searching.search_snippets import snippet_in
from tests.db.desk import TEXT, Desk
from tests.db.searching.finding import cables_with


def hits(desk: Desk, query: str, *, typing: bool = False) -> set[str]:
    return set(cables_with(desk.store, query, typing=typing))


def shown(desk: Desk, query: str, length: int) -> str:
    found = desk.store.read(snippet_in, desk.cable, Sought(parse(query)), length=length)
    return found.words if found else ""


@pytest.fixture
def full(desk: Desk) -> Desk:
    """Return a desk whose cable has words in every part of it."""
    desk.note("Bâtiment *principal*, 平壤市", (7, 11))
    desk.fields("title", "originator")
    desk.recipients("Ministry of Łódź", "Second Department")
    return desk


@pytest.mark.parametrize(
    "query",
    [
        "agrees",
        "AGREES urgent",
        "batiment",
        "principal",
        "ministry left",  # in two parts of the cable
        '"pak said"',
        "“Pak said that”",
        "agr*",
        "臺灣",
        "平壤",
        "壤市",
        "\U00020bb7",
        "value",
        "Łódź",
        "Korea-Desk",
        '"agrees',
        "agrees — \U0001f600",
    ],
)
def test_what_is_found(full: Desk, query: str) -> None:
    assert hits(full, query) == {full.cable}


@pytest.mark.parametrize(
    "query", ["agre", '"said pak"', "灣臺", "agrees argues", "rees", "title: agrees", "NOT agrees"]
)
def test_what_is_not_found(full: Desk, query: str) -> None:
    assert hits(full, query) == set()


@pytest.mark.parametrize("query", ["", "—", "*", "( )"])
def test_what_asks_for_nothing_shows_all(full: Desk, query: str) -> None:
    assert hits(full, query) == {full.cable}


def test_the_last_word_may_go_on_while_it_is_typed(full: Desk) -> None:
    assert hits(full, "urgent agr", typing=True) == {full.cable}
    assert hits(full, "agr urgent", typing=True) == set()
    assert hits(full, '"pak sa"', typing=True) == set()


@given(st.text(max_size=40) | st.text(alphabet="\"*():^{}+-\\'a\0 ANDORNEAR臺", max_size=30))
def test_nothing_that_is_typed_is_an_error(desk_of_all: Desk, query: str) -> None:
    hits(desk_of_all, query)
    hits(desk_of_all, query, typing=True)
    shown(desk_of_all, query, 40)


@pytest.fixture(scope="module")
def desk_of_all(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("search") / "a.chancery")


def test_each_edit_undo_and_redo_is_followed(desk: Desk) -> None:
    note = desk.note("Erstes")
    desk.do(note_edits.set_words(desk.state, note.id, "Zweites"))
    assert hits(desk, "erstes") == set()
    assert hits(desk, "zweites") == {desk.cable}
    desk.undo()
    assert hits(desk, "erstes") == {desk.cable}
    desk.redo()
    desk.do(note_edits.delete_notes(desk.state, [note.id]))
    assert hits(desk, "zweites") == set()
    desk.undo()
    assert hits(desk, "zweites") == {desk.cable}


def test_the_current_reading_is_searched(desk: Desk) -> None:
    desk.do(corrections.new_reading(desk.state, TEXT.replace("agrees", "consents"), author=desk.author))
    assert hits(desk, "agrees") == set()
    assert hits(desk, "consents pak") == {desk.cable}
    desk.undo()
    assert hits(desk, "agrees") == {desk.cable}


def test_what_lies_in_the_trash_is_not_found(desk: Desk) -> None:
    change, other = new_cable("Pak again\n", author=desk.author)
    desk.store.apply(change, author=desk.author)
    assert hits(desk, "pak") == {desk.cable, other.id}
    desk.do(cable_edits.trash_cable(desk.state.cable, "a"))
    assert hits(desk, "pak") == {other.id}
    desk.undo()
    assert hits(desk, "pak") == {desk.cable, other.id}


def test_an_import_taken_back_is_found_no_more(desk: Desk) -> None:
    change, _ = new_cable("Zweitschrift\n", author=desk.author)
    desk.store.apply(change, author=desk.author)
    desk.store.undo(author=desk.author)
    assert hits(desk, "zweitschrift") == set()
    desk.store.redo(author=desk.author)
    assert len(hits(desk, "zweitschrift")) == 1


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("AGREES", "…said that he agrees — 臺灣…"),
        ("臺灣", "…he agrees — 臺灣 \U00020bb7 — and…"),
        ("second dep*", "Second Department"),
        ("batiment", "Bâtiment *principal*,…"),
        ("nowhere", ""),
        ("ees", ""),
    ],
)
def test_snippets_show_the_words_round_the_hit(full: Desk, query: str, words: str) -> None:
    assert shown(full, query, 24) == words
