"""The records that a library is made of: what a cable is, word for word and stamp for stamp.

Every record is frozen; to edit one is to make a new one with `dataclasses.replace` and to hand both to
the store in a `Step`. Offsets count Unicode code points of one reading, end-exclusive. Moments at which
somebody did something with Chancery (`created`, `modified`) are ISO 8601 with zone; times that stand in
a cable are EDTF without zone, local to the place named.

Ids are made here, never from content: a letter that tells the kind, then seven figures of base 62 for the
moment and nine drawn by lot, so that an id can serve as xml:id, as IRI, as the /NM of a PDF annotation and in
the name of a bookmark in Word. What is made together lies together in every index by id. *m*: with random
ids, each soiling a page of its own, writing a cable of 100 records took 2.7 ms in a new library and 4.8 after
2,000 cables; so, 1.5 and 1.9. Once they were UUIDs in hexadecimal, twice as long: the ids of a cable stand in
112 places of a library, where they took more room than its text. Those that there are stay as they are for
ever, and both forms are ids (`ID`); small letters and capitals are not the same.
"""

from __future__ import annotations

import hashlib
import os
import string
import time
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal

from db.library_records import Conflict, Name, NamedState, NameVariant, Office, SavedFilter
from db.structures import Structure

NoteKind = Literal["footnote", "marginal", "highlight", "source", "own", "general"]
NOTE_KINDS: tuple[NoteKind, ...] = ("footnote", "marginal", "highlight", "source", "own", "general")

CopiesState = Literal["stated", "not stated", "illegible"]
Placed = Literal["made", "aligned", "found", "by hand", "read"]
NoteSeries = Literal["", "letters", "symbols"]
MarkKind = Literal["insertion", "deletion", "uncertain", "gap"]
MARK_KINDS: tuple[MarkKind, ...] = ("insertion", "deletion", "uncertain", "gap")

NOTE_COLOURS = ("amber", "green", "sky", "violet", "rose", "slate")

ID = r"(?:[0-9a-f]{32}|[0-9][0-9A-Za-z]{15})"
"""What an id is behind its letter, as a regular expression: as they were once made, and as they are now."""
_FIGURES = string.digits + string.ascii_uppercase + string.ascii_lowercase
_BY_LOT = bytes(ord(_FIGURES[chance % 62]) for chance in range(256))


def new_id(letter: str) -> str:
    """Return a fresh id: a letter that tells the kind of record, then a figure and 15 figures or letters."""
    return letter + _moment(time.time_ns() >> 24) + os.urandom(9).translate(_BY_LOT).decode("ascii")


@lru_cache(maxsize=1)
def _moment(tick: int) -> str:
    """Return a tick of 17 ms in base 62: it sorts as they do, and begins with a figure until 2272."""
    figures = ""
    for _ in range(7):
        tick, figure = divmod(tick, 62)
        figures = _FIGURES[figure] + figures
    return figures


def now() -> str:
    """Return this moment in ISO 8601 with the local zone, to the microsecond.

    Two notes made one after the other are told apart by it: the order of marks leans on it.
    """
    return datetime.now().astimezone().isoformat(timespec="microseconds")


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal: the text's address in the library."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Author:
    """Who made a note or a change; `colour` is one of the note colours."""

    id: str
    name: str
    initials: str
    colour: str


@dataclass(frozen=True, slots=True)
class Cable:
    """One document. Its words are in the readings, its facts in the records that name it.

    `file_sha256` is the address of the original bytes (empty for a cable typed or pasted in),
    `trashed` the moment when it was put into the trash, or None.
    """

    id: str
    reading: str
    file_name: str
    file_sha256: str
    encoding: str
    line_ends: str
    had_bom: bool
    language: str
    status: str
    created: str
    trashed: str | None = None
    tags: tuple[str, ...] = ()
    starred: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One state of a cable's text; ordinal 0 is as imported, `parent` is the reading it corrects.

    `hunks` is the JSON list of corrections against the parent (empty for reading 0).
    """

    id: str
    cable: str
    parent: str | None
    ordinal: int
    text_sha256: str
    hunks: str
    reason: str
    note: str
    author: str
    created: str


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One line of the open header list: `name` is one of HEADER_NAMES or the editor's own word.

    `value` is as written in the cable, but for "date", whose value is EDTF. `supplied` says that the
    editor gave the value; otherwise the field's anchor shows the words it was read from. HEADER_NAMES are
    in `db.header_names`.
    """

    id: str
    cable: str
    ordinal: int
    name: str
    value: str
    supplied: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """One handling step stamped on the cable: `when` in EDTF or empty, `as_written` untouched.

    `place` and `zone` say whose clock it was (zone as IANA name or "+08:00", empty when unknown);
    `year_inferred` that the cable gave no year.
    """

    id: str
    cable: str
    ordinal: int
    name: str
    when: str
    by: str
    as_written: str
    place: str
    zone: str
    year_inferred: bool


@dataclass(frozen=True, slots=True)
class Distribution:
    """One distribution list: its heading, the total that the cable states, and the list's rule.

    `unnumbered` is what a recipient without a number counts: 1, 0, or None for unknown.
    """

    id: str
    cable: str
    ordinal: int
    heading: str
    stated_total: int | None
    unnumbered: int | None


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of a distribution list; `copies` is set exactly when `copies_state` is "stated"."""

    id: str
    cable: str
    distribution: str
    ordinal: int
    name: str
    role: str
    copies: int | None
    copies_state: CopiesState


@dataclass(frozen=True, slots=True)
class Note:
    """A note; its places are anchors that name it as owner. `words` is CommonMark source, unchanged.

    `label` is the printed label of a cable's own note ("60a"); footnote numbers are computed, never
    kept. `modified` changes with every edit; `trashed` is the moment of deletion, or None. `series` is how a
    footnote is counted, "" by numbers; `origin` where the note came from outside ("pdf:NM", an IRI), or "".
    """

    id: str
    cable: str
    kind: NoteKind
    words: str
    colour: str
    tags: tuple[str, ...]
    label: str
    author: str
    created: str
    modified: str
    trashed: str | None = None
    series: NoteSeries = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a cable that name a person, place or organization (`name` is the id of a Name).

    Which words, its anchors tell.
    """

    id: str
    cable: str
    name: str
    author: str
    created: str


@dataclass(frozen=True, slots=True)
class EditorialMark:
    """What the editor put into the text or took out, or could not read; its anchor tells where.

    `words` are those put in, or how much is missing in a gap; both may stand on an empty span.
    """

    id: str
    cable: str
    kind: MarkKind
    words: str
    reason: str
    author: str
    created: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that the reader was unsure of: `code` and `words` make the sentence beside `field`."""

    id: str
    cable: str
    ordinal: int
    field: str
    code: str
    words: str
    settled: bool


@dataclass(frozen=True, slots=True)
class Anchor:
    """One span of one owner in one reading, with enough of its surroundings to find it again.

    The owner may be a note, header field, stage, recipient, distribution, structure, doubt, mention or
    editorial mark. `placed`
    tells how the span came about, `score` (0 to 1) how sure that is.
    """

    id: str
    cable: str
    owner: str
    reading: str
    ordinal: int
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    placed: Placed
    score: float


Record = (
    Author
    | Cable
    | Reading
    | HeaderField
    | Stage
    | Distribution
    | Recipient
    | Note
    | Structure
    | Doubt
    | Anchor
    | NamedState
    | SavedFilter
    | NameVariant
    | Office
    | Name
    | Mention
    | EditorialMark
    | Conflict
)
