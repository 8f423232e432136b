"""Offices across cables: counted under one name however they are written."""

from __future__ import annotations

import pytest

from db.across.office_edits import merge_spellings, rename_office, separate_spelling
from db.across.offices import (
    Copies,
    OfficeTotal,
    Unbalanced,
    cables_of_office,
    copies_by_year,
    copies_of,
    office_totals,
    read_offices,
    unbalanced,
)
from db.editing import distribution_edits
from db.editing.cable_edits import trash_cable
from tests.db.across.conftest import Shelf


@pytest.fixture
def three(shelf: Shelf) -> tuple[str, str, str]:
    late, early, undated = shelf.cable("1961-05-12"), shelf.cable("1950-10-14"), shelf.cable()
    shelf.list_of(late, ("Foreign Ministry", 2), ("For. Min.", 1), ("Xinhua", None), total=4)
    shelf.list_of(early, ("For. Min.", 3), total=5)
    shelf.list_of(undated, ("Xinhua", 4), ("Xinhua", None))
    return late, early, undated


def test_each_spelling_is_an_office_until_they_are_merged(shelf: Shelf, three: tuple[str, str, str]) -> None:
    late, early, _ = (shelf.row(cable) for cable in three)
    assert shelf.store.read(office_totals) == [
        OfficeTotal("For. Min.", 2, 4, 0, "1950-10-14", early),
        OfficeTotal("Xinhua", 2, 6, 0, "1961-05-12", late),
        OfficeTotal("Foreign Ministry", 1, 2, 0, "1961-05-12", late),
    ]
    shelf.do(merge_spellings([], ["For. Min.", "Foreign Ministry"], "Foreign Ministry"))
    assert shelf.store.read(office_totals) == [
        OfficeTotal("Foreign Ministry", 2, 6, 0, "1950-10-14", early),
        OfficeTotal("Xinhua", 2, 6, 0, "1961-05-12", late),
    ]
    assert shelf.store.read(cables_of_office, "Foreign Ministry") == [early, late]
    assert shelf.store.undo(author=shelf.author) is not None
    assert len(shelf.store.read(office_totals)) == 3


def test_copies_by_office_and_cable(shelf: Shelf, three: tuple[str, str, str]) -> None:
    shelf.do(merge_spellings([], ["For. Min.", "Foreign Ministry"], "Foreign Ministry"))
    late, early, undated = (shelf.row(cable) for cable in three)
    assert shelf.store.read(copies_of, ["Foreign Ministry", "Xinhua"]) == {
        ("Foreign Ministry", late): Copies(3, 0),
        ("Xinhua", late): Copies(1, 0),
        ("Foreign Ministry", early): Copies(3, 0),
        ("Xinhua", undated): Copies(5, 0),
    }
    assert shelf.store.read(copies_of, ["Foreign Ministry"], [early]) == {
        ("Foreign Ministry", early): Copies(3, 0)
    }
    assert shelf.store.read(copies_of, ["For. Min."]) == {}


def test_copies_by_year(shelf: Shelf, three: tuple[str, str, str]) -> None:
    offices = ["For. Min.", "Xinhua"]
    assert shelf.store.read(copies_by_year, offices) == {
        ("For. Min.", 1950): 3,
        ("For. Min.", 1961): 1,
        ("Xinhua", 1961): 1,
    }
    assert shelf.store.read(copies_by_year, offices, [shelf.row(three[2])]) == {}


def test_what_cannot_be_told_is_not_guessed(shelf: Shelf) -> None:
    cable = shelf.cable()
    listed = shelf.list_of(cable, ("Xinhua", None), ("Xinhua", 2))
    state = shelf.store.cable_state(cable)
    shelf.do(distribution_edits.change_distribution(state, listed, unnumbered=None))
    assert shelf.store.read(office_totals) == [OfficeTotal("Xinhua", 1, 2, 1, "", shelf.row(cable))]


def test_lists_that_do_not_add_up(shelf: Shelf, three: tuple[str, str, str]) -> None:
    _, early, _ = three
    assert shelf.store.read(unbalanced) == [Unbalanced(shelf.row(early), "differs", -2)]


def test_the_trash_and_what_was_not_found_are_left_out(shelf: Shelf, three: tuple[str, str, str]) -> None:
    late, early, undated = three
    state = shelf.store.cable_state(late)
    shelf.do(trash_cable(state.cable, "x"))
    assert [total.name for total in shelf.store.read(office_totals)] == ["For. Min.", "Xinhua"]
    assert shelf.store.read(cables_of_office, "Xinhua") == [shelf.row(undated)]
    only = [shelf.row(early)]
    assert [total.name for total in shelf.store.read(office_totals, only)] == ["For. Min."]
    assert shelf.store.read(cables_of_office, "Xinhua", only) == []
    assert shelf.store.read(office_totals, []) == []


def test_merging_joins_what_was_merged_before(shelf: Shelf) -> None:
    shelf.do(merge_spellings([], ["A", "B"], "A"))
    shelf.do(merge_spellings(shelf.store.read(read_offices), ["C", "D"], "C"))
    shelf.do(merge_spellings(shelf.store.read(read_offices), ["A", "C"], "The C"))
    (office,) = shelf.store.read(read_offices)
    assert (office.name, office.spellings) == ("The C", ("A", "B", "C", "D"))
    assert merge_spellings([office], ["B"], "The C") is None


def test_a_spelling_is_taken_from_another_office(shelf: Shelf) -> None:
    shelf.do(merge_spellings([], ["A", "B", "C"], "A"))
    shelf.do(merge_spellings(shelf.store.read(read_offices), ["B", "Z"], "Z"))
    assert [(o.name, o.spellings) for o in shelf.store.read(read_offices)] == [("A", ("C",)), ("Z", ("B",))]


def test_taken_apart_and_called_otherwise(shelf: Shelf) -> None:
    shelf.do(merge_spellings([], ["A", "B", "C"], "A"))
    shelf.do(rename_office(shelf.store.read(read_offices), "A", " The A "))
    shelf.do(separate_spelling(shelf.store.read(read_offices), "The A", "B"))
    (office,) = shelf.store.read(read_offices)
    assert (office.name, office.spellings) == ("The A", ("A", "C"))
    shelf.do(separate_spelling([office], "The A", "C"))
    (office,) = shelf.store.read(read_offices)
    assert (office.name, office.spellings) == ("The A", ("A",))
    shelf.do(separate_spelling([office], "The A", "A"))
    assert shelf.store.read(read_offices) == []
    assert separate_spelling([], "The A", "A") is None


@pytest.mark.parametrize(("written", "name"), [(["A", "B"], "  "), (["A"], "A"), ([], "A")])
def test_an_office_needs_a_name_and_something_to_merge(written: list[str], name: str) -> None:
    with pytest.raises(ValueError, match="two spellings"):
        merge_spellings([], written, name)
