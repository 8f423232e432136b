"""The places that are offered for lost words: looked for by a thread, told when they are known."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from db.anchoring.anchors import make_anchor
from db.correcting import corrections
from db.editing import note_edits
from db.editing.cable_edits import new_cable
from desktop.models.lost_places import MOST_OF_SEVERAL, LostPlaces, _offered
from desktop.session import Session

TEXT = "From the Korea Desk.\nPak met Qiao in Pyongyang.\nThe Korea Desk asked Pak again.\n"


def lost_note(session: Session, *quotes: str) -> str:
    """Return a note on the first places of these words, of which the first line is then struck out."""
    entered, cable = new_cable(TEXT, author=session.author.id)
    assert session.do(entered)
    session.open_cable(cable.id)
    state = session.state
    assert state is not None
    spans = [(TEXT.index(q), TEXT.index(q) + len(q)) for q in quotes]
    change, note = note_edits.add_note(state, "footnote", spans, author=session.author.id)
    assert session.do(change)
    struck = TEXT.replace("From the Korea Desk.\nPak met Qiao in Pyongyang.\n", "Nothing.\n")
    assert session.do(corrections.new_reading(state, struck, author=session.author.id))
    return note.id


def test_places_come_with_their_line_and_surroundings(bare_session: Session, qtbot: QtBot) -> None:
    session = bare_session
    note = lost_note(session, "Korea Desk")
    places = LostPlaces(session)
    with qtbot.waitSignal(places.found) as heard:
        assert places.of(note) is None
    assert heard.args == [note]
    found = places.of(note)
    assert found
    assert (found[0].candidate.words, found[0].line) == ("Korea Desk", 2)
    assert found[0].prefix.endswith("The ")
    assert found[0].suffix.startswith(" asked")
    assert places.line_of(places.lost(note)[0]) == 1


def test_of_several_lost_places_each_is_offered_some(bare_session: Session, qtbot: QtBot) -> None:
    session = bare_session
    note = lost_note(session, "Korea Desk", "Pak met")
    places = LostPlaces(session)
    assert [a.quote for a in places.lost(note)] == ["Korea Desk", "Pak met"]
    with qtbot.waitSignal(places.found):
        places.of(note)
    found = places.of(note) or ()
    for lost in places.lost(note):
        assert sum(one.lost == lost for one in found) <= MOST_OF_SEVERAL
    assert all(one.of_several for one in found)


def test_another_reading_is_looked_through_anew(bare_session: Session, qtbot: QtBot) -> None:
    session = bare_session
    note = lost_note(session, "Korea Desk")
    places = LostPlaces(session)
    with qtbot.waitSignal(places.found):
        places.of(note)
    state = session.state
    assert state is not None
    assert session.do(corrections.new_reading(state, "Line.\n" + state.text, author=session.author.id))
    with qtbot.waitSignal(places.found):
        assert places.of(note) is None
    assert (places.of(note) or ())[0].line == 3
    session.undo()
    session.undo()
    assert places.of(note) == ()


def test_nothing_empty_is_offered() -> None:
    text = "The Korea Desk asked Pak again whether he had met the ambassador."
    between = make_anchor(text, 4, 4, cable="c", owner="n", reading="r")
    assert all(one.span[0] < one.span[1] for one in _offered(text, (between,)))
