"""What is kept in memory is what the file holds, whatever was done, taken back and done again."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from db.editing import (
    cable_edits,
    distribution_edits,
    header_edits,
    mention_edits,
    name_edits,
    note_edits,
    note_spans,
    stage_edits,
)
from db.library_records import Name
from db.naming.mentioned import mentions_with_anchors, read_names
from db.records import NOTE_COLOURS, NOTE_KINDS
from tests.db.desk import TEXT, Desk, facts

places = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda s: (min(s), max(s)))
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
index = st.integers(0, 5)
times = st.sampled_from(["", "1961", "1961-05-12", "1961-05-12T17:00", "1961-05-13T09:20?"])


class Editing(RuleBasedStateMachine):
    """Edits at random on one cable; after each the state must equal the file read anew."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="chancery-test-"))
        self.desk = Desk(self.folder / "a.chancery")

    def teardown(self) -> None:
        self.desk.store.close()
        shutil.rmtree(self.folder)

    @property
    def state(self) -> Any:  # noqa: ANN401
        return self.desk.state

    def pick(self, rows: Any, at: int) -> Any:  # noqa: ANN401
        return rows[at % len(rows)]

    def living(self) -> list[str]:
        return [note.id for note in self.state.notes_in_order()]

    def people(self) -> list[str]:
        lists = self.state.distributions_in_order()
        return [r.id for d in lists[:1] for r in self.state.recipients_of(d.id)]

    @initialize()
    def begin(self) -> None:
        self.desk.note()

    @rule(kind=st.sampled_from(NOTE_KINDS), spans=st.lists(places, max_size=2), said=words)
    def add_note(self, kind: Any, spans: Any, said: str) -> None:  # noqa: ANN401
        self.desk.do(note_edits.add_note(self.state, kind, spans, author=self.desk.author, words=said)[0])

    @precondition(lambda self: self.living())
    @rule(at=index, said=words, burst=st.sampled_from(["", "a", "b"]))
    def type_words(self, at: int, said: str, burst: str) -> None:
        self.desk.do(note_edits.set_words(self.state, self.pick(self.living(), at), said, burst=burst))

    @precondition(lambda self: self.living())
    @rule(at=index, spans=st.lists(places, max_size=2))
    def place_note(self, at: int, spans: Any) -> None:  # noqa: ANN401
        self.desk.do(note_edits.set_spans(self.state, self.pick(self.living(), at), spans))

    @precondition(lambda self: self.living())
    @rule(at=index, span=places.filter(lambda s: s[0] < s[1]), nth=index, burst=st.sampled_from(["", "s"]))
    def edit_spans(self, at: int, span: Any, nth: int, burst: str) -> None:  # noqa: ANN401
        note = self.pick(self.living(), at)
        spans = self.state.spans_of(note)
        if len(spans) > 2:
            self.desk.do(note_spans.remove_span(self.state, self.pick(spans, nth)))
        elif spans and burst:
            self.desk.do(note_spans.resize_span(self.state, self.pick(spans, nth), span, burst=burst))
        elif spans and nth < 3:
            self.desk.do(note_spans.add_span(self.state, note, span))
        elif spans and nth == 4:
            self.desk.do(note_spans.make_general(self.state, note))
        else:
            self.desk.do(note_spans.place_lost(self.state, note, span))

    @precondition(lambda self: self.living())
    @rule(colour=st.sampled_from(NOTE_COLOURS), kind=st.sampled_from(NOTE_KINDS), tag=words)
    def change_notes(self, colour: str, kind: Any, tag: str) -> None:  # noqa: ANN401
        self.desk.do(note_edits.set_colour_of_notes(self.state, self.living(), colour))
        self.desk.do(note_edits.set_kind_of_notes(self.state, self.living()[:2], kind))
        self.desk.do(note_edits.tag_notes(self.state, self.living(), add=[tag]))

    @precondition(lambda self: self.living())
    @rule(at=index)
    def delete_note(self, at: int) -> None:
        self.desk.do(note_edits.delete_notes(self.state, [self.pick(self.living(), at)]))

    @rule(span=places.filter(lambda s: s[0] < s[1]), at=index)
    def mark_a_name(self, span: Any, at: int) -> None:  # noqa: ANN401
        author = self.desk.author
        known = [*self.known(), name_edits.new_name("person", "Pak")]
        name = self.pick(known, at)
        is_new = name is known[-1]
        self.desk.do(mention_edits.mark(self.state, name, [span], author=author, is_new=is_new, spelling="P"))

    @precondition(lambda self: self.state.mentions)
    @rule(at=index, span=places.filter(lambda s: s[0] < s[1]), how=st.integers(0, 3))
    def change_mentions(self, at: int, span: Any, how: int) -> None:  # noqa: ANN401
        mention = self.pick(list(self.state.mentions), at)
        name = self.state.names[self.state.mentions[mention].name]
        found = self.desk.store.read(mentions_with_anchors, [each.id for each in self.known()])
        others = [each for each in self.known() if each.id != name.id]
        changes = (
            lambda: mention_edits.place(self.state, mention, span),
            lambda: mention_edits.unmark(self.state, [mention]),
            lambda: name_edits.merge_names(name, others, *found),
            lambda: name_edits.delete_names([name, *others], *found),
        )
        self.desk.do(changes[how]())

    def known(self) -> list[Name]:
        return self.desk.store.read(read_names)

    @rule(at=index, when=times)
    def add_stage(self, at: int, when: str) -> None:
        self.desk.do(stage_edits.add_stage(self.state, at, "Decoded", when=when)[0])

    @precondition(lambda self: self.state.stages)
    @rule(at=index, to=index, when=times)
    def change_and_move_stage(self, at: int, to: int, when: str) -> None:
        stages = self.state.stages_in_order()
        self.desk.do(stage_edits.change_stage(self.state, self.pick(stages, at).id, when=when, by="Chen"))
        self.desk.do(stage_edits.move_stages(self.state, [at % len(stages)], min(to, len(stages))))

    @precondition(lambda self: self.state.stages)
    @rule(at=index)
    def delete_stage(self, at: int) -> None:
        self.desk.do(stage_edits.delete_stages(self.state, [self.pick(self.state.stages_in_order(), at).id]))

    @rule(name=words, copies=st.one_of(st.none(), st.integers(0, 9)))
    def add_recipient(self, name: str, copies: int | None) -> None:
        self.desk.recipients(name, copies=copies)

    @precondition(lambda self: self.people())
    @rule(at=index, first=words, second=words)
    def split_recipient(self, at: int, first: str, second: str) -> None:
        chosen = self.pick(self.people(), at)
        self.desk.do(distribution_edits.split_recipient(self.state, chosen, first, second))

    @precondition(lambda self: len(self.people()) > 1)
    @rule(at=index)
    def join_recipients(self, at: int) -> None:
        people = self.people()
        first = at % (len(people) - 1)
        self.desk.do(distribution_edits.join_recipients(self.state, people[first : first + 2]))

    @precondition(lambda self: self.people())
    @rule(at=index, total=st.one_of(st.none(), st.integers(0, 20)))
    def change_list(self, at: int, total: int | None) -> None:
        chosen = self.pick(self.people(), at)
        self.desk.do(distribution_edits.change_recipient(self.state, chosen, copies_state="illegible"))
        listed = self.state.recipients[chosen].distribution
        self.desk.do(distribution_edits.change_distribution(self.state, listed, stated_total=total))

    @precondition(lambda self: self.people())
    @rule(at=index)
    def delete_recipient(self, at: int) -> None:
        self.desk.do(distribution_edits.delete_recipients(self.state, [self.pick(self.people(), at)]))

    @precondition(lambda self: self.state.distributions)
    @rule()
    def delete_list(self) -> None:
        first = self.state.distributions_in_order()[0]
        self.desk.do(distribution_edits.delete_distribution(self.state, first.id))

    @rule(name=st.sampled_from(["title", "date", "cable number", "Shelf"]), value=words, span=places)
    def take_field(self, name: str, value: str, span: tuple[int, int]) -> None:
        self.desk.do(header_edits.take_from_text(self.state, name, span))
        field = self.state.fields_in_order(name)[0]
        self.desk.do(header_edits.set_value(self.state, field.id, value))

    @precondition(lambda self: self.state.fields)
    @rule(at=index, to=index)
    def move_and_delete_field(self, at: int, to: int) -> None:
        fields = self.state.fields_in_order()
        self.desk.do(header_edits.move_field(self.state, at % len(fields), min(to, len(fields))))
        self.desk.do(header_edits.delete_field(self.state, self.pick(fields, to).id))

    @rule(status=st.sampled_from(["draft", "collated", "checked"]))
    def set_status(self, status: str) -> None:
        self.desk.do(cable_edits.set_status(self.state.cable, status))

    @rule(times=st.integers(1, 6))
    def undo(self, times: int) -> None:
        for _ in range(times):
            entry = self.desk.store.next_undo()
            if entry is not None and entry.label.code != "import-cable":
                self.desk.undo()

    @rule(times=st.integers(1, 6))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.desk.redo()

    @invariant()
    def state_is_what_the_file_holds(self) -> None:
        assert facts(self.state) == facts(self.desk.reread())

    @invariant()
    def list_row_is_what_the_state_says(self) -> None:
        (row,) = self.desk.store.cables()
        assert row.notes == len(self.state.notes_in_order())
        state = self.state
        assert row.title == (state.value("subject") or state.value("title") or state.cable.file_name)
        assert row.date == self.state.value("date")
        assert row.cable_number == self.state.value("cable number")
        lists = self.state.distributions_in_order()
        assert (row.verdict == "no list") == (not any(self.state.recipients_of(d.id) for d in lists))

    @invariant()
    def lists_are_numbered_without_gaps(self) -> None:
        for rows in (self.state.stages_in_order(), self.state.fields_in_order()):
            assert [row.ordinal for row in rows] == list(range(len(rows)))
        for each in self.state.distributions_in_order():
            rows = self.state.recipients_of(each.id)
            assert [row.ordinal for row in rows] == list(range(len(rows)))


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=25, stateful_step_count=25, deadline=None, derandomize=True)


def test_orphan_is_a_note_that_had_words(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "a.chancery")
    placed = desk.note()
    general = desk.note(kind="general")
    desk.do(note_edits.set_spans(desk.state, general.id, []))
    assert not desk.state.is_orphan(desk.state.notes[placed.id])
    desk.store.close()


def test_change_of_another_cable_is_passed_over(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "a.chancery")
    before = facts(desk.state)
    change, cable = cable_edits.new_cable("Other", author=desk.author)
    desk.do(change)
    other = desk.store.cable_state(cable.id)
    made, _ = note_edits.add_note(other, "footnote", [(0, 5)], author=desk.author)
    desk.do(made)
    assert facts(desk.state) == before
    desk.store.close()
