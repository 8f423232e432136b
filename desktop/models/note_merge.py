"""Words that were changed in two places at once, put together."""

from __future__ import annotations


def merge_words(base: str, mine: str, theirs: str) -> str:
    """Return `mine` with what `theirs` changed in `base` elsewhere; where both changed the same, `mine`.

    Theirs is not lost then: it stands in history.
    """
    if theirs == base or mine == theirs:
        return mine
    if mine == base:
        return theirs
    my_from, my_to = _changed(base, mine)
    their_from, their_to = _changed(base, theirs)
    if my_to <= their_from:
        return mine[: len(mine) - (len(base) - my_to)] + theirs[my_to:]
    if their_to <= my_from:
        return theirs[: len(theirs) - (len(base) - their_to)] + mine[their_to:]
    return mine


def _changed(base: str, now: str) -> tuple[int, int]:
    """Return the part of `base` that is no longer in `now`."""
    shorter = min(len(base), len(now))
    begin = 0
    while begin < shorter and base[begin] == now[begin]:
        begin += 1
    end = 0
    while end < shorter - begin and base[-1 - end] == now[-1 - end]:
        end += 1
    return begin, len(base) - end
