"""A note's words as pieces, for showing. The parser is loaded with the first words that need one.

That keeps it out of the start of the program: most highlights and many notes have no marks at all.
"""

from __future__ import annotations

from typing import Any


def _needs_parser(words: str) -> bool:
    return any(c in words for c in "*_[\\\n\0") or words != words.strip()


def pieces_of(words: str) -> list[list[Any]]:
    """Return the paragraphs of a note's words as `exporting.note_words.parse` does."""
    if not words:
        return []
    if not _needs_parser(words):
        return [[words]]
    from desktop.exporting.note_words import parse

    return parse(words, references=True)


def plain_words(words: str) -> str:
    """Return a note's words without their marks, as `exporting.note_words.plain` does."""
    if not _needs_parser(words):
        return words
    from desktop.exporting.note_words import plain

    return plain(words)
