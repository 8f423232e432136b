"""What a reader hands over: the cable as found in one file, every value with the place it was read from.

Nothing here is a record of the library yet: an `Intake` is what the text itself says, the doubts
included, and becomes a cable only through a change. Offsets are Unicode code points of `Intake.text`,
`[start, end)`; of every `Found`, `text[start:end]` is the value exactly as written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

Span = tuple[int, int]
LineEnds = Literal["lf", "crlf", "cr", "mixed"]


@dataclass(frozen=True, slots=True)
class Found:
    """A value and where it stands: `text[start:end] == value`."""

    value: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The place as a pair of code point offsets."""
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """The date of the cable: ISO 8601, as precise as the source; the span holds the words of the text."""

    value: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The place as a pair of code point offsets."""
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class FoundStage:
    """One handling step stamped on the cable.

    `stage` is the word as written with a capital first letter; `when` is local time in ISO 8601, as precise
    as the source, or None; `when_span` holds the words of date and time; `as_written` is `text[start:end]`.
    """

    stage: str
    when: str | None
    by: Found | None
    as_written: str
    start: int
    end: int
    year_inferred: bool = False
    when_span: Span | None = None

    @property
    def span(self) -> Span:
        """The place as a pair of code point offsets."""
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class FoundRecipient:
    """One line of a distribution list; `copies` None: none stated, or, with `illegible`, not readable."""

    recipient: Found
    copies: int | None
    illegible: bool
    start: int
    end: int

    @property
    def copies_state(self) -> Literal["stated", "not stated", "illegible"]:
        """How the copies are told, in the words of `db.reconcile`."""
        if self.illegible:
            return "illegible"
        return "not stated" if self.copies is None else "stated"

    @property
    def span(self) -> Span:
        """The place of recipient and count as a pair of code point offsets."""
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class FoundDistribution:
    """One distribution list in the order of the text.

    `heading` is None where a list stands without one; `total_span` holds the number or number word.
    """

    heading: Span | None
    entries: tuple[FoundRecipient, ...]
    stated_total: int | None
    total_span: Span | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the reader was unsure of.

    `code` names the case and `values` go into its sentence, which is made elsewhere; `words` are the words of
    the text in question and may be empty. `start` equals `end` where the doubt concerns no single place.
    """

    field: str
    code: str
    words: str
    start: int
    end: int
    values: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class FoundStructure:
    """What a part of the text is in a source that marks it: "heading", "italic", "bold", "page break" ...

    `start` equals `end` where it stands between two characters, as a page break does. `detail` tells which
    one where the source says so: the number of the page, the key of the person.
    """

    kind: str
    start: int
    end: int
    detail: str = ""

    @property
    def span(self) -> Span:
        """The place as a pair of code point offsets."""
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note that stood in the source; its words are no part of the text.

    `label` is the mark as printed ("60a"), empty where it bore none; `words` are CommonMark source. `place`
    is the span that the source says the note is about, or, with `start` equal to `end`, that of its mark, or
    None for a note on the whole cable.
    `author` is a name and `created` an ISO 8601 moment with zone, both empty where the source says neither.
    `more` are further spans that it is about, `colour` the note colour nearest to its own, `origin` what the
    source calls it, so that it is known again.
    """

    label: str
    words: str
    place: Span | None
    kind: Literal["own", "source", "marginal", "highlight"] = "own"
    author: str = ""
    created: str = ""
    more: tuple[Span, ...] = ()
    colour: str = ""
    origin: str = ""

    def moved(self, move: Callable[[Span], Span]) -> FoundNote:
        """Return the note in another text, where `move` tells of each span what it is there."""
        if self.place is None:
            return self
        return replace(self, place=move(self.place), more=tuple(move(span) for span in self.more))


@dataclass(frozen=True, slots=True)
class ToldField:
    """A header field whose value the file tells outside of the cable's text: in its header, in a note.

    `name` is the record's name of the field; the value of "date" is EDTF.
    """

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Intake:
    """All that one file gives for one cable; only `text` and its place in the file are certain.

    `body` is the message proper without header, stamps and page lines. `furniture` are the lines of the
    archive's page, one span a line, in the order of the text. `encodings` are those that a guessed `encoding`
    could be instead, the likelier first. `structures` and `notes` are what a source that marks its parts says
    of them, each in the order of the text; `told` is what the file says of the cable outside of its text.
    """

    name: str
    data_sha256: str
    encoding: str
    line_ends: LineEnds
    had_bom: bool
    text: str
    title: Found | None
    date: FoundDate | None
    precedence: Found | None
    classification: Found | None
    originator: Found | None
    addressees: tuple[Found, ...]
    info_addressees: tuple[Found, ...]
    cable_number: Found | None
    receipt_number: Found | None
    subject: Found | None
    signatory: Found | None
    archive: Found | None
    credit: Found | None
    rights: Found | None
    summary: Found | None
    distributions: tuple[FoundDistribution, ...]
    stages: tuple[FoundStage, ...]
    body: Span
    furniture: tuple[Span, ...]
    doubts: tuple[Doubt, ...]
    encodings: tuple[str, ...] = ()
    structures: tuple[FoundStructure, ...] = ()
    notes: tuple[FoundNote, ...] = ()
    told: tuple[ToldField, ...] = ()

    @property
    def distribution(self) -> FoundDistribution | None:
        """The first distribution list, which the contract reports; None where the cable has none."""
        return self.distributions[0] if self.distributions else None
