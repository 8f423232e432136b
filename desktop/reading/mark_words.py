"""The words that a note's mark in a source stands behind.

A source marks its own note with a place between two characters. An anchor on that place alone would have no
words by which it could be found again: the first correction beside it would make the note an orphan. So the
note is laid on the word that its mark follows, to the mark exactly; since the mark of a cable's own note
stands at the end of its words and nowhere else (`db.numbering`), it stands where the source has it.
"""

from __future__ import annotations

from desktop.reading.intake import Span

LONGEST = 60
"""Code points of a word that are taken: a text without spaces is one word to its end."""


def words_at_mark(text: str, place: int) -> Span | None:
    """Return the span of the word before `place` on its line, which ends exactly at `place`.

    White space between the word and the mark is in the span. A mark that opens its line is laid on the word
    behind it, one on a blank line on the last word above, else on the first below; None in a text without
    words.
    """
    line = text.rfind("\n", 0, place) + 1
    start = _word_start(text, line, place)
    if start is not None:
        return start, place
    following = _word_after(text, place)
    if following is not None and "\n" not in text[place : following[0]]:
        return following
    above = len(text[:place].rstrip())
    start = _word_start(text, 0, above)
    return following if start is None else (start, above)


def _word_start(text: str, first: int, end: int) -> int | None:
    """Return where the last word of `text[first:end]` begins, None where there is none."""
    start = end
    while start > first and text[start - 1].isspace():
        start -= 1
    if start == first:
        return None
    shortest = max(first, start - LONGEST)
    while start > shortest and not text[start - 1].isspace():
        start -= 1
    return start


def _word_after(text: str, place: int) -> Span | None:
    """Return the first word from `place` on."""
    start = place
    while start < len(text) and text[start].isspace():
        start += 1
    end = start
    while end < min(len(text), start + LONGEST) and not text[end].isspace():
        end += 1
    return (start, end) if end > start else None
