"""Annotations of other programs, laid on the cables of the library: by their source, or by their quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from db.addresses import cables_at
from db.cable_state import CableState
from db.cables_beside import CablesBeside
from db.errors import NotFoundError
from db.library_list.pages import cables_of
from db.listing import title_of
from db.searching.find import find
from db.searching.query import parse
from desktop.interchange.annotation_form import id_of
from desktop.reading.annotation.others import Asked, CableText, Others, others
from desktop.reading.annotation.placing import holds
from desktop.reading.returned import Comment
from desktop.returning.back import Back
from desktop.returning.recognising import still_open

Connection = Any
"""A connection to the library, which only functions of `db` use."""

_WORD = re.compile(r"\w+")
_PHRASE = 8
"""Words of a quote by which the search is asked for it."""
_LEAST = 2
"""A quote of one word alone tells no cable."""
_MOST = 20
"""Cables in which the quotes of one source are looked for."""


def annotations_back(connection: Connection, cables: CablesBeside, path: str, name: str, data: bytes) -> Back:
    """Return what a file of annotations says of cables of the library.

    Raises `ReadingError` "file-too-large".
    """
    found = others(data, name) or Others()
    library = _Library(connection, cables)
    laid = dict(library.found(found.asked()))
    texts = {source: CableText(state.cable.id, state.text) for source, state in laid.items()}
    comments, refused = found.laid_on(texts)
    states = {state.cable.id: state for state in laid.values()}
    told = [_of_ours(one, states[one.cable]) for one in comments]
    ours = told.count(None)
    left, recognised = still_open([one for one in told if one is not None], states, "w3c")
    return Back(
        path,
        name,
        "w3c",
        "annotations",
        known=tuple(states),
        trashed=tuple(one for one, state in states.items() if state.cable.trashed is not None),
        titles={one: title_of(connection, one) or "" for one in states},
        comments=left,
        recognised=recognised + ours,
        texts={one: state.text for one, state in states.items()},
        refused=refused,
    )


def _of_ours(one: Comment, state: CableState) -> Comment | None:
    """Return a comment that is a note of ours, sent on by another program, as what was done to that note.

    None where nothing was done to it.
    """
    note = state.notes.get(id_of(one.key))
    if note is None:
        return one
    tags = " ".join(f"#{'-'.join(tag.split())}" for tag in note.tags)
    if one.words in (note.words, "\n\n".join(filter(None, (note.words, tags)))):
        stood = tuple((anchor.start, anchor.end) for anchor in state.spans_of(note.id))
        moved = one.spans and not one.doubt and one.spans != tuple(sorted(stood))
        return replace(one, kind="moved", on=note.id) if moved else None
    return replace(one, kind="changed words", on=note.id)


class _Library:
    """The cables that annotations may be on, each read once."""

    def __init__(self, connection: Connection, cables: CablesBeside) -> None:
        self._connection, self._cables = connection, cables
        self._known: dict[str, CableState | None] = {}

    def found(self, asked: Sequence[Asked]) -> Iterator[tuple[str, CableState]]:
        """Give for each source the cable that it is, where there is one and no other."""
        at = cables_at(self._connection, [each.source for each in asked])
        for each in asked:
            named = each.cable or at.get(each.source, "")
            state = (self._state(named) if named else None) or self._with_quotes(each.quotes)
            if state is not None:
                yield each.source, state

    def _state(self, cable: str) -> CableState | None:
        if cable not in self._known:
            try:
                self._known[cable] = self._cables.cable_state(cable)
            except NotFoundError:
                self._known[cable] = None
        return self._known[cable]

    def _with_quotes(self, quotes: Sequence[str]) -> CableState | None:
        """Return the cable that has most of these quotes, letter by letter but for white space."""
        told = [each for each in quotes if len(_WORD.findall(each)) >= _LEAST or _is_long(each)]
        counted: Counter[str] = Counter()
        for quote in told:
            for cable in self._candidates(quote):
                state = self._state(cable)
                counted[cable] += state is not None and holds(state.text, quote)
        best = [(cable, count) for cable, count in counted.most_common(2) if count]
        if not best or (len(best) == 2 and best[0][1] == best[1][1]):
            return None
        return self._state(best[0][0])

    def _candidates(self, quote: str) -> list[str]:
        words = " ".join(_WORD.findall(quote)[:_PHRASE])
        numbers = find(self._connection, parse(f'"{words}"'), most=_MOST).cables
        return [*cables_of(self._connection, numbers).values()]


def _is_long(quote: str) -> bool:
    """Tell whether a quote of a script without blanks has several characters."""
    return sum(ord(sign) > 0x2E80 for sign in quote) >= 4
