"""The trash in words: what lies in it, who deleted it when, what came of taking it out or emptying it."""

from __future__ import annotations

from datetime import datetime

from db.trash.trash_list import TrashedCable, TrashedNote
from desktop.messages.notes import kind_title
from desktop.messages.times import show_time
from desktop.messages.words import plural, tr


def counts(cables: int, notes: int) -> str:
    """Return how much there is: "2 cables and 14 notes", "1 note", "nothing"."""
    parts = []
    if cables:
        parts.append(plural(cables, "{n} cable", "{n} cables"))
    if notes:
        parts.append(plural(notes, "{n} note", "{n} notes"))
    if len(parts) == 2:
        return tr("{cables} and {notes}", cables=parts[0], notes=parts[1])
    return parts[0] if parts else tr("nothing")


def in_the_trash(cables: int, notes: int) -> str:
    """Return what the head of the trash says of its contents."""
    return counts(cables, notes) if cables or notes else tr("empty")


def show_deleted(moment: str, by: str) -> str:
    """Return when something was deleted and by whom: "deleted 24 November 2026, 03:06, by Anna Weber"."""
    try:  # in the clock of whoever looks; the day is the same for most
        local = datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%dT%H:%M")
    except (ValueError, OverflowError):
        local = moment[:16]
    when = show_time(local)
    return tr("deleted {when}, by {name}", when=when, name=by) if by else tr("deleted {when}", when=when)


def cable_title(title: str, number: str = "") -> str:
    """Return a cable's title in one run of words; its number, then words of ours, where it has none."""
    return " ".join(title.split()) or " ".join(number.split()) or tr("Cable without a title")


def cable_facts(cable: TrashedCable) -> str:
    """Return a deleted cable's date and the count of notes that come back with it."""
    notes = plural(cable.notes, "{n} note", "{n} notes")
    return tr("{date}; {notes}", date=show_time(cable.date) or tr("no date"), notes=notes)


def note_facts(note: TrashedNote, *, with_cable: bool) -> str:
    """Return what kind of note it was and where, as far as that does not stand above it."""
    kind = kind_title(note.kind)
    if with_cable:
        return tr("{kind}, deleted before its cable", kind=kind)
    return tr("{kind} in “{title}”", kind=kind, title=cable_title(note.cable_title))


def restored(cables: int, notes: int) -> str:
    """Return what came of taking things out of the trash."""
    what = counts(cables, notes)
    if cables + notes == 1:
        return tr("{what} is back in the library. Undo puts it into the trash again.", what=what)
    return tr("{what} are back in the library. Undo puts them into the trash again.", what=what)


def purge_question(cables: int, notes: int) -> tuple[str, str]:
    """Return the question before deleting for good, and what is to be known for an answer."""
    return (
        tr("Delete {what} for good?", what=counts(cables, notes)),
        plural(
            cables + notes,
            "Words, places and history are taken out of the library and out of its file. This cannot be"
            " undone. A backup is made before; it and older backups hold it until newer ones come.",
            "Words, places and history are taken out of the library and out of its file. This cannot be"
            " undone. A backup is made before; it and older backups hold them until newer ones come.",
        ),
    )


def purged(cables: int, notes: int, *, left_over: str = "") -> str:
    """Return what came of deleting for good; `left_over` is why the file could not be written anew."""
    what = counts(cables, notes)
    words = (
        tr("{what} was deleted for good.", what=what)
        if cables + notes == 1
        else tr("{what} were deleted for good.", what=what)
    )
    if left_over:
        return tr(
            "{words} Remains of the words may still lie in unused places of the file: {why}",
            words=words,
            why=left_over,
        )
    return plural(
        cables + notes,
        "{words} The backup made before still holds it.",
        "{words} The backup made before still holds them.",
        words=words,
    )


def progress_words(code: str) -> str:
    """Return what is being done while the trash is emptied."""
    return {
        "backing-up": tr("Backing up the library…"),
        "deleting": tr("Deleting…"),
        "rewriting": tr("Writing the file anew…"),
    }.get(code, code)
