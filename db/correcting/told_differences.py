"""The differences of two readings as they are told: whole words, moved words as one, and who made each so.

What readings keep is exact, but not always fit to be read. Corrections kept by an earlier Chancery cut a
number in two; what was put in front of a word and taken out behind it is one thing to whoever reads it; and
of the readings that worked on the same words, some only undid others. Offsets count code points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from db.anchoring.alignment import Edit
from db.anchoring.word_edits import whole_words
from db.correcting.corrections import hunks_from_json, with_hunks
from db.correcting.differences import Difference, Edge, Way, compose, follow, from_hunks, to_hunks

FARTHEST = 40
"""Code points that words may have moved by to be told as moved."""
_WORDS = re.compile(r"\w+")


def told(way: Way) -> tuple[Difference, ...]:
    """Return the differences between the two ends of a way, in order, as they are to be told."""
    found = _made_by(way, follow(way))
    return _put_together(way, _widened(way, found))


# -- whose they are -----------------------------------------------------------------------------------


def _made_by(way: Way, found: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Return differences without the readings whose work on them was undone by later ones."""
    if all(len(one.readings) < 2 for one in found):
        return found
    texts, steps = _followed(way)
    back: list[tuple[Difference, ...]] = [()]
    for text, step in zip(reversed(texts[:-1]), reversed(steps), strict=True):
        back.append(compose(text, way.new, step, back[-1], refine=False))
    back.reverse()
    words: dict[Difference, list[str | None]] = {one: [] for one in found if len(one.readings) > 1}
    there: tuple[Difference, ...] = ()
    for at, text in enumerate(texts[1:-1], start=1):
        there = compose(way.old, text, there, steps[at - 1], refine=False)
        home = [each.inverse for each in back[at]]
        for one, known in words.items():
            span = _carried(there, one.start, one.end) or _carried(home, one.to, one.to_end)
            known.append(text[slice(*span)] if span is not None else None)
    return tuple(
        replace(one, readings=_still_there(one, words[one], way.edges) or one.readings)
        if one in words
        else one
        for one in found
    )


def _followed(way: Way) -> tuple[list[str], list[tuple[Difference, ...]]]:
    """Return the texts on a way, both ends among them, and the differences between each and the next."""
    texts, steps = [way.old], []
    for edge in way.edges:
        step = from_hunks(hunks_from_json(edge.hunks), (edge.reading,))
        steps.append(tuple(one.inverse for one in step) if edge.up else step)
        texts.append(with_hunks(texts[-1], to_hunks(steps[-1])))
    return texts, steps


def _still_there(one: Difference, words: Sequence[str | None], edges: Sequence[Edge]) -> tuple[str, ...]:
    """Return the readings that led to a difference's new words, without every detour.

    `words` are what stood there after each edge but the last; None where that cannot be told.
    """
    path: list[tuple[str, list[str]]] = [(one.old, [])]
    unplaced: list[str] = []
    for edge, stood in zip(edges, [*words, one.new], strict=True):
        if edge.reading in one.readings:
            unplaced.append(edge.reading)
        if stood is None:
            continue
        before = next((at for at, (known, _) in enumerate(path) if known == stood), None)
        if before is None:
            path.append((stood, unplaced))
        else:
            del path[before + 1 :]
        unplaced = []
    return tuple(dict.fromkeys(name for _, names in path for name in names))


def _carried(edits: Sequence[Difference], start: int, end: int) -> tuple[int, int] | None:
    """Return where a span stands behind differences; None where it begins or ends inside one of them."""
    shift = before = 0
    for edit in edits:
        if edit.end <= start and not edit.start == edit.end == start == end:
            shift = before = edit.to_end - edit.end
        elif edit.start < start or (edit.start < end < edit.end):
            return None
        elif edit.start < end or start == end == edit.start == edit.end:
            shift = edit.to_end - edit.end
        else:
            break
    return start + before, end + shift


# -- how far they reach -------------------------------------------------------------------------------


def _widened(way: Way, found: tuple[Difference, ...]) -> list[Difference]:
    """Return differences grown to the words that they cut, those as one that then touch."""
    grown: list[Difference] = []
    for at, one in enumerate(found):
        edit = whole_words(way.old, way.new, Edit(one.start, one.end, one.to, one.to_end))
        # Not into the differences beside it: beyond them, the texts no longer run side by side from here.
        before = max(0, (found[at - 1].end if at else 0) - edit.old)
        behind = max(0, edit.old_end - (found[at + 1].start if at + 1 < len(found) else len(way.old)))
        start, end = edit.old + before, edit.old_end - behind
        whole = _between(way, start, end, edit.new + before, edit.new_end - behind, one.readings)
        if grown and start <= grown[-1].end:
            whole = _joined(way, grown.pop(), whole)
        grown.append(whole)
    return grown


def _put_together(way: Way, found: Sequence[Difference]) -> tuple[Difference, ...]:
    """Return differences with those as one between which words have only changed places.

    So are those that one blank parts, if the same readings made both.
    """
    made: list[Difference] = []
    for one in found:
        if made and _belong_together(way.old, made[-1], one):
            made.append(_joined(way, made.pop(), one))
        else:
            made.append(one)
    return tuple(made)


def _belong_together(text: str, one: Difference, other: Difference) -> bool:
    between = text[one.end : other.start]
    if between == " " and one.readings == other.readings:
        return True
    return len(between) <= FARTHEST and "\n" not in between and _moved(one, other)


def _moved(one: Difference, other: Difference) -> bool:
    """Tell whether the words that one of two differences takes out are those that the other puts in."""
    gone, come = (one, other) if one.old.strip() else (other, one)
    words = _WORDS.findall(gone.old)
    return bool(words) and not gone.new.strip() and not come.old.strip() and words == _WORDS.findall(come.new)


def _joined(way: Way, one: Difference, other: Difference) -> Difference:
    order = {edge.reading: at for at, edge in enumerate(way.edges)}
    readings = dict.fromkeys((*one.readings, *other.readings))
    known = tuple(sorted(readings, key=lambda name: order.get(name, 0)))
    return _between(way, one.start, max(one.end, other.end), one.to, max(one.to_end, other.to_end), known)


def _between(way: Way, start: int, end: int, to: int, to_end: int, readings: tuple[str, ...]) -> Difference:
    return Difference(start, end, to, to_end, way.old[start:end], way.new[to:to_end], readings)
