"""Which spellings are of one name: the table that is shipped, the user's own groups, and the rules."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from db.romanizing.rules import other_spellings
from db.searching.search_words import is_apart, tokens

_LEAST = 3
"""Letters of a name that is found in the table; two will do in Chinese, Japanese and Korean characters."""


class Names:
    """Groups of spellings, found by any of them, however it is divided by blanks and hyphens."""

    def __init__(self, groups: Iterable[tuple[str, ...]] = ()) -> None:
        """Take groups of spellings; the same spelling may stand in several."""
        self._groups: dict[str, list[str]] = {}
        self.count = 0
        """How many groups there are."""
        for group in groups:
            self.add(group)

    def add(self, group: Iterable[str]) -> None:
        """Add the spellings of one name."""
        spellings = [spelling for spelling in group if tokens(spelling)]
        self.count += 1
        for key in dict.fromkeys(map(name_key, spellings)):
            self._groups.setdefault(key, []).extend(spellings)

    def with_own(self, groups: Iterable[tuple[str, ...]]) -> Names:
        """Return these names and others besides."""
        made = Names()
        own = Names(groups)
        shared = self._groups.keys() & own._groups.keys()
        made._groups = self._groups | own._groups | {k: self._groups[k] + own._groups[k] for k in shared}
        made.count = self.count + own.count
        return made

    def listed(self, name: str) -> tuple[str, ...]:
        """Return the other spellings of a name that stand in a group with it, as they are written there."""
        words = tokens(name)
        given = " ".join(words)
        if sum(map(len, words)) < _LEAST and not all(map(is_apart, words)):
            return ()
        found: dict[str, str] = {}
        for spelling in self._groups.get(name_key(name), ()):
            for form in _divided(spelling):
                found.setdefault(" ".join(tokens(form)), form)
        found.pop(given, None)
        return tuple(found.values())

    def also(self, name: str) -> tuple[str, ...]:
        """Return other spellings of a name: those listed or, where there are none, those that rules make."""
        return self.listed(name) or tuple(other_spellings(name))


def name_key(name: str) -> str:
    """Return what is the same for a name however it is divided, and whatever its case and diacritics."""
    return "".join(tokens(name))


def own_groups(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    """Return the groups of spellings that the user has added to this library, those of its names too."""
    import json

    rows = connection.execute("SELECT spellings FROM name_variant ORDER BY n")
    groups = [tuple(json.loads(spellings)) for (spellings,) in rows]
    named = connection.execute("SELECT name, variants FROM name WHERE variants <> '[]' ORDER BY n")
    return groups + [(name, *json.loads(variants)) for name, variants in named]


def _divided(spelling: str) -> tuple[str, ...]:
    """Return a spelling as it is, and with its second and later parts joined: Pak Song Chol, Pak Songchol."""
    words = tokens(spelling)
    if len(words) < 2 or any(map(is_apart, words)):
        return (spelling,)
    parts = spelling.replace("-", " ").split()
    joined = "".join(parts[1:]).lower()
    made = [spelling]
    if len(words) == 2:
        made.append("".join(parts).capitalize())
    elif len(parts) == len(words):
        made.append(f"{parts[0]} {joined.capitalize()}")
    return tuple(made)
