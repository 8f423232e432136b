"""The dossier: everything that one export prints, and nothing else, apart from any library.

`gather` (in the window's and the command line's session) makes a dossier from the library and the
choices; an exporter takes it as a value and knows neither store nor widget. Because only the chosen
notes are in it, what the historian left out cannot reach the file by any path.

Offsets count Unicode code points of `text`, end-exclusive. Moments (`created`, `modified`) are ISO 8601
with zone; times of the cable (`when`) are EDTF.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.library_records import NameKind
from db.mark_labels import mark_label
from db.records import CopiesState, MarkKind, NoteKind, NoteSeries, Record

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DossierField:
    """One line of the header: `label` is the word before it, `supplied` says the editor gave the value.

    The value of the field named "date" is EDTF; every other value is as written.
    """

    name: str
    label: str
    value: str
    supplied: bool = False


@dataclass(frozen=True, slots=True)
class DossierStage:
    """One handling step, in the cable's order.

    `elapsed` is the time to the next stage in minutes (negative where the order is impossible), or
    None where there is no next stage or the time cannot be told.
    """

    name: str
    when: str | None
    by: str = ""
    as_written: str = ""
    elapsed: int | None = None


@dataclass(frozen=True, slots=True)
class DossierEntry:
    """One line of a distribution list; `copies` is a number exactly when `state` is "stated"."""

    recipient: str
    copies: int | None
    state: CopiesState


@dataclass(frozen=True, slots=True)
class DossierDistribution:
    """One distribution list with what it states, what was counted, and the verdict on the two."""

    heading: str
    entries: tuple[DossierEntry, ...]
    stated_total: int | None
    counted: int | None
    verdict: str


WEARS = {
    "italic": "i",
    "bold": "b",
    "small capitals": "c",
    "superscript": "r",
    "subscript": "l",
    "underline": "u",
    "struck": "s",
}
"""The kinds of structure of words that the source sets otherwise, each with its letter in the page's data."""


@dataclass(frozen=True, slots=True)
class DossierStructure:
    """A part of the text that is set in its own way: "title", "subject", "heading", "italic" ..."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DossierNote:
    """One chosen note. `words` is CommonMark source; `spans` is empty for an orphan.

    In `words` each cross-reference says what it leads to now, and is a link ("note:ID", "cable:ID") only
    where that is in the file; `source_words` are the words unchanged, as they come back.

    `number` is a footnote's number; `label` what is printed in its place for one of another `series` ("b") or
    for a cable's own note. `mark` is what stands in the text for it: the same, but a label that could be one
    of a series beside it stands in brackets, and a note without either has "◊" or nothing. `quotes`
    holds the words of each span; `prefix` and `suffix` stand round the first of them.
    """

    id: str
    kind: NoteKind
    words: str
    number: int | None = None
    label: str | None = None
    colour: str = "amber"
    tags: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    quotes: tuple[str, ...] = ()
    prefix: str = ""
    suffix: str = ""
    author: str = ""
    created: str = ""
    modified: str = ""
    series: NoteSeries = ""
    mark: str = ""
    source_words: str = ""


@dataclass(frozen=True, slots=True)
class DossierMention:
    """Words of the text that mention a name; `id` is that of the mention."""

    id: str
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DossierName:
    """A person, place or organization that the cable mentions, with its mentions in the order of the text.

    `heading` is the form under which it is listed, `variants` are its other spellings, `links` addresses in
    authority files. `identification` says who or what it is, where the first mention (`identified`, its id)
    carries such a note; it is computed and no note of the library.
    """

    id: str
    kind: NameKind
    heading: str
    variants: tuple[str, ...] = ()
    dates: str = ""
    description: str = ""
    links: tuple[str, ...] = ()
    mentions: tuple[DossierMention, ...] = ()
    identification: str = ""
    identified: str = ""


@dataclass(frozen=True, slots=True)
class DossierMark:
    """One mark of the editor: the text itself is as it was. `span` may be empty for an insertion or a gap.

    `words` are those put in, or how much is missing; `label` is what stands in the line for it, behind the
    span: "[words]", "[?]", "[...]", or "" for a deletion.
    """

    id: str
    kind: MarkKind
    span: Span
    words: str = ""
    reason: str = ""
    author: str = ""
    created: str = ""

    @property
    def label(self) -> str:
        """What the mark prints in the text, in the editor's brackets."""
        return mark_label(self.kind, self.words)


@dataclass(frozen=True, slots=True)
class CorrectionStep:
    """One reading that had a part in a correction: its ordinal, why it was made, by whom and when."""

    reading: int
    reason: str
    author: str
    created: str


@dataclass(frozen=True, slots=True)
class DossierCorrection:
    """Words that the text has otherwise than reading 0: `sic` stood at `original`, `corr` stands at `span`.

    `original` counts the code points of reading 0. `steps` are the readings that made it so, the latest last;
    there are none where that is not known.
    """

    span: Span
    original: Span
    sic: str
    corr: str
    steps: tuple[CorrectionStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """One cable as it shall be exported.

    `references_dead` counts cross-references that lead nowhere, `references_outside` those to notes that were
    not chosen.

    `body` is the message proper; `furniture` are the lines of the archive's web page. `left_out` counts
    the notes that stay in the library, by kind: it feeds the ledger and is never written to the file.
    `corrections` are those chosen to be printed; where they were not chosen, `corrections_left_out` counts
    them for the ledger. `original_reading` is the id of reading 0, where there are corrections.
    `source_note` is CommonMark for the unnumbered note at the title, used where no note of kind
    "source" was chosen. `credit` and `rights` make the credit line at the end. `names` are those
    mentioned, by kind and heading; none where they were not chosen. `carried` are the records that go along
    so that they can come back, `texts` those that they lean on: see `carried`.
    """

    cable_id: str
    title: str
    text: str
    reading: str
    language: str = "en"
    fields: tuple[DossierField, ...] = ()
    body: Span | None = None
    furniture: tuple[Span, ...] = ()
    structure: tuple[DossierStructure, ...] = ()
    stages: tuple[DossierStage, ...] = ()
    stages_total_minutes: int | None = None
    distributions: tuple[DossierDistribution, ...] = ()
    notes: tuple[DossierNote, ...] = ()
    corrections: tuple[DossierCorrection, ...] = ()
    corrections_left_out: int = 0
    original_reading: str = ""
    authors: tuple[str, ...] = ()
    exported_by: str = ""
    library_note_count: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    source_note: str = ""
    credit: str = ""
    rights: str = ""
    names: tuple[DossierName, ...] = ()
    carried: tuple[Record, ...] = ()
    texts: tuple[str, ...] = ()
    marks: tuple[DossierMark, ...] = ()
    references_dead: int = 0
    references_outside: int = 0

    def value(self, name: str) -> str:
        """Return the value of the first header field of that name, or an empty string."""
        return next((each.value for each in self.fields if each.name == name), "")


def series_in_use(dossier: Dossier) -> set[NoteSeries]:
    """Return the series in which footnotes of a dossier are counted."""
    return {
        note.series
        for note in dossier.notes
        if note.number is not None or (note.kind == "footnote" and note.label)
    }
