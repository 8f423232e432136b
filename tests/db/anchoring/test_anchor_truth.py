"""The benchmark of the anchors judges by what its edits did, not by what the matcher says."""

from __future__ import annotations

import random
from itertools import islice

import pytest

from tests.bench.anchor_cases import EDITS, Case, cases
from tests.bench.anchor_letters import copied, letters_of, plain, put_in, replaced, settled
from tests.bench.anchor_matchers import corrected
from tests.bench.anchor_truth import Given, Truth

TEXT = "First the ambassador left. Then the river rose, and the bridge fell."


def _truth(letters: list[tuple[str, int, int]]) -> Truth:
    return Truth(Case("text", "edit", TEXT, settled(letters), ()))


def test_a_place_is_right_near_wrong_or_an_orphan() -> None:
    truth = _truth([*put_in("New: "), *letters_of(TEXT)])
    assert truth.survived(10, 20)
    assert truth.judge(10, 20, Given((15, 25))) == "right"
    assert truth.judge(10, 20, Given((16, 25))) == "near"
    assert truth.judge(10, 20, Given((40, 50))) == "wrong"
    assert truth.judge(10, 20, Given((40, 50), doubtful=True)) == "wrong"
    assert truth.judge(10, 20, Given(None)) == "orphan"


def test_words_taken_out_are_rightly_an_orphan_and_wrong_anywhere_else() -> None:
    letters = letters_of(TEXT)
    truth = _truth(letters[:27] + letters[48:])
    assert truth.judge(36, 41, Given(None)) == "right"
    assert truth.judge(36, 41, Given((31, 34))) == "wrong"


def test_an_exchanged_word_stands_for_the_word_before() -> None:
    letters = letters_of(TEXT)
    letters[10:20] = replaced(letters[10:20], "envoy")
    truth = _truth(letters)
    assert not truth.survived(10, 20)
    assert truth.judge(10, 20, Given((10, 15))) == "right"
    assert truth.judge(10, 20, Given((16, 20))) == "wrong"


def test_a_copy_is_the_words_only_where_the_words_are_gone() -> None:
    letters = letters_of(TEXT)
    sentence = copied(letters[:27])
    beside, moved = _truth(letters + sentence), _truth(letters[27:] + sentence)
    assert beside.judge(10, 20, Given((len(TEXT) + 10, len(TEXT) + 20))) == "wrong"
    assert moved.judge(10, 20, Given((len(TEXT) - 17, len(TEXT) - 7))) == "right"


@pytest.mark.parametrize("kind", sorted(EDITS))
def test_every_edit_tells_where_its_letters_come_from(kind: str) -> None:
    old = "The envoys of the ministry met again.\nNothing was said of the “border”.\n" * 12
    letters = EDITS[kind](letters_of(old), random.Random(5))
    done = settled(letters)
    assert done.text == plain(letters)
    assert len(done.firsts) == len(done.lasts) == len(done.text)
    assert all(-1 <= a <= b <= len(old) for a, b in zip(done.firsts, done.lasts, strict=True))
    kept = [done.text[at] == old[first] for at, first in enumerate(done.firsts) if first >= 0]
    assert len(kept) > len(old) / 3


def test_the_same_seed_makes_the_same_cases_and_few_of_them_are_placed_wrong() -> None:
    some = list(islice(cases(2000, 3), len(EDITS)))  # those of the sample come first
    assert [case.new for case in some] == [case.new for case in islice(cases(2000, 3), len(EDITS))]
    verdicts = [
        Truth(case).judge(*span, given)
        for case in some
        for span, given in zip(case.spans, corrected(case), strict=True)
    ]
    assert verdicts.count("right") > 0.8 * len(verdicts)
    assert verdicts.count("wrong") <= 1
