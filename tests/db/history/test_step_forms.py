"""A packed step gives back exactly the state that was packed, and refuses what it did not write."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.history.step_forms import PackedError, is_whole, pack, unpack

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
STATES = st.one_of(
    st.none(),
    st.builds(
        lambda words, tags, colour, number: json.dumps(
            {"colour": colour, "id": "n1", "n": number, "tags": tags, "words": words},
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
        ),
        WORDS,
        st.lists(WORDS, max_size=3),
        st.sampled_from(["amber", "sky"]),
        st.one_of(st.none(), st.booleans(), st.integers(0, 3), st.floats(0, 1)),
    ),
    WORDS.map(
        lambda words: json.dumps({"id": "n1", "words": words}, ensure_ascii=False, separators=(",", ":"))
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(STATES, min_size=1, max_size=12), st.lists(st.booleans(), min_size=12, max_size=12))
def test_every_chain_of_states_comes_back(states: list[str | None], wholes: list[bool]) -> None:
    packed = []
    chain: list[str | None] = [None]
    for state, whole in zip(states, wholes, strict=False):
        packed.append(pack([*chain, state], "n1", None, whole=whole))
        chain = [state] if is_whole(packed[-1], "n1", None) else [*chain, state]
    chain = [None]
    for state, form in zip(states, packed, strict=True):
        assert unpack(form, chain, "n1", None) == state
        chain = [state] if is_whole(form, "n1", None) else [*chain, state]


def state(**values: object) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_a_small_change_of_long_words_takes_few_bytes() -> None:
    words = "".join(f"Sentence {n} of a long note. " for n in range(2000))
    before = state(colour="amber", id="n1", words=words)
    assert len(pack([before, state(colour="rose", id="n1", words=words)], "n1", None)) < 40
    assert len(pack([before, state(colour="amber", id="n1", words=words + "More.")], "n1", None)) < 60


def test_what_was_before_is_told_by_its_distance() -> None:
    one, two = state(words="x" * 5000), state(words="y" * 5000)
    assert len(pack([None, one, two, one], "n1", None)) < 12


@pytest.mark.parametrize("damage", [b"", b"\x01", b"\x02abc", b"\x01" + bytes(200), b"\xff" * 40])
def test_what_was_not_packed_here_is_refused(damage: bytes) -> None:
    with pytest.raises(PackedError):
        unpack(damage, [state(words="x")], "n1", None)


def test_a_flipped_bit_is_refused_or_gives_another_state() -> None:
    """Then the step's checksum tells; nothing else may come of it."""
    before, after = state(id="n1", words="one two three"), state(id="n1", words="one and two and three")
    form = pack([before, after], "n1", None)
    for at in range(len(form)):
        for bit in range(8):
            flipped = bytearray(form)
            flipped[at] ^= 1 << bit
            try:
                unpack(bytes(flipped), [before], "n1", None)
            except PackedError:
                continue
