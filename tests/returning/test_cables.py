"""An exported PDF opens in any library as the cable that left, and in its own as the cable that is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from db.checking.verify import verify_library
from db.correcting.corrections import new_reading
from db.editing import cable_edits, note_edits
from db.merging.change import merge_change
from db.records import Doubt
from desktop.exporting.choices import PdfChoices
from desktop.messages.imports import comments_waiting
from desktop.messages.returned import comment_title
from tests.db.desk import facts
from tests.reading.pdf.pen import Pen
from tests.returning.sent import ALL, House


def _told(house: House, cable: str) -> dict[str, object]:
    """Return all that a PDF brings back of a cable: not the reader's doubts, which stay with the reader."""
    state = house.state(cable)
    doubts = {one.id for one in state.doubts.values()}
    state.doubts = {}
    state.set_anchors(
        anchor for owner, some in state.anchors.items() if owner not in doubts for anchor in some
    )
    told = facts(state)
    del told["authors"]  # those of the whole library
    return told


def test_a_cable_that_left_opens_elsewhere_as_it_was(hers: House, his: House, cable: str) -> None:
    hers.note(cable, "Ambassador Qiao", "𠮷 *late*")
    hers.note(cable, "Korea Desk", "", "highlight")
    lost = hers.note(cable, "Urgent", "on words that go")
    state = hers.state(cable)
    text = state.text.replace("Priority: Urgent", "Priority:")
    hers.do(new_reading(state, text, author=hers.author, reason="not in the original"))
    data = hers.pdf(cable, replace(ALL, corrections=True))
    came = his.receive(data)
    assert (came.what, came.cable) == ("imported", cable)
    assert hers.author in {author.id for author in his.store.authors()}
    assert _told(his, cable) == _told(hers, cable)
    assert his.state(cable).is_orphan(his.state(cable).notes[lost.id])
    assert his.receive(data).what == "already there"
    assert not any(isinstance(one, Doubt) for one in his.state(cable).doubts.values())
    his.store.close()
    assert verify_library(his.path).findings == ()


def test_a_library_that_has_the_bare_text_still_takes_the_notes(
    hers: House, his: House, cable: str, sample: Path
) -> None:
    his.enter(sample.read_bytes(), sample.name)
    hers.note(cable, "Ambassador Qiao")
    assert his.receive(hers.pdf(cable)).what == "imported"
    assert len(his.store.cables()) == 2


def test_nothing_new_is_nothing_new_also_after_she_went_on(hers: House, cable: str) -> None:
    note = hers.note(cable, "Ambassador Qiao")
    hers.do(cable_edits.set_status(hers.state(cable).cable, "collated"))
    data = hers.pdf(cable)
    before = hers.look(data)
    assert (before.what, before.known, before.plan, before.comments) == ("ours", (cable,), None, ())
    hers.do(note_edits.set_words(hers.state(cable), note.id, "written since"))
    state = hers.state(cable)
    hers.do(new_reading(state, state.text.replace("Korea Desk", "Corea Desk"), author=hers.author))
    hers.do(note_edits.delete_notes(hers.state(cable), [note.id]))
    after = hers.look(data)
    assert (after.plan, after.comments, after.refused) == (None, (), ())


def test_what_a_colleague_did_in_his_library_is_a_difference(hers: House, his: House, cable: str) -> None:
    note = hers.note(cable, "Ambassador Qiao")
    his.receive(hers.pdf(cable))
    his.do(note_edits.set_words(his.state(cable), note.id, "his words"))
    fresh = his.note(cable, "Korea Desk", "his own note")
    back = hers.look(his.pdf(cable))
    assert back.plan is not None
    assert [clash.record for clash in back.plan.clashes] == [note.id]
    assert back.plan.total("new") == 2  # his note, and himself
    hers.do(merge_change(back.plan))
    state = hers.state(cable)
    assert state.notes[fresh.id].words == "his own note"
    assert state.notes[note.id].words == "w"
    assert hers.look(his.pdf(cable)).plan is None


