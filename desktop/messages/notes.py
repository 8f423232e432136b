"""Notes in words: their names, their counts, what a screen reader says of one, what a filter left."""

from __future__ import annotations

from collections.abc import Iterable

from db.numbering import series_mark
from db.records import NOTE_KINDS, Author, Note
from desktop.messages.changes import note_kind
from desktop.messages.times import show_time
from desktop.messages.words import plural, tr


def kind_title(kind: str) -> str:
    """Return the name of a kind of note with a capital letter, as a card's heading."""
    name = note_kind(kind)
    return name[:1].upper() + name[1:]


def note_title(note: Note, number: str | None) -> str:
    """Return what a note is called by itself: "Footnote 4", "Marginal note", "Cable's own note 60a"."""
    if number is not None:
        return tr("{kind} {number}", kind=kind_title(note.kind), number=number)
    if note.kind == "own" and note.label:
        return tr("{kind} {number}", kind=kind_title(note.kind), number=note.label)
    return kind_title(note.kind)


def note_origin(note: Note, author: Author | None) -> str:
    """Return who made a note and when: "Footnote by Anna Weber, 24 November 2026, 03:06"."""
    name = author.name if author is not None else tr("unknown")
    made = show_time(note.created[:16])
    return tr("{kind} by {name}, {time}", kind=kind_title(note.kind), name=name, time=made)


def series_name(series: str) -> str:
    """Return the name of a series of footnotes."""
    return {"": tr("numbers"), "letters": tr("letters"), "symbols": tr("symbols")}.get(series, series)


def series_marks(series: str) -> str:
    """Return the first marks of a series of footnotes, by which it is chosen: "a, b, c"."""
    return tr(", ").join(series_mark(series, ordinal) for ordinal in (1, 2, 3))  # type: ignore[arg-type]


def colour_name(colour: str) -> str:
    """Return the spoken name of a note colour; one that we do not know is spoken as it is kept."""
    return {
        "amber": tr("amber"),
        "green": tr("green"),
        "sky": tr("sky"),
        "violet": tr("violet"),
        "rose": tr("rose"),
        "slate": tr("slate"),
    }.get(colour, colour)


def spoken_note(note: Note, number: str | None, quote: str, words: str, *, orphan: bool) -> str:
    """Return a card for a screen reader: "Footnote 4, sky, on “Pak Seong-cheol”: foreign minister ..."."""
    parts = [note_title(note, number), colour_name(note.colour)]
    if note.kind == "marginal":
        parts.append(tr("private"))
    if orphan:
        parts.append(tr("has lost its place"))
    if quote:
        parts.append(tr("on “{quote}”", quote=quote))
    spoken = tr(", ").join(parts)
    if words:
        spoken = tr("{note}: {words}", note=spoken, words=words)
    if note.tags:
        spoken = tr("{note}; tags {tags}", note=spoken, tags=tr(", ").join(note.tags))
    return spoken


def stands_on(title: str, quote: str, place: int = 1, of: int = 1) -> str:
    """Return where a note stands now: "Footnote 4 stands on “Pak”."; of several places, at which."""
    quote = short_quote(quote)
    if of == 1:
        return tr("{note} stands on “{quote}”.", note=title, quote=quote)
    return tr("{note}, place {n} of {of}, stands on “{quote}”.", note=title, n=place, of=of, quote=quote)


def short_quote(quote: str, most: int = 64) -> str:
    """Return words in one line, of long ones the beginning and the end."""
    flat = " ".join(quote.split()) or quote
    half = most // 2 - 2
    return flat if len(flat) <= most else f"{flat[:half].rstrip()} … {flat[-half:].lstrip()}"


def counts_of_kinds(kinds: Iterable[str]) -> str:
    """Return how many notes there are of each kind: "6 footnotes, 3 marginal, 2 highlights"."""
    counts: dict[str, int] = {}
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
    return tr(", ").join(_count(kind, counts[kind]) for kind in NOTE_KINDS if kind in counts)


def _count(kind: str, n: int) -> str:
    return {
        "footnote": plural(n, "{n} footnote", "{n} footnotes"),
        "marginal": plural(n, "{n} marginal", "{n} marginal"),
        "highlight": plural(n, "{n} highlight", "{n} highlights"),
        "own": plural(n, "{n} of the cable", "{n} of the cable"),
        "general": plural(n, "{n} general", "{n} general"),
        "source": plural(n, "{n} source note", "{n} source notes"),
    }[kind]


def filter_result(shown: int, of: int, words: str, *, by_words_only: bool) -> str:
    """Return how many notes a filter has left, in a sentence; `words` are those looked for."""
    if not by_words_only:
        return plural(shown, "{n} of {of} notes is shown.", "{n} of {of} notes are shown.", of=of)
    if " " in words:
        one, many = (
            "{n} of {of} notes has the words “{words}”.",
            "{n} of {of} notes have the words “{words}”.",
        )
    else:
        one, many = (
            "{n} of {of} notes has the word “{words}”.",
            "{n} of {of} notes have the word “{words}”.",
        )
    return plural(shown, one, many, of=of, words=words)


def note_number(name: str) -> str:
    """Return what a note is called by its number ("note 3"), or by its kind where it has none."""
    return note_kind(name) if name in NOTE_KINDS else tr("note {n}", n=name)
