"""Words that were changed in two places at once, put together."""

from __future__ import annotations

PARAGRAPH = "\n\n"


def merge_words(base: str, mine: str, theirs: str) -> tuple[str, bool]:
    """Return `mine` with what `theirs` changed in `base`, and whether both changed the same place.

    Then both versions of that place stand there, theirs first, each a paragraph: nobody's words go.
    """
    if theirs == base or mine == theirs:
        return mine, False
    if mine == base:
        return theirs, False
    my_from, my_to = _changed(base, mine)
    their_from, their_to = _changed(base, theirs)
    my_new = mine[my_from : len(mine) - (len(base) - my_to)]
    their_new = theirs[their_from : len(theirs) - (len(base) - their_to)]
    if my_from == my_to == their_from == their_to and my_new and their_new:
        if their_new[0] == "\n" or my_new[-1] == "\n":
            return base[:my_from] + my_new + their_new + base[my_to:], False
        if my_new[0] == "\n" or their_new[-1] == "\n":
            return base[:my_from] + their_new + my_new + base[my_to:], False
        return base[:my_from] + their_new + PARAGRAPH + my_new + base[my_to:], True
    if my_to <= their_from:
        return base[:my_from] + my_new + base[my_to:their_from] + their_new + base[their_to:], False
    if their_to <= my_from:
        return base[:their_from] + their_new + base[their_to:my_from] + my_new + base[my_to:], False
    return theirs + PARAGRAPH + mine, True


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
