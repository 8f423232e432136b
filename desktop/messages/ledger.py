"""The account of an export in sentences: what was in the library, what was chosen, what the file holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from db.records import NOTE_KINDS
from desktop.messages.words import plural, tr


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


def ledger_sentences(ledger: Account) -> list[str]:
    """Return the account of a finished PDF: first the numbers, then what is not as one would expect."""
    sentences = [_numbers(ledger), *_corrections(ledger)]
    sentences += [_substitute(name, count) for _, name, count in ledger.substitutes]
    if ledger.findings:
        sentences.append(tr("The file does not declare PDF/A and PDF/UA, since our own check found:"))
        sentences += ledger.findings
    return sentences


def _numbers(ledger: Account) -> str:
    if not ledger.in_library:
        return tr("This cable has no notes; the PDF has none.")
    counts = tr(
        "{library}, {chosen} chosen, {written} in the PDF",
        library=plural(ledger.in_library, "{n} note in this cable", "{n} notes in this cable"),
        chosen=ledger.chosen,
        written=ledger.written,
    )
    left = [_left_out(kind, ledger.left_out[kind]) for kind in NOTE_KINDS if ledger.left_out.get(kind)]
    if not left:
        return tr("{counts}.", counts=counts)
    return tr("{counts}; {kinds} left out by your choice.", counts=counts, kinds=", ".join(left))


def _corrections(ledger: Account) -> list[str]:
    """Return what became of the corrections of the text, in at most one sentence."""
    if ledger.corrections:
        made = plural(ledger.corrections, "{n} correction of the text", "{n} corrections of the text")
        return [tr("{made}, {n} in the PDF as textual notes.", made=made, n=ledger.corrections_written)]
    if ledger.corrections_left_out:
        return [
            plural(
                ledger.corrections_left_out,
                "{n} correction of the text is not marked in the PDF, by your choice.",
                "{n} corrections of the text are not marked in the PDF, by your choice.",
            )
        ]
    return []


def _left_out(kind: str, n: int) -> str:
    one, many = {
        "footnote": ("{n} footnote", "{n} footnotes"),
        "marginal": ("{n} marginal note", "{n} marginal notes"),
        "highlight": ("{n} highlight", "{n} highlights"),
        "source": ("{n} source note", "{n} source notes"),
        "own": ("{n} of the cable's own notes", "{n} of the cable's own notes"),
        "general": ("{n} general note", "{n} general notes"),
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
