"""Which cables the list shows and in which order, and what it says of each: plain values, no Qt."""

from __future__ import annotations

import re

from db.library_list.headings import Heading
from db.library_list.sort_keys import folded
from db.library_list.sorting import ColumnName, Grouping
from db.listing import Listed
from desktop.messages.times import show_time
from desktop.messages.words import plural, tr

ORDERS: tuple[ColumnName, ...] = (
    "date", "received", "title", "number", "originator", "addressee", "precedence", "status", "starred",
    "notes", "imported", "relevance",
)  # fmt: skip
"""The orders that the narrow list offers; the wide one has every column."""

_URGENT = re.compile(
    r"\b(urgent|immediate|immediately|flash|niact|critic|emergency|top priority)\b|急",
    re.IGNORECASE,
)


def order_words(order: ColumnName) -> str:
    """Return what an order is called."""
    return {
        "date": tr("By date"),
        "title": tr("By title"),
        "number": tr("By number"),
        "originator": tr("By originator"),
        "addressee": tr("By addressee"),
        "precedence": tr("By precedence"),
        "received": tr("By receipt"),
        "notes": tr("By notes"),
        "verdict": tr("By verdict"),
        "status": tr("By status"),
        "tags": tr("By tags"),
        "starred": tr("By star"),
        "language": tr("By language"),
        "imported": tr("By import"),
        "relevance": tr("By relevance"),
    }[order]


def grouping_words(grouping: Grouping) -> str:
    """Return what the headings of the list are called."""
    return {
        "": tr("No headings"),
        "year": tr("Years"),
        "month": tr("Months"),
        "originator": tr("Originators"),
    }[grouping]


def status_words(status: str) -> str:
    """Return what an editorial status is called."""
    return {"draft": tr("Draft"), "collated": tr("Collated"), "checked": tr("Checked")}.get(status, status)


def heading_words(heading: Heading, grouping: Grouping) -> str:
    """Return what a heading says."""
    if not heading.key:
        return tr("no originator") if grouping == "originator" else tr("no date")
    label = " ".join(heading.label.split())
    return label if grouping == "originator" else (show_time(label) or label)


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
        "" if row.status == "draft" else status_words(row.status).lower(),
        tr("starred") if row.starred else "",
        *row.tags,
    )
    return ", ".join(part for part in parts if part)


def searched(row: Listed) -> str:
    """Return the words that are searched: title, number, originator, precedence, date as shown and kept."""
    parts = (row.title, row.cable_number, row.originator, row.precedence, row.date, show_time(row.date))
    return folded("\n".join(parts))
