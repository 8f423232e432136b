"""The next reading made of earlier words: worked out in the child process, where a long text takes its time.

Takes values and gives values; the texts of earlier readings are read from the library itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from db.cable_state import CableState
from db.changes import Change, Step
from db.correcting.corrections import Correction
from db.correcting.differences import Difference
from db.correcting.kept_texts import texts_of
from db.correcting.readings import TextOf
from db.correcting.taking_back import go_back, take_back
from desktop.models.new_values import new_value, value_steps


def taken_back(
    library: str, state: CableState, chosen: Sequence[Difference], reading: str, author: str
) -> Change | None:
    """Return the change after which the old words of differences, which lead to `reading`, stand again."""
    with texts_of(Path(library)) as text_of:
        return taken_back_with(text_of, state, chosen, reading, author)


def gone_back(library: str, state: CableState, reading: str, author: str) -> Change | None:
    """Return the change after which the text of an earlier reading stands again."""
    with texts_of(Path(library)) as text_of:
        return gone_back_with(text_of, state, reading, author)


def taken_back_with(
    text_of: TextOf, state: CableState, chosen: Sequence[Difference], reading: str, author: str
) -> Change | None:
    """Do as `taken_back` does, with texts that somebody else reads."""
    return take_back(
        state,
        chosen,
        author=author,
        text_of=text_of,
        reading=reading,
        also=lambda made: _values(state, made),
    )


def gone_back_with(text_of: TextOf, state: CableState, reading: str, author: str) -> Change | None:
    """Do as `gone_back` does, with texts that somebody else reads."""
    return go_back(state, reading, author=author, text_of=text_of, also=lambda made: _values(state, made))


def _values(state: CableState, made: Correction) -> list[Step]:
    """Return the steps by which values follow the words that they were read from."""
    return value_steps(value for one in made.moved if (value := new_value(state, one)) is not None)