def test_private_notes_stay_and_do_not_count_as_deleted(hers: House, cable: str) -> None:
    private = hers.note(cable, "Ambassador Qiao", "private", "marginal")
    back = hers.look(hers.pdf(cable, PdfChoices(header=False, stages=False, distribution=False)))
    assert (back.plan, back.comments) == (None, ())
    assert private.id in hers.state(cable).notes


def test_a_cable_in_the_trash_is_told(hers: House, cable: str) -> None:
    data = hers.pdf(cable)
    hers.do(cable_edits.trash_cable(hers.state(cable).cable, ""))
    assert hers.look(data).trashed == (cable,)
    assert hers.receive(data).what == "already there"


def test_a_file_without_its_attachment_finds_its_cable(hers: House, cable: str, sample: Path) -> None:
    hers.enter(sample.read_bytes().replace(b"Korea", b"Burma"), "other.txt")
    note, other = hers.note(cable, "Ambassador Qiao", "before"), hers.note(cable, "armed", "mine")
    pen = Pen(hers.pdf(cable))
    hers.do(note_edits.set_words(hers.state(cable), note.id, "after"))
    pen.ours()[other.id][0]["/Contents"] = pikepdf.String("his")
    pen.mark("Korea Desk", NM="a", Contents="Which?")
    del pen.pdf.attachments["chancery.jsonld"]
    by_notes = hers.look(pen.data)
    assert (by_notes.what, by_notes.known, by_notes.plan) == ("dropped", (cable,), None)
    assert [(one.kind, one.quote, one.doubt) for one in by_notes.comments] == [
        ("highlight", "Korea Desk", "found-by-text"),
        ("changed words", "armed", "found-by-text"),
    ]
    pen.remove([name for name in pen.ours() if name != "a"])
    by_words = hers.look(pen.data)
    assert (by_words.what, by_words.known) == ("dropped", (cable,))
    del pen.pdf.docinfo["/Creator"]
    assert hers.look(pen.data).what == "foreign"


def test_comments_on_a_file_that_is_imported_among_others_wait(hers: House, his: House, cable: str) -> None:
    pen = Pen(hers.pdf(cable))
    pen.mark("armed", NM="a", Contents="Which?")
    came = his.receive(pen.data)
    assert (came.what, came.comments) == ("imported", 1)
    assert comments_waiting((came,)) == "1 comment waits to be looked at. Open by itself: sent.pdf."
    assert comments_waiting((his.receive(hers.pdf(cable)),)) == ""


def test_the_row_of_a_comment_shows_his_words_as_he_wrote_them(hers: House, cable: str) -> None:
    pen = Pen(hers.pdf(cable))
    pen.mark("armed", NM="a", Contents="*Which* <b>guards</b>?")
    (comment,) = hers.look(pen.data).comments
    assert comment_title(comment) == "*Which* <b>guards</b>?"


@pytest.mark.parametrize(
    "damage", [lambda told: told[: len(told) // 2], lambda told: told.replace(b"armed", b"x")]
)
def test_a_damaged_attachment_is_told_and_the_notes_come_off_the_pages(
    hers: House, his: House, cable: str, damage: Callable[[bytes], bytes]
) -> None:
    note = hers.note(cable, "Ambassador Qiao", "Who?")
    pen = Pen(hers.pdf(cable))
    told = pen.pdf.attachments["chancery.jsonld"].get_file().read_bytes()
    spec = pikepdf.AttachedFileSpec(pen.pdf, damage(told), filename="chancery.jsonld")
    pen.pdf.attachments["chancery.jsonld"] = spec
    came = his.receive(pen.data)
    state = his.state(came.cable or "")
    assert (came.what, state.cable.id == cable) == ("imported", False)
    assert [one.words for one in state.notes.values()] == [note.words]
    assert "attachment-damaged" in {doubt.code for doubt in state.doubts.values()}
