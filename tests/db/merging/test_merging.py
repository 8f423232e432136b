"""What becomes of each thing when two libraries that went apart are merged."""

from __future__ import annotations

from pathlib import Path

from db.checking.verify import verify_library
from db.editing import (
    cable_edits,
    distribution_edits,
    header_edits,
    mention_edits,
    name_edits,
    note_edits,
    note_spans,
)
from db.library_records import Conflict
from db.merging.change import merge_change
from db.merging.compare import compare
from db.merging.incoming import left_and_back, record_hash
from db.naming.mentioned import mentions_with_anchors
from db.records import Note
from db.rows import read_where
from db.trash.emptying import empty_trash
from tests.db.desk import facts
from tests.db.merging.two import Side

Two = tuple[Side, Side]


def only_note(side: Side) -> Note:
    return next(iter(side.state.notes.values()))


def conflicts(side: Side) -> list[Conflict]:
    return [c for c in side.store.read(read_where, "conflict", "1") if isinstance(c, Conflict)]


def sound(*sides: Side) -> bool:
    return all(verify_library(side.path).findings == () for side in sides)


def test_nothing_differs_and_nothing_is_written(two: Two) -> None:
    anna, ben = two
    plan = anna.plan(ben)
    assert (plan.clashes, [item for item in plan.items if item.kind != "author"]) == ((), [])


def test_a_new_note_comes_in_with_its_place_and_author(two: Two) -> None:
    anna, ben = two
    note = ben.note("new", (28, 31))
    plan = anna.merge(ben)
    state = anna.state
    assert state.notes[note.id] == note
    assert [(a.start, a.end) for a in state.spans_of(note.id)] == [(28, 31)]
    assert state.authors[note.author].name == "Ben"
    assert plan.counts()[anna.cable, "note", "new"] == 1
    assert merge_change(anna.plan(ben)) is None
    assert sound(anna, ben)


def test_what_one_side_changed_is_taken_and_never_given_back(two: Two) -> None:
    anna, ben = two
    ben.do(note_edits.set_words(ben.state, only_note(ben).id, "Ben's"))
    assert anna.merge(ben).total("taken") == 1
    assert only_note(anna).words == "Ben's"
    anna.do(note_edits.set_words(anna.state, only_note(anna).id, "Anna's"))
    assert anna.plan(ben).total("ahead") == 1
    ben.merge(anna)
    assert only_note(ben).words == "Anna's"
    assert sound(anna, ben)


def test_an_undone_edit_is_further_on_than_what_it_undid(two: Two) -> None:
    anna, ben = two
    anna.do(note_edits.set_words(anna.state, only_note(anna).id, "again"))
    ben.merge(anna)
    anna.store.undo(author=anna.author)
    assert anna.plan(ben).total("taken") == 0
    ben.merge(anna)
    assert only_note(ben).words == "first"


def test_different_fields_become_one_note(two: Two) -> None:
    anna, ben = two
    anna.do(note_edits.set_words(anna.state, only_note(anna).id, "Anna's"))
    ben.do(note_edits.set_colour(ben.state, only_note(ben).id, "rose"))
    plan = anna.merge(ben)
    assert (only_note(anna).words, only_note(anna).colour, plan.clashes) == ("Anna's", "rose", ())
    ben.merge(anna)
    assert only_note(ben) == only_note(anna)
    assert merge_change(anna.plan(ben)) is None


def test_both_changed_the_same_words_and_both_are_kept(two: Two) -> None:
    anna, ben = two
    anna.do(note_edits.set_words(anna.state, only_note(anna).id, "Anna's"))
    ben.do(note_edits.set_words(ben.state, only_note(ben).id, "Ben's"))
    assert anna.merge(ben).total("conflict") == 1
    assert only_note(anna).words == "Anna's"
    (kept,) = conflicts(anna)
    assert ("Anna's" in kept.ours, "Ben's" in kept.theirs, kept.whose) == (True, True, "b")
    assert merge_change(anna.plan(ben)) is None
    ben.merge(anna)
    assert only_note(ben).words == "Ben's"  # hers stays hers until the question is settled
    assert [c.id for c in conflicts(ben)] == [kept.id]
    assert merge_change(anna.plan(ben)) is merge_change(ben.plan(anna)) is None
    assert sound(anna, ben)


