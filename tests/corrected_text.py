"""Makes orphans: a correction of the text that takes a note's words away."""

from dataclasses import replace

from db.anchoring.anchors import make_anchor
from db.changes import Change, Label, Step
from db.records import Reading, new_id, now, text_hash
from desktop.session import Session


def correct(session: Session, old: str, new: str) -> None:
    """Make a new reading in which a word is another; notes on it lose their place."""
    state = session.state
    assert state is not None
    text = state.text.replace(old, new)
    reading = Reading(
        new_id("v"),
        state.cable.id,
        state.reading.id,
        1,
        text_hash(text),
        "[]",
        "",
        "",
        session.author.id,
        now(),
    )
    steps = [Step(None, reading), Step(state.cable, replace(state.cable, reading=reading.id))]
    for owner, anchors in state.anchors.items():
        at = text.find(anchors[0].quote)
        if at >= 0:
            found = make_anchor(
                text, at, at + len(anchors[0].quote), cable=state.cable.id, owner=owner, reading=reading.id
            )
            steps.append(Step(None, found))
    assert session.do(Change(Label("correct"), tuple(steps), cable=state.cable.id, texts=(text,)))
