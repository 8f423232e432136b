"""Altered words are found where the evidence is clear, and nowhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.anchoring.anchors import describe, locate

TEXT = (
    "First the ambassador crossed the river. Pak Seong-cheol then spoke of the refugees at the border, "
    "and the minister promised that measures would be taken before the harvest was brought in."
)


def test_another_spelling_is_found_by_its_surroundings() -> None:
    start = TEXT.index("Pak Seong-cheol")
    other = "A new beginning. " + TEXT.replace("Seong-cheol", "Song-chol")
    found = locate(other, describe(TEXT, start, start + 15))
    assert found is not None
    assert other[slice(*found.span)] == "Pak Song-chol"
    assert (found.how, found.score < 1) == ("alike", True)


def test_two_places_alike_are_no_evidence() -> None:
    start = TEXT.index("Pak Seong-cheol")
    other = TEXT.replace("Seong-cheol", "Song-chol")
    assert locate(other + "\n" + other, describe(TEXT, start, start + 15)) is None


@given(st.text(max_size=300), st.integers(0, 100), st.integers(1, 40))
def test_what_is_found_lies_in_the_text(other: str, start: int, size: int) -> None:
    found = locate(other, describe(TEXT, start, start + size))
    if found is not None:
        assert 0 <= found.start <= found.end <= len(other)