def test_one_undo_takes_it_all_back_and_it_can_be_merged_again(two: Two) -> None:
    anna, ben = two
    before = anna.state
    ben.note("new", (28, 31))
    ben.do(note_edits.set_words(ben.state, only_note(ben).id, "Ben's"))
    ben.correct("agrees", "agreed")
    plan = anna.merge(ben)
    after = anna.state
    anna.store.undo(author=anna.author)
    assert facts(anna.state) == facts(before)
    assert anna.plan(ben).counts() == plan.counts()
    anna.store.redo(author=anna.author)
    assert facts(anna.state) == facts(after)
    assert sound(anna)


def test_trashed_there_and_untouched_here_goes_but_edited_here_stays(two: Two) -> None:
    anna, ben = two
    other = anna.note("other", (28, 31))
    ben.merge(anna)
    ben.do(note_edits.delete_notes(ben.state, list(ben.state.notes)))
    anna.do(note_edits.set_words(anna.state, other.id, "edited"))
    plan = anna.merge(ben)
    assert [note.words for note in anna.state.notes_in_order()] == ["edited"]
    assert [(c.record, c.fields) for c in plan.clashes] == [(other.id, ("trashed",))]


def test_a_cable_put_into_the_trash_there_stays_where_she_worked_on_it(two: Two) -> None:
    anna, ben = two
    ben.do(cable_edits.trash_cable(ben.state.cable, ""))
    anna.note("mine", (28, 31))
    assert [c.kind for c in anna.merge(ben).clashes] == ["cable"]
    assert anna.state.cable.trashed is None
    ben.merge(anna)
    assert ben.state.cable.trashed is not None
    assert len(ben.state.notes) == 2


def test_what_was_deleted_for_good_stays_out_and_is_told(two: Two) -> None:
    anna, ben = two
    note = only_note(anna)
    anna.do(note_edits.delete_notes(anna.state, [note.id]))
    anna.store.close()
    empty_trash(str(anna.path), [], [note.id], anna.author, str(anna.path.parent / "x"), lambda *_: None)
    anna = Side(anna.path, "Anna Weiss", anna.cable)
    ben.do(note_edits.set_words(ben.state, note.id, "Ben's"))
    plan = anna.merge(ben)
    assert (plan.total("purged"), list(anna.state.notes)) == (1, [])
    anna.store.close()


def test_her_notes_go_onto_his_corrected_text(two: Two) -> None:
    anna, ben = two
    note = anna.note("on Pak", (28, 31))
    lost = anna.note("on agrees", (45, 51))
    ben.correct("Pak said that he agrees", "Comrade Pak said that he will agree")
    for one, other in ((anna, ben), (ben, anna)):
        plan = one.merge(other)
        state = one.state
        assert [state.text[a.start : a.end] for a in state.spans_of(note.id)] == ["Pak"]
        assert state.is_orphan(state.notes[lost.id])
        if one is anna:
            assert plan.orphans == (("footnote", lost.id),)
    assert anna.state.anchors == ben.state.anchors
    assert sound(anna, ben)


def test_both_corrected_and_hers_stays_current(two: Two) -> None:
    anna, ben = two
    note = ben.note("on left", (70, 74))
    anna.correct("Urgent", "Very urgent")
    ben.correct("agrees", "agreed")
    plan = anna.merge(ben)
    state = anna.state
    assert ("Very urgent" in state.text, "agrees" in state.text, len(state.readings)) == (True, True, 3)
    assert [c.kind for c in plan.clashes] == ["cable"]
    assert [state.text[a.start : a.end] for a in state.spans_of(note.id)] == [ben.state.text[70:74]]
    ben.merge(anna)
    assert "agreed" in ben.state.text
    assert ben.state.anchors == state.anchors


def test_two_places_for_one_note_are_asked_about(two: Two) -> None:
    anna, ben = two
    note = only_note(anna)
    anna.do(note_edits.set_spans(anna.state, note.id, [(28, 31)]))
    ben.do(note_edits.set_spans(ben.state, note.id, [(41, 44)]))
    plan = anna.merge(ben)
    assert [(a.start, a.end) for a in anna.state.spans_of(note.id)] == [(28, 31)]
    assert [(c.record, c.kind) for c in plan.clashes] == [(note.id, "anchor")]
    assert merge_change(anna.plan(ben)) is None
    ben.merge(anna)
    assert [(a.start, a.end) for a in ben.state.spans_of(note.id)] == [(41, 44)]
    assert merge_change(anna.plan(ben)) is None
    assert sound(anna, ben)


