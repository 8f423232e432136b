"""A comment that is accepted becomes a note, or does to a note of ours what he did; once only."""

from __future__ import annotations

from dataclasses import replace

import pikepdf

from desktop.reading.returned import Comment
from desktop.returning.back import Back
from desktop.returning.taking import Today, proposed, take
from tests.reading.pdf.pen import Pen, boxes_of, quads
from tests.returning.sent import House


def _take(house: House, back: Back, one: Comment, **changes: object) -> None:
    state = house.state(one.cable)
    spans, _ = Today(back.texts[one.cable], state.text).place(one.spans)
    taking = replace(proposed(one, spans), **changes)  # type: ignore[arg-type]
    house.do(take(state, taking, format_name=back.format, authors=house.store.authors(), ours=house.author))


def test_his_comments_become_notes_with_his_name_and_are_not_offered_again(hers: House, cable: str) -> None:
    pen = Pen(hers.pdf(cable))
    day = "D:20261120101500+01'00'"
    green = pikepdf.Array([0, 1, 0])
    pen.mark("Korea Desk", NM="a", Contents="Which?", C=green, CreationDate=day, M=day)
    pen.mark("armed", NM="b", T="Carl")
    back = hers.look(pen.data)
    for one in back.comments:
        _take(hers, back, one)
    notes = {note.origin: note for note in hers.state(cable).notes.values()}
    names = {author.id: author.name for author in hers.store.authors()}
    note, other = notes["pdf:a"], notes["pdf:b"]
    assert (note.kind, note.words, note.colour) == ("marginal", "Which?", "green")
    assert (names[note.author], note.created) == ("Dr. Lee", "2026-11-20T10:15:00+01:00")
    assert (other.kind, names[other.author]) == ("highlight", "Carl")
    assert [anchor.quote for anchor in hers.state(cable).spans_of(note.id)] == ["Korea Desk"]
    again = hers.look(pen.data)
    assert (again.comments, again.recognised) == ((), 2)
    pen.ours()["a"][0]["/Contents"] = pikepdf.String("Which one?")
    pen.ours()["a"][0]["/M"] = pikepdf.String("D:20991120101500+01'00'")
    (later,) = hers.look(pen.data).comments
    _take(hers, back, later)
    assert hers.state(cable).notes[note.id].words == "Which one?"
    assert len(hers.state(cable).notes) == 2


def test_what_he_did_to_ours_is_done_only_when_accepted_and_a_deletion_never(hers: House, cable: str) -> None:
    words, colour, place, gone = (
        hers.note(cable, quote) for quote in ("Korea Desk", "Ambassador Qiao", "armed", "illegally")
    )
    pen = Pen(hers.pdf(cable))
    ours = pen.ours()
    ours[words.id][0]["/Contents"] = pikepdf.String("better *words*")
    ours[colour.id][0]["/C"] = pikepdf.Array([0.1, 0.3, 1])
    _, boxes = boxes_of(hers.pdf(cable), "measures")
    ours[place.id][0]["/QuadPoints"] = quads(boxes)
    pen.remove([gone.id])
    back = hers.look(pen.data)
    assert hers.state(cable).notes[words.id].words == "w"
    for one in back.comments:
        if one.kind != "deleted":
            _take(hers, back, one)
        else:
            taking = proposed(one, one.spans)
            state = hers.state(cable)
            assert take(state, taking, format_name="pdf", authors=(), ours=hers.author) is None
    state = hers.state(cable)
    assert (state.notes[words.id].words, state.notes[colour.id].colour) == ("better *words*", "sky")
    assert [anchor.quote for anchor in state.spans_of(place.id)] == ["measures"]
    assert state.notes[gone.id].trashed is None
    (left,) = hers.look(pen.data).comments
    assert (left.kind, left.on) == ("deleted", gone.id)


def test_a_comment_follows_its_words_into_the_text_of_today(hers: House, cable: str) -> None:
    text = hers.state(cable).text
    start = text.index("armed")
    assert Today(text, "New first line.\n" + text).place([(start, start + 5)]) == (
        ((start + 16, start + 21),),
        True,
    )
    assert Today(text, text.replace("under armed guard", "")).place([(start, start + 5)]) == ((), False)


def test_one_without_a_place_waits_in_the_tray_or_is_on_the_whole_cable(hers: House, cable: str) -> None:
    pen = Pen(hers.pdf(cable))
    pen.put(1, "Text", [(10, 10, 30, 30)], NM="a", Contents="On all of it.")
    back = hers.look(pen.data)
    (one,) = back.comments
    lost = replace(one, spans=(), doubt="no-place")
    _take(hers, back, lost)
    (note,) = hers.state(cable).notes.values()
    assert hers.state(cable).is_orphan(note)
    _take(hers, back, replace(lost, key="b"), kind="general")
    assert {n.kind for n in hers.state(cable).notes.values()} == {"marginal", "general"}


def test_a_change_of_the_text_itself_is_a_correction(hers: House, cable: str) -> None:
    text = hers.state(cable).text
    start = text.index("Korea Desk")
    one = Comment("t", "changed text", "Corea Desk", "Lee", cable=cable, spans=((start, start + 10),))
    _take(hers, Back("", "", "docx", texts={cable: text}), one)
    state = hers.state(cable)
    assert (state.text, state.reading.reason) == (text.replace("Korea Desk", "Corea Desk"), "Lee")


def test_references_are_shown_as_words_and_lead_somewhere_again_when_he_wrote_beside_them(
    hers: House, cable: str
) -> None:
    first = hers.note(cable, "Korea Desk", "First.")
    second = hers.note(cable, "armed", f"See [note 1](note:{first.id}), *too*.")
    pen = Pen(hers.pdf(cable))
    assert str(pen.ours()[second.id][0]["/Contents"]) == "See note 1, *too*."
    assert hers.look(pen.data).comments == ()
    pen.ours()[second.id][0]["/Contents"] = pikepdf.String("See note 1, *too*, and the map.")
    back = hers.look(pen.data)
    (one,) = back.comments
    _take(hers, back, one)
    assert hers.state(cable).notes[second.id].words == f"See [note 1](note:{first.id}), *too*, and the map."
