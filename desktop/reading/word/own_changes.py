"""What somebody changed in a Word file of ours, as comments to be looked at one by one.

Ours are known by their bookmarks; where those are gone, by what they say and where they stand. A note of
which nothing is there any more is told as deleted; where of several not one is there, that is one remark.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.reading.note_source import escaped
from desktop.reading.returned import Comment, CommentDoubt, CommentKind, Refused, Span
from desktop.reading.word.notes import moment_of
from desktop.reading.word.own_file import OwnFile
from desktop.reading.word.own_laid import Laid, laid
from desktop.reading.word.own_part import LeftCable, LeftNote
from desktop.reading.word.own_text import OwnText, Tracked

_WORD_BEFORE = re.compile(r"[\w’'-]+(?=\W*$)")
_NEAR = 80
_TABLES = {"header": "Header", "stages": "Transcription stages", "distribution": "Distribution"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One cable of the file: as it left, as it came, and the two side by side."""

    left: LeftCable
    came: OwnText
    laid: Laid

    def tracked(self, start: int, end: int) -> Tracked | None:
        """Return the tracked change that touches a stretch of the text that came."""
        return next((one for one in self.came.tracked if one.start <= end and one.end >= start), None)

    def words_before(self, place: int) -> Span:
        """Return the word that ends before a place of the text that left; an empty span for none."""
        start = max(0, place - _NEAR)
        found = _WORD_BEFORE.search(self.left.text[start:place])
        return (start + found.start(), start + found.end()) if found else (place, place)


class Changes:
    """Collects the comments of one file."""

    def __init__(self, file: OwnFile, cables: Sequence[LeftCable]) -> None:
        """Lay the texts of a file beside those that left."""
        self.file = file
        self.sheets = [
            Sheet(left, came, laid(left.text, came.text))
            for left, came in zip(cables, file.texts, strict=True)
        ]
        self.comments: list[Comment] = []
        self.refused: list[Refused] = []

    def add(
        self,
        kind: CommentKind,
        sheet: Sheet,
        key: str,
        words: str = "",
        spans: tuple[Span, ...] = (),
        *,
        by: tuple[str, str] | None = None,
        quote: str | None = None,
        doubt: CommentDoubt = "",
        on: str = "",
        answers: str = "",
        colour: str = "",
    ) -> None:
        """Put in a comment; `by` says who and when, unasked whoever saved the file last."""
        author, date = by if by is not None and by[0] else self.file.changed_by
        text = sheet.left.text
        said = " … ".join(text[start:end] for start, end in spans) if quote is None else quote
        moment = moment_of(date)
        self.comments.append(
            Comment(
                key,
                kind,
                words,
                author,
                moment,
                sheet.left.id,
                said,
                spans,
                doubt,
                on,
                answers,
                moment,
                colour,
            )
        )

    def add_about(
        self,
        kind: CommentKind,
        sheet: Sheet,
        note: LeftNote,
        words: str = "",
        *,
        spans: tuple[Span, ...] | None = None,
        by: tuple[str, str] | None = None,
        doubt: CommentDoubt = "",
    ) -> None:
        """Put in what was done to a note of ours."""
        where = note.spans if spans is None else spans
        self.add(kind, sheet, f"{note.id}:{kind}", words, where, by=by, doubt=doubt, on=note.id)

    def add_missing(self, sheet: Sheet, missing: Sequence[LeftNote], there: int) -> None:
        """Put in the notes of one sort that are gone, of which so many are still there."""
        if len(missing) > 1 and not there:
            self.refused.append(Refused(sheet.left.id, "ours-all-missing", (("count", len(missing)),)))
            return
        for note in missing:
            at = sheet.laid.away(note.spans[0][1]) if note.spans else 0
            by = sheet.tracked(at, at + 1) if note.spans else None
            self.add_about("deleted", sheet, note, by=(by.author, by.date) if by else None)

    def texts(self) -> None:
        """Put in every change to the texts themselves."""
        for sheet in self.sheets:
            for one in sheet.laid.differences:
                by = sheet.tracked(one.to, one.to_end)
                self.add(
                    "changed text",
                    sheet,
                    f"text:{one.start}:{told(one.old, one.new)}",
                    one.new,
                    ((one.start, one.end),),
                    by=(by.author, by.date) if by else None,
                    quote=one.old,
                )

    def tables(self) -> None:
        """Put in every row of a table that says something else than when it left."""
        for sheet in self.sheets:
            for name, rows in sheet.left.tables.items():
                came = self.file.tables.get(name)
                if came is not None:
                    self._table(sheet, name, rows, came)

    def _table(self, sheet: Sheet, name: str, rows: list[list[str]], came: list[list[str]]) -> None:
        # The head of the table is in none of the rows that left.
        body = came[len(came) - len(rows) :] if len(came) == len(rows) + 1 else came
        if len(body) != len(rows):
            gone = [row for row in rows if row not in came]
            added = [row for row in came[1:] if row not in rows]
        else:
            gone = [row for row, other in zip(rows, body, strict=True) if row != other]
            added = [other for row, other in zip(rows, body, strict=True) if row != other]
        kind = next((label for key, label in _TABLES.items() if f"_{key}_" in name), "")
        for order in range(max(len(gone), len(added))):
            old = _row(gone[order]) if order < len(gone) else ""
            new = _row(added[order]) if order < len(added) else ""
            words = f"{kind}: " + (f"“{old}” → “{new}”" if old and new else new or f"“{old}” →")
            self.add(
                "text note", sheet, f"{name}:{told(old, new)}", escaped(words), quote=old, doubt="no-place"
            )


def _row(cells: Iterable[str]) -> str:
    return " | ".join(" ".join(cell.split()) for cell in cells)


def told(*words: str) -> str:
    """Return a short name for words, the same whenever they come again."""
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:16]
