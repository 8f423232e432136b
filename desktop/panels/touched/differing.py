"""Old and new words of one place, with what differs told apart, short enough for a card."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
MOST_TOKENS = 600
"""Longer words are not compared one by one: all of them count as changed."""
KEPT = 24
"""Code points of words alike that stay beside a difference; what is more is left out."""


class Piece(NamedTuple):
    """Some words, and whether they are the same on both sides."""

    words: str
    same: bool


_Code = tuple[str, int, int, int, int]


def differing(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces of the old words and those of the new ones."""
    ours, theirs = _TOKEN.findall(_flat(old)), _TOKEN.findall(_flat(new))
    if max(len(ours), len(theirs)) > MOST_TOKENS:
        return [Piece(_short(_flat(old)), False)], [Piece(_short(_flat(new)), False)]
    before: list[Piece] = []
    after: list[Piece] = []
    codes = _joined(SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes(), ours)
    for at, (kind, a0, a1, b0, b1) in enumerate(codes):
        same = kind == "equal"
        edges = at > 0, at < len(codes) - 1
        for pieces, words in ((before, "".join(ours[a0:a1])), (after, "".join(theirs[b0:b1]))):
            if words:
                pieces.append(Piece(_left_out(words, *edges) if same else words, same))
    return before, after


def _joined(codes: Iterable[_Code], ours: list[str]) -> list[_Code]:
    """Return the differences, those that only a sign or two parts as one: a name is read as a whole."""
    joined: list[_Code] = []
    listed = list(codes)
    for at, (kind, a0, a1, b0, b1) in enumerate(listed):
        small = kind == "equal" and 0 < at < len(listed) - 1 and not any(map(_is_word, ours[a0:a1]))
        if (kind != "equal" or small) and joined and joined[-1][0] != "equal":
            _kind, first, _end, first_new, _end_new = joined[-1]
            joined[-1] = ("replace", first, a1, first_new, b1)
        else:
            joined.append((kind, a0, a1, b0, b1))
    return joined


def _is_word(token: str) -> bool:
    return token.isspace() or token[:1].isalnum()


def _left_out(words: str, after: bool, before: bool) -> str:
    """Return words alike, shortened: what stands beside a difference stays."""
    room = KEPT * (after + before) or 2 * KEPT
    if len(words) <= room + 3:
        return words
    head = words[:KEPT] if after or not before else ""
    tail = words[-KEPT:] if before or not after else ""
    return f"{head}…{tail}"


def _short(words: str) -> str:
    return words if len(words) <= 160 else f"{words[:110]}…{words[-45:]}"


def _flat(words: str) -> str:
    """Return words on one line, so that a change of line ends is seen as one."""
    return words.replace("\n", "⏎")
