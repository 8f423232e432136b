"""The review of what a colleague wrote: one comment after the other, what was decided, and the way back.

What is accepted is in the library at once, and all that one review does is one undo step.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from db.cable_state import CableState
from db.changes import Change, Label, Step, compose, inverse
from db.errors import ChanceryError
from db.records import Author
from desktop.messages.returned import comment_tags
from desktop.reading.returned import ABOUT_OURS, Comment
from desktop.returning.back import Back
from desktop.returning.taking import Taking, Today, proposed, take
from desktop.session import Session


class Review(QObject):
    """Decides about the comments of one file; all calls from the UI thread."""

    decided = Signal(int)
    """The decision about the comment at this place is another; -1 says so of several."""

    def __init__(self, session: Session, back: Back, parent: QObject | None = None) -> None:
        """Review what came back to the session's library."""
        super().__init__(parent)
        self._session = session
        self.back = back
        self.comments = back.comments
        self.decisions: list[str] = [""] * len(back.comments)
        self._made: dict[int, tuple[Step, ...]] = {}
        self._taking: dict[int, Taking] = {}
        self._today: dict[tuple[str, str], Today] = {}
        self._burst = session.new_burst("review")

    # -- what stands where ---------------------------------------------------------------------------

    def open_cable_of(self, at: int) -> CableState | None:
        """Return the cable of a comment, opened where another is; None where it cannot be opened."""
        cable = self.comments[at].cable or (self.back.known[0] if self.back.known else "")
        state = self._session.state
        if state is None or state.cable.id != cable:
            try:
                self._session.open_cable(cable)
            except ChanceryError as error:
                self._session.failed.emit(error)
                return None
            state = self._session.state
        return state

    def taking(self, at: int) -> tuple[Taking, bool]:
        """Return how a comment would be taken over now, and whether its place in today's text is sure."""
        one = self.comments[at]
        state = self.open_cable_of(at)
        if state is None:
            return proposed(one, ()), False
        spans, sure = self._laid(one, state).place(one.spans)
        known = self._taking.get(at)
        if known is not None:
            return known, sure
        return proposed(one, spans, comment_tags(one.kind)), sure

    def change(self, at: int, taking: Taking) -> None:
        """Keep how she wants a comment to be taken over."""
        self._taking[at] = taking

    def count(self, decision: str) -> int:
        """Return about how many comments this was decided."""
        return self.decisions.count(decision)

    def next_open(self, at: int) -> int:
        """Return the next comment after this one that is open, from the beginning again; -1 for none."""
        order = [*range(at + 1, len(self.comments)), *range(at + 1)]
        return next((place for place in order if not self.decisions[place]), -1)

    # -- deciding ------------------------------------------------------------------------------------

    def accept(self, at: int) -> bool:
        """Take a comment over; return whether that was done. A deletion is only taken note of."""
        if self.decisions[at] == "accepted":
            return True
        state = self.open_cable_of(at)
        if state is None:
            return False
        taking, _ = self.taking(at)
        change = self._taken(state, taking)
        if change is not None and not self._session.do(change):
            return False
        self._made[at] = () if change is None else change.steps
        self._decide(at, "accepted")
        return True

    def reject(self, at: int) -> bool:
        """Leave a comment out; one that was accepted is taken back."""
        if not self.take_back(at):
            return False
        self._decide(at, "rejected")
        return True

    def take_back(self, at: int) -> bool:
        """Make a comment open again; what accepting it did is undone, where nobody has changed it since."""
        steps = self._made.get(at, ())
        # Whoever wrote it stays entered: another comment of his may be there.
        gone = tuple(step for step in inverse(steps) if not isinstance(step.record, Author))
        if gone:
            state = self.open_cable_of(at)
            label = Label("take-comment", {"name": self.comments[at].author})
            cable = state.cable.id if state is not None else None
            if not self._session.do(Change(label, gone, cable=cable, burst=self._burst)):
                return False
        self._made.pop(at, None)
        self._decide(at, "")
        return True

    def accept_all_of(self, author: str) -> tuple[int, int]:
        """Take over all open comments of one person whose place is sure; return how many, and how many not.

        They are one change for each cable, so that a thousand of them are written at once.
        """
        mine = [at for at, one in enumerate(self.comments) if one.author == author and not self.decisions[at]]
        plain = [at for at in mine if self._is_plain(at)]
        taken = 0
        for cable in dict.fromkeys(self.comments[at].cable for at in plain):
            taken += self._accept_at_once([at for at in plain if self.comments[at].cable == cable])
        return taken, len(mine) - taken

    # -- private -------------------------------------------------------------------------------------

    def _is_plain(self, at: int) -> bool:
        one = self.comments[at]
        if one.doubt or one.kind in ("deleted", "changed text"):
            return False
        taking, sure = self.taking(at)
        return sure and bool(taking.spans)

    def _accept_at_once(self, places: list[int]) -> int:
        state = self.open_cable_of(places[0])
        if state is None:
            return 0
        authors = list(self._session.store.authors())
        steps: list[Step] = []
        made: dict[int, tuple[Step, ...]] = {}
        changed: Change | None = None
        touched: set[str] = set()
        for at in places:
            taking, _ = self.taking(at)
            about = taking.comment.on if taking.comment.kind in ABOUT_OURS else ""
            if about and about in touched:
                continue  # two changes of one note: the second is looked at by itself
            change = self._taken(state, taking, authors)
            made[at] = () if change is None else change.steps
            if change is not None:
                changed = change
                steps += change.steps
                authors += [one for step in change.steps if isinstance(one := step.after, Author)]
                touched.add(about)
        if changed is not None and not self._session.do(replace(changed, steps=compose(steps))):
            return 0
        self._made |= made
        for at in made:
            self.decisions[at] = "accepted"
        self.decided.emit(-1)
        return len(made)

    def _taken(self, state: CableState, taking: Taking, authors: list[Author] | None = None) -> Change | None:
        return take(
            state,
            taking,
            format_name=self.back.format,
            authors=self._session.store.authors() if authors is None else authors,
            ours=self._session.author.id,
            burst=self._burst,
        )

    def _laid(self, one: Comment, state: CableState) -> Today:
        key = (state.cable.id, state.cable.reading)
        if key not in self._today:
            self._today[key] = Today(self.back.texts.get(one.cable, state.text), state.text)
        return self._today[key]

    def _decide(self, at: int, decision: str) -> None:
        self.decisions[at] = decision
        self.decided.emit(at)
