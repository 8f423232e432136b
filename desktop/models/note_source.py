"""Where in a note's source its emphasis, strong emphasis and links stand.

The parser tells what is emphasised, but not where its marks were typed. So the tree it returns is laid
along the source, character by character. What does not fit is left plain: this is for showing only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from db.referring.links import kind_of
from desktop.models.note_pieces import pieces_of

Style = Literal["mark", "italic", "strong", "link", "hidden"]
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_SPACE = " \t\n\r\u2028"


@dataclass(frozen=True, slots=True)
class Styled:
    """A stretch of the source, in code points, end-exclusive: a mark, or words of a style.

    The address of a reference within the library is hidden: nobody reads an id.
    """

    start: int
    end: int
    style: Style
    address: str = ""


class _MismatchError(Exception):
    """The source does not read as the tree says."""


def styled(source: str) -> list[Styled]:
    """Return the marks and the styled words of a note's source; styled words include those inside marks."""
    if not any(c in source for c in "*_["):
        return []
    found: list[Styled] = []
    at = 0
    try:
        for paragraph in pieces_of(source):
            at = _pieces(source, _skip(source, at), paragraph, found)
    except (_MismatchError, IndexError):
        pass
    return found


def _pieces(source: str, at: int, pieces: list[Any], found: list[Styled]) -> int:
    for piece in pieces:
        if isinstance(piece, str):
            at = _words(source, at, piece)
        elif piece[0] == "br":
            at = _break(source, at)
        elif piece[0] == "a":
            at = _link(source, at, piece, found)
        else:
            marks = 2 if piece[0] == "b" else 1
            start = at
            if source[at] not in "*_":
                raise _MismatchError
            found.append(Styled(at, at + marks, "mark"))
            inside = _pieces(source, at + marks, piece[1], found)
            if source[inside : inside + marks] != source[start] * marks:
                raise _MismatchError
            found.append(Styled(at + marks, inside, "strong" if marks == 2 else "italic"))
            at = inside + marks
            found.append(Styled(inside, at, "mark"))
    return at


def _words(source: str, at: int, words: str) -> int:
    for c in words:
        here = source[at]
        following = source[at + 1 : at + 2]
        if here == "\\" and following == c and c in _ESCAPABLE:
            at += 2
        elif here == c or (here == "\0" and c == "\ufffd"):
            at += 1
        else:
            raise _MismatchError
    return at


def _break(source: str, at: int) -> int:
    while source[at] in " \t\\":
        at += 1
    if source[at] != "\n":
        raise _MismatchError
    return _skip(source, at + 1, " \t")


def _link(source: str, at: int, piece: Any, found: list[Styled]) -> int:  # noqa: ANN401
    from markdown_it.helpers import parseLinkDestination, parseLinkTitle

    if source[at] != "[":
        raise _MismatchError
    found.append(Styled(at, at + 1, "mark"))
    inside = _pieces(source, at + 1, piece[2], found)
    if source[inside : inside + 2] != "](":
        raise _MismatchError
    found.append(Styled(at + 1, inside, "link", piece[1]))
    end = _skip(source, inside + 2)
    place = parseLinkDestination(source, end, len(source))
    if place.ok:
        end = place.pos
    after = _skip(source, end)
    title = parseLinkTitle(source, after, len(source))
    end = _skip(source, title.pos) if title.ok and after > end else after
    if source[end] != ")":
        raise _MismatchError
    found.append(Styled(inside, inside + 1 if kind_of(piece[1]) else end + 1, "mark"))
    if kind_of(piece[1]):
        found.append(Styled(inside + 1, end + 1, "hidden"))
    return end + 1


def _skip(source: str, at: int, what: str = _SPACE) -> int:
    while at < len(source) and source[at] in what:
        at += 1
    return at


def addresses(source: str) -> Iterator[str]:
    """Yield the address of each link in a note's words, in order, without repetition."""
    seen: set[str] = set()
    waiting: list[Any] = list(reversed(pieces_of(source)))
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, str) or not piece or piece == ["br"]:
            continue
        if piece[0] == "a" and len(piece) == 3 and isinstance(piece[1], str):
            if piece[1] not in seen:
                seen.add(piece[1])
                yield piece[1]
        elif piece[0] in ("i", "b") and len(piece) == 2 and isinstance(piece[1], list):
            waiting.extend(reversed(piece[1]))
        elif isinstance(piece, list):
            waiting.extend(reversed(piece))
