"""Whatever the texts: nothing is raised, every place says what it holds, and what was left alone stays."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from db.anchoring.alignment import align
from db.anchoring.anchors import describe, locate, make_anchor
from db.anchoring.folding import differences, folded
from db.correcting.corrections import correct, with_hunks
from db.records import Anchor
from tests.bench.made import made_text

ODD = "aAbB  \n\n\0\t\u2028\u0085\u00a0.,’'“\"-–İßŉ朴，臺\U00020bb7\U0001f600e\u0301\u200fשלוםمرح"
odd = st.text(alphabet=ODD, max_size=150)
any_text = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80)
texts = st.one_of(odd, any_text, st.builds(lambda part, times: part * times, odd, st.integers(0, 6)))
PAGE = made_text(6000, 11)


def _anchors(text: str, places: list[tuple[int, int]]) -> list[Anchor]:
    found = []
    for start, size in places:
        first = min(start, len(text))
        last = min(len(text), first + size)
        found.append(make_anchor(text, first, last, cable="c", owner="n", reading="r"))
    return found


places = st.lists(st.tuples(st.integers(0, 150), st.integers(0, 40)), max_size=6)


@given(texts, texts, places)
@example("", "", [(0, 0)])
@example("a" * 100, "a" * 50, [(10, 20), (0, 100)])
@example("İstanbul", "istanbul", [(0, 8)])
def test_a_correction_of_anything_by_anything_keeps_account_of_every_anchor(
    old: str, new: str, where: list[tuple[int, int]]
) -> None:
    done = correct(old, new, _anchors(old, where))
    assert with_hunks(old, done.hunks) == new
    assert len(done.moved) == len(where)
    for one in done.moved:
        if one.after is None:
            assert (one.outcome, one.doubtful) == ("orphaned", True)
            continue
        after = one.after
        assert 0 <= after.start <= after.end <= len(new)
        assert after.quote == new[after.start : after.end]
        assert after.prefix == new[max(0, after.start - 32) : after.start]
        assert (after.quote == one.before.quote) == (one.outcome in ("unchanged", "moved"))
        assert 0 < after.score <= 1


@given(texts, st.integers(0, 150), st.integers(1, 40), texts)
def test_what_locate_finds_lies_in_the_text_and_is_what_it_says(
    old: str, start: int, size: int, new: str
) -> None:
    selector = describe(old, min(start, len(old)), min(len(old), start + size))
    found = locate(new, selector)
    if found is not None:
        assert 0 <= found.start < found.end <= len(new)
        assert (new[found.start : found.end] == selector.quote) == (found.how != "alike")
        assert 0 < found.score <= 1


@given(texts, places)
def test_a_text_that_did_not_change_changes_nothing(text: str, where: list[tuple[int, int]]) -> None:
    done = correct(text, text, _anchors(text, where))
    assert done.hunks == ()
    for one in done.moved:
        if one.before.quote:
            assert one.after is not None
            assert (one.after.start, one.after.end) == (one.before.start, one.before.end)
            assert (one.outcome, one.doubtful) == ("unchanged", False)


@given(st.integers(2500, 3000), st.integers(0, 400), odd, st.sampled_from([0, 700, 1400, 4500, 5200, 5600]))
def test_an_edit_elsewhere_leaves_a_far_anchor_as_it_was(at: int, lost: int, put: str, start: int) -> None:
    new = PAGE[:at] + put + PAGE[at + lost :]
    (one,) = correct(
        PAGE, new, [make_anchor(PAGE, start, start + 24, cable="c", owner="n", reading="r")]
    ).moved
    shift = len(put) - lost if start > at else 0
    assert one.after is not None
    assert (one.after.start, one.after.quote, one.outcome) == (start + shift, one.before.quote, "unchanged")
    assert not one.doubtful


@given(texts, texts)
def test_runs_rise_in_both_texts_and_hold_the_same_words(old: str, new: str) -> None:
    laid = align(old, new)
    old_at = new_at = 0
    for run in laid.runs:
        assert run.size > 0
        assert run.old >= old_at
        assert run.new >= new_at
        old_at, new_at = run.old + run.size, run.new + run.size
        assert laid.ours[run.old : old_at] == laid.theirs[run.new : new_at] or old == new
    assert old_at <= len(old)
    assert new_at <= len(new)


@given(texts)
def test_folding_keeps_every_code_point_at_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)
    assert differences(text, text) == []


def test_ten_thousand_anchors_in_a_text_of_one_repeated_line_are_placed() -> None:
    line = "The minister said that he agrees.\n"
    old = line * 3000
    anchors = [
        make_anchor(old, at * 10, at * 10 + 20, cable="c", owner="n", reading="r") for at in range(10_000)
    ]
    new = old[:51_000] + "Something else.\n" + old[51_000:]
    done = correct(old, new, anchors)
    assert with_hunks(old, done.hunks) == new
    assert sum(one.after is not None for one in done.moved) > 9900
