"""Edits of single places: what is put in, taken out, exchanged, moved or repeated."""

from __future__ import annotations

import random

from tests.bench.anchor_letters import Letters, copied, joined, lines_of, plain, put_in, replaced
from tests.bench.made import made_text

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def typos(letters: Letters, chance: random.Random) -> Letters:
    """Correct or make typing errors: a letter exchanged, left out, doubled, put in, or two turned round."""
    for _ in range(max(3, len(letters) // 800)):
        at = chance.randrange(len(letters) - 1)
        one, two = letters[at], letters[at + 1]
        if not one[0].isalpha():
            continue
        kind = chance.randrange(5)
        if kind == 0:
            letters[at] = (_other(letters, chance, one[0]), one[1], one[2])
        elif kind == 1:
            del letters[at]
        elif kind == 2:
            letters.insert(at, (one[0], -1, -1))
        elif kind == 3:
            letters.insert(at, (_other(letters, chance, one[0]), -1, -1))
        elif two[0].isalpha():
            first, last = (one[1], two[2]) if one[1] >= 0 and two[1] == one[2] else (-1, -1)
            letters[at : at + 2] = [(two[0], first, last), (one[0], first, last)]
    return letters


def insertions(letters: Letters, chance: random.Random) -> Letters:
    """Put in words, sentences and paragraphs: new ones, or some that the text has elsewhere."""
    for _ in range(max(2, len(letters) // 4000)):
        size = chance.choice((12, 60, 500))
        if chance.random() < 0.7:
            words = put_in(made_text(size, chance.randrange(10**6))[:size])
        else:
            source = word_start(letters, chance)
            words = copied(letters[source : source + size])
        at = word_start(letters, chance)
        letters[at:at] = [*words, *put_in(chance.choice((" ", "\n")))]
    return letters


def deletions(letters: Letters, chance: random.Random) -> Letters:
    """Take out a word, a sentence, a paragraph, here and there."""
    for _ in range(max(2, len(letters) // 4000)):
        at = word_start(letters, chance)
        del letters[at : at + chance.choice((6, 30, 120, 500))]
    return letters


def moves(letters: Letters, chance: random.Random) -> Letters:
    """Move three paragraphs to anywhere."""
    lines = lines_of(letters)
    for _ in range(3):
        line = lines.pop(chance.randrange(len(lines)))
        lines.insert(chance.randint(0, len(lines)), line)
    return joined(lines)


def swaps(letters: Letters, chance: random.Random) -> Letters:
    """Exchange paragraphs that are near, and such as are alike; those that are the same stay as they are."""
    lines = lines_of(letters)
    for turn in range(4):
        one = chance.randrange(len(lines))
        near = [at for at in range(max(0, one - 8), min(len(lines), one + 9)) if at != one]
        alike = [at for at in near if plain(lines[at])[:12] == plain(lines[one])[:12]]
        chosen = alike if alike and turn % 2 else near
        if chosen:
            two = chance.choice(chosen)
            if plain(lines[one]) != plain(lines[two]):  # else no letter of the text would be another
                lines[one], lines[two] = lines[two], lines[one]
    return joined(lines)


def sentences(letters: Letters, chance: random.Random) -> Letters:
    """Exchange two neighbouring sentences in some paragraphs."""
    lines = lines_of(letters)
    for _ in range(5):
        at = chance.randrange(len(lines))
        line = lines[at]
        cuts = [i + 2 for i in range(len(line) - 2) if line[i][0] in ".,。，" and i > 3]
        if len(cuts) >= 2:
            k = chance.randrange(len(cuts) - 1)
            first = cuts[k - 1] if k else 0
            lines[at] = (
                line[:first] + line[cuts[k] : cuts[k + 1]] + line[first : cuts[k]] + line[cuts[k + 1] :]
            )
    return joined(lines)


def repeats(letters: Letters, chance: random.Random) -> Letters:
    """Copy whole lines to elsewhere and take out others: what is repeated, repeats more."""
    lines = lines_of(letters)
    for _ in range(3):
        lines.insert(chance.randint(0, len(lines)), copied(chance.choice(lines)))
        if len(lines) > 4:
            lines.pop(chance.randrange(len(lines)))
    if chance.random() < 0.3:  # a page that came twice
        at = chance.randrange(len(lines))
        page = lines[at : at + chance.randint(2, 8)]
        lines[at + len(page) : at + len(page)] = [copied(line) for line in page]
    return joined(lines)


def rewords(letters: Letters, chance: random.Random) -> Letters:
    """Put another word in the place of one, here and there."""
    others = made_text(4000, chance.randrange(10**6)).split()
    for _ in range(max(3, len(letters) // 900)):
        at = word_start(letters, chance)
        end = at
        while end < len(letters) and end - at < 20 and not letters[end][0].isspace():
            end += 1
        if end > at:
            letters[at:end] = replaced(letters[at:end], chance.choice(others))
    return letters


def brackets(letters: Letters, chance: random.Random) -> Letters:
    """Put in what an editor adds: [sic], a doubt, a word supplied in brackets, a footnote's number."""
    for _ in range(max(4, len(letters) // 700)):
        at = word_start(letters, chance)
        words = chance.choice(("[sic] ", "[?] ", "[North] ", f"{chance.randint(1, 99)} ", "[illegible] "))
        letters[at:at] = put_in(words)
    return letters


def mixed(letters: Letters, chance: random.Random) -> Letters:
    """Move, put in, take out and mistype."""
    for edit in (moves, insertions, deletions, typos):
        letters = edit(letters, chance)
    return letters


def word_start(letters: Letters, chance: random.Random) -> int:
    """Return the place of a word's beginning, or any where there are few spaces."""
    at = chance.randrange(len(letters))
    for back in range(40):
        if at - back <= 0 or letters[at - back - 1][0].isspace():
            return max(0, at - back)
    return at


def _other(letters: Letters, chance: random.Random, one: str) -> str:
    """Return another letter than this one, of the same script as the text."""
    pool = ALPHABET if one in ALPHABET else [chance.choice(letters)[0] for _ in range(8)]
    others = [c for c in pool if c != one and c.isalpha()]
    return chance.choice(others or ["x"])
