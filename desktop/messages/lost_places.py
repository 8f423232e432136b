"""Lost places in words: what a note has lost, since when, and what is offered for it."""

from __future__ import annotations

from desktop.messages.notes import short_quote
from desktop.messages.words import plural, tr


def lost_places(orphans: int) -> str:
    """Return the heading of the tray of orphans."""
    return plural(orphans, "{n} note has lost its place", "{n} notes have lost their places")


def lost_since_words(reading: int | None, line: int | None) -> str:
    """Return since when an orphan's words are gone, and on which line they stood before.

    One that came from outside may never have had words here.
    """
    if not reading:
        return tr("Its words were not found in this text")
    if line is None:
        return tr("Gone since reading {n}", n=reading)
    return tr("Gone since reading {n}; was on line {line}", n=reading, line=line)


def partly_lost(lost: int, of: int) -> str:
    """Return how many of a note's places are lost: "1 of 2 places lost"."""
    return plural(of, "{lost} of {n} place lost", "{lost} of {n} places lost", lost=lost)


def how_to_place() -> str:
    """Return how a note that has lost words is laid on others."""
    return tr("Drag the card onto the words on which it is to stand, or select them and press Ctrl+Alt+P.")


def no_place(*, looking: bool) -> str:
    """Return what stands where no place is offered."""
    if looking:
        return tr("Looking for words like these …")
    return tr("The text has no words like these. Drag the card onto others, or select them: Ctrl+Alt+P.")


def place_facts(line: int, score: float | None, quote: str = "") -> str:
    """Return where an offered place is and how like the lost words, 0 to 1 or None for the same words.

    `quote` tells for which of several lost places it is: "Line 12 · 87 % alike · for “Pak”".
    """
    if score is None:
        words = tr("Line {n} · the same words", n=line)
    else:
        words = tr("Line {n} · {score} % alike", n=line, score=min(99, round(score * 100)))
    return tr("{facts} · for “{quote}”", facts=words, quote=short_quote(quote, 28)) if quote else words


def spoken_place(words: str, facts: str) -> str:
    """Return an offered place for a screen reader."""
    quote = short_quote(words)
    return tr("Place offered: “{quote}”, {facts}. Enter lays the note there.", quote=quote, facts=facts)


def notes_and_orphans(notes: int, orphans: int) -> str:
    """Return the count for a narrow title bar: "12", "12, 1 orphan"."""
    if not orphans:
        return tr("{n}", n=notes)
    return tr(
        "{notes}, {orphans}",
        notes=notes,
        orphans=plural(orphans, "{n} orphan", "{n} orphans"),
    )


def notes_and_partly_lost(notes: int, partly: int) -> str:
    """Return the count for the title bar where notes have lost some of their places: "12, 1 partly lost"."""
    return tr("{notes}, {partly}", notes=notes, partly=tr("{n} partly lost", n=partly))
