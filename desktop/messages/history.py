"""History in words: when and by whom, and what a change did to each record, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from db.changes import Step
from db.correcting.corrections import hunks_from_json
from db.history.past import Entry
from db.library_records import Conflict, Name, NamedState, NameVariant, Office, SavedFilter
from db.records import (
    Anchor,
    Author,
    Cable,
    Distribution,
    EditorialMark,
    HeaderField,
    Mention,
    Note,
    Reading,
    Recipient,
    Stage,
)
from desktop.messages.changes import change_label, field_name
from desktop.messages.notes import colour_name, kind_title
from desktop.messages.times import show_time
from desktop.messages.words import plural, tr

MOST = 60
"""Things of one change that are told one by one."""
MOST_HUNKS = 30


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a change did: `name` says what it is, `before` and `after` what it was and became.

    Empty words are no words; `is_words` says that these are a person's own, to be compared word by word.
    """

    name: str
    before: str
    after: str
    is_words: bool = False


def entry_title(entry: Entry) -> str:
    """Return what was done: "Edit footnote 3", "Undo Delete footnote 3"."""
    what = change_label(entry.label)
    if entry.kind == "undo":
        return tr("Undo: {what}", what=what)
    if entry.kind == "redo":
        return tr("Redo: {what}", what=what)
    return what


def entry_facts(entry: Entry, *, with_cable: bool) -> str:
    """Return when, by whom, and to which cable: "14:02, Anna Weber, Urgent telegram"."""
    parts = [clock_of(entry.time), entry.author]
    if with_cable and entry.title:
        parts.append(" ".join(entry.title.split()))
    return tr(", ").join(part for part in parts if part)


def saves_sentence(saves: int) -> str:
    """Return how often a burst of typing was saved, or "" where that was once."""
    return plural(saves, "", "Typed in one go, saved {n} times on the way.") if saves > 1 else ""


def clock_of(moment: str) -> str:
    """Return the time of day of a moment by the clock of whoever looks: "14:02"."""
    local = _local(moment)
    return local.strftime("%H:%M") if local is not None else moment[11:16]


def day_of(moment: str) -> str:
    """Return the day of a moment by the calendar of whoever looks, as ISO 8601."""
    local = _local(moment)
    return local.date().isoformat() if local is not None else moment[:10]


def day_title(day: str, today: date | None = None) -> str:
    """Return a day as a heading: "Today", "Yesterday", "24 November 2026"."""
    now = today or date.today()
    if day == now.isoformat():
        return tr("Today")
    if day == (now - timedelta(days=1)).isoformat():
        return tr("Yesterday")
    return show_time(day)


def when_and_who(moment: str, author: str) -> str:
    """Return "24 November 2026, 14:02, by Anna Weber"."""
    local = _local(moment)
    when = show_time(local.strftime("%Y-%m-%dT%H:%M")) if local is not None else moment[:16]
    return tr("{when}, by {name}", when=when, name=author) if author else when


def about_titles() -> dict[str, str]:
    """Return the names of what a change can be about, for a filter, in their order."""
    return {
        "note": tr("Notes"),
        "names": tr("Persons, places, organizations"),
        "marks": tr("Editor’s marks"),
        "text": tr("Text"),
        "header": tr("Header"),
        "stages": tr("Transcription stages"),
        "distribution": tr("Distribution"),
        "cable": tr("Cables"),
        "name": tr("Names of states"),
    }


def counted_kinds(kinds: Mapping[str, int]) -> str:
    """Return how many records of each kind a large change touched."""
    names = {
        "note": lambda n: plural(n, "{n} note", "{n} notes"),
        "mention": lambda n: plural(n, "{n} mention", "{n} mentions"),
        "editorial_mark": lambda n: plural(n, "{n} editor’s mark", "{n} editor’s marks"),
        "anchor": lambda n: plural(n, "{n} place in the text", "{n} places in the text"),
        "header_field": lambda n: plural(n, "{n} header field", "{n} header fields"),
        "stage": lambda n: plural(n, "{n} stage", "{n} stages"),
        "recipient": lambda n: plural(n, "{n} recipient", "{n} recipients"),
        "reading": lambda n: plural(n, "{n} reading", "{n} readings"),
        "structure": lambda n: plural(n, "{n} part of the text", "{n} parts of the text"),
    }
    told = [names[kind](count) for kind, count in kinds.items() if kind in names]
    return tr("{what} changed.", what=tr(", ").join(told)) if told else ""


def tell_steps(steps: Sequence[Step]) -> tuple[list[Told], int]:
    """Return what these steps did, in their order, and how many things more there are."""
    spans: dict[str, tuple[list[str], list[str]]] = {}
    told: list[Told] = []
    for step in steps:
        if isinstance(step.record, Anchor):
            before, after = spans.setdefault(step.record.owner, ([], []))
            before += [step.before.quote] if isinstance(step.before, Anchor) else []
            after += [step.after.quote] if isinstance(step.after, Anchor) else []
    for step in steps:
        told += _tell(step, spans)
    # A correction carries hundreds of places along, and takes them with it where it is undone: those are told
    # only where nothing else is.
    corrected = any(isinstance(step.record, Reading) for step in steps)
    for before, after in spans.values():
        if before != after and not (corrected and not (before and after)):
            told.append(Told(tr("Words in the text"), _joined(before), _joined(after)))
    return told[:MOST], max(0, len(told) - MOST)


