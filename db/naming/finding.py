"""A name found by any of its spellings, while it is being typed: without regard to case, marks, blanks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.library_records import Name, NameKind
from db.romanizing.rules import other_spellings
from db.searching.search_words import tokens


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name, and the spelling of it by which it was found."""

    name: Name
    spelling: str


_Folded = tuple[Name, str, tuple[str, ...], str]
"""A name, one of its spellings, the words of that folded, and these as one."""


def spellings_of(name: Name) -> tuple[str, ...]:
    """Return how a name is spelled, its heading first, each once."""
    return tuple(dict.fromkeys((name.name, *name.variants)))


class NameFinder:
    """All names with their folded spellings, ready to be asked at each key."""

    def __init__(self, names: Iterable[Name], known: NameFinder | None = None) -> None:
        """Take the names of a library; what `known` has folded already need not be folded again."""
        self.names: tuple[Name, ...] = tuple(names)
        before = known._by_name if known is not None else {}
        self._by_name: dict[Name, list[_Folded]] = {
            name: before.get(name) or _folded(name) for name in self.names
        }
        self._folded = [each for some in self._by_name.values() for each in some]
        self._joined: dict[str, dict[str, FoundName]] = {}
        for name, spelling, _, joined in self._folded:
            self._joined.setdefault(joined, {}).setdefault(name.id, FoundName(name, spelling))

    def exactly(self, spelling: str) -> list[Name]:
        """Return the names that are spelled so, however it is divided, by heading."""
        found = self._joined.get("".join(tokens(spelling)), {})
        return sorted((each.name for each in found.values()), key=lambda name: name.name.casefold())

    def find(self, typed: str, kind: NameKind | None = None) -> list[FoundName]:
        """Return the names of which a spelling has every word typed, the last one perhaps begun.

        Those spelled exactly so come first, then those that begin so. With nothing typed all are meant, by
        heading. Where none is spelled so, names are tried that sound alike by the rules of romanization.
        """
        words = tokens(typed)
        found = self._spelled(words)
        if words and not found:
            keys = dict.fromkeys("".join(tokens(other)) for other in other_spellings(typed))
            alike = {name: each for key in keys for name, each in self._joined.get(key, {}).items()}
            found = [(0, each) for each in alike.values()]
        chosen = [each for each in found if kind is None or each[1].name.kind == kind]
        return [each for _, each in sorted(chosen, key=lambda one: (one[0], one[1].name.name.casefold()))]

    def spelled(self, typed: str, *, begins: bool = False) -> list[Name]:
        """Return the names with these words, whole, in one spelling; with `begins` the last may go on."""
        words = tokens(typed)
        key = "".join(words)
        found: dict[str, Name] = {}
        for name, _, theirs, joined in self._folded:
            if not words or name.id in found:
                continue
            *others, last = words
            ended = any(word.startswith(last) for word in theirs) if begins else last in theirs
            if joined == key or (ended and all(word in theirs for word in others)):
                found[name.id] = name
        return list(found.values())

    def _spelled(self, words: Sequence[str]) -> list[tuple[int, FoundName]]:
        if not words:
            return [(0, FoundName(name, name.name)) for name in self.names]
        key = "".join(words)
        best: dict[str, tuple[int, FoundName]] = {}
        for name, spelling, theirs, joined in self._folded:
            rank = _rank(words, key, theirs, joined)
            known = best.get(name.id)
            if rank is not None and (known is None or rank < known[0]):
                best[name.id] = (rank, FoundName(name, spelling))
        return list(best.values())


def _folded(name: Name) -> list[_Folded]:
    return [
        (name, spelling, words, "".join(words))
        for spelling in spellings_of(name)
        if (words := tokens(spelling))
    ]


def _rank(words: Sequence[str], key: str, theirs: Sequence[str], joined: str) -> int | None:
    """Return how well a spelling is what was typed, 0 best; None where it is not."""
    if joined == key:
        return 0
    if joined.startswith(key):
        return 1
    *others, last = words
    if all(word in theirs for word in others) and any(word.startswith(last) for word in theirs):
        return 2
    return None
