"""Typed dates and times: all forms that cables write, partial and uncertain ones, and what is none."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.times import parse_edtf
from desktop.messages.times import show_time
from desktop.models.typed_time import read_typed

CABLE = "1961-05-12"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("May 13 at 0920", "1961-05-13T09:20"),
        ("13.5.61 9:20", "1961-05-13T09:20"),
        ("12.5. 17:00", "1961-05-12T17:00"),
        ("May 12, 1961", "1961-05-12"),
        ("12.5.1961", "1961-05-12"),
        ("13/5/61 at 9.20", "1961-05-13T09:20"),
        ("1961-05-12 09:20", "1961-05-12T09:20"),
        ("May 12 at 5 p.m.", "1961-05-12T17:00"),
        ("9:20", "1961-05-12T09:20"),
        ("0920", "1961-05-12T09:20"),
        ("May 1961", "1961-05"),
        ("5.1961", "1961-05"),
        ("1961", "1961"),
        ("1961-05?", "1961-05?"),
        ("about May 1961", "1961-05~"),
        ("c. 1961?", "1961%"),
        ("12 May to 14 May", "1961-05-12/1961-05-14"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_understands(typed: str, value: str) -> None:
    assert read_typed(typed, CABLE) == value


@pytest.mark.parametrize(
    "typed",
    [
        "gibberish",
        "31 Feb 1961",
        "13 May 25:61",
        "32.5.1961",
        "1961-13",
        "12 May 1961 or so",
        "?",
        "x" * 500,
        "14 May to 12 May",
    ],
)
def test_says_that_it_is_no_time(typed: str) -> None:
    assert read_typed(typed, CABLE) is None


def test_without_a_date_to_lean_on_a_year_is_needed() -> None:
    assert read_typed("May 13 at 0920") is None
    assert read_typed("9:20") is None


def test_new_year_is_the_nearer_one() -> None:
    assert read_typed("January 1 at 0100", "1961-12-31") == "1962-01-01T01:00"


_POINTS = st.builds(
    lambda moment, length, mark: moment.strftime("%Y-%m-%dT%H:%M")[:length] + mark,
    st.datetimes(min_value=datetime(1800, 1, 1), max_value=datetime(2099, 12, 31)),
    st.sampled_from((4, 7, 10, 16)),
    st.sampled_from(("", "?", "~", "%")),
)


@given(_POINTS)
def test_what_is_shown_is_understood_again(value: str) -> None:
    assert parse_edtf(value) is not None
    assert read_typed(show_time(value), CABLE) == value


@given(st.text(max_size=60))
def test_any_words_give_a_time_or_none(words: str) -> None:
    value = read_typed(words, CABLE)
    assert value is None or value == "" or parse_edtf(value) is not None


@pytest.mark.parametrize("near", ["spring", "1961-13-45", "?", "May 12, 1961"])
def test_a_date_of_the_cable_that_is_none_gives_nothing(near: str) -> None:
    assert read_typed("1961-05-12T17:00", near) == "1961-05-12T17:00"
    assert read_typed("May 13, 1961 at 0920", near) == "1961-05-13T09:20"
    assert read_typed("9:20", near) is None
