"""Which cables the list shows and in which order, and what it says of each: plain values, no Qt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

from db.listing import Listed
from desktop.messages.times import show_time
from desktop.messages.words import plural, tr

Order = Literal["date", "title", "number", "originator"]
ORDERS: tuple[Order, ...] = ("date", "title", "number", "originator")

_URGENT = re.compile(
    r"\b(urgent|immediate|immediately|flash|niact|critic|emergency|top priority)\b|急",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(\d+)")


def order_words(order: Order) -> str:
    """Return what an order is called."""
    return {
        "date": tr("By date"),
        "title": tr("By title"),
        "number": tr("By number"),
        "originator": tr("By originator"),
    }[order]


def folded(words: str) -> str:
    """Return words for comparing: without case, without diacritics, widths alike."""
    taken_apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in taken_apart if not unicodedata.combining(sign)).casefold()


def is_urgent(precedence: str) -> bool:
    """Tell whether a precedence is "urgent" or above it; a word that nobody knows is not."""
    return bool(_URGENT.search(precedence)) and not re.search(r"\b(not|non)[ -]", precedence, re.IGNORECASE)


def shown_title(row: Listed) -> str:
    """Return a cable's title in one run of words; its number, then words of ours, where it has none."""
    title = " ".join(row.title.split()) or " ".join(row.cable_number.split())
    return title or tr("Cable without a title")


def verdict_mark(row: Listed) -> tuple[str, str]:
    """Return the mark for a cable's distribution lists and its tone: "✓" is drawn as a check."""
    if row.verdict == "agrees":
        return "✓", "ok"
    if row.verdict == "differs":
        if row.difference == 0:  # one list over, another short by as much
            return "±", "warn"
        return (f"+{row.difference}" if row.difference > 0 else f"−{-row.difference}"), "warn"
    return "–", ""


def verdict_words(row: Listed) -> str:
    """Return in words what `verdict_mark` shows."""
    if row.verdict == "agrees":
        return tr("the distribution list agrees with its total")
    if row.verdict == "differs":
        if row.difference == 0:
            return tr("the distribution lists do not agree with their totals")
        count = abs(row.difference)
        if row.difference > 0:
            return plural(count, "the distribution list is {n} copy over", "the list is {n} copies over")
        return plural(count, "the distribution list is {n} copy short", "the list is {n} copies short")
    return {
        "no stated total": tr("the cable states no total of copies"),
        "cannot tell": tr("the copies cannot be counted"),
    }.get(row.verdict, tr("no distribution list"))


def spoken(row: Listed) -> str:
    """Return a cable's row as a sentence, for a screen reader and the tool tip."""
    parts = (
        shown_title(row),
        show_time(row.date) or tr("no date"),
        row.precedence,
        verdict_words(row),
        plural(row.notes, "{n} note", "{n} notes"),
    )
    return ", ".join(part for part in parts if part)


def citation(row: Listed) -> str:
    """Return a line that names a cable in a manuscript: originator, title, date, number, as far as known."""
    title = f"“{' '.join(row.title.split())}”" if row.title.strip() else ""
    parts = (row.originator, title, show_time(row.date), row.cable_number)
    line = ", ".join(" ".join(part.split()) for part in parts if part.strip())
    return f"{line}." if line else ""


def searched(row: Listed) -> str:
    """Return the words that are searched: title, number, originator, precedence, date as shown and kept."""
    parts = (row.title, row.cable_number, row.originator, row.precedence, row.date, show_time(row.date))
    return folded("\n".join(parts))


def in_order(rows: Iterable[Listed], order: Order) -> list[Listed]:
    """Return rows in an order: "Chen-9" before "Chen-10", rows without a value last."""

    def key(row: Listed) -> tuple[bool, list[tuple[int, int, str]], bool, str, str]:
        value = {"date": row.date, "title": row.title, "number": row.cable_number}.get(order, row.originator)
        if order == "date":
            return (not row.date, [(1, 0, row.date)], False, "", "")
        return (not value.strip(), _natural(value), not row.date, row.date, row.id)

    # The library gives them by date and then as they came; sorting keeps what is equal in that order.
    return sorted(rows, key=key)


def _natural(words: str) -> list[tuple[int, int, str]]:
    pieces = _FIGURES.split(folded(words).strip("\"'“”‘’«»[( "))
    return [
        (0, int(piece), "") if piece.isdecimal() and len(piece) < 4000 else (1, 0, piece)
        for piece in pieces
        if piece
    ]
