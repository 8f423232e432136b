"""Offices across cables: counted under one name however they are written."""

from __future__ import annotations

import pytest

from db.across.office_edits import merge_spellings, rename_office, separate_spelling
from db.across.offices import Got, OfficeTotal, cables_of_offices, copies_by_year, office_totals, read_offices
from db.across.unbalanced import Unbalanced, unbalanced, unbalanced_lists
from db.editing import distribution_edits
from db.editing.cable_edits import trash_cable
from tests.db.across.conftest import Shelf


def rows_of(shelf: Shelf, office: str, cables: list[int] | None = None) -> list[int]:
    return [got.row for got in shelf.store.read(cables_of_offices, [office], cables)]


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
    assert rows_of(shelf, "Foreign Ministry") == [early, late]
    assert shelf.store.undo(author=shelf.author) is not None
    assert len(shelf.store.read(office_totals)) == 3


def test_copies_by_office_and_cable(shelf: Shelf, three: tuple[str, str, str]) -> None:
    shelf.do(merge_spellings([], ["For. Min.", "Foreign Ministry"], "Foreign Ministry"))
    late, early, undated = (shelf.row(cable) for cable in three)
    got = shelf.store.read(cables_of_offices, ["Xinhua", "Foreign Ministry"])
    assert got == [
        Got(early, "1950-10-14", (None, (3, 0)), 1),
        Got(late, "1961-05-12", ((1, 0), (3, 0)), 1),
        Got(undated, "", ((5, 0), None), 0),
    ]
    assert copies_by_year(got) == {1950: [0, 3], 1961: [1, 3]}
    assert rows_of(shelf, "Foreign Ministry", [early]) == [early]
    assert rows_of(shelf, "For. Min.") == []


def test_first_is_who_stands_before_the_others_on_the_first_list(shelf: Shelf) -> None:
    cable = shelf.cable("1961")
    shelf.list_of(cable, ("Y", 1))
    shelf.list_of(cable, ("Z", 1), ("X", 1))
    (got,) = shelf.store.read(cables_of_offices, ["X", "Y", "Z"])
    assert got.first == 1
    assert shelf.store.read(cables_of_offices, ["X", "Z"])[0].first == 1


def test_what_cannot_be_told_is_not_guessed(shelf: Shelf) -> None:
    cable = shelf.cable()
    listed = shelf.list_of(cable, ("Xinhua", None), ("Xinhua", 2))
    state = shelf.store.cable_state(cable)
    shelf.do(distribution_edits.change_distribution(state, listed, unnumbered=None))
    row = shelf.row(cable)
    assert shelf.store.read(office_totals) == [OfficeTotal("Xinhua", 1, 2, 1, "", row)]
    assert [got.counts for got in shelf.store.read(cables_of_offices, ["Xinhua"])] == [((2, 1),)]
    assert shelf.store.read(unbalanced) == [row]
    assert shelf.store.read(unbalanced_lists, [row]) == [Unbalanced(row, "cannot tell", 0, ((None, None),))]


def test_lists_that_do_not_add_up(shelf: Shelf, three: tuple[str, str, str]) -> None:
    _, early, _ = three
    shelf.list_of(early, ("Xinhua", 1), total=1)
    row = shelf.row(early)
    assert shelf.store.read(unbalanced) == [row]
    assert shelf.store.read(unbalanced_lists, [row]) == [Unbalanced(row, "differs", -2, ((5, 3),))]


def test_the_trash_and_what_was_not_found_are_left_out(shelf: Shelf, three: tuple[str, str, str]) -> None:
    late, early, undated = three
    state = shelf.store.cable_state(late)
    shelf.do(trash_cable(state.cable, "x"))
    assert [total.name for total in shelf.store.read(office_totals)] == ["For. Min.", "Xinhua"]
    assert rows_of(shelf, "Xinhua") == [shelf.row(undated)]
    only = [shelf.row(early)]
    assert [total.name for total in shelf.store.read(office_totals, only)] == ["For. Min."]
    assert rows_of(shelf, "Xinhua", only) == []
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
