"""Backups in words: what was made, what went for it, what differs from today."""

from __future__ import annotations

import json
from datetime import datetime

from db.backup.backup_contents import Contents
from db.backup.backup_names import Backup
from db.backup.restore import Restored
from db.backup_comparison import Difference, Differing
from desktop.messages.notes import kind_title
from desktop.messages.times import show_time
from desktop.messages.trash import counts
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
        "opened": tr("on opening"),
        "changed": tr("while you worked"),
        "asked": tr("by hand"),
        "migration": tr("before a newer Chancery"),
        "restore": tr("before a restore"),
        "emptying": tr("before the trash was emptied"),
        "merge": tr("before a library was merged"),
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
        count,
        "Backed up; {n} older backup was thinned out.",
        "Backed up; {n} older backups were thinned out.",
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
        _trash_part(found),
        _part(
            found.notes_changed,
            "{n} note with other words, kind, colour or tags",
            "{n} notes with other words, kind, colour or tags",
        ),
        _part(found.notes_moved, "{n} note in another place", "{n} notes in another place"),
        _part(
            found.cables_changed,
            "{n} cable with another header, stages or distribution",
            "{n} cables with another header, stages or distribution",
        ),
        _part(found.cables_corrected, "{n} cable with another text", "{n} cables with another text"),
        _part(
            found.cables_less,
            "{n} cable with less in header, stages or distribution",
            "{n} cables with less in header, stages or distribution",
        ),
        _part(found.cables_only_today, "without {n} cable of today", "without {n} cables of today"),
        _part(found.notes_only_today, "without {n} note of today", "without {n} notes of today"),
        _part(
            found.of_library,
            "{n} filter, name or office that differs",
            "{n} filters, names or offices that differ",
        ),
    ]
    return ", ".join(part for part in parts if part) or tr("the same cables and notes as today")


def _part(count: int, one: str, many: str) -> str:
    return plural(count, one, many) if count else ""


def _trash_part(found: Difference) -> str:
    what = counts(found.cables_in_trash, found.notes_in_trash)
    count = found.cables_in_trash + found.notes_in_trash
    one, many = "{what} in its trash that is gone today", "{what} in its trash that are gone today"
    return plural(count, one, many, what=what) if count else ""


def today_sentence(found: Difference) -> str:
    """Return what restoring a backup would change, told from today: "3 notes fewer than today ..."."""
    words = difference_sentence(found)
    if found == Difference(0, 0, 0, 0, 0):
        return tr("Nothing differs: it holds the same cables and notes as today.")
    return tr("Against today: {words}.", words=words)


def backup_facts(backup: Backup, held: Contents | None) -> str:
    """Return what a backup holds, how large it is and why it was made, in one line."""
    if held is None:
        return tr("Cannot be read; {size}", size=show_size(backup.size))
    parts = [
        plural(held.cables, "{n} cable", "{n} cables"),
        plural(held.notes, "{n} note", "{n} notes"),
        show_size(backup.size),
        why_words(backup.why),
    ]
    return "  ·  ".join(part for part in parts if part)


def restored_sentence(when: str, done: Restored) -> str:
    """Return what the library is now, and where the one lies that was there before."""
    words = [tr("The library is now what it was on {when}.", when=when)]
    if done.backed_up is not None:
        words.append(tr("What it was until now lies in {path}.", path=done.backed_up.path))
    if done.aside is not None:
        words.append(tr("The damaged one was kept as {path}.", path=done.aside))
    return " ".join(words)


def came_back_sentence(cables: int, notes: int, of_library: int = 0) -> str:
    """Return what was brought back out of a backup; `of_library` are filters, spellings and offices."""
    parts = [
        plural(cables, "{n} cable", "{n} cables") if cables else "",
        plural(notes, "{n} note", "{n} notes") if notes else "",
        plural(of_library, "{n} filter, name or office", "{n} filters, names or offices")
        if of_library
        else "",
    ]
    what = tr(" and ").join(part for part in parts if part)
    return tr("Brought back: {what}. Undo takes that back.", what=what)


def differing_words(thing: Differing) -> tuple[str, str]:
    """Return what it is that differs, and how: two lines."""
    if not thing.cable:
        return _of_library_words(thing)
    title = thing.title or tr("Cable without a title")
    how = {
        "only then": tr("is not in the library today"),
        "only today": tr("is not in the backup"),
        "in trash": tr("lies in the backup's trash and is gone for good today"),
        "changed": tr("has another header, status, tags, stages or distribution today"),
        "moved": tr("stands on “{quote}” today", quote=_short(thing.quote_today)),
        "corrected": tr("has another text today, which stays; its history has the earlier one"),
        "less": tr("has more in header, stages or distribution today, which stays"),
    }[thing.what]
    if thing.kind == "cable":
        return tr("Cable “{title}”", title=title), how
    kind, words = kind_title(thing.kind), _short(thing.then or thing.today)
    quote = _short(thing.quote)
    named = tr("{kind} on “{quote}”", kind=kind, quote=quote) if quote else kind
    if words:
        named = tr("{named}: {words}", named=named, words=words)
    if thing.what == "changed":
        how = tr("reads today: {words}", words=_short(thing.today)) if thing.then != thing.today else ""
        how = how or tr("has another kind, colour or tags today")
    elif thing.what == "moved" and thing.quote_today in ("", thing.quote):
        how = tr("stands in another place today") if thing.quote_today else tr("has no place today")
    return named, tr("{how}  ·  in “{title}”", how=how, title=title)


def _of_library_words(thing: Differing) -> tuple[str, str]:
    """Return what a filter, the spellings of a name or an office is called, and how it differs."""
    said = _short(", ".join(_spellings(thing.then or thing.today)))
    name = {
        "saved_filter": tr("Filter “{name}”", name=thing.title),
        "name": tr("The name “{name}”", name=thing.title),
        "office": tr("Spellings of the office “{name}”", name=thing.title),
    }.get(thing.kind, tr("Spellings of a name"))
    how = {
        "only then": tr("is not in the library today"),
        "only today": tr("is not in the backup"),
    }.get(thing.what, tr("reads today: {words}", words=_short(", ".join(_spellings(thing.today)))))
    return tr("{name}: {words}", name=name, words=said), how


def _spellings(said: str) -> list[str]:
    """Return what is kept as a JSON list, or a query as the only one."""
    try:
        found = json.loads(said)
    except ValueError:
        return [said]
    told = found if isinstance(found, list) else [said]
    return [str(each) for each in told if isinstance(each, str) and each]


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 80 else words[:79] + "…"
