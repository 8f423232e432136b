"""The message after a correction: paragraphs put in at its edges are its own, those of its neighbours not."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.anchoring.anchors import make_anchor
from db.changes import Change, Label, Step
from db.correcting.corrections import new_reading
from db.correcting.readings import corrections, original
from db.correcting.taking_back import go_back, take_back
from db.records import new_id
from db.structures import Structure
from desktop.windows.shown_spans import line_styles
from tests.db.desk import Desk

BODY = "The first paragraph says it.\n\nThe second one goes on.\n\nThe third ends."
TEXT = f"Subject: numbers\nNo. 7\n\n{BODY}\n\n[signature]\nKim\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk whose cable has a message."""
    made = Desk(tmp_path / "body.chancery", TEXT)
    state = made.state
    body = Structure(new_id("t"), state.cable.id, 0, "body")
    start = TEXT.index(BODY)
    anchor = make_anchor(
        TEXT,
        start,
        start + len(BODY),
        cable=state.cable.id,
        owner=body.id,
        reading=state.cable.reading,
        placed="read",
    )
    steps = (Step(None, body), Step(None, anchor))
    made.do(Change(Label("set-value", {"name": "body"}), steps, cable=state.cable.id))
    assert _body(made) == BODY
    return made


def _body(desk: Desk) -> str:
    (anchor,) = desk.state.structures_of("body")
    assert anchor.quote == desk.state.text[anchor.start : anchor.end]
    return anchor.quote


def _do(desk: Desk, change: Change | None) -> None:
    assert change is not None
    desk.store.apply(change, author=desk.author)
    desk.state = desk.reread()


def _correct(desk: Desk, text: str) -> None:
    _do(desk, new_reading(desk.state, text, author=desk.author))


@pytest.mark.parametrize(
    ("old", "new", "body"),
    [
        ("ends.", "ends.\n\nA fourth.", BODY + "\n\nA fourth."),
        ("\n\n[sig", "\n\nA fourth.\n\n[sig", BODY + "\n\nA fourth."),
        ("ends.", "ends. Or does it?", BODY + " Or does it?"),
        ("The first", "A new one.\n\nThe first", "A new one.\n\n" + BODY),
        ("[signature]", "With regards\n[signature]", BODY),
        ("[signature]", "Dear [signature]", BODY),
        ("No. 7\n", "No. 7\nDate: 5 May\n", BODY),
        ("No. 7\n\n", "No. 8\n\n", BODY),
        ("\n\n[signature]\nKim\n", "", BODY),
        ("\n\n[signature]\nKim\n", "\n\nA fourth.", BODY),
        ("The second", "A word. The second", BODY.replace("The second", "A word. The second")),
    ],
)
def test_what_is_put_in_beside_the_message(desk: Desk, old: str, new: str, body: str) -> None:
    _correct(desk, TEXT.replace(old, new, 1))
    assert _body(desk) == body


def test_a_paragraph_that_is_moved_before_the_signature_is_set_as_the_message(desk: Desk) -> None:
    first = "The first paragraph says it.\n\n"
    _correct(desk, TEXT.replace(first, "").replace("[signature]", first + "[signature]"))
    moved = desk.state.text.index("The first")
    (style,) = [s.role for s in line_styles(desk.state) if s.start <= moved < s.end]
    assert style == "body"
    (below,) = [s.role for s in line_styles(desk.state) if s.start <= desk.state.text.index("Kim") < s.end]
    assert below == "header"


def test_what_was_added_stays_when_something_else_is_taken_back_and_goes_with_its_own(desk: Desk) -> None:
    longer = TEXT.replace("ends.", "ends.\n\nA fourth.").replace("numbers", "figures")
    _correct(desk, longer)
    zero = original(desk.state).id
    for words, body in (("figures", BODY + "\n\nA fourth."), ("A fourth.", BODY)):
        found = [one for one in corrections(desk.state, desk.store.text) if words in one.new]
        _do(desk, take_back(desk.state, found, author=desk.author, text_of=desk.store.text))
        assert _body(desk) == body
    assert desk.state.text == TEXT
    _correct(desk, longer)
    _do(desk, go_back(desk.state, zero, author=desk.author, text_of=desk.store.text))
    assert _body(desk) == BODY


def test_a_paragraph_that_stands_again_belongs_to_the_message_again(desk: Desk) -> None:
    _correct(desk, TEXT.replace("\n\nThe third ends.", ""))
    assert _body(desk) == BODY.replace("\n\nThe third ends.", "")
    found = corrections(desk.state, desk.store.text)
    _do(desk, take_back(desk.state, found, author=desk.author, text_of=desk.store.text))
    assert _body(desk) == BODY
