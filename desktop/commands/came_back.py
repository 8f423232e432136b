"""`chancery merge FILE`: a file of ours that came back, or annotations on cables of the library.

Its cables are entered or merged as those of a library are. Comments wait for the review in the window; with
`--accept` those whose place is sure are taken over. Everything that is refused is told with its reason.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from db.merging.change import merge_change
from db.schema import SQLITE_MAGIC
from db.store import Store
from desktop.commands import library
from desktop.commands.output import put_json, say, warn
from desktop.importing import for_library
from desktop.messages.plan_lines import plan_lines
from desktop.messages.refused_items import refused_item
from desktop.messages.returned import (
    comment_facts,
    comment_kind,
    comment_tags,
    comment_title,
    entered_words,
    in_the_trash,
    nothing_new,
    plan_words,
    refused_words,
)
from desktop.messages.words import plural, tr
from desktop.reading.returned import Comment
from desktop.returning.back import Back
from desktop.returning.looking import look_back
from desktop.returning.taking import Today, proposed, take


def came_back(path: Path, library_path: Path) -> Back | None:
    """Return what a file brings back; None for a library, and for a file that is nothing of the kind.

    Raises ReadingError, LibraryError.
    """
    try:
        with path.open("rb") as file:
            if file.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC:
                return None
    except OSError:
        return None  # whoever merges a library tells what is wrong
    back = look_back(str(path), str(library_path))
    empty = not (back.new or back.known or back.comments or back.refused)
    return None if empty else back


def run(arguments: argparse.Namespace, back: Back) -> int:
    """Merge what came back and tell it; 1 where something is left to be decided."""
    with library.opened(arguments) as store:
        author = "" if arguments.dry_run else library.author(store)
        if not arguments.dry_run:
            _merge(store, back, author)
        taken = () if arguments.dry_run or not arguments.accept else _accepted(store, back, author)
    left = [one for one in back.comments if one not in taken]
    if arguments.json:
        put_json(_as_json(back, taken))
    else:
        _tell(back, taken, left, merged=not arguments.dry_run)
    clashes = back.plan.clashes if back.plan is not None else ()
    return int(bool(left or clashes))


def _merge(store: Store, back: Back, author: str) -> None:
    for one in back.new:
        store.apply(for_library(store, one.change), author=author, undoable=False)
    change = merge_change(back.plan) if back.plan is not None else None
    if change is not None:
        store.apply(change, author=author, undoable=False)


def _accepted(store: Store, back: Back, author: str) -> tuple[Comment, ...]:
    """Take over the comments whose place is sure, and return them."""
    taken = []
    for one in back.comments:
        if one.doubt or one.kind in ("deleted", "changed text") or one.cable in back.trashed:
            continue
        state = store.cable_state(one.cable or back.known[0])
        spans, sure = Today(back.texts.get(one.cable, state.text), state.text).place(one.spans)
        if not sure or not spans:
            continue
        taking = proposed(one, spans, comment_tags(one.kind))
        change = take(state, taking, format_name=back.format, authors=store.authors(), ours=author)
        if change is not None:
            store.apply(change, author=author, undoable=False)
        taken.append(one)
    return tuple(taken)


def _tell(back: Back, taken: Sequence[Comment], left: Sequence[Comment], *, merged: bool) -> None:
    if back.new:
        say(entered_words(len(back.new), sum(one.notes for one in back.new)))
    for cable in back.trashed:
        say(in_the_trash(back.titles.get(cable, "")))
    if back.plan is not None:
        say(plan_words(back.plan))
        for line in plan_lines(back.plan):
            say(f"  {line}")
        if merged:
            say(tr("What was done on one side alone is merged."))
    if taken:
        say(plural(len(taken), "{n} comment was taken over.", "{n} comments were taken over."))
    for one in left:
        facts, kind = comment_facts(one), comment_kind(one.kind)
        say(tr("{kind}: {title} ({facts})", kind=kind, title=comment_title(one), facts=facts))
    if left:
        one_left, many = (
            "{n} comment waits: open the file in the window to look at it.",
            "{n} comments wait: open the file in the window to look at them.",
        )
        say(plural(len(left), one_left, many))
    if not (back.new or back.plan or back.comments or back.trashed or back.refused):
        say(nothing_new(back.name, back.recognised))
    items = [refused_item(one) for one in back.refused]
    for words in dict.fromkeys(each for each in items if each):
        warn(words)
    if rest := [one for one, words in zip(back.refused, items, strict=True) if words is None]:
        warn(refused_words(rest))


def _as_json(back: Back, taken: Sequence[Comment]) -> dict[str, object]:
    return {
        "from": back.name,
        "format": back.format,
        "entered": [one.cable.id for one in back.new],
        "known": list(back.known),
        "conflicts": [clash.id for clash in back.plan.clashes] if back.plan is not None else [],
        "comments": [
            {
                "key": one.key,
                "kind": one.kind,
                "cable": one.cable,
                "spans": [list(span) for span in one.spans],
                "quote": one.quote,
                "words": one.words,
                "author": one.author,
                "doubt": one.doubt or None,
                "note": one.on or None,
                "taken": one in taken,
            }
            for one in back.comments
        ],
        "refused": [
            {"what": one.what, "code": one.code, "reason": refused_item(one) or refused_words([one])}
            for one in back.refused
        ],
    }
