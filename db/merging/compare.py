"""What a merge would do, found without doing anything: the plan that is shown, and then carried out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from db.library_records import Conflict
from db.listing import title_of
from db.merging.carried_places import lay_in_heads
from db.merging.incoming import Incoming, said
from db.merging.named import with_names
from db.merging.of_cable import Compared, compare_cable
from db.merging.ours import NOT_MERGED, Ours
from db.merging.plan import Clash, Item, MergePlan, SameName
from db.merging.questions import Questions, is_made_of, turned
from db.records import Author, Cable, HeaderField, Reading, Record, text_hash
from db.rows import read_record


def compare(
    connection: sqlite3.Connection,
    incoming: Iterable[Incoming],
    *,
    texts: Sequence[str] = (),
    files: Sequence[bytes] = (),
    whose: str = "",
) -> MergePlan:
    """Return what merging these records into a library would do; `store.read(compare, ...)`.

    `texts` and `files` are those that the records name. Raises LibraryError "history-damaged" where the past
    of a record cannot be read, "library-damaged" where something that comes in leans on what is nowhere.
    """
    ours = Ours(connection)
    by_cable: dict[str | None, list[Incoming]] = {}
    asked: dict[str, Conflict] = {}
    for one in incoming:
        if isinstance(one.record, Conflict):
            asked[one.record.id] = one.record
        elif one.kind not in NOT_MERGED:
            by_cable.setdefault(one.cable, []).append(one)
    known_texts = {text_hash(text): text for text in texts}
    work = _Work(ours, known_texts, ours.questions(asked))
    for cable, some in sorted(by_cable.items(), key=lambda one: one[0] or ""):
        work.add(cable, some)
    return work.plan(files, whose)


class _Work:
    """Gathers what is found, cable by cable."""

    def __init__(self, ours: Ours, texts: dict[str, str], questions: Questions) -> None:
        self._questions = questions
        self._ours = ours
        self._texts = texts
        self._items: list[Item] = []
        self._clashes: list[Clash] = []
        self._orphans: list[tuple[str, str]] = []
        self._titles: dict[str, str] = {}
        self._names: list[SameName] = []
        self._theirs_named: dict[str, Record] = {}
        self._same = 0

    def add(self, cable: str | None, incoming: Sequence[Incoming]) -> None:
        found = compare_cable(self._ours, cable, incoming, self._questions)
        if cable is None:
            self._names += _same_names(found)
            self._theirs_named = {one.record.id: one.record for one in incoming if one.kind == "name"}
        else:
            there = {one.record.id: one.record for one in incoming if not one.gone}
            self._orphans += lay_in_heads(found, cable, there, self._text_of)
            if found.items:
                self._titles[cable] = _title(self._ours.connection, cable, found)
        self._items += found.items
        self._clashes += found.clashes
        self._same += found.same

    def plan(self, files: Sequence[bytes], whose: str) -> MergePlan:
        items = with_names(self._ours, self._items, self._theirs_named)
        wanted = {item.after.text_sha256 for item in items if isinstance(item.after, Reading)}
        brought = {item.after.file_sha256 for item in items if isinstance(item.after, Cable)}
        return MergePlan(
            whose,
            tuple(items),
            tuple(self._clashes),
            tuple(self._asked(whose)),
            self._same,
            tuple(text for sha256, text in self._texts.items() if sha256 in wanted),
            tuple(files) if brought else (),
            self._titles,
            tuple(self._names),
            orphans=tuple(self._orphans),
        )

    def _asked(self, whose: str) -> Iterator[Item]:
        """Give what becomes of the questions; of one that comes in, "ours" is the value that stands here."""
        after = {item.id: item.after for item in self._items}
        for item in self._questions.items(self._clashes, whose):
            one = item.after
            if item.ours is None and item.theirs is not None and isinstance(one, Conflict):
                record = after.get(one.record, read_record(self._ours.connection, one.kind, one.record))
                if record is not None and is_made_of(said(record), one.theirs, one.ours):
                    yield replace(item, after=turned(one, whose), states=(said(one),))
                    continue
            yield item

    def _text_of(self, sha256: str) -> str | None:
        return self._texts.get(sha256) or self._ours.text_of(sha256)


def _same_names(found: Compared) -> list[SameName]:
    """Return the authors who come in and have the name of one who is here under another id."""
    here = {r.name: r.id for r in found.ours.values() if isinstance(r, Author)}
    coming = [item.after for item in found.items if item.what == "new" and isinstance(item.after, Author)]
    return [SameName(a.name, here[a.name], a.id) for a in coming if a.name in here]


def _title(connection: sqlite3.Connection, cable: str, found: Compared) -> str:
    """Return what a cable is called: as in the list here, or as what comes in says."""
    known = title_of(connection, cable)
    if known is not None:
        return known
    after = found.after()
    said = {r.name: r.value for r in after.values() if isinstance(r, HeaderField) and r.ordinal >= 0}
    record = after.get(cable)
    name = record.file_name if isinstance(record, Cable) else ""
    return said.get("subject") or said.get("title") or name
