"""Which notes a filter lets through: by words and tags, kinds and colours, whatever case and diacritics."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from db.records import Note, NoteKind

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻʹʽ´", "'"))


def folded(words: str) -> str:
    """Return words for comparing: no case, no diacritics, one kind of apostrophe."""
    if words.isascii():
        return words.casefold()
    parts = unicodedata.normalize("NFKD", words.translate(_APOSTROPHES).casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """What to show: notes with all of the words (in words, quote or tags), of these kinds, colours, tags.

    An empty set or string asks for nothing. A note passes `tags` when it bears one of them.
    """

    words: str = ""
    kinds: frozenset[NoteKind] = frozenset()
    colours: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Tell whether every note passes."""
        return not (self.words.strip() or self.kinds or self.colours or self.tags)

    @property
    def by_words_only(self) -> bool:
        """Tell whether nothing but words is asked for."""
        return bool(self.words.strip()) and not (self.kinds or self.colours or self.tags)


class Sieve:
    """Carries a filter out; keeps each note's folded words, so that further letters cost little."""

    def __init__(self) -> None:
        self._folded: dict[str, tuple[Note, str, str]] = {}

    def passes(self, asked: NoteFilter, terms: list[str], note: Note, quote: str) -> bool:
        """Tell whether a note passes; `terms` are the filter's words, folded, and `quote` its span's."""
        if asked.kinds and note.kind not in asked.kinds:
            return False
        if asked.colours and note.colour not in asked.colours:
            return False
        if asked.tags and not asked.tags.intersection(note.tags):
            return False
        if not terms:
            return True
        known = self._folded.get(note.id)
        if known is None or known[0] is not note or known[1] is not quote:
            known = (note, quote, folded("\n".join((note.words, quote, note.label, *note.tags))))
            self._folded[note.id] = known
        return all(term in known[2] for term in terms)

    def clear(self) -> None:
        """Forget the folded words, when another cable is opened."""
        self._folded.clear()
