"""The names by which a Word file of ours is known: bookmarks, styles, the part that goes along with it.

They are those of `desktop.exporting.word.names` and `styles`; a test holds the two together. LibreOffice
lengthens the bookmarks of footnotes by "Copy 1" and cuts them at 40 characters.
"""

from __future__ import annotations

import hashlib
import re

PART_SPACE = "urn:chancery:docx:1"
PROFILE = "chancery-docx/"

TEXT_REGION = re.compile(r"_ctext_(\d{1,5})")
SPAN = re.compile(r"_s_([A-Za-z0-9]{1,33})_(\d{1,4})")
BODY = re.compile(r"_b_([A-Za-z0-9]{1,33})(?:[ _]C.*|[ _])?")
FACTS = re.compile(r"_c(\d{1,5})_(header|rule|stages|distribution)_(\d{1,4})(?:_.*)?")

TEXT_STYLES = ("cable", "archive page line")
EDITION_STYLES = ("edition",)
STAND_IN = "unprintable character"
LEAD = "note lead"
SEPARATOR = "mark separator"
EDITOR_MARK = "editor mark"
HIGHLIGHT = "highlight "
MARK_STYLES = frozenset(("footnote reference", "footnote characters", "footnote anchor"))

_NAME = re.compile(r"[A-Za-z0-9]{1,33}")


def alias(note: str) -> str:
    """Return the id of a note as it stands in a bookmark's name."""
    if _NAME.fullmatch(note):
        return note
    return "h" + hashlib.sha256(note.encode("utf-8", "surrogatepass")).hexdigest()[:30]
