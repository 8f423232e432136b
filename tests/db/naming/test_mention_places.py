"""The order of the mentions, kept change by change, is what a library read anew has."""

from __future__ import annotations

from pathlib import Path

from db.editing import mention_edits, name_edits, note_edits
from db.naming.identifying import identifications, mentions_in_order
from tests.db.desk import Desk
from tests.db.naming.desk import mark

TEXT = "Chen saw Pak, Pak saw Chen, and Moscow heard of Pak.\n"


def test_the_order_follows_every_change(path: Path) -> None:
    desk = Desk(path, TEXT)
    pak = name_edits.new_name("person", "Pak", description="Minister", identify=True)
    chen = name_edits.new_name("person", "Chen")

    def same() -> None:
        read = desk.store.cable_state(desk.state.cable.id)
        assert mentions_in_order(desk.state) == mentions_in_order(read)
        assert identifications(desk.state) == identifications(read)
        assert desk.state.notes_in_order() == read.notes_in_order()
        assert desk.state.note_marks() == read.note_marks()

    same()
    last = mark(desk, pak, "Pak.", is_new=True)[0]
    same()
    mark(desk, chen, "Chen,", "Chen", is_new=True)
    same()
    first = mark(desk, pak, "Pak,")[0]
    same()
    desk.do(note_edits.add_note(desk.state, "footnote", [(9, 13)], author=desk.author)[0])
    assert not identifications(desk.state)
    same()
    note = desk.state.notes_in_order()[0]
    desk.do(note_edits.set_words(desk.state, note.id, "Says more."))
    same()
    desk.do(note_edits.set_kind(desk.state, note.id, "marginal"))
    assert [each.mention for each in identifications(desk.state)] == [first]
    same()
    desk.do(mention_edits.assign(desk.state, first.id, chen))
    same()
    desk.do(mention_edits.place(desk.state, last.id, (0, 4)))
    same()
    desk.do(mention_edits.unmark(desk.state, [last.id]))
    same()
    desk.store.close()
