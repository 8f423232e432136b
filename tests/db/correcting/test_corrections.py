"""A corrected text: every word that was left alone keeps its notes, and nothing that ever was is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.anchoring.alignment import align
from db.anchoring.anchors import make_anchor
from db.correcting.corrections import (
    accept,
    correct,
    hunks_from_json,
    hunks_to_json,
    new_reading,
    preview,
    with_hunks,
)
from db.records import Anchor
from tests.db.desk import TEXT, Desk, facts

ALPHABET = "abcde  \n.朴臺\U00020bb7\U0001f600e\u0301שלום"
texts = st.text(alphabet=ALPHABET, max_size=200)


def _anchor(text: str, words: str) -> Anchor:
    start = text.index(words)
    return make_anchor(text, start, start + len(words), cable="c", owner="n", reading="r")


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str, list[Anchor]]:
    """Return a text, an edit of a part of it, and anchors anywhere."""
    old = draw(texts)
    at = draw(st.integers(0, len(old)))
    to = draw(st.integers(at, len(old)))
    new = old[:at] + draw(st.text(alphabet=ALPHABET, max_size=30)) + old[to:]
    anchors = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(old)))
        end = draw(st.integers(start, len(old)))
        anchors.append(make_anchor(old, start, end, cable="c", owner="n", reading="r"))
    return old, new, anchors


@given(edited())
def test_every_anchor_is_accounted_for_in_bounds_and_says_what_it_holds(
    case: tuple[str, str, list[Anchor]],
) -> None:
    old, new, anchors = case
    done = correct(old, new, anchors)
    assert [one.before for one in done.moved] == anchors
    for one in done.moved:
        if one.after is None:
            assert one.outcome == "orphaned"
            assert one.doubtful
        else:
            after = one.after
            assert 0 <= after.start <= after.end <= len(new)
            assert after.quote == new[after.start : after.end]
            assert (after.quote == one.before.quote) == (one.outcome != "changed")


@given(edited())
def test_hunks_lead_from_the_old_text_to_the_new_one(case: tuple[str, str, list[Anchor]]) -> None:
    old, new, _ = case
    done = correct(old, new, [])
    assert with_hunks(old, done.hunks) == new
    assert with_hunks(old, ()) == old
    assert hunks_from_json(hunks_to_json(done.hunks)) == done.hunks


@given(texts, st.text(alphabet=ALPHABET, max_size=200))
def test_runs_and_edits_cover_both_texts(old: str, new: str) -> None:
    laid = align(old, new)
    made, at = [], 0
    for edit in laid.differing():
        made += [old[at : edit.old], new[edit.new : edit.new_end]]
        at = edit.old_end
    assert "".join([*made, old[at:]]) == new


@given(edited())
def test_the_same_text_leaves_everything_where_it_is(case: tuple[str, str, list[Anchor]]) -> None:
    old, _, anchors = case
    for one in correct(old, old, anchors).moved:
        if one.before.quote:
            assert one.after is not None
            assert (one.after.start, one.after.end, one.outcome) == (
                one.before.start,
                one.before.end,
                "unchanged",
            )


def test_a_typing_error_elsewhere_moves_the_note_with_its_words() -> None:
    new = TEXT.replace("said that", "stated that")
    (one,) = correct(TEXT, new, [_anchor(TEXT, "臺灣 \U00020bb7")]).moved
    assert one.after is not None
    assert (new[one.after.start : one.after.end], one.outcome, one.doubtful) == (
        "臺灣 \U00020bb7",
        "unchanged",
        False,
    )


def test_a_corrected_name_keeps_its_note_and_shows_both_spellings() -> None:
    new = TEXT.replace("Pak said", "Park said")
    (one,) = correct(TEXT, new, [_anchor(TEXT, "Pak")]).moved
    assert one.after is not None
    assert (one.before.quote, one.after.quote, one.outcome, one.doubtful) == ("Pak", "Park", "changed", True)


def test_words_struck_out_leave_an_orphan_with_its_quote() -> None:
    new = TEXT.replace(" that he agrees — 臺灣 \U00020bb7 —", "")
    (one,) = correct(TEXT, new, [_anchor(TEXT, "he agrees")]).moved
    assert (one.after, one.outcome, one.before.quote) == (None, "orphaned", "he agrees")


def test_a_moved_paragraph_takes_its_notes_along() -> None:
    lines = [
        f"Paragraph {n} tells of the {word} and of nothing else.\n"
        for n, word in enumerate(("harvest", "railway", "bridge", "border", "delegation"))
    ]
    old, new = "".join(lines), "".join([*lines[1:], lines[0]])
    (one,) = correct(old, new, [_anchor(old, "harvest")]).moved
    assert one.after is not None
    assert (one.after.quote, one.outcome) == ("harvest", "moved")


def test_of_two_equal_paragraphs_one_struck_out_is_a_doubt() -> None:
    same = "The ministry presents its compliments and asks for an early reply to this telegram.\n"
    old = "First comes the beginning of it all.\n" + same + same + "Then comes the end of it all.\n"
    anchors = [make_anchor(old, at, at + 8, cable="c", owner="n", reading="r") for at in (41, 41 + len(same))]
    for one in correct(old, old.replace(same, "", 1), anchors).moved:
        assert one.doubtful


def test_a_span_over_a_paragraph_end_outlives_a_changed_line_break() -> None:
    new = TEXT.replace("Desk\nPak", "Desk Pak")
    (one,) = correct(TEXT, new, [_anchor(TEXT, "Korea Desk\nPak said")]).moved
    assert one.after is not None
    assert one.after.quote == "Korea Desk Pak said"


def test_the_next_reading_is_one_undo_step_and_overwrites_nothing(desk: Desk) -> None:
    near, gone = desk.note(span=(8, 12)), desk.note(span=(TEXT.index("臺灣"), TEXT.index("臺灣") + 2))
    several = desk.note(span=(0, 6))
    before = facts(desk.reread())
    kept = {anchor.id: anchor for anchors in desk.state.anchors.values() for anchor in anchors}
    new = TEXT.replace("Urgent. ", "").replace(" — 臺灣 \U00020bb7 —", "")
    change = new_reading(desk.state, new, author=desk.author, reason="typing error", note="by eye")
    assert change is not None
    desk.state.absorb(desk.store.apply(change, author=desk.author), new)
    reread = desk.reread()
    assert reread.text == desk.state.text == new
    assert facts(reread) == facts(desk.state)
    assert (reread.reading.ordinal, reread.reading.reason, reread.reading.note) == (
        1,
        "typing error",
        "by eye",
    )
    assert new[reread.spans_of(near.id)[0].start :].startswith("From")
    assert reread.is_orphan(reread.notes[gone.id])
    assert reread.is_orphan(reread.notes[several.id])
    assert with_hunks(TEXT, hunks_from_json(reread.reading.hunks)) == new
    after = {anchor.id: anchor for anchors in reread.anchors.values() for anchor in anchors}
    assert {key: after[key] for key in kept} == kept
    desk.store.undo(author=desk.author)
    assert facts(desk.reread()) == before


def test_the_same_text_makes_no_reading(desk: Desk) -> None:
    assert new_reading(desk.state, TEXT, author=desk.author) is None


def test_a_preview_of_another_text_is_not_accepted(desk: Desk) -> None:
    seen = preview(desk.state, "other words")
    with pytest.raises(ValueError, match="changed since"):
        accept(desk.state, replace(seen, old="words of before"), author=desk.author)


def test_a_hunk_of_another_text_is_a_mistake() -> None:
    done = correct("one two", "one three", [])
    with pytest.raises(ValueError, match="no such words"):
        with_hunks("two", done.hunks)


def test_the_message_is_still_the_message_when_its_last_word_is_corrected() -> None:
    body = "The ministry asks for an answer. " * 12 + "It awaits a reply"
    old = f"Head\n{body}\nFoot\n"
    new = old.replace("an answer. It awaits a reply", "an answer. It awaits instructions")
    start = old.index(body)
    structure, note = (
        make_anchor(old, start, start + len(body), cable="c", owner=owner, reading="r")
        for owner in ("t1", "n1")
    )
    as_part, _as_note = correct(old, new, [structure, note]).moved
    assert as_part.after is not None
    assert as_part.after.quote == new.split("\n")[1]


def test_a_long_span_is_followed_as_a_whole_and_quickly_lost() -> None:
    old = "".join(f"Sentence {n} tells of matter {n * 7}. " for n in range(400))
    anchor = make_anchor(old, 10, len(old) - 10, cable="c", owner="n", reading="r")
    (kept,) = correct(old, old.replace("matter 70.", "substance 70."), [anchor]).moved
    assert kept.after is not None
    assert (kept.outcome, "substance 70" in kept.after.quote) == ("changed", True)
    (lost,) = correct(old, old[:10] + "Nothing of it is left." + old[-10:], [anchor]).moved
    assert (lost.after, lost.outcome) == (None, "orphaned")
