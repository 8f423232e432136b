"""Two corrections of one text, made apart: both stand, and what cannot stand is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.text_merge import Clash, merge_texts

BASE = "The Embassy received a telegram on May 12.\nThe Ambassador asked for instructions.\n"

WORDS = st.lists(
    st.sampled_from(["one", "two", "three", "Qiao", "\U00020bb7", ",", "\n", "e\u0301"]), max_size=14
).map(" ".join)


def test_corrections_of_different_words_both_stand() -> None:
    merged = merge_texts(BASE, BASE.replace("telegram", "cable"), BASE.replace("Ambassador", "Envoy"))
    assert merged.text == BASE.replace("telegram", "cable").replace("Ambassador", "Envoy")
    assert [(one.old, one.new) for one in merged.taken] == [("Ambassador", "Envoy")]
    assert (merged.kept, merged.clashes) == (1, ())


def test_where_both_changed_the_same_words_mine_stand_and_theirs_are_told() -> None:
    mine = BASE.replace("telegram", "cable")
    theirs = BASE.replace("telegram", "letter").replace("May", "June")
    merged = merge_texts(BASE, mine, theirs)
    assert merged.text == mine.replace("May", "June")
    assert merged.clashes == (Clash("telegram", "cable", "letter"),)


def test_words_deleted_by_one_and_corrected_by_the_other_are_told() -> None:
    mine = BASE.replace("The Ambassador asked for instructions.\n", "")
    merged = merge_texts(BASE, mine, BASE.replace("instructions", "orders"))
    assert merged.text == mine
    (clash,) = merged.clashes
    assert clash.mine == ""
    assert "orders" in clash.theirs


def test_what_both_put_in_at_one_place_is_told_unless_it_is_the_same() -> None:
    mine, theirs = BASE + "Mine stands here.\n", BASE + "Theirs stands here.\n"
    told = merge_texts(BASE, mine, theirs)
    assert told.text == mine
    assert [one.base for one in told.clashes] == [""]
    assert merge_texts(BASE, mine, mine).clashes == ()


def test_words_put_in_at_the_edge_of_corrected_ones_clash_with_nothing() -> None:
    merged = merge_texts("a house of stone", "a big house of stone", "a home of stone")
    assert (merged.text, merged.clashes) == ("a big home of stone", ())


@given(base=WORDS, mine=WORDS, theirs=WORDS)
def test_who_changed_nothing_takes_nothing_away(base: str, mine: str, theirs: str) -> None:
    assert merge_texts(base, base, theirs).text == theirs
    assert merge_texts(base, mine, base).text == mine
    same = merge_texts(base, mine, mine)
    assert (same.text, same.clashes, same.taken) == (mine, (), ())


@given(base=WORDS, mine=WORDS, theirs=WORDS)
def test_every_correction_of_theirs_is_taken_or_told(base: str, mine: str, theirs: str) -> None:
    merged, turned = merge_texts(base, mine, theirs), merge_texts(base, theirs, mine)
    assert turned.kept == len(merged.taken)
    assert sorted((c.base, c.theirs, c.mine) for c in turned.clashes) == sorted(merged.clashes)
    for one in merged.taken:
        assert mine[one.start : one.end] == one.old
