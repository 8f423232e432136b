"""A text whose letters know where they came from, so that what became of a note is read off, never guessed.

A letter is (character, first, last): it stands for `[first, last)` of the old text. A letter that was put
in stands for nothing (-1, -1); one of two that a letter was misread as ("rn" for "m") stands for that letter;
one of a word that replaced another, for what of that word is not the same. A copied letter remembers its
source in negative numbers until it is known whether the source is still there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Letter = tuple[str, int, int]
Letters = list[Letter]


def letters_of(text: str) -> Letters:
    """Return a text's letters, each standing for itself."""
    return [(letter, at, at + 1) for at, letter in enumerate(text)]


def put_in(words: str) -> Letters:
    """Return letters that stand for nothing in the old text."""
    return [(letter, -1, -1) for letter in words]


def copied(letters: Sequence[Letter]) -> Letters:
    """Return a copy that stands for its source only if the source is taken out later."""
    return [(c, -first - 2, -last - 2) if first >= 0 else (c, first, last) for c, first, last in letters]


def plain(letters: Sequence[Letter]) -> str:
    """Return the characters alone."""
    return "".join(letter[0] for letter in letters)


def replaced(letters: Sequence[Letter], words: str) -> Letters:
    """Return words in place of these letters: beginning and end that are alike stand for themselves."""
    old = plain(letters)
    least = min(len(old), len(words))
    head = 0
    while head < least and old[head] == words[head]:
        head += 1
    tail = 0
    while tail < least - head and old[-1 - tail] == words[-1 - tail]:
        tail += 1
    middle = letters[head : len(old) - tail]
    new = words[head : len(words) - tail]
    if len(middle) == len(new):
        changed = [(c, first, last) for c, (_, first, last) in zip(new, middle, strict=True)]
    else:
        known = [(first, last) for _, first, last in middle if first >= 0]
        first, last = (min(known)[0], max(last for _, last in known)) if known else (-1, -1)
        changed = [(c, first, last) for c in new]
    return [*letters[:head], *changed, *letters[len(old) - tail :]]


@dataclass(frozen=True, slots=True)
class Settled:
    """A new text; what each of its letters stands for; and of copies, beside, what they were copied from."""

    text: str
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]
    copies: tuple[int, ...]


def settled(letters: Sequence[Letter]) -> Settled:
    """Return the new text with the origins of its letters.

    A copy whose source is gone is what was moved; a copy whose source is still there was put in.
    """
    alive = {first for _, first, _ in letters if first >= 0}
    firsts: list[int] = []
    lasts: list[int] = []
    copies: list[int] = []
    for _, kept, kept_end in letters:
        first, last, copy = kept, kept_end, -1
        if first < -1:
            first, last = -first - 2, -last - 2
            if first in alive:
                first, last, copy = -1, -1, first
        firsts.append(first)
        lasts.append(last)
        copies.append(copy)
    return Settled(plain(letters), tuple(firsts), tuple(lasts), tuple(copies))


def lines_of(letters: Letters) -> list[Letters]:
    """Return the letters line by line, each with a line's end, put in where the last one had none."""
    lines: list[Letters] = [[]]
    for letter in letters:
        lines[-1].append(letter)
        if letter[0] == "\n":
            lines.append([])
    if lines[-1]:
        lines[-1].append(("\n", -1, -1))
    return [line for line in lines if line]


def joined(lines: Sequence[Letters]) -> Letters:
    """Return the letters of lines in a row."""
    return [letter for line in lines for letter in line]
