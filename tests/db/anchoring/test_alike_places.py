"""Places that are like an anchor's words: the best one first, each saying what stands there."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from db.anchoring.alike_places import alike_places
from db.anchoring.anchors import describe

TEXT = (
    "First the ambassador crossed the river. Pak Seong-cheol then spoke of the refugees at the border, "
    "and the minister promised that measures would be taken before the harvest was brought in."
)
letters = st.text(alphabet="abcde  \n\0\u2028.朴臺\U00020bb7\U0001f600e\u0301שלום", max_size=120)


def test_the_words_themselves_come_first_in_the_surroundings_that_they_had() -> None:
    text = "Elsewhere the minister slept. " + TEXT + " Later the minister was seen."
    start = TEXT.index("the minister")
    found = alike_places(text, describe(TEXT, start, start + 12))
    assert [p.words for p in found] == ["the minister"] * 3
    assert (found[0].start, found[0].score) == (start + 30, 1.0)
    assert found[1].score < 0.9


def test_altered_words_are_offered_with_the_place_that_they_have_now() -> None:
    start = TEXT.index("Pak Seong-cheol")
    other = "A new beginning. " + TEXT.replace("Seong-cheol", "Song-chol")
    found = alike_places(other, describe(TEXT, start, start + 15))
    assert found[0].words == "Pak Song-chol"
    assert 0.8 < found[0].score < 1


def test_a_long_quote_is_found_by_its_two_ends() -> None:
    start, end = 500, 1400
    text = " ".join(f"word{n}" for n in range(600))
    other = "An opening. " + text.replace("word150", "an altered word in the midst")
    found = alike_places(other, describe(text, start, end))
    assert found[0].start == start + 12
    assert found[0].words.endswith(text[end - 20 : end])


def test_a_text_that_has_nothing_like_it_offers_nothing() -> None:
    assert alike_places("12345 67890 " * 50, describe(TEXT, 40, 60)) == []
    assert alike_places("", describe(TEXT, 40, 60)) == []


@given(letters, letters, st.integers(0, 120), st.integers(0, 60), st.integers(1, 6))
@example("a" * 120, "a" * 120, 30, 40, 5)
def test_places_lie_in_the_text_best_first_and_apart(
    old: str, new: str, start: int, size: int, most: int
) -> None:
    start = min(start, len(old))
    found = alike_places(new, describe(old, start, min(len(old), start + size)), most)
    assert len(found) <= most
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)
    for place in found:
        assert 0 <= place.start <= place.end <= len(new)
        assert place.words == new[place.start : place.end]
        assert 0 <= place.score <= 1
    spans = sorted((p.start, p.end) for p in found)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
