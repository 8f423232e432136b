"""Word's comments for the marginal notes: whose they are, since when, on which words.

The part is python-docx's; the comments are put into it here, since its way of adding one looks through all
those before it for the next free id.
"""

from __future__ import annotations

from datetime import UTC, datetime

from docx.document import Document

from desktop.exporting import han
from desktop.exporting.dossier import DossierNote
from desktop.exporting.word import note_body, runs, stand_ins
from desktop.exporting.word.links import Links
from desktop.exporting.word.markup import Element, add
from desktop.exporting.word.note_body import Anchor, shown
from desktop.exporting.word.runs import Look


class Comments:
    """The comments of one file. A comment has an id as soon as its words begin in the text."""

    def __init__(self, document: Document) -> None:
        self._part = document.part._comments_part
        self._root: Element = self._part.element
        self._links = Links()
        self._count = 0
        self._waiting: list[int] = []

    def open(self, paragraph: Element) -> int:
        """Mark where the words of a comment begin, and return its id."""
        key = self._count
        self._count += 1
        add(paragraph, "commentRangeStart", id=key)
        return key

    def close(self, paragraph: Element, key: int, *, wait: bool) -> None:
        """Mark where the words of a comment end; its mark stands there, unless it must `wait`."""
        add(paragraph, "commentRangeEnd", id=key)
        self._waiting.append(key)
        if not wait:
            self.put_marks(paragraph)

    def put_marks(self, paragraph: Element) -> None:
        """Append the marks of the comments that waited.

        Between the first footnote of a file and the second, LibreOffice (7.4) mixes up the words of all
        footnotes when it meets the mark of a comment; on which words the comment is, it knows without.
        """
        for key in self._waiting:
            run = runs.begin(paragraph, Look(style="CommentReference"))
            add(run, "commentReference", id=key)
        self._waiting.clear()

    def write(self, key: int, note: DossierNote, anchor: Anchor, shapes: han.Han | None) -> None:
        """Write what a comment says."""
        name, words = stand_ins.plain(note.author), shown(note.words)
        comment = add(self._root, "comment", id=key, author=name)
        moment = _moment(note.created)
        if moment:
            comment.set(comment.tag[: -len("comment")] + "date", moment)
        comment.set(comment.tag[: -len("comment")] + "initials", _initials(name))
        for order, pieces in enumerate(words or [[]]):
            paragraph = add(comment, "p")
            add(add(paragraph, "pPr"), "pStyle", val="CommentText")
            if order == 0:
                add(runs.begin(paragraph, Look(style="CommentReference")), "annotationRef")
            note_body.write(paragraph, pieces, self._links.to, shapes, anchor)

    def finish(self) -> None:
        """Give the part what its comments refer to."""
        self._links.put_into(self._part)


def _moment(created: str) -> str:
    """Return a moment as Word writes it, to the second and in UTC; "" for one that is none."""
    try:
        moment = datetime.fromisoformat(created)
    except ValueError:
        return ""
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())[:4].upper()
