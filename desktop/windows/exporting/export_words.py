"""What the export dialog says: which notes will be in the PDF, and what is being done."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from db.records import NoteKind
from desktop.messages.words import plural, tr


def kind_label(kind: NoteKind) -> str:
    """Return the label of the box that chooses a kind of note, with its key."""
    return {
        "footnote": tr("&Footnotes"),
        "highlight": tr("&Highlights"),
        "marginal": tr("&Marginal notes (private)"),
        "source": tr("&Source note"),
        "own": tr("Cable’s &own notes"),
        "general": tr("&General notes"),
    }[kind]


def notes_sentence(
    counts: Mapping[NoteKind, int],
    chosen: Collection[NoteKind],
    corrections: int = 0,
    *,
    place: str = "",
    cables: int = 1,
) -> str:
    """Return how many notes there are, how many will be in the file, and which stay out.

    `corrections` are those that will be told; `place` is what the file is called, by default "the PDF".
    """
    words = _notes_sentence(counts, chosen, place or tr("the PDF"), cables)
    if not corrections or cables > 1:
        return words
    if not sum(counts.values()):
        words = tr("There are no notes.")
    one, many = "{n} correction will be a textual note.", "{n} corrections will be textual notes."
    return tr("{words} {told}", words=words, told=plural(corrections, one, many))


def _notes_sentence(
    counts: Mapping[NoteKind, int], chosen: Collection[NoteKind], place: str, cables: int
) -> str:
    total = sum(counts.values())
    if not total and cables > 1:
        return plural(cables, "{n:,} cable without notes.", "{n:,} cables without notes.")
    if not total:
        return tr("There are no notes; {place} will hold the cable alone.", place=place)
    inside = sum(count for kind, count in counts.items() if kind in chosen)
    private = 0 if "marginal" in chosen else counts.get("marginal", 0)
    others = total - inside - private
    first = plural(total, "{n:,} note in this cable", "{n:,} notes in this cable")
    if cables > 1:
        first = plural(
            total, "{n:,} note in {cables:,} cables", "{n:,} notes in {cables:,} cables", cables=cables
        )
    words = tr("{first}, {inside:,} will be in {place}", first=first, inside=inside, place=place)
    if not private and not others:
        return tr("{words}.", words=words)
    out = []
    if private:
        out.append(plural(private, "{n:,} private one", "{n:,} private ones"))
    if others:
        out.append(plural(others, "{n:,} other", "{n:,} others") if private else f"{others:,}")
    stay = tr("stays out") if private + others == 1 else tr("stay out")
    return tr("{words}; {out} {stay}.", words=words, out=tr(" and ").join(out), stay=stay)


def progress_words(code: str) -> str:
    """Return what is being done, for a code that the exporter reports."""
    return {
        "pages": tr("Setting the pages…"),
        "notes": tr("Laying the notes over their words…"),
        "check": tr("Checking the finished file…"),
        "write": tr("Writing the file…"),
        "done": tr("Writing the file…"),
    }.get(code, tr("Working…"))
