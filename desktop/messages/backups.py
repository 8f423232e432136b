"""Backups in words: what was made, what went for it, what differs from today."""

from __future__ import annotations

from datetime import datetime

from db.backup_contents import Difference
from desktop.messages.times import show_time
from desktop.messages.words import plural, tr


def show_size(size: int) -> str:
    """Return a size in bytes for reading: "310 KB", "4.2 MB"."""
    if size < 1_000_000:
        return tr("{n} KB", n=max(1, round(size / 1000)))
    return tr("{n} MB", n=f"{size / 1_000_000:.1f}")


def show_made(time: datetime) -> str:
    """Return when a backup was made, to the minute."""
    return show_time(time.strftime("%Y-%m-%dT%H:%M"))


def why_words(why: str) -> str:
    """Return why a backup was made, in a few words; empty where nobody knows."""
    return {
        "opened": tr("after opening"),
        "changed": tr("after half an hour of change"),
        "asked": tr("asked for"),
        "migration": tr("before a newer Chancery"),
        "restore": tr("before a backup was restored"),
        "emptying": tr("before the trash was emptied"),
    }.get(why, "")


def made_sentence(path: str, *, new: bool) -> str:
    """Return where the backup lies that was just made, or that nothing has changed since an earlier one."""
    if new:
        return tr("The library was backed up to {path}.", path=path)
    return tr("Nothing has changed since the backup {path}.", path=path)


def failed_sentence(why: str, minutes: int) -> str:
    """Return that no backup was made, why, and when the next try comes."""
    return tr("No backup was made. {why} It is tried again in {minutes} minutes.", why=why, minutes=minutes)


def thinned_sentence(count: int) -> str:
    """Return what to tell about backups that went by age."""
    return plural(
        count, "Backed up; {n} older backup was thinned out.", "Backed up; {n} older backups were thinned out."
    )


def crowded_sentence(count: int) -> str:
    """Return what to tell about backups that went for want of room."""
    return plural(
        count,
        "The oldest backup was deleted: backups had reached their share of the disk.",
        "The {n} oldest backups were deleted: backups had reached their share of the disk.",
    )


def difference_sentence(found: Difference) -> str:
    """Return how a backup differs from today's library, without a full stop."""
    parts = [
        _part(found.cables_only_then, "{n} cable that is gone today", "{n} cables that are gone today"),
        _part(found.notes_only_then, "{n} note that is gone today", "{n} notes that are gone today"),
        _part(found.notes_changed, "{n} note with other words", "{n} notes with other words"),
        _part(
            found.cables_changed,
            "{n} cable with another text, header, stages or distribution",
            "{n} cables with another text, header, stages or distribution",
        ),
        _part(found.cables_only_today, "without {n} cable of today", "without {n} cables of today"),
        _part(found.notes_only_today, "without {n} note of today", "without {n} notes of today"),
    ]
    return ", ".join(part for part in parts if part) or tr("the same cables and notes as today")


def _part(count: int, one: str, many: str) -> str:
    return plural(count, one, many) if count else ""
