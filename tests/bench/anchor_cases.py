"""Texts with notes and edits whose truth is known, since every letter keeps the place it came from.

A text being edited is a list of (letter, origin): `origin` is its index in the old text, or -1 for a
letter that the edit put in. So where a note's words went is read off, never guessed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.made import made_text

REPOSITORY = Path(__file__).resolve().parents[2]
Letters = list[tuple[str, int]]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ALIKE = {
    "l": "1",
    "1": "l",
    "o": "0",
    "0": "o",
    "e": "c",
    "c": "e",
    "m": "rn",
    "n": "u",
    "u": "n",
    "h": "b",
    "i": "l",
}
BOILERPLATE = (
    "The Ministry of Foreign Affairs presents its compliments and has the honour to state that the above "
    "is reported for information; a copy has been sent to the Second Asian Department, please confirm."
)


@dataclass(frozen=True, slots=True)
class Case:
    """One old text, what became of it, the origin of each new letter, and the spans of the notes."""

    text_name: str
    edit: str
    old: str
    new: str
    origin: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


def texts() -> dict[str, str]:
    """Return the texts to edit: the sample, real editions where they are at hand, and made ones."""
    found: dict[str, str] = {}
    for path in sorted((REPOSITORY / "resources" / "sample").glob("*.txt")):
        found[path.name] = path.read_text(encoding="utf-8")
    real = REPOSITORY.parent / "shared" / "eval" / "visible"
    size = 0
    for path in sorted(real.rglob("*.xml"))[:60] if real.is_dir() else []:
        words = re.sub(r"\s*\n\s*\n\s*", "\n", re.sub(r"<[^>]*>", "", path.read_text("utf-8", "replace")))
        if len(words) > 4000 and size < 5:
            found[path.stem[:24]] = words[:40_000]
            size += 1
    found["made"] = made_text(40_000, 7)
    paragraphs = made_text(30_000, 8).split("\n")
    for at in range(len(paragraphs) - 1, 0, -3):
        paragraphs.insert(at, BOILERPLATE)
    found["boilerplate"] = "\n".join(paragraphs)
    return found


def cases(notes: int, seed: int = 1) -> list[Case]:
    """Return cases with at least `notes` notes in all, the same for the same seed."""
    chance = random.Random(seed)
    kinds = tuple(EDITS)
    chosen = texts()
    each = -(-notes // (len(kinds) * len(chosen)))
    made = []
    for name, text in chosen.items():
        spans = [_span(chance, text) for _ in range(each)]
        for kind in kinds:
            letters: Letters = list(zip(text, range(len(text)), strict=True))
            edited = EDITS[kind](letters, chance)
            made.append(
                Case(
                    name, kind, text, "".join(c for c, _ in edited), tuple(i for _, i in edited), tuple(spans)
                )
            )
    return made


def _span(chance: random.Random, text: str) -> tuple[int, int]:
    """Return a span as a reader makes it: some words, seldom a part of one, seldom over a line's end."""
    while True:
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.choice((4, 8, 12, 20, 40, 80, 150)))
        if chance.random() < 0.9:
            while start and not text[start - 1].isspace():
                start -= 1
            while end < len(text) and not text[end].isspace():
                end += 1
        if len(text[start:end].strip()) >= 2 and not text[start].isspace() and not text[end - 1].isspace():
            return start, end


def _noise(share: float) -> Callable[[Letters, random.Random], Letters]:
    def noisy(letters: Letters, chance: random.Random) -> Letters:
        made: Letters = []
        for letter, origin in letters:
            if letter == "\n" or chance.random() >= share:
                made.append((letter, origin))
                continue
            kind = chance.random()
            if kind < 0.7:
                other = _ALIKE.get(letter) or chance.choice(_LETTERS.replace(letter, ""))
                made += [(c, -1) for c in other]
            elif kind < 0.85:
                made += [(letter, origin), (chance.choice(_LETTERS + " "), -1)]
        return made

    return noisy


def _typos(letters: Letters, chance: random.Random) -> Letters:
    for _ in range(max(3, len(letters) // 800)):
        at = chance.randrange(len(letters))
        if letters[at][0].isalpha():
            letters[at : at + chance.randint(0, 1)] = [(chance.choice(_LETTERS), -1)]
    return letters


def _insertions(letters: Letters, chance: random.Random) -> Letters:
    for _ in range(max(2, len(letters) // 4000)):
        at = _word_start(letters, chance)
        words = made_text(chance.choice((5, 60, 400)), chance.randrange(10**6))[
            : chance.choice((12, 60, 500))
        ]
        letters[at:at] = [(c, -1) for c in words + " "]
    return letters


def _deletions(letters: Letters, chance: random.Random) -> Letters:
    for _ in range(max(2, len(letters) // 4000)):
        at = _word_start(letters, chance)
        del letters[at : at + chance.choice((6, 30, 120, 500))]
    return letters


def _moves(letters: Letters, chance: random.Random) -> Letters:
    for _ in range(3):
        lines = _lines(letters)
        line = lines.pop(chance.randrange(len(lines)))
        lines.insert(chance.randint(0, len(lines)), line)
        letters = [letter for kept in lines for letter in kept]
    return letters


def _line_breaks(letters: Letters, chance: random.Random) -> Letters:
    width = chance.choice((60, 72, 100))
    made: Letters = []
    column = 0
    for letter, origin in letters:
        if letter == "\n" and chance.random() < 0.5:
            made.append((" ", -1))
        elif letter == " " and column > width:
            made.append(("\n", -1))
            column = 0
        else:
            made.append((letter, origin))
            column = 0 if letter == "\n" else column + 1
    return made


def _boilerplate(letters: Letters, chance: random.Random) -> Letters:
    """Put in copies of whole lines of the text, and take out other lines: what is repeated, repeats more."""
    for _ in range(3):
        lines = _lines(letters)
        copied = [(c, -1) for c, _ in chance.choice(lines)]
        lines.insert(chance.randint(0, len(lines)), copied)
        if len(lines) > 4:
            lines.pop(chance.randrange(len(lines)))
        letters = [letter for kept in lines for letter in kept]
    return letters


def _mixed(letters: Letters, chance: random.Random) -> Letters:
    for edit in (_moves, _insertions, _deletions, _typos):
        letters = edit(letters, chance)
    return letters


def _lines(letters: Letters) -> list[Letters]:
    lines: list[Letters] = [[]]
    for letter in letters:
        lines[-1].append(letter)
        if letter[0] == "\n":
            lines.append([])
    if lines[-1]:
        lines[-1].append(("\n", -1))
    return [line for line in lines if line]


def _word_start(letters: Letters, chance: random.Random) -> int:
    at = chance.randrange(len(letters))
    while at and not letters[at - 1][0].isspace():
        at -= 1
    return at


EDITS: dict[str, Callable[[Letters, random.Random], Letters]] = {
    "typos": _typos,
    "insertions": _insertions,
    "deletions": _deletions,
    "moved paragraphs": _moves,
    "changed line breaks": _line_breaks,
    "repeated lines": _boilerplate,
    "all of these": _mixed,
    "noise 0.5 %": _noise(0.005),
    "noise 2 %": _noise(0.02),
    "noise 5 %": _noise(0.05),
}
