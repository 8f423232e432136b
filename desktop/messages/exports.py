"""What is told while many cables are exported, and of those that could not be."""

from __future__ import annotations

from desktop.messages.times import time_left
from desktop.messages.words import tr


def done_of(code: str) -> tuple[int, int] | None:
    """Return how many cables of how many are done, out of the code that an export reports; None without."""
    done, between, total = code.partition("/")
    return (int(done), int(total)) if between and done.isdecimal() and total.isdecimal() else None


def count_words(code: str) -> str:
    """Return how many cables are done of how many, "" where the code does not tell."""
    found = done_of(code)
    if found is None:
        return ""
    return tr("{done} of {total} cables", done=f"{found[0]:,}", total=f"{found[1]:,}")


def rate_words(code: str, fraction: float, seconds: float) -> str:
    """Return the rate and the time that is left, "" while they cannot be told."""
    found = done_of(code)
    if found is None or found[0] < 3 or seconds < 2 or fraction <= 0:
        return ""
    rate = found[0] / seconds
    shown = f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"
    left = time_left(seconds / fraction - seconds)
    return tr("{rate} a second, {left}", rate=shown, left=left)


def progress_line(code: str, fraction: float, seconds: float) -> str:
    """Return how far an export is, for one line of a terminal."""
    parts = (count_words(code), rate_words(code, fraction, seconds))
    return ", ".join(part for part in parts if part)


def unwritten_sentence(cable: str, sentence: str) -> str:
    """Return why a cable of several was not written."""
    return tr("{cable} was not written: {sentence}", cable=cable, sentence=sentence)
