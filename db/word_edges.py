"""Where words begin and end, so that a correction is told in whole words: "Seong-cheol", not "eo" and "e".

A letter, figure or combining mark is part of a word, and so are a hyphen and an apostrophe between two of
them. Each Chinese character and each kana is a word of its own, since no blanks part them.
"""

from __future__ import annotations

import re
import unicodedata

from db.alignment import LARGEST_GAP, Edit

FARTHEST = 40
"""Code points that an edit grows by at most on either side: some words of a text are no words at all."""

_TOKEN = re.compile(r"\w+|\s+|.", re.DOTALL)
_JOINING = frozenset("-'’‐‑")
_ALONE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def in_word(text: str, at: int) -> bool:
    """Tell whether the character at a place is part of a word that may go on beyond it."""
    character = text[at]
    if character in _JOINING:
        return 0 < at < len(text) - 1 and _is_letter(text[at - 1]) and _is_letter(text[at + 1])
    return _is_letter(character)


def whole_words(old: str, new: str, edit: Edit) -> Edit:
    """Return an edit grown to the words that it cuts, as far as both texts agree there."""
    start, end, to, to_end = edit
    if _cuts(old, start) or _cuts(new, to):
        while (
            start
            and to
            and edit.old - start < FARTHEST
            and old[start - 1] == new[to - 1]
            and (in_word(old, start - 1) or in_word(new, to - 1))
        ):
            start, to = start - 1, to - 1
    if _cuts(old, end) or _cuts(new, to_end):
        while (
            end < len(old)
            and to_end < len(new)
            and end - edit.old_end < FARTHEST
            and old[end] == new[to_end]
            and (in_word(old, end) or in_word(new, to_end))
        ):
            end, to_end = end + 1, to_end + 1
    return Edit(start, end, to, to_end)


def by_words(old: str, new: str, edit: Edit) -> list[Edit]:
    """Return an edit that was too large to be compared letter by letter as edits of words.

    Any other is returned as it is, and so is one with too many words even for that.
    """
    if (edit.old_end - edit.old) * (edit.new_end - edit.new) <= LARGEST_GAP:
        return [edit]
    ours = [match.span() for match in _TOKEN.finditer(old, edit.old, edit.old_end)]
    theirs = [match.span() for match in _TOKEN.finditer(new, edit.new, edit.new_end)]
    if len(ours) * len(theirs) > LARGEST_GAP:
        return [edit]
    from rapidfuzz.distance import Levenshtein

    our_ends = [start for start, _ in ours] + [edit.old_end]
    their_ends = [start for start, _ in theirs] + [edit.new_end]
    words = [old[slice(*each)] for each in ours], [new[slice(*each)] for each in theirs]
    return [
        Edit(our_ends[op.src_start], our_ends[op.src_end], their_ends[op.dest_start], their_ends[op.dest_end])
        for op in Levenshtein.opcodes(*words)
        if op.tag != "equal"
    ]


def _cuts(text: str, at: int) -> bool:
    """Tell whether a place lies inside a word."""
    return 0 < at < len(text) and in_word(text, at - 1) and in_word(text, at)


def _is_letter(character: str) -> bool:
    if character.isalnum():
        return _ALONE.match(character) is None
    return unicodedata.category(character).startswith("M")
