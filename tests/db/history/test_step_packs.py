"""Steps packed together come out exactly as they went in, and any damaged letter is seen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from db.changes import record_to_json
from db.history.step_packs import LEAST_STEPS, MOST_STEPS, pack_steps, states_in, unpack_steps
from db.records import text_hash
from tests.db.imports import read_cables

VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 5), st.floats(allow_nan=False, allow_infinity=False), st.text()
)
STATES = st.lists(
    st.tuples(
        st.sampled_from(("note", "stage", "cable")),
        st.dictionaries(
            st.sampled_from(("a", "b", "c\u2028", "d")), st.one_of(VALUES, st.lists(VALUES)), min_size=1
        ),
    ),
    min_size=LEAST_STEPS,
    max_size=12,
)


def written(fields: Mapping[str, object]) -> str:
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@given(STATES)
def test_whatever_goes_in_comes_out(states: list[tuple[str, dict[str, object]]]) -> None:
    made = [(kind, written({"id": str(n), **fields})) for n, (kind, fields) in enumerate(states)]
    form = pack_steps(made, lambda _sha256: None)
    assert form is not None
    assert [(one.kind, one.after) for one in unpack_steps(*form, lambda _sha256: None) or ()] == made


def imported(sample: Path) -> tuple[list[tuple[str, str]], dict[str, str]]:
    change = read_cables(sample, "u1")[0]
    made = [(step.kind, record_to_json(step.after) or "") for step in change.steps if step.kind != "author"]
    return made, {text_hash(text): text for text in change.texts}


def test_a_read_place_has_its_words_from_the_text_and_a_note_keeps_its_own(sample: Path) -> None:
    made, texts = imported(sample)
    form = pack_steps(made, texts.get)
    assert form is not None
    assert len(form[0]) < sum(len(after) for _, after in made) / 6
    assert [(one.kind, one.after, one.sound) for one in unpack_steps(*form, texts.get) or ()] == [
        (*one, True) for one in made
    ]
    lost = unpack_steps(*form, lambda _sha256: None) or ()
    assert {one.kind for one in lost if not one.sound} == {"anchor"}
    assert all(one.sound for one in lost if one.kind != "anchor" or (one.owner or "").startswith("n"))


def test_words_that_are_not_those_of_the_place_are_kept(sample: Path) -> None:
    made, texts = imported(sample)
    altered = [(kind, after.replace('"prefix":"', '"prefix":"~', 1)) for kind, after in made]
    form = pack_steps(altered, texts.get)
    assert form is not None
    assert [(one.kind, one.after) for one in unpack_steps(*form, texts.get) or ()] == altered


def test_any_damaged_byte_is_seen(sample: Path) -> None:
    made, texts = imported(sample)
    packed, sha256 = pack_steps(made, texts.get) or (b"", b"")
    for at in range(len(packed)):
        for bit in (1, 64):
            spoilt = packed[:at] + bytes([packed[at] ^ bit]) + packed[at + 1 :]
            assert states_in(spoilt, sha256) in (None, states_in(packed, sha256))
    assert states_in(packed[:-3], sha256) is None
    assert states_in(packed, b"\0" * 32) is None


def test_too_many_are_left_to_lie_by_themselves() -> None:
    made = [("stage", written({"id": str(n)})) for n in range(MOST_STEPS + 1)]
    assert pack_steps(made, lambda _sha256: None) is None
