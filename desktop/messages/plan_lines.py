"""What a file that came back has otherwise than the library, thing by thing, before it is taken over."""

from __future__ import annotations

from collections.abc import Iterator

from db.correcting.corrections import hunks_from_json
from db.merging.plan import Item, MergePlan
from db.records import Author, HeaderField, Note, Reading, Recipient, Record, Stage
from desktop.messages.changes import field_name
from desktop.messages.notes import kind_title, short_quote
from desktop.messages.words import tr

_MOST = 20
_WIDE = 90


def plan_lines(plan: MergePlan) -> list[str]:
    """Return a line for each thing that can be told in words, at most twenty, and how many more there are."""
    told = [line for item in plan.items for line in _lines(item)]
    if len(told) > _MOST:
        told[_MOST:] = [tr("and {n} more", n=f"{len(told) - _MOST:,}")]
    return told


def _lines(item: Item) -> Iterator[str]:
    after = item.theirs
    if isinstance(after, Reading) and item.what == "new":
        for hunk in hunks_from_json(after.hunks):
            yield _changed(tr("Text"), hunk.old, hunk.new)
        return
    record = after or item.ours
    if record is None or isinstance(record, Author):
        return
    named, words = _told(record)
    before = _told(item.ours)[1] if item.ours is not None else ""
    if not named or words == before:
        return
    if after is None:
        yield tr("{thing}: “{words}” is gone", thing=named, words=short_quote(words, _WIDE))
    else:
        yield _changed(named, before, words)


def _changed(thing: str, before: str, after: str) -> str:
    old, new = short_quote(before, _WIDE), short_quote(after, _WIDE)
    if not before:
        return tr("{thing}: “{new}” is new", thing=thing, new=new)
    if not after:
        return tr("{thing}: “{old}” is taken out", thing=thing, old=old)
    return tr("{thing}: “{new}” instead of “{old}”", thing=thing, new=new, old=old)


def _told(record: Record) -> tuple[str, str]:
    """Return what a record is called and what it says; nothing for one that comes with another."""
    if isinstance(record, Note):
        return kind_title(record.kind), record.words
    if isinstance(record, HeaderField):
        return field_name(record.name), record.value
    if isinstance(record, Stage):
        return tr("Transcription stage"), tr(
            "{name}: {words}", name=record.name, words=record.when or record.as_written
        )
    if isinstance(record, Recipient):
        copies = "" if record.copies is None else f" ({record.copies})"
        return tr("Recipient"), f"{record.name}{copies}"
    return "", ""
