"""Times and lengths of time in words."""

import pytest

from desktop.exporting.dates import duration, in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1961-05-12T17:00", "12 May 1961, 17:00"),
        ("1961-05-12T17:00Z", "12 May 1961, 17:00 UTC"),
        ("1961-05-12", "12 May 1961"),
        ("1961-05", "May 1961"),
        ("1961", "1961"),
        ("1961-05-XX", "May 1961"),
        ("196X", "1960s"),
        ("1961-05~", "about May 1961"),
        ("1961-05-12?", "12 May 1961 (uncertain)"),
        ("1961-05-12/1961-05-13", "12 May 1961 to 13 May 1961"),
        ("../1961", "until 1961"),
        ("1961/..", "from 1961"),
        ("some day", "some day"),
        ("1961-99-12", "1961-99-12"),
        ("", "no time stated"),
        (None, "no time stated"),
    ],
)
def test_edtf_in_words(edtf: str | None, words: str) -> None:
    assert in_words(edtf) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(980, "16 h 20 min"), (35, "35 min"), (120, "2 h"), (0, "0 min"), (-460, "−7 h 40 min")],
)
def test_minutes_in_words(minutes: int, words: str) -> None:
    assert duration(minutes) == words
