"""The names by which Word's own things are known to be ours: bookmarks, styles, the part that goes along.

A reader of ours knows the same names (`desktop.reading.word.own_names`); a test holds the two together.
Bookmarks that begin with "_" are hidden in Word's list. Their names have at most 40 characters: letters,
figures and "_".
"""

from __future__ import annotations

import hashlib
import re

_NAME = re.compile(r"[A-Za-z0-9]{1,33}")

TEXT_REGION = "_ctext_{}"
"""Bookmark over the cable's text, by the cable's place in the file, counted from 1."""

SPAN = "_s_{}_{}"
"""Bookmark over a span: id of the note, the span's place among its spans."""

BODY = "_b_{}"
"""Bookmark inside the words of a note: id of the note."""

FACTS = "_c{}_{}_{}"
"""Bookmark in the first cell of a table: what it holds, the cable's place in the file, the table's."""

PART_SPACE = "urn:chancery:docx:1"


PROFILE = "chancery-docx/1"


def span_bookmark(note: str, order: int) -> str:
    """Return the name of the bookmark over a span."""
    return SPAN.format(alias(note), order)


def body_bookmark(note: str) -> str:
    """Return the name of the bookmark inside the words of a note."""
    return BODY.format(alias(note))


def alias(note: str) -> str:
    """Return the id of a note as it stands in a bookmark's name: the id itself, or a short stand-in of it."""
    if _NAME.fullmatch(note):
        return note
    return "h" + hashlib.sha256(note.encode("utf-8", "surrogatepass")).hexdigest()[:30]