def test_a_list_taken_away_there_stays_where_she_added_to_it(two: Two) -> None:
    anna, ben = two
    (listed,) = ben.state.distributions_in_order()
    ben.do(distribution_edits.delete_distribution(ben.state, listed.id))
    made, _ = distribution_edits.add_recipient(anna.state, listed.id, 2, "Third", None)
    anna.do(made)
    anna.merge(ben)
    assert "Third" in [r.name for r in anna.state.recipients_of(listed.id)]
    ben.merge(anna)
    assert "Third" in [r.name for r in ben.state.recipients_of(listed.id)]
    assert sound(anna, ben)


def test_a_third_copy_that_lags_behind_is_seen_to_do_so(two: Two, tmp_path: Path) -> None:
    anna, ben = two
    ben.do(header_edits.set_value(ben.state, next(iter(ben.state.fields)), "one"))
    ben.store.save_copy(tmp_path / "c.chancery")
    ben.do(header_edits.set_value(ben.state, next(iter(ben.state.fields)), "two"))
    anna.merge(ben)
    carl = Side(tmp_path / "c.chancery", "Carl", anna.cable)
    plan = anna.plan(carl)
    assert (plan.total("conflict"), plan.total("taken"), plan.total("ahead")) == (0, 0, 1)
    carl.store.close()


def test_a_cable_of_theirs_alone_comes_in_whole(two: Two) -> None:
    anna, ben = two
    change, cable = cable_edits.new_cable("Another text\n", author=ben.author, file_name="n.txt", data=b"x")
    ben.do(change)
    ben.cable = cable.id
    ben.note("on it", (0, 7))
    ben.correct("Another", "One more")
    anna.merge(ben)
    anna.cable = cable.id
    assert anna.state.text == "One more text\n"
    assert anna.state.notes == ben.state.notes
    assert anna.state.anchors == ben.state.anchors
    assert sound(anna)


def test_a_file_that_left_comes_back_through_the_same_door(two: Two) -> None:
    anna, _ = two
    note, (field,) = only_note(anna), anna.state.fields.values()
    left = {r.id: record_hash(r) for r in (note, field)}
    back = [note_edits.set_words(anna.state, note.id, "from Word").steps[0].after, field]  # type: ignore[union-attr]
    anna.do(header_edits.set_value(anna.state, field.id, "changed meanwhile"))
    incoming = left_and_back([r for r in back if r is not None], left)
    plan = anna.store.read(compare, incoming, whose="file.docx")
    anna.do(merge_change(plan))
    assert (only_note(anna).words, anna.state.value("subject")) == ("from Word", "changed meanwhile")
    anna.do(note_edits.set_words(anna.state, note.id, "mine"))
    assert merge_change(anna.store.read(compare, incoming)) is None  # we are ahead of the file


def test_spans_added_on_one_side_are_taken(two: Two) -> None:
    anna, ben = two
    note = only_note(ben)
    ben.do(note_spans.add_span(ben.state, note.id, (28, 31)))
    anna.merge(ben)
    assert [(a.start, a.end) for a in anna.state.spans_of(note.id)] == [(0, 6), (28, 31)]


def test_a_text_that_is_here_under_another_id_stays_out_unless_it_was_worked_on(two: Two) -> None:
    anna, ben = two
    made = [
        cable_edits.new_cable("The sample\n", author=side.author, file_name="s.txt", data=b"s")
        for side in two
    ]
    for side, (change, _) in zip(two, made, strict=True):
        side.do(change)
    assert anna.plan(ben).twins == ((made[1][1].id, made[0][1].id),)
    ben.cable = made[1][1].id
    ben.note("on it", (0, 3))
    assert anna.merge(ben).doubled == ((made[1][1].id, made[0][1].id),)
    assert len(anna.store.cables()) == 3


def test_a_name_that_one_took_away_and_the_other_mentioned_since_stays(two: Two) -> None:
    anna, ben = two
    moscow = name_edits.new_name("place", "Moscow")
    anna.do(mention_edits.mark(anna.state, moscow, [(0, 3)], author=anna.author, is_new=True))
    ben.merge(anna)
    anna.do(mention_edits.mark(anna.state, moscow, [(4, 8)], author=anna.author))
    found = ben.store.read(mentions_with_anchors, [moscow.id])
    ben.do(name_edits.delete_names([moscow], *found))
    assert anna.plan(ben).total("removed") == 1  # the mention that Ben knew; the name stays
    ben.merge(anna)
    anna.merge(ben)
    for side in two:
        assert side.state.names == {moscow.id: moscow}
        assert [a.start for m in side.state.mentions for a in side.state.spans_of(m)] == [4]
    assert merge_change(anna.plan(ben)) is merge_change(ben.plan(anna)) is None
    assert sound(anna, ben)
