"""What comes back: a file that left this or another library, with what a colleague did to it.

Every reader of such a file has `returned(data: bytes, name: str) -> Returned | None`, None where the file is
not one of ours: then it is read as any other file is. Nothing here is entered yet. The records are held
against those of the library (`db.merging`), and each comment is looked at before it becomes a note.

Offsets are Unicode code points of the text of the cable's current reading as it left, end-exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from db.changes import record_to_json
from db.records import Record, text_hash

Span = tuple[int, int]

CommentKind = Literal[
    "highlight",
    "underline",
    "strikeout",
    "squiggly",
    "caret",
    "text note",
    "free text",
    "reply",
    "footnote",
    "changed words",
    "changed colour",
    "moved",
    "rejected",
    "deleted",
    "changed text",
]
"""The first nine are the colleague's own; the next five are what he did to a note of ours (`Comment.on`).

"changed text" is what he made of the cable's text itself: `words` are plain and stand for the `quote` at the
span, which is empty where he only added words. It asks to be a correction, not a note.
"""

ABOUT_OURS: frozenset[CommentKind] = frozenset(
    ("changed words", "changed colour", "moved", "rejected", "deleted")
)

CommentDoubt = Literal[
    "",
    "words-differ",
    "part-words",
    "one-box",
    "nearest-words",
    "found-by-text",
    "several-places",
    "no-place",
]
"""Why a comment's place asks for a look; "no-place" has no spans."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One thing that somebody said or did to a file of ours.

    `key` is what the file itself calls it (a PDF's /NM, an IRI), unique in the file and the same when the
    file comes again. `words` are CommonMark source, empty for a highlight without words. `created` and
    `modified` are ISO 8601 moments or empty. `quote` are the words as the file has them, `spans` where they
    stand in the text of `cable`. `on` is the id of our note that it changes or answers; for a reply to
    another comment, `answers` is that one's key. `colour` is the note colour nearest to his, or empty. `page`
    is where it stands in the file, counted from 1; 0 where the file has no pages.
    """

    key: str
    kind: CommentKind
    words: str = ""
    author: str = ""
    created: str = ""
    cable: str = ""
    quote: str = ""
    spans: tuple[Span, ...] = ()
    doubt: CommentDoubt = ""
    on: str = ""
    answers: str = ""
    modified: str = ""
    colour: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """Something in the file that is not taken: `what` names it, `code` and `values` say why."""

    what: str
    code: str
    values: tuple[tuple[str, str | int | float], ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """What a file of ours brings back.

    `records` are those that left, under their own ids, owners before what they own; where the format let a
    colleague change one, it is as he left it. `texts` and `files` are what they lean on. `left` gives for
    each record the SHA-256 of its JSON when it left.
    """

    format: str
    records: tuple[Record, ...] = ()
    texts: tuple[str, ...] = ()
    files: tuple[bytes, ...] = ()
    left: Mapping[str, str] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    refused: tuple[Refused, ...] = ()


def record_hash(record: Record) -> str:
    """Return the SHA-256 of a record's JSON, in hexadecimal: which state of it this is."""
    return text_hash(record_to_json(record) or "")


def hashes(records: Iterable[Record]) -> dict[str, str]:
    """Return the hash of each record by its id: `Returned.left` of records that nobody changed."""
    return {record.id: record_hash(record) for record in records}
