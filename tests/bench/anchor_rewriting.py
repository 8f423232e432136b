"""Edits of a whole text at once: another scan, another hand, other rules of spelling, line and page."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable

from tests.bench.anchor_edits import ALPHABET
from tests.bench.anchor_letters import Letters, joined, lines_of, plain, put_in, replaced

Edit = Callable[[Letters, random.Random], Letters]

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
_CONFUSED = [
    *(("rn", "m"), ("m", "rn"), ("l", "1"), ("1", "l"), ("O", "0"), ("0", "O"), ("cl", "d"), ("d", "cl")),
    *(("w", "vv"), ("h", "b"), ("ii", "u"), ("I", "l"), ("S", "5"), ("B", "8"), ("e", "c"), ("fi", "ﬁ")),
    *(("t", "f"), ("li", "h"), (".", ","), ("己", "已"), ("日", "曰"), ("未", "末"), ("ו", "י"), ("ד", "ר")),
]
_MARKS = {
    "'": "’",
    '"': "”",
    "-": "–",
    "...": "…",
    "’": "'",
    "“": '"',
    "”": '"',
    "—": "--",
    "–": "-",
    ",": "，",
}


def noise(share: float) -> Edit:
    """Return an edit that misreads this share of the letters: exchanged, left out, or one too many."""

    def noisy(letters: Letters, chance: random.Random) -> Letters:
        made: Letters = []
        for letter, first, last in letters:
            if letter == "\n" or chance.random() >= share:
                made.append((letter, first, last))
                continue
            kind = chance.random()
            if kind < 0.7:
                other = _ALIKE.get(letter) or chance.choice(ALPHABET.replace(letter, ""))
                made += [(c, first, last) for c in other]
            elif kind < 0.85:
                made += [(letter, first, last), (chance.choice(ALPHABET + " "), -1, -1)]
        return made

    return noisy


def confusions(letters: Letters, chance: random.Random) -> Letters:
    """Misread as scanners do, at every twelfth place where it could happen."""
    return _everywhere(letters, dict(_CONFUSED), lambda: chance.random() < 0.08)


def punctuation(letters: Letters, chance: random.Random) -> Letters:
    """Make quotation marks and dashes all curly or all straight, or drop a stop."""
    signs = dict(chance.sample(sorted(_MARKS.items()), 6))
    return _everywhere(letters, signs, lambda: chance.random() < 0.95)


def spaces(letters: Letters, chance: random.Random) -> Letters:
    """Make spaces double, hard or none before a stop, and others single."""
    signs = dict(
        chance.sample([(" ", "\u00a0"), (". ", ".  "), ("  ", " "), (" (", "("), (", ", ","), (" ", "  ")], 3)
    )
    share = chance.choice((0.1, 0.5, 1.0))
    return _everywhere(letters, signs, lambda: chance.random() < share)


def spelling(letters: Letters, chance: random.Random) -> Letters:
    """Spell some words in another way throughout the text, as one romanisation for another."""
    known = Counter(re.findall(r"[^\W\d_]{3,}", plain(letters)))
    chosen = chance.sample(sorted(known), min(8, len(known))) + [word for word, _ in known.most_common(2)]
    signs = {}
    for word in chosen:
        at = chance.randrange(1, len(word))
        signs[word] = chance.choice(
            (word[:at] + word[at - 1 :], word[:at] + "-" + word[at:], word[:at] + word[at + 1 :])
        )
    return _everywhere(letters, signs, lambda: True, whole=True)


def cases(letters: Letters, chance: random.Random) -> Letters:
    """Write some lines and some words in capitals or small letters, or all of the text."""
    change = chance.choice((str.upper, str.lower, str.title))
    share = chance.choice((0.03, 0.2, 1.0))
    made: Letters = []
    on = False
    for letter, first, last in letters:
        if not letter.isalpha() or not made:
            on = chance.random() < share
        made += [(c, first, last) for c in (change(letter) if on else letter)]
    return made


def diacritics(letters: Letters, chance: random.Random) -> Letters:
    """Take marks apart, put them together, or leave them out."""
    kind = chance.choice(("NFD", "NFC", "bare"))
    made: Letters = []
    for letter, first, last in letters:
        if kind == "NFC" and made and unicodedata.combining(letter):
            before = made[-1]
            one = unicodedata.normalize("NFC", before[0] + letter)
            if len(one) == 1 and before[1] >= 0 and first >= 0:
                made[-1] = (one, before[1], last)
                continue
        parts = unicodedata.normalize("NFD", letter) if kind != "NFC" else letter
        if kind == "bare":
            parts = "".join(c for c in parts if not unicodedata.combining(c))
        made += [(c, first, last) for c in parts]
    return made


def line_breaks(letters: Letters, chance: random.Random) -> Letters:
    """Break the lines at another width."""
    width = chance.choice((40, 60, 72, 100))
    made: Letters = []
    column = 0
    for letter, first, last in letters:
        if letter == "\n" and chance.random() < 0.5:
            made.append((" ", first, last))
        elif letter == " " and column > width:
            made.append(("\n", first, last))
            column = 0
        else:
            made.append((letter, first, last))
            column = 0 if letter == "\n" else column + 1
    return made


def paragraphs(letters: Letters, chance: random.Random) -> Letters:
    """Part paragraphs after a sentence, with or without an empty line, and join others."""
    made: Letters = []
    gap = chance.choice(("\n", "\n\n", "\n    "))
    for at, letter in enumerate(letters):
        if letter[0] == "\n" and chance.random() < 0.4:
            made.append((" ", letter[1], letter[2]))
        elif at and letter[0] == " " and letters[at - 1][0] in ".!?:" and chance.random() < 0.4:
            made += put_in(gap)
        else:
            made.append(letter)
    return made


def hyphens_out(letters: Letters, _: random.Random) -> Letters:
    """Join the words that a line's end had cut."""
    made: Letters = []
    at = 0
    while at < len(letters):
        if letters[at][0] == "-" and at + 1 < len(letters) and letters[at + 1][0] == "\n":
            at += 2
            continue
        made.append(letters[at])
        at += 1
    return made


