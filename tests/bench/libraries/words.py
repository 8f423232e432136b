"""Words of a made-up language with the frequencies of a real one, and Chinese words among them.

The word of rank r comes about 1/r as often as the first (Zipf's law), so that an index has its very frequent
words, its rare ones and its words that stand once.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

COUNT = 30_000
"""Words of the made-up vocabulary."""
_CONSONANTS = (
    "b",
    "br",
    "c",
    "ch",
    "d",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "st",
    "t",
    "v",
)
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou", "é", "ö")
_ENDS = ("", "", "", "n", "s", "r", "t", "ng")


class Words:
    """Words to be drawn, the same for the same seed and vocabulary."""

    def __init__(self, seed: int, vocabulary: Path | None = None, cjk: float = 0.04) -> None:
        """Draw from a file with one word a line, the most frequent first, or from words that are made up.

        `cjk` is the share of words that are Chinese.
        """
        chance = random.Random(seed)
        self.words: Sequence[str] = made_up(chance) if vocabulary is None else read_words(vocabulary)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))
        letters = [chr(code) for code in chance.sample(range(0x4E00, 0x9FA6), 900)]
        self.chinese = [
            "".join(chance.choices(letters, k=chance.choice((2, 2, 2, 3, 4)))) for _ in range(3000)
        ]
        self._chinese_weights = list(accumulate(1 / rank for rank in range(1, len(self.chinese) + 1)))
        self._cjk = cjk

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """Return so many words in the order in which they are to stand."""
        drawn = chance.choices(self.words, cum_weights=self._weights, k=count)
        foreign = round(count * self._cjk + chance.random() - 0.5)
        if foreign > 0:
            chosen = chance.choices(self.chinese, cum_weights=self._chinese_weights, k=foreign)
            for place, word in zip(chance.choices(range(count), k=foreign), chosen, strict=True):
                drawn[place] = word
        return drawn


def made_up(chance: random.Random, count: int = COUNT) -> list[str]:
    """Return different words of one to five syllables, short ones first: they are the frequent ones."""
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = 1 + min(4, int(len(found) / count * 3 + chance.random() * 2))
        word = "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(syllables))
        found[word + chance.choice(_ENDS)] = None
    return list(found)


def read_words(path: Path) -> list[str]:
    """Return the words of a vocabulary, each once; raises ValueError where there are none."""
    words = list(dict.fromkeys(path.read_text("utf-8").split()))
    if not words:
        raise ValueError(f"{path} has no words")
    return words
