"""Other spellings of a name by the rules of romanization, where it has none in a table.

Only what is written as a name is taken for one: with capital letters, of two to four syllables. What the
rules make is mostly written nowhere; who searches asks the index which of it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from db.romanizing import chinese, korean
from db.searching.search_words import tokens

_MOST = 160
"""So many spellings of one name are made at most."""
_LEAST_LETTERS = 5


def other_spellings(name: str) -> Iterator[str]:
    """Give spellings of a name that sound alike in another system, joined and in syllables."""
    words = tokens(name)
    first = [word[:1] for word in name.replace("-", " ").split()]
    is_name = bool(first) and first[0].isupper() and (first[-1].isupper() or "-" in name)
    if not is_name or sum(map(len, words)) < _LEAST_LETTERS or not all(word.isalpha() for word in words):
        return
    given = " ".join(words)
    known = {given}
    for system in (korean, chinese):
        parsed = [system.syllables(word) for word in words]
        flat = [syllable for word in parsed for syllable in word or ()]
        if not all(parsed) or not 2 <= len(flat) <= 4:
            continue
        for number, chosen in enumerate(product(*flat)):
            if number >= _MOST:
                break
            for form in _forms(chosen):
                if form not in known:
                    known.add(form)
                    yield " ".join(word.capitalize() for word in form.split())


def _forms(syllables: Sequence[str]) -> tuple[str, ...]:
    """Return syllables each by itself, all in one, and, of a person's name, the second and third joined."""
    joined = "".join(syllables)
    apart = " ".join(syllables)
    if len(syllables) == 2:
        return apart, joined
    return apart, f"{syllables[0]} {''.join(syllables[1:])}", joined
