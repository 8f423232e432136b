"""The account of an export in sentences: what was in the library, what was chosen, what the file holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from db.records import NOTE_KINDS
from desktop.messages.formats import file_words, lost_words
from desktop.messages.words import plural, tr


class Counted(Protocol):
    """What came of one cable."""

    @property
    def cable(self) -> str: ...  # noqa: D102

    @property
    def chosen(self) -> int: ...  # noqa: D102

    @property
    def written(self) -> int: ...  # noqa: D102


class Account(Protocol):
    """What the sentences need to know of an exporter's ledger."""

    @property
    def in_library(self) -> int: ...  # noqa: D102

    @property
    def chosen(self) -> int: ...  # noqa: D102

    @property
    def written(self) -> int: ...  # noqa: D102

    @property
    def left_out(self) -> Mapping[str, int]: ...  # noqa: D102

    @property
    def substitutes(self) -> Sequence[tuple[str, str, int]]: ...  # noqa: D102

    @property
    def corrections(self) -> int: ...  # noqa: D102

    @property
    def corrections_written(self) -> int: ...  # noqa: D102

    @property
    def corrections_left_out(self) -> int: ...  # noqa: D102

    @property
    def findings(self) -> Sequence[str]: ...  # noqa: D102

    @property
    def format(self) -> str: ...  # noqa: D102

    @property
    def lost(self) -> Mapping[str, int]: ...  # noqa: D102

    @property
    def cables(self) -> int: ...  # noqa: D102

    @property
    def cables_written(self) -> int: ...  # noqa: D102

    @property
    def files(self) -> int: ...  # noqa: D102

    @property
    def by_cable(self) -> Sequence[Counted]: ...  # noqa: D102

    @property
    def marks(self) -> int: ...  # noqa: D102

    @property
    def marks_written(self) -> int: ...  # noqa: D102

    @property
    def references_dead(self) -> int: ...  # noqa: D102

    @property
    def references_outside(self) -> int: ...  # noqa: D102


def ledger_sentences(ledger: Account) -> list[str]:
    """Return the account of an export: first the numbers, then what is not as one would expect."""
    place = file_words(ledger.format) if ledger.files == 1 else tr("the files")
    sentences = [
        *_cables(ledger),
        _numbers(ledger, place),
        *_corrections(ledger, place),
        *_marks(ledger, place),
    ]
    lost = [lost_words(code, count) for code, count in ledger.lost.items() if count]
    if lost:
        sentences.append(tr("Not carried by this format: {lost}.", lost=", ".join(lost)))
    sentences += _references(ledger)
    sentences += [_substitute(name, count) for _, name, count in ledger.substitutes]
    if ledger.findings:
        sentences.append(_finding(ledger))
        sentences += ledger.findings
    return sentences


def by_cable_sentences(ledger: Account) -> list[str]:
    """Return what came of each cable, where several are in one file."""
    return [
        tr("{cable}: {chosen} in, {written} out.", cable=each.cable, chosen=each.chosen, written=each.written)
        for each in ledger.by_cable
    ]


def _finding(ledger: Account) -> str:
    if ledger.format != "pdf":
        return tr("Our own check found:")
    if ledger.files == 1:
        return tr("The file does not declare PDF/A and PDF/UA, since our own check found:")
    return tr("Some files do not declare PDF/A and PDF/UA, since our own check found:")


def _cables(ledger: Account) -> list[str]:
    """Return how many cables went in and came out, where it is not one alone."""
    if ledger.cables == ledger.cables_written == 1:
        return []
    cables = plural(ledger.cables, "{n:,} cable in", "{n:,} cables in")
    return [tr("{cables}, {n:,} out.", cables=cables, n=ledger.cables_written)]


def _numbers(ledger: Account, place: str) -> str:
    if not ledger.in_library:
        if ledger.cables == 1:
            return tr("This cable has no notes; {place} has none.", place=place)
        return tr("These cables have no notes.")
    counts = tr(
        "{library}, {chosen:,} chosen, {written:,} in {place}",
        library=plural(ledger.in_library, "{n:,} note in this cable", "{n:,} notes in this cable")
        if ledger.cables == 1
        else plural(ledger.in_library, "{n:,} note in these cables", "{n:,} notes in these cables"),
        chosen=ledger.chosen,
        written=ledger.written,
        place=place,
    )
    left = [_left_out(kind, ledger.left_out[kind]) for kind in NOTE_KINDS if ledger.left_out.get(kind)]
    if not left:
        return tr("{counts}.", counts=counts)
    return tr("{counts}; {kinds} left out by your choice.", counts=counts, kinds=", ".join(left))


def _corrections(ledger: Account, place: str) -> list[str]:
    """Return what became of the corrections of the text, in at most one sentence."""
    if ledger.corrections:
        made = plural(ledger.corrections, "{n} correction of the text", "{n} corrections of the text")
        told = tr("as textual notes") if ledger.format == "pdf" else tr("with what stood there before")
        n = ledger.corrections_written
        return [tr("{made}, {n} in {place} {told}.", made=made, n=n, place=place, told=told)]
    if ledger.corrections_left_out:
        return [
            plural(
                ledger.corrections_left_out,
                "{n} correction of the text is not marked in {place}, by your choice.",
                "{n} corrections of the text are not marked in {place}, by your choice.",
                place=place,
            )
        ]
    return []


def _marks(ledger: Account, place: str) -> list[str]:
    """Return what became of the editor's marks."""
    if not ledger.marks or ledger.lost.get("marks") or ledger.lost.get("marks-unseen"):
        return []
    made = plural(ledger.marks, "{n} editor’s mark", "{n} editor’s marks")
    return [tr("{made}, {n} in {place}.", made=made, n=ledger.marks_written, place=place)]


def _references(ledger: Account) -> list[str]:
    """Return which cross-references lead nowhere in the file."""
    dead = plural(
        ledger.references_dead,
        "{n} cross-reference leads nowhere: its note or cable is in the trash or gone.",
        "{n} cross-references lead nowhere: their notes or cables are in the trash or gone.",
    )
    outside = plural(
        ledger.references_outside,
        "{n} cross-reference is to a note that was not chosen.",
        "{n} cross-references are to notes that were not chosen.",
    )
    told = ((ledger.references_dead, dead), (ledger.references_outside, outside))
    return [sentence for count, sentence in told if count]


def _left_out(kind: str, n: int) -> str:
    one, many = {
        "footnote": ("{n:,} footnote", "{n:,} footnotes"),
        "marginal": ("{n:,} marginal note", "{n:,} marginal notes"),
        "highlight": ("{n:,} highlight", "{n:,} highlights"),
        "source": ("{n:,} source note", "{n:,} source notes"),
        "own": ("{n:,} of the cable's own notes", "{n:,} of the cable's own notes"),
        "general": ("{n:,} general note", "{n:,} general notes"),
    }[kind]
    return plural(n, one, many)


def _substitute(name: str, count: int) -> str:
    if count == 1:
        return tr(
            "{name} has no glyph in the fonts; the page shows [{name}], the attached text keeps it.",
            name=name,
        )
    return tr(
        "{name} has no glyph in the fonts; the page shows [{name}] {n} times, the attached text keeps it.",
        name=name,
        n=count,
    )
