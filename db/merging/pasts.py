"""Which side went on: two pasts of one record laid beside each other.

A past is the line of states (hashes) that a record had on one side, today's last; GONE where it was not
there. Nothing leans on numbers of changes: a library copied as a file goes on counting where the first does.
Nor does a line have to be whole: packing makes one state of a burst of typing. So one side is behind where
all it ever had lies, in this order, in the other's past; otherwise the last state that both had tells what
each did since.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Side = Literal["same", "ahead", "behind", "both"]
"""Where we are beside them: at the same state, further on, not so far, or both went on by themselves."""


@dataclass(frozen=True, slots=True)
class Beside:
    """How two pasts lie; `base` is the last state that both had before they went apart, None for none."""

    side: Side
    base: str | None = None


def beside(ours: Sequence[str], theirs: Sequence[str]) -> Beside:
    """Return how our past of a record lies beside theirs; the last of each is the state of today."""
    if ours[-1] == theirs[-1]:
        return Beside("same", ours[-1])
    if _lies_in(theirs, ours):
        return Beside("ahead", theirs[-1])
    if _lies_in(ours, theirs):
        return Beside("behind", ours[-1])
    base = _base(ours, theirs)
    if base is None:
        return Beside("both")
    if base == theirs[-1]:
        return Beside("ahead", base)
    if base == ours[-1]:
        return Beside("behind", base)
    return Beside("both", base)


def _lies_in(some: Sequence[str], whole: Sequence[str]) -> bool:
    """Tell whether all of some states lie in a line, in their order."""
    left = iter(whole)
    return all(state in left for state in some)


def _base(ours: Sequence[str], theirs: Sequence[str]) -> str | None:
    """Return the last state that both had.

    Where each side's last one is another, they crossed: one went back to what it had been. What they had
    together from the beginning tells then, and what neither has today.
    """
    known_there, known_here = set(theirs), set(ours)
    last_of_ours = next((state for state in reversed(ours) if state in known_there), None)
    last_of_theirs = next((state for state in reversed(theirs) if state in known_here), None)
    if last_of_ours == last_of_theirs:
        return last_of_ours
    together = None
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            break
        together = one
    if together is None:  # a file that came back tells but the state in which it left
        return theirs[0] if len(theirs) == 2 and _came_later(ours, theirs) else None
    return together


def _came_later(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether theirs began at a state of ours, and what it is now was ours before that."""
    return theirs[0] in ours and theirs[1] in ours[: len(ours) - 1 - ours[::-1].index(theirs[0])]
