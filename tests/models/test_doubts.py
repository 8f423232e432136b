"""The sentences for what the reader was unsure of."""

import pytest

from db.records import Doubt
from desktop.messages.doubts import doubt_field, doubt_sentence, known_codes, tell_doubts
from desktop.reading.doubts import CODES


def doubt(code: str, words: str = "May 12, 1961", field: str = "date", number: int = 0) -> Doubt:
    return Doubt(f"q{number}", "k1", number, field, code, words, settled=False)


def test_every_code_of_the_reader_has_a_sentence() -> None:
    assert known_codes() >= CODES


@pytest.mark.parametrize("code", sorted(CODES))
@pytest.mark.parametrize("words", ["", "{count} %s <b>", "x" * 500])
def test_any_words_make_a_sentence(code: str, words: str) -> None:
    sentence = doubt_sentence(doubt(code, words), "text")
    assert sentence.endswith(".")
    assert len(sentence) < 260
    assert "{words}" not in sentence


def test_how_often_is_counted_in_the_text() -> None:
    text = "May 12, 1961\nMay 12, 1961\nMay 12, 1961"
    assert (
        doubt_sentence(doubt("date-several-times"), text)
        == "“May 12, 1961” stands three times; the first was taken."
    )


def test_a_day_that_is_written_in_two_ways_is_not_said_to_stand_once() -> None:
    assert doubt_sentence(doubt("date-several-times"), "May 12, 1961\n\n12 May 1961") == (
        "“May 12, 1961” stands elsewhere as well, written in another way; the first was taken."
    )


def test_an_unknown_code_says_what_can_be_said() -> None:
    assert doubt_sentence(doubt("new-code", "Chen", "cable_number")) == (
        "The reader is not sure of the field Cable no.: look at “Chen”."
    )
    assert doubt_sentence(doubt("new-code", "", "body")) == (
        "The reader is not sure of where the message begins and ends."
    )


def test_inferred_years_are_told_together_and_quietly() -> None:
    told = tell_doubts([doubt("year-inferred", "May 13", "stages", n) for n in range(4)], "")
    assert [(len(one.doubts), one.quiet) for one in told] == [(4, True)]
    assert told[0].words == "4 dates give no year; the nearest was taken."


def test_the_reader_s_names_of_fields_are_those_of_the_header() -> None:
    assert doubt_field(doubt("x", field="receipt_number")) == "receipt number"
    assert doubt_field(doubt("x", field="addressees")) == "addressee"