def hyphens_in(letters: Letters, chance: random.Random) -> Letters:
    """Cut words at the ends of narrow lines."""
    made: Letters = []
    column, width = 0, chance.choice((38, 60, 72))
    for at, letter in enumerate(letters):
        around = plain(letters[max(0, at - 2) : at + 2])
        if column >= width and len(around) == 4 and around.isalpha():
            made += put_in("-\n")
            column = 0
        made.append(letter)
        column = 0 if letter[0] == "\n" else column + 1
    return made


def heads_in(letters: Letters, chance: random.Random) -> Letters:
    """Put in the head of a page every so many lines, also in the midst of a sentence."""
    head = chance.choice(("SECRET\nPAGE {} OF 40\n", "\n- {} -\n\n", "Foreign Relations, 1961, Volume {}\n"))
    made: Letters = []
    every = chance.choice((1200, 2500))
    for at, letter in enumerate(letters):
        made.append(letter)
        if at % every == every - 1:
            made += put_in("\n" + head.format(at // every + 1))
    return made


def heads_out(letters: Letters, _: random.Random) -> Letters:
    """Take out lines that are page heads: in capitals, or no words but a number."""
    kept = []
    for line in lines_of(letters):
        words = plain(line).strip()
        if not (
            words and len(words) < 60 and re.fullmatch(r"SECRET|PAGE [\w ]+|- \d+ -|CONFIDENTIAL", words)
        ):
            kept.append(line)
    return joined(kept)


def retyped(letters: Letters, chance: random.Random) -> Letters:
    """Type the whole text anew: other lines, other spelling, other marks, and slips."""
    edits: list[Edit] = [
        line_breaks,
        spelling,
        punctuation,
        spaces,
        noise(chance.choice((0.003, 0.01, 0.02))),
    ]
    for edit in edits:
        letters = edit(letters, chance)
    return letters


def _everywhere(
    letters: Letters, signs: dict[str, str], when: Callable[[], bool], *, whole: bool = False
) -> Letters:
    """Return the letters with some signs written otherwise, each time that `when` says so."""
    if not signs:
        return letters
    either = "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))
    made: Letters = []
    at = 0
    for match in re.finditer(rf"\b(?:{either})\b" if whole else either, plain(letters)):
        if when():
            made += letters[at : match.start()]
            made += replaced(letters[match.start() : match.end()], signs[match.group()])
            at = match.end()
    return made + letters[at:]
