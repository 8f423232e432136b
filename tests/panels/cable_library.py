"""A real library with the sample cable and its records, as the panels meet it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from db.anchoring.anchors import make_anchor
from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.editing.cable_edits import new_cable
from db.editing.distribution_edits import add_recipient, change_distribution
from db.editing.header_edits import add_field
from db.editing.stage_edits import add_stage
from db.records import Doubt, Record, new_id
from desktop.session import Session

FIELDS = (
    ("date", "1961-05-12", "May 12, 1961"),
    ("precedence", "Urgent", "Urgent"),
    ("cable number", "Chen- 8/35", "Chen- 8/35"),
    ("receipt number", "Chen-593", "Chen-593"),
    ("originator", "Korea Desk", "Korea Desk"),
    ("addressee", "Ministry of Foreign Affairs", "Ministry of Foreign Affairs and"),
    ("addressee", "Ministry of Public Security", "Ministry of Public Security:"),
    ("signatory", "Chinese Embassy in [North] Korea", "Chinese Embassy in [North] Korea"),
)
STAGES = (
    ("Received", "1961-05-12T17:00", "Received: May 12 at 1700"),
    ("Proofread", "1961-05-13T09:20", "Proofread: May 13 at 0920"),
    ("Transcribed", "1961-05-13T16:00", "Transcribed: May 13 at 1600"),
    ("Copied", "1961-05-13T21:35", "Copied: May 13 at 21:35"),
)
RECIPIENTS = (
    ("Premier’s Office", 2),
    ("Foreign Affairs Office", 5),
    ("Ministry of Public Security", None),
    ("Nationalities Commission", None),
    ("Chen", None),
    ("Zhang", None),
    ("Hui", None),
    ("Zeng", None),
    ("General Office", 3),
    ("Ministry of Foreign Affairs Second Asian Department and Consular Department", 2),
    ("XX", 1),
)


def sample_session(path: Path, sample: Path) -> Iterator[Session]:
    """Yield a session on a new library whose open cable is the sample with all its records."""
    session = Session(lambda: "Ada Lovelace")
    session.open_library(path)
    text = sample.read_text("utf-8")
    change, cable = new_cable(text, author=session.author.id, file_name=sample.name, data=sample.read_bytes())
    assert session.do(change)
    session.open_cable(cable.id)
    for name, value, quote in FIELDS:
        start = text.index(quote)
        assert session.do(
            add_field(state_of(session), name, value, (start, start + len(quote.rstrip(":"))))[0]
        )
    for at, (name, when, written) in enumerate(STAGES):
        change, stage = add_stage(
            state_of(session), at, name, when=when, as_written=written, year_inferred=True
        )
        assert session.do(_read_from(session, change, stage, written))
    listed = ""
    for at, (name, copies) in enumerate(RECIPIENTS):
        change, recipient = add_recipient(state_of(session), listed or None, at, name, copies)
        listed = recipient.distribution
        assert session.do(_read_from(session, change, recipient, name))
    assert session.do(change_distribution(state_of(session), listed, stated_total=19))
    yield session
    session.close_library()


def state_of(session: Session) -> CableState:
    """Return the open cable, which there is."""
    assert session.state is not None
    return session.state


def put_doubt(session: Session, field: str, code: str, words: str) -> Doubt:
    """Enter a doubt as the reader does."""
    state = state_of(session)
    doubt = Doubt(new_id("q"), state.cable.id, len(state.doubts), field, code, words, False)
    assert session.do(Change(Label("import-cable"), (Step(None, doubt),), cable=state.cable.id))
    return doubt


def _read_from(session: Session, change: Change, record: Record, quote: str) -> Change:
    """Return the change with the anchor of the words that the record was read from."""
    state = state_of(session)
    start = state.text.index(quote)
    anchor = make_anchor(
        state.text,
        start,
        start + len(quote),
        cable=state.cable.id,
        owner=record.id,
        reading=state.cable.reading,
        placed="read",
    )
    return Change(change.label, (*change.steps, Step(None, anchor)), cable=change.cable)
