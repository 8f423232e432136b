"""What she decides about a touched note is what becomes of it; the rest stays as it was found."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from db.anchoring.anchors import make_anchor
from db.changes import Step
from db.correcting.correction_choices import Choice, decided, undecided
from db.correcting.correction_preview import preview_texts, whole_words
from db.correcting.corrections import Correction, accept, carried, correct, preview
from db.editing.header_edits import add_field
from db.records import Anchor
from tests.db.desk import TEXT, Desk, facts


def _anchor(text: str, words: str) -> Anchor:
    start = text.index(words)
    return make_anchor(text, start, start + len(words), cable="c", owner="n", reading="r")


def _changed() -> tuple[Anchor, Correction]:
    anchor = _anchor(TEXT, "Pak")
    return anchor, correct(TEXT, TEXT.replace("Pak said", "Park said"), [anchor])


def test_right_as_it_is_settles_the_doubt_for_these_words_only() -> None:
    anchor, done = _changed()
    assert len(undecided(done, {})) == 1
    seen = {anchor.id: Choice("right", "Park")}
    assert undecided(done, seen) == ()
    assert not decided(done, seen).moved[0].doubtful
    again = correct(TEXT, TEXT.replace("Pak said", "Puk said"), [anchor])
    assert len(undecided(again, seen)) == 1


def test_words_chosen_by_hand_are_the_place() -> None:
    anchor, done = _changed()
    start = done.new.index("agrees")
    (one,) = decided(done, {anchor.id: Choice("placed", span=(start, start + 6))}).moved
    assert one.after is not None
    assert (one.after.quote, one.after.placed, one.after.reading) == ("agrees", "by hand", done.reading)
    assert (one.outcome, one.doubtful) == ("changed", False)


def test_words_chosen_by_hand_that_are_gone_again_leave_a_doubtful_orphan() -> None:
    anchor, done = _changed()
    for span in ((5, 5), (len(done.new), len(done.new) + 3)):
        (one,) = decided(done, {anchor.id: Choice("placed", span=span)}).moved
        assert (one.after, one.doubtful) == (None, True)


def test_let_go_it_is_an_orphan() -> None:
    anchor, done = _changed()
    (one,) = decided(done, {anchor.id: Choice("orphan")}).moved
    assert (one.after, one.outcome, one.doubtful) == (None, "orphaned", False)
    assert undecided(done, {anchor.id: Choice("orphan")}) == ()


def test_near_an_orphan_stand_the_words_that_took_its_place() -> None:
    new = TEXT.replace("that he agrees", "no further word at all")
    seen = preview_texts(TEXT, new, [_anchor(TEXT, "he agrees")], "r2")
    (one,) = seen.correction.moved
    if one.after is None:
        start, end = seen.near[one.before.id]
        assert new[start:end] in "no further word at all"


def test_words_are_made_whole() -> None:
    assert whole_words("one two three", 5, 6) == (4, 7)
    assert whole_words("one two three", 3, 9) == (4, 13)
    assert whole_words("one   two", 3, 6) == (6, 6)


@given(
    st.text("ab \n朴\U00020bb7", max_size=60), st.text("ab \n朴\U00020bb7", max_size=60), st.integers(0, 60)
)
def test_a_place_outside_the_corrections_is_carried_there_and_back(old: str, new: str, place: int) -> None:
    done = correct(old, new, [])
    place = min(place, len(old))
    there = carried(place, done.hunks)
    assert 0 <= there <= len(new)
    if not any(h.start < place < h.end or (h.start == h.end == place) for h in done.hunks):
        assert carried(there, done.hunks, back=True) in (
            place,
            *(h.start for h in done.hunks if h.end == place),
        )


def test_a_value_read_from_the_words_is_corrected_in_the_same_step(desk: Desk) -> None:
    span = (TEXT.index("Korea Desk"), TEXT.index("Korea Desk") + 10)
    change, field = add_field(desk.state, "originator", "Korea Desk", span)
    desk.do(change)
    before = facts(desk.reread())
    new = TEXT.replace("Korea Desk", "China Desk")
    seen = preview(desk.state, new)
    after = replace(desk.state.fields[field.id], value="China Desk")
    change = accept(
        desk.state,
        seen,
        author=desk.author,
        reason="typing error",
        also=[Step(desk.state.fields[field.id], after)],
    )
    desk.store.apply(change, author=desk.author)
    assert desk.reread().value("originator") == "China Desk"
    desk.store.undo(author=desk.author)
    assert facts(desk.reread()) == before
