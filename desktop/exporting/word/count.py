"""The finished file counted: which notes really stand in it, read back without the writer's help."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from desktop.exporting.word.markup import Element, said, w


@dataclass(frozen=True, slots=True)
class Held:
    """What a file holds: names of bookmarks in text and notes, ids of comments, how many footnotes and marks.

    A footnote counts where both its mark and its words are there, and so does a comment.
    """

    bookmarks: frozenset[str]
    comments: frozenset[str]
    footnotes: int
    editor_marks: int = 0
    """Runs in the style of what the editor puts in."""


def held(data: bytes) -> Held:
    """Return what the bytes of a Word file hold."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = set(archive.namelist())

        def part(name: str) -> Element:
            return etree.fromstring(archive.read(name)) if name in names else etree.Element("none")

        document, footnotes, comments = map(part, _PARTS)
    marks = _ids(document, "footnoteReference")
    said_of = {said(note, "id"): note for note in footnotes if not said(note, "type")}
    bookmarks = _names(document)
    for key in marks & said_of.keys():
        bookmarks |= _names(said_of[key])
    written = {said(one, "id") for one in comments}
    return Held(
        frozenset(bookmarks),
        frozenset(_ids(document, "commentReference") & _ids(document, "commentRangeStart") & written),
        len(marks & said_of.keys()),
        sum(1 for one in document.iter(w("rStyle")) if said(one, "val") == "EditorMark"),
    )


_PARTS = ("word/document.xml", "word/footnotes.xml", "word/comments.xml")


def _ids(root: Element, name: str) -> set[str]:
    return {said(one, "id") for one in root.iter(w(name))}


def _names(root: Element) -> set[str]:
    return {said(one, "name") for one in root.iter(w("bookmarkStart"))}
