"""What is different between two texts, word by word, and which readings made it so.

Corrections of one reading after another are composed: what was corrected twice is one difference with both
readings named, and what was taken back is none. Composing needs no search, since each reading keeps its
hunks; only where those do not lead from one text to the other are the texts themselves laid side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from db.anchoring.alignment import align
from db.correcting.corrections import Hunk, hunks, hunks_from_json, with_hunks


@dataclass(frozen=True, slots=True)
class Difference:
    """`[start, end)` of the first text, with the words `old`, is `[to, to_end)` of the second, with `new`.

    `readings` are the ids of the readings whose corrections it comes from, in the order in which they were
    met; empty where nobody knows.
    """

    start: int
    end: int
    to: int
    to_end: int
    old: str
    new: str
    readings: tuple[str, ...] = ()

    @property
    def inverse(self) -> Difference:
        """The same difference seen from the second text."""
        return Difference(self.to, self.to_end, self.start, self.end, self.new, self.old, self.readings)


@dataclass(frozen=True, slots=True)
class Edge:
    """One reading that lies on the way between two: its hunks as kept, against its parent.

    `up` says that the way leads from the reading to its parent.
    """

    reading: str
    hunks: str
    up: bool


@dataclass(frozen=True, slots=True)
class Way:
    """Two texts and the readings between them: a value, so that another process can work it out."""

    old: str
    new: str
    edges: tuple[Edge, ...]


def between(old: str, new: str, readings: tuple[str, ...] = ()) -> tuple[Difference, ...]:
    """Return the differences of two texts that are laid side by side, whole words, in order."""
    return from_hunks(hunks(align(old, new)), readings)


def from_hunks(chosen: Iterable[Hunk], readings: tuple[str, ...] = ()) -> tuple[Difference, ...]:
    """Return hunks as differences, which know their place in the second text too."""
    found = []
    shift = 0
    for hunk in chosen:
        to = hunk.start + shift
        found.append(Difference(hunk.start, hunk.end, to, to + len(hunk.new), hunk.old, hunk.new, readings))
        shift += len(hunk.new) - len(hunk.old)
    return tuple(found)


def to_hunks(chosen: Iterable[Difference]) -> tuple[Hunk, ...]:
    """Return differences as hunks of the first text."""
    return tuple(Hunk(one.start, one.end, one.old, one.new) for one in chosen)


def follow(way: Way, *, refine: bool = True) -> tuple[Difference, ...]:
    """Return the differences between the two ends of a way, in order.

    With `refine`, what several readings have worked on is laid side by side anew, so that only what is
    different in the end is told; without, it is one difference, inside which no place is certain.
    """
    if way.old == way.new:
        return ()
    try:
        return _composed(way, refine=refine)
    except (ValueError, KeyError, TypeError):
        # Hunks that do not fit (made elsewhere, or damaged) are no evidence; the texts are.
        return between(way.old, way.new, tuple(edge.reading for edge in way.edges) if _one(way) else ())


def compose(
    old: str, new: str, first: Sequence[Difference], second: Sequence[Difference], *, refine: bool = True
) -> tuple[Difference, ...]:
    """Return the differences of `old` and `new` that a text between them has to either.

    `first` leads from `old` to that text, `second` from there to `new`; both are in order.
    """
    found: list[Difference] = []
    before = after = 0  # what the groups up to here have added to the first text, and to the middle one
    for ours, theirs in _groups(first, second):
        low = min([one.to for one in ours] + [one.start for one in theirs])
        high = max([one.to_end for one in ours] + [one.end for one in theirs])
        start, to = low - before, low + after
        before += sum(len(one.new) - len(one.old) for one in ours)
        after += sum(len(one.new) - len(one.old) for one in theirs)
        end, to_end = high - before, high + after
        sources = tuple(dict.fromkeys(name for one in (*ours, *theirs) for name in one.readings))
        whole = Difference(start, end, to, to_end, old[start:end], new[to:to_end], sources)
        if whole.old != whole.new:
            found += _refined(whole) if refine and ours and theirs else [whole]
    return tuple(found)


def _composed(way: Way, *, refine: bool) -> tuple[Difference, ...]:
    found: tuple[Difference, ...] = ()
    text = way.old
    for edge in way.edges:
        step = from_hunks(hunks_from_json(edge.hunks), (edge.reading,))
        if edge.up:
            step = tuple(one.inverse for one in step)
        text = with_hunks(text, to_hunks(step))
        found = compose(way.old, text, found, step, refine=refine)
    if text != way.new:
        raise ValueError("the hunks lead to another text")
    return found


def _one(way: Way) -> bool:
    return len(way.edges) == 1


def _refined(whole: Difference) -> list[Difference]:
    inner = between(whole.old, whole.new, whole.readings)
    return [
        replace(
            one,
            start=one.start + whole.start,
            end=one.end + whole.start,
            to=one.to + whole.to,
            to_end=one.to_end + whole.to,
        )
        for one in inner
    ]


def _groups(
    first: Sequence[Difference], second: Sequence[Difference]
) -> Iterable[tuple[list[Difference], list[Difference]]]:
    """Yield the differences of both lists that overlap or touch in the text between them, in order."""
    i = j = 0
    while i < len(first) or j < len(second):
        ours: list[Difference] = []
        theirs: list[Difference] = []
        reach = min([one.to for one in first[i : i + 1]] + [one.start for one in second[j : j + 1]])
        while True:
            if i < len(first) and first[i].to <= reach:
                ours.append(first[i])
                reach = max(reach, first[i].to_end)
                i += 1
            elif j < len(second) and second[j].start <= reach:
                theirs.append(second[j])
                reach = max(reach, second[j].end)
                j += 1
            else:
                break
        yield ours, theirs
