"""Two corrections of the same text, made apart from each other, as one text: by words, with nothing lost.

Where they touch different words both stand. Where both changed the same words, mine stay, and theirs are
told, so that whoever looks at the result knows what it does not hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from db.anchoring.alignment import align
from db.correcting.corrections import Hunk, hunks, with_hunks


class Clash(NamedTuple):
    """Words that both changed, each in another way: as they were, mine and theirs; "" is deleted."""

    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merge:
    """What comes of it. `taken` are the corrections of theirs, at their places in `mine`, in order.

    `text` is `mine` with them. `kept` counts the corrections that are mine alone. Offsets are code points.
    """

    mine: str
    text: str
    taken: tuple[Hunk, ...]
    kept: int
    clashes: tuple[Clash, ...]


class _Of(NamedTuple):
    hunk: Hunk
    is_mine: bool


def merge_texts(base: str, mine: str, theirs: str) -> Merge:
    """Return what `theirs` changed in `base` taken into `mine`, which was made of `base` too."""
    all_of_them = [_Of(hunk, True) for hunk in hunks(align(base, mine))]
    all_of_them += [_Of(hunk, False) for hunk in hunks(align(base, theirs))]
    all_of_them.sort(key=lambda one: (one.hunk.start, one.hunk.end))
    taken: list[Hunk] = []
    clashes: list[Clash] = []
    shift = kept = 0  # `shift`: where words of the base stand in mine, after what is mine before them
    for met in _met(all_of_them):
        ours = [one.hunk for one in met if one.is_mine]
        others = [one.hunk for one in met if not one.is_mine]
        if not ours:
            taken += [Hunk(h.start + shift, h.end + shift, h.old, h.new) for h in others]
        elif not others:
            kept += len(ours)
        else:
            start, end = min(one.hunk.start for one in met), max(one.hunk.end for one in met)
            clash = Clash(base[start:end], _made(base, start, end, ours), _made(base, start, end, others))
            if clash.mine != clash.theirs:
                clashes.append(clash)
        shift += sum(len(hunk.new) - len(hunk.old) for hunk in ours)
    return Merge(mine, with_hunks(mine, taken), tuple(taken), kept, tuple(clashes))


def _met(ordered: Sequence[_Of]) -> list[list[_Of]]:
    """Return the corrections in order, those together that touch the same words.

    What is put in at the edge of words that the other changed touches none of them.
    """
    found: list[list[_Of]] = []
    reach = 0
    for one in ordered:
        start, end = one.hunk.start, one.hunk.end
        last = found[-1][-1].hunk if found else None
        same_place = last is not None and last.start == last.end == start == end
        if found and (start < reach or same_place):
            found[-1].append(one)
            reach = max(reach, end)
        else:
            found.append([one])
            reach = end
    return found


def _made(base: str, start: int, end: int, chosen: Sequence[Hunk]) -> str:
    """Return a stretch of the base with these corrections, which lie in it."""
    moved = [Hunk(h.start - start, h.end - start, h.old, h.new) for h in chosen]
    return with_hunks(base[start:end], moved)
