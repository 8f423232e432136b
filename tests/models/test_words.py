"""Words for the user: numbers of things are written with their thousands apart."""

import pytest

from desktop.messages.words import plural, tr


@pytest.mark.parametrize(
    ("n", "told"), [(0, "0 cables"), (1, "1 cable"), (999, "999 cables"), (3000, "3,000 cables")]
)
def test_a_number_of_things_can_be_read_at_a_glance(n: int, told: str) -> None:
    assert plural(n, "{n} cable", "{n} cables") == told


def test_other_numbers_and_words_stay_as_they_are() -> None:
    assert plural(2000, "{n:,} in {year}", "{n:,} in {year}", year=1961) == "2,000 in 1961"
    assert tr("{n} {words}", n=1961, words="{n}") == "1961 {n}"