def _tell(step: Step, spans: dict[str, tuple[list[str], list[str]]]) -> list[Told]:
    record = step.record
    if isinstance(record, Note):
        return _tell_note(step, spans.pop(record.id, ([], [])))
    if isinstance(record, Reading):
        hunks = [(hunk.old, hunk.new) for hunk in hunks_from_json(record.hunks)[:MOST_HUNKS]]
        if step.after is None:
            return [Told(tr("No longer corrected"), new, old, is_words=not new) for old, new in hunks]
        return [Told(tr("Corrected"), old, new, is_words=not old) for old, new in hunks]
    if isinstance(record, Mention | EditorialMark) and (step.before is None or step.after is None):
        quotes = [_joined(some) for some in spans.pop(record.id, ([], []))]
        said = _words_of(record)
        before, after = [": ".join(filter(None, (said, quote))) for quote in quotes]
        return [Told(_name_of(step), *((before, "") if step.after is None else ("", after)))]
    name, words = _words_of(step.before), _words_of(step.after)
    if name == words or isinstance(record, Anchor | Author):
        return []
    spans.pop(record.id, None)
    return [Told(_name_of(step), name, words)]


def _tell_note(step: Step, spans: tuple[list[str], list[str]]) -> list[Told]:
    before = step.before if isinstance(step.before, Note) else None
    after = step.after if isinstance(step.after, Note) else None
    told = []
    if before is None or after is None:
        note = after or before
        assert note is not None
        name = kind_title(note.kind)
        told.append(Told(name, *((_joined(spans[0]), "") if after is None else ("", _joined(spans[1])))))
    elif spans[0] != spans[1]:
        told.append(Told(tr("Words in the text"), _joined(spans[0]), _joined(spans[1])))
    old, new = (before.words if before else ""), (after.words if after else "")
    if old != new:
        told.append(Told(tr("Words of the note"), old, new, is_words=True))
    if before is not None and after is not None:
        told += _changed(
            (tr("Kind"), kind_title(before.kind), kind_title(after.kind)),
            (tr("Colour"), colour_name(before.colour), colour_name(after.colour)),
            (tr("Tags"), tr(", ").join(before.tags), tr(", ").join(after.tags)),
            (tr("Label"), before.label, after.label),
            (tr("Series"), tr(before.series), tr(after.series)),
            (tr("In the trash"), _yes(before.trashed), _yes(after.trashed)),
        )
    return told


def _changed(*fields: tuple[str, str, str]) -> list[Told]:
    return [Told(*field) for field in fields if field[1] != field[2]]


def _name_of(step: Step) -> str:
    record = step.record
    if isinstance(record, HeaderField):
        return field_name(record.name)
    if isinstance(record, Stage):
        return tr("Stage")
    if isinstance(record, Recipient):
        return tr("Recipient")
    if isinstance(record, Distribution):
        return tr("Distribution list")
    if isinstance(record, Cable):
        return tr("Cable")
    if isinstance(record, NamedState):
        return tr("Name")
    if isinstance(record, SavedFilter):
        return tr("Filter")
    if isinstance(record, NameVariant):
        return tr("Spellings of a name")
    if isinstance(record, Office):
        return tr("Spellings of {name}", name=record.name)
    if isinstance(record, Name):
        return {"person": tr("Person"), "place": tr("Place")}.get(record.kind, tr("Organization"))
    if isinstance(record, Mention):
        return tr("Mention")
    if isinstance(record, EditorialMark):
        return tr("Editor’s mark")
    if isinstance(record, Conflict):
        return tr("Changed on both sides of a merge")
    if isinstance(record, Reading):
        return tr("Reading")
    return tr("Doubt") if step.kind == "doubt" else tr("Part of the text")


def _words_of(record: object) -> str:
    """Return all that a record says that a reader can see, in one line; "" for no record."""
    if isinstance(record, HeaderField):
        return record.value or tr("not stated")
    if isinstance(record, Stage):
        parts = (record.name, show_time(record.when), record.by, record.place, record.zone)
        return tr(", ").join(part for part in parts if part)
    if isinstance(record, Recipient):
        copies = str(record.copies) if record.copies is not None else tr(record.copies_state)
        return tr(", ").join(part for part in (record.name, record.role, copies) if part)
    if isinstance(record, Distribution):
        total = tr("not stated") if record.stated_total is None else str(record.stated_total)
        return tr("{heading} stated total: {total}", heading=record.heading, total=total).strip()
    if isinstance(record, Cable):
        state = tr("in the trash") if record.trashed else tr(record.status)
        star = tr("starred") if record.starred else ""
        return tr(", ").join(part for part in (record.file_name, state, star, *record.tags) if part)
    if isinstance(record, SavedFilter):
        return tr("{name}: {query}", name=record.name, query=record.query)
    if isinstance(record, NameVariant | Office):
        return tr(", ").join(record.spellings)
    if isinstance(record, Name):
        identified = tr("with an identification") if record.identify else ""
        said = (record.name, record.dates, record.description, *record.variants, *record.links, identified)
        return tr(", ").join(part for part in said if part)
    if isinstance(record, EditorialMark):
        return tr(", ").join(part for part in (tr(record.kind), record.words, record.reason) if part)
    if isinstance(record, Conflict):
        return tr(record.settled) if record.settled else tr("not decided")
    if isinstance(record, NamedState):
        return record.name
    return ""


def _yes(trashed: str | None) -> str:
    return tr("yes") if trashed else tr("no")


def _joined(quotes: Iterable[str]) -> str:
    return " … ".join(" ".join(quote.split()) for quote in quotes if quote)


def _local(moment: str) -> datetime | None:
    try:
        return datetime.fromisoformat(moment).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
