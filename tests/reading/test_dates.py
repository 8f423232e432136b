"""Dates and times in all the ways that cables write them."""

import pytest

from desktop.reading.dates import find_dates, find_group, whole_date
from desktop.reading.moments import decide, with_time
from desktop.reading.times import find_time


@pytest.mark.parametrize(
    ("words", "cable", "value"),
    [
        ("May 12, 1961", None, "1961-05-12"),
        ("12 May 1961", None, "1961-05-12"),
        ("March 5th, 1965", None, "1965-03-05"),
        ("1 September, 1975", None, "1975-09-01"),
        ("1972 July 1", None, "1972-07-01"),
        ("13.June.1951", None, "1951-06-13"),
        ("27/X/62", None, "1962-10-27"),
        ("27.08.1976", None, "1976-08-27"),
        ("10/14/50", None, "1950-10-14"),
        ("10.27 [28?].1962", None, "1962-10-27"),
        ("80. 10. 02.", None, "1980-10-02"),
        ("1961-05-12", None, "1961-05-12"),
        ("May 1961", None, "1961-05"),
        ("May 13", "1961-05-12", "1961-05-13"),
        ("January 1", "1960-12-31", "1961-01-01"),
        ("December 31", "1961-01-01", "1960-12-31"),
        ("February 29", "1961-03-01", "1960-02-29"),
        ("3.7.1951", "1951-07-03", "1951-07-03"),
        ("3/7/51", "1951-07-03", "1951-07-03"),
        ("3/7/51", None, "1951-03-07"),
        ("12 May", None, None),
        ("February 31, 1961", None, None),
        ("99.99.1961", None, None),
    ],
)
def test_date(words: str, cable: str | None, value: str | None) -> None:
    found = find_dates(f"on {words} ")
    assert [decide(date, cable).value for date in found] in ([value], [] if value is None else [value])


@pytest.mark.parametrize(
    "words", ["12.698", "(61) 561", "067.220", "1664-1665", "No. 1643-1644", "4,701 people", "mayor 12"]
)
def test_no_date(words: str) -> None:
    assert find_dates(words) == []


def test_the_order_of_day_and_month_can_be_a_guess() -> None:
    (written,) = find_dates("3/7/51")
    assert decide(written).order_guessed
    assert not decide(written, "1951-07-04").order_guessed


def test_a_year_alone_is_a_whole_date() -> None:
    written = whole_date("1961")
    assert written is not None
    assert decide(written).value == "1961"
    assert whole_date("1961 and more") is None


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("at 1700", (17, 0)),
        ("at 0920", (9, 20)),
        ("at 21:35", (21, 35)),
        ("03:15 a.m.", (3, 15)),
        ("12:15 a.m.", (0, 15)),
        ("13:30 p.m.", (13, 30)),
        ("5 P.M., WEDNESDAY", (17, 0)),
        ("14.30", (14, 30)),
        ("19hs00", (19, 0)),
        ("1700hs", (17, 0)),
        ("at 22 GMT", (22, 0)),
        ("24:00", (24, 0)),
    ],
)
def test_time(words: str, time: tuple[int, int]) -> None:
    found = find_time(words, 0, len(words))
    assert found is not None
    assert (found.hour, found.minute) == time
    assert found.possible


def test_a_time_that_no_clock_has() -> None:
    found = find_time("at 25:61", 0, 8)
    assert found is not None
    assert not found.possible


def test_midnight_is_the_next_day() -> None:
    found = find_time("24:00", 0, 5)
    assert found is not None
    assert with_time("1961-12-31", found) == "1962-01-01T00:00"
    assert with_time("1961-12", found) == "1961-12"


@pytest.mark.parametrize(
    ("words", "cable", "value", "figures"),
    [("022055Z", "1976-12-30", "1977-01-02", "2055"), ("301250Z OCT 74", None, "1974-10-30", "1250")],
)
def test_date_time_group(words: str, cable: str | None, value: str, figures: str) -> None:
    found = find_group(words, 0, len(words))
    assert found is not None
    assert (decide(found[0], cable).value, found[1]) == (value, figures)


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        ("12 maja 1961", (1961, 5, 12)),
        ("12. Mai 1961", (1961, 5, 12)),
        ("1972. július 1.", (1972, 7, 1)),
        ("24 de outubro de 1962", (1962, 10, 24)),
        ("1er mars 1954", (1954, 3, 1)),
        ("5 марта 1953", (1953, 3, 5)),
        ("28 lokakuuta 1962", (1962, 10, 28)),
        ("7 listopadu 1962", (1962, 11, 7)),
        ("13/5-50", (50, 5, 13)),
    ],
)
def test_months_of_other_languages(words: str, reading: tuple[int, int, int]) -> None:
    (found,) = find_dates(f"Warsaw, {words}")
    assert found.readings[0] == reading


@pytest.mark.parametrize("words", ["on mars 12 people", "the 3 majors", "march of 1,000"])
def test_words_that_only_look_like_months(words: str) -> None:
    assert find_dates(words) == []
