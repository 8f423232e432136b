"""The differences of two aligned texts in whole words: "Seong-cheol", not "eo" and "e".

The alignment tells where both texts are the same; between those places words are compared with words. A
letter, figure or combining mark is part of a word, and so are a hyphen and an apostrophe between two of
them, and a sign between two figures: "3,540", "17:00". Each Chinese character and each kana is a word of its
own, since no blanks part them, and so is each blank and each sign.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from db.anchoring.alignment import Alignment, Edit

FARTHEST = 40
"""Code points that an edit grows by at most on either side: some words of a text are no words at all."""

MOST_WORDS = 400_000_000
"""Words of one side times those of the other, above which they are not compared: it would take 50 MB."""

_Span = tuple[int, int]

_JOINING = frozenset("-'’‐‑")
_IN_NUMBERS = frozenset(",.:/")
_ALONE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def word_edits(laid: Alignment) -> list[Edit]:
    """Return the differences of two texts in order, each of whole words."""
    old, new = laid.old, laid.new
    wide = _joined(whole_words(old, new, part) for part in laid.differing())
    return _joined(small for edit in wide for small in by_words(old, new, edit))


def in_word(text: str, at: int) -> bool:
    """Tell whether the character at a place is part of a word that may go on beyond it."""
    character = text[at]
    if character in _JOINING:
        return 0 < at < len(text) - 1 and _is_letter(text[at - 1]) and _is_letter(text[at + 1])
    if character in _IN_NUMBERS:
        return 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()
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
    """Return what is different inside an edit, word by word; all of it where that are too many words.

    The words that both sides keep in order part the rest: what lies between two of them is one difference,
    so that "called in" for "asked for" is one, and so is a comma that is gone. Over the end of a sentence or
    a line that is the same on both sides none reaches.
    """
    start, end, to, to_end = edit
    if start == end or to == to_end:
        return [edit]
    ours, theirs = _words(old, start, end), _words(new, to, to_end)
    if len(ours) * len(theirs) > MOST_WORDS:
        return [edit]
    from rapidfuzz.distance import Indel  # unlike Levenshtein's, its order keeps as many words as can be kept

    found: list[Edit] = []
    i = j = 0
    blocks = Indel.opcodes([old[slice(*each)] for each in ours], [new[slice(*each)] for each in theirs])
    for block in blocks:
        if block.tag != "equal":
            continue
        for at, onto in zip(
            range(block.src_start, block.src_end), range(block.dest_start, block.dest_end), strict=True
        ):
            stretch = Edit(start, ours[at][0], to, theirs[onto][0])
            found += _parted(old, new, stretch, ours[i:at], theirs[j:onto])
            start, to, i, j = ours[at][1], theirs[onto][1], at + 1, onto + 1
    found += _parted(old, new, Edit(start, end, to, to_end), ours[i:], theirs[j:])
    return [trimmed for each in found if (trimmed := _trimmed(old, new, each)) is not None]


def _parted(old: str, new: str, stretch: Edit, ours: list[_Span], theirs: list[_Span]) -> list[Edit]:
    """Return the words exchanged in a stretch, word for word where all that parts them is the same.

    Words with but a blank or a hyphen between them stay together.
    """
    if (
        not ours
        or len(ours) != len(theirs)
        or _between(old, stretch.old, ours) != _between(new, stretch.new, theirs)
    ):
        return [stretch]
    found: list[Edit] = []
    for one, other in zip(ours, theirs, strict=True):
        if found and old[found[-1].old_end : one[0]] in (" ", "-"):
            last = found.pop()
            found.append(Edit(last.old, one[1], last.new, other[1]))
        else:
            found.append(Edit(one[0], one[1], other[0], other[1]))
    last = found[-1]
    return [*found, Edit(last.old_end, stretch.old_end, last.new_end, stretch.new_end)]


def _between(text: str, start: int, words: list[_Span]) -> list[str]:
    """Return what stands before each of these words."""
    places = [start, *(end for _, end in words[:-1])]
    return [text[at:begin] for at, (begin, _) in zip(places, words, strict=True)]


def _words(text: str, start: int, end: int) -> list[_Span]:
    """Return the words of a part of a text, without blanks and signs."""
    found: list[_Span] = []
    for at in range(start, end):
        if in_word(text, at):
            if found and found[-1][1] == at and in_word(text, at - 1):
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
        elif text[at].isalnum():
            found.append((at, at + 1))
    return found


def _trimmed(old: str, new: str, edit: Edit) -> Edit | None:
    """Return an edit without the blanks and signs that both sides begin or end with; None if that is all."""
    start, end, to, to_end = edit
    while start < end and to < to_end and old[start] == new[to] and not _cuts_or_letter(old, start, new, to):
        start, to = start + 1, to + 1
    while (
        start < end
        and to < to_end
        and old[end - 1] == new[to_end - 1]
        and not _cuts_or_letter(old, end - 1, new, to_end - 1)
    ):
        end, to_end = end - 1, to_end - 1
    return None if start == end and to == to_end else Edit(start, end, to, to_end)


def _cuts_or_letter(old: str, at: int, new: str, to: int) -> bool:
    return old[at].isalnum() or in_word(old, at) or in_word(new, to)


def _joined(edits: Iterable[Edit]) -> list[Edit]:
    """Return edits in order with those as one that overlap or touch."""
    found: list[Edit] = []
    for edit in edits:
        if found and edit.old <= found[-1].old_end:
            old, old_end, new, new_end = found.pop()
            found.append(Edit(old, max(old_end, edit.old_end), new, max(new_end, edit.new_end)))
        else:
            found.append(edit)
    return found


def _cuts(text: str, at: int) -> bool:
    """Tell whether a place lies inside a word."""
    return 0 < at < len(text) and in_word(text, at - 1) and in_word(text, at)


def _is_letter(character: str) -> bool:
    if character.isalnum():
        return _ALONE.match(character) is None
    return unicodedata.category(character).startswith("M")
