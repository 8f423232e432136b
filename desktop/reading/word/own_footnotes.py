"""Footnotes, and notes with paragraphs of their own, in a Word file of ours, beside those that left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from db.numbering import mark_place
from db.records import NoteKind
from desktop.reading.word.own_bodies import Body
from desktop.reading.word.own_changes import Changes, Sheet, told
from desktop.reading.word.own_part import LeftNote
from desktop.reading.word.own_shown import Shown
from desktop.reading.word.own_shown import key as shown_key

Key = tuple[str, str]
_AT_THE_MARK = frozenset(("footnote", "own"))


class Footnotes:
    """Finds for each footnote that left the one that came."""

    def __init__(self, changes: Changes) -> None:
        """Begin with all footnotes of the file."""
        self._changes = changes
        self._left: dict[Key, Body] = dict(changes.file.footnotes)
        self._marks: dict[Key, tuple[int, int]] = {
            (mark.kind, mark.note): (number, mark.at)
            for number, sheet in enumerate(changes.sheets)
            for mark in sheet.came.marks
        }

    def compare(self) -> None:
        """Put all that is otherwise into the changes."""
        wanted = [
            (sheet, note)
            for sheet in self._changes.sheets
            for note in sheet.left.notes
            if note.kind == "source" or (note.kind in _AT_THE_MARK and note.spans)
        ]
        found = self._found(wanted)
        for sheet in self._changes.sheets:
            ours = [note for owner, note in wanted if owner is sheet]
            for note in ours:
                if note.id in found:
                    self._compare(sheet, note, *found[note.id])
            missing = [note for note in ours if note.id not in found]
            self._changes.add_missing(sheet, missing, len(ours) - len(missing))
        self._pass_over_the_edition_s()
        for key, body in self._left.items():
            self._new(key, body)

    def _found(self, wanted: Sequence[tuple[Sheet, LeftNote]]) -> dict[str, tuple[Key, Body]]:
        """Return footnotes by the ids of the notes that they are, and take them from the rest."""
        found: dict[str, tuple[Key, Body]] = {}

        def take(note: LeftNote, key: Key) -> None:
            found[note.id] = key, self._left.pop(key)

        by_name: dict[str, Key] = {}
        for key, body in self._left.items():
            if body.name:
                by_name.setdefault(body.name, key)
        for _, note in wanted:
            if note.name in by_name:
                take(note, by_name[note.name])
        if len(found) == len(wanted):
            return found
        by_words: dict[str, list[Key]] = {}
        for key, body in self._left.items():
            by_words.setdefault(shown_key(body.shown), []).append(key)
        for sheet, note in wanted:
            same = by_words.get(shown_key(note.shown), [])
            if note.id not in found and note.shown and same:
                here = next((key for key in same if self._stands(sheet, note, key)), same[0])
                same.remove(here)
                take(note, here)
        for sheet, note in wanted:
            if note.id not in found:
                alone = [key for key in self._left if self._stands(sheet, note, key)]
                if len(alone) == 1:
                    take(note, alone[0])
        return found

    def _stands(self, sheet: Sheet, note: LeftNote, key: Key) -> bool:
        number, at = self._marks.get(key, (-1, -1))
        if number < 0 or self._changes.sheets[number] is not sheet or not note.spans:
            return False
        return sheet.laid.home(at) == _place(sheet, note)

    def _compare(self, sheet: Sheet, note: LeftNote, key: Key, body: Body) -> None:
        number, at = self._marks.get(key, (-1, 0))
        by = sheet.tracked(at, at) if number >= 0 else None
        who = (by.author, by.date) if by else None
        if body.shown != note.shown:
            if body.shown:
                self._changes.add_about("changed words", sheet, note, body.source, by=who)
            else:
                self._changes.add_about("deleted", sheet, note, by=who)
                return
        if number < 0 or note.kind not in _AT_THE_MARK:
            return
        place = _place(sheet, note)
        if sheet.laid.home(at) != place and sheet.laid.away(place) != at:
            span = sheet.words_before(sheet.laid.home(at))
            if not sheet.laid.is_touched((min(place, span[0]), max(place, span[1]))):
                self._changes.add_about("moved", sheet, note, spans=(span,), by=who, doubt="nearest-words")

    def _pass_over_the_edition_s(self) -> None:
        """Take away what the export itself wrote as footnotes: the built source note, textual notes."""
        for sheet in self._changes.sheets:
            for said in sheet.left.others:
                same = next((key for key, body in self._left.items() if body.shown == said), None)
                if same is not None:
                    del self._left[same]

    def _new(self, key: Key, body: Body) -> None:
        if not body.shown:
            return
        number, at = self._marks.get(key, (0, -1))
        sheet = self._changes.sheets[number]
        name = f"{key[0]}:{told(body.words, str(number), str(at))}"
        if at < 0:
            self._changes.add("footnote", sheet, name, body.source, doubt="no-place")
            return
        by = sheet.tracked(at, at)
        span = sheet.words_before(sheet.laid.home(at))
        self._changes.add(
            "footnote",
            sheet,
            name,
            body.source,
            (span,) if span[0] < span[1] else (),
            by=(by.author, by.date) if by else None,
            doubt="nearest-words" if span[0] < span[1] else "no-place",
        )


def _place(sheet: Sheet, note: LeftNote) -> int:
    return mark_place(sheet.left.text, note.spans[0][1], cast("NoteKind", note.kind))


def compare_standing(changes: Changes) -> None:
    """Put into the changes what is otherwise of the notes that stand in paragraphs of their own."""
    standing = dict(changes.file.standing)
    loose = list(changes.file.loose)
    for sheet in changes.sheets:
        ours = [note for note in sheet.left.notes if note.kind == "general" or _is_displaced(note)]
        missing: list[LeftNote] = []
        for note in ours:
            body = standing.pop(note.name, None)
            same = _run(loose, note.shown) if body is None else None
            if same is not None:
                del loose[same]
            elif body is None or (not body.shown and note.shown):
                missing.append(note)
            elif body.shown != note.shown:
                changes.add_about("changed words", sheet, note, body.source)
        changes.add_missing(sheet, missing, len(ours) - len(missing))
    for body in loose:
        if body.shown:
            changes.add(
                "text note", changes.sheets[0], f"note:{told(body.words)}", body.source, doubt="no-place"
            )


def _run(loose: Sequence[Body], said: Shown) -> slice | None:
    """Return where the paragraphs of a note stand in a row, whose bookmark is gone."""
    for start in range(len(loose)):
        found: Shown = []
        for end in range(start, len(loose)):
            found = found + loose[end].shown
            if found == said:
                return slice(start, end + 1)
            if found != said[: len(found)]:
                break
    return None


def _is_displaced(note: LeftNote) -> bool:
    return not note.spans and note.kind not in {"general", "source"}
