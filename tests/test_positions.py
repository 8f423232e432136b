"""Code points and code units, there and back."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.positions import Positions

RARE = "\U00020bb7"
EMOJI = "\U0001f600"


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def test_plain_text_needs_no_conversion() -> None:
    positions = Positions("Ambassador Qiao")
    assert [positions.to_qt(i) for i in range(16)] == list(range(16))
    assert [positions.from_qt(i) for i in range(16)] == list(range(16))


def test_astral_characters_take_two_units() -> None:
    positions = Positions(f"a{RARE}b{EMOJI}{RARE}c")
    assert [positions.to_qt(i) for i in range(7)] == [0, 1, 3, 4, 6, 8, 9]
    assert [positions.from_qt(i) for i in (0, 1, 3, 4, 6, 8, 9)] == list(range(7))


def test_half_a_pair_belongs_to_its_character() -> None:
    positions = Positions(f"a{RARE}b")
    assert positions.from_qt(2) == 1


def test_outside_the_text_is_its_edge() -> None:
    positions = Positions(f"{RARE}b")
    assert (positions.to_qt(-3), positions.to_qt(99)) == (0, 3)
    assert (positions.from_qt(-3), positions.from_qt(99)) == (0, 2)


@given(st.text(alphabet=st.sampled_from(["a", "中", RARE])), st.lists(st.integers(-3, 40)))
def test_many_at_once_are_as_each_alone(text: str, offsets: list[int]) -> None:
    positions = Positions(text)
    assert positions.all_to_qt(offsets) == [positions.to_qt(offset) for offset in offsets]


@given(st.text(alphabet=st.sampled_from(["a", "ŏ", "\u00a0", "中", RARE, EMOJI, "\n"])))
def test_every_offset_comes_back(text: str) -> None:
    positions = Positions(text)
    for offset in range(len(text) + 1):
        assert positions.to_qt(offset) == units(text[:offset])
        assert positions.from_qt(positions.to_qt(offset)) == offset


@given(st.text())
def test_any_text_at_all(text: str) -> None:
    positions = Positions(text)
    assert positions.to_qt(len(text)) == units(text)
    assert positions.from_qt(units(text)) == len(text)
