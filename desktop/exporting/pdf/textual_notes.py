"""Corrections of the text as textual notes: what stood there as imported, and why it was corrected.

They are a series of their own, lettered a to z, aa, ab ..., so that no footnote changes its number; a letter
that the cable's own notes bear already is passed over. Their form is the apparatus of an edition: the words
as printed and a bracket, then the words as imported in italics. What cannot be seen (a line break, a
no-break space) is said in words, with the words that stand round it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, product
from typing import Any

from desktop.exporting import han
from desktop.exporting.dossier import Dossier, DossierCorrection
from desktop.exporting.note_words import Piece
from desktop.exporting.pdf import page_parts

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_LEMMA = 64
"""Characters of the words as printed that stand before the bracket; the middle of longer ones is left out."""
_IMPORTED = 1200
"""Characters of the words as imported that are printed; the attached file has them all."""
_BLANKS = {"\n": "line break", "\t": "tab", " ": "space", "\u00a0": "no-break space", "\u3000": "wide space"}
_NEAR = 80
"""Code points in which the word beside a place is looked for."""


def letters(taken: Iterable[str]) -> Iterator[str]:
    """Yield the marks of the series, without those that are taken."""
    others = {each.strip() for each in taken}
    for size in count(1):
        for each in product(_ALPHABET, repeat=size):
            mark = "".join(each)
            if mark not in others:
                yield mark


def marks(dossier: Dossier) -> tuple[str, ...]:
    """Return the marks of a dossier's corrections, in their order."""
    series = letters(note.label for note in dossier.notes if note.label)
    return tuple(next(series) for _ in dossier.corrections)


Told = str | tuple[str, str]
"""Words, or ("i", words) for those as imported."""


def entries(dossier: Dossier) -> Iterator[tuple[str, str, tuple[Told, ...]]]:
    """Yield each correction as its mark, the words before the bracket, and what is said of them."""
    for mark, each in zip(marks(dossier), dossier.corrections, strict=True):
        lemma, told = _told(dossier.text, each)
        yield mark, _shortened(lemma, _LEMMA), (*told, _because(each))


def textual_notes(dossier: Dossier, show: Callable[[str], str]) -> list[dict[str, Any]]:
    """Return the notes of the page template for all corrections, in their order.

    The first words of each are marked "x-note:N", counted on from the dossier's notes, so that it can be
    counted in the finished file.
    """
    made = []
    first = len(dossier.notes)
    for index, (mark, lemma, told) in enumerate(entries(dossier)):
        said: list[Piece] = [
            ["i", [show(piece[1])]] if isinstance(piece, tuple) else show(piece) for piece in told
        ]
        made.append(
            {
                "mark": mark,
                "slanted": True,
                "lead": page_parts.words(lemma, show, dossier.language),
                "closer": "]",
                "swatch": None,
                "anchor": first + index,
                "words": [said],
                "h": han.shapes(dossier.corrections[index].sic, dossier.language),
                "colour": "slate",
            }
        )
    return made


def _told(text: str, each: DossierCorrection) -> tuple[str, Sequence[Told]]:
    """Return the words before the bracket, and what is said of them up to the reason."""
    start, end = each.span
    if each.sic.split() == each.corr.split():
        return _blanks_told(text, each)
    if _needs_neighbours(each.sic, each.corr):
        left, right = _neighbours(text, start, end)
        was = _shortened(_on_one_line(left + each.sic + right), _IMPORTED)
        now = _on_one_line(left + each.corr + right)
        return now or "the text", [("i", was), " as imported; corrected"]
    sic = _shortened(_on_one_line(each.sic), _IMPORTED)
    if not each.corr.strip():
        before = _word_before(text, start)
        if before:
            return before, ["followed by ", ("i", sic), " as imported; left out"]
        return _word_after(text, end) or "the text", ["preceded by ", ("i", sic), " as imported; left out"]
    if not each.sic.strip():
        return _on_one_line(each.corr), ["not in the text as imported; added"]
    if unicodedata.normalize("NFKC", each.sic) == unicodedata.normalize("NFKC", each.corr):
        points = " ".join(f"U+{ord(character):04X}" for character in each.sic[:12])
        return _on_one_line(each.corr), [("i", sic), f" ({points}) as imported; corrected"]
    return _on_one_line(each.corr), [("i", sic), " as imported; corrected"]


def _blanks_told(text: str, each: DossierCorrection) -> tuple[str, Sequence[Told]]:
    """Tell of a correction that exchanged nothing but blanks."""
    sic, corr = each.sic, each.corr
    head = _alike(sic, corr)
    tail = _alike(sic[head:][::-1], corr[head:][::-1])
    was, now = sic[head : len(sic) - tail], corr[head : len(corr) - tail]
    place, end = each.span[0] + head, each.span[1] - tail
    if not was or not now:
        # One line break that became two: both are told whole, not only the one that came.
        more = _run_beside(text, place, end, (was or now)[:1])
        was, now = was + more, now + more
    before, after = _word_before(text, place), _word_after(text, end)
    where = "between these words" if before and after else "after this word" if before else "before this word"
    lemma = " ".join(filter(None, (before, after))) or "the text"
    return lemma, [f"{_in_words(was)} {where} as imported; corrected to {_in_words(now)}"]


def _run_beside(text: str, start: int, end: int, blank: str) -> str:
    """Return the blanks of one kind that stand directly before and behind a part of a text."""
    first, last = start, end
    while first and text[first - 1] == blank:
        first -= 1
    while last < len(text) and text[last] == blank:
        last += 1
    return text[first:start] + text[end:last]


def _needs_neighbours(sic: str, corr: str) -> bool:
    """Tell whether a correction says nothing by itself: a point, or a line that was joined to another."""
    if not any(character.isalnum() for character in sic + corr):
        return True
    return bool(sic and corr) and sic.count("\n") != corr.count("\n")


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the word before a span and the one after, with the blanks between them and the span."""
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    left = re.search(r"\S+\s*$", before)
    right = re.match(r"\s*\S+", after)
    return left[0] if left else "", right[0] if right else ""


def _because(each: DossierCorrection) -> str:
    reasons = list(dict.fromkeys(one.reason for one in each.steps if one.reason.strip()))
    words = ": " + "; ".join(" ".join(reason.split()) for reason in reasons) if reasons else ""
    return words if words.endswith((".", "!", "?")) else words + "."


def _in_words(blanks: str) -> str:
    """Return the names of blanks: "line break", "2 spaces"."""
    parts = []
    for run in re.finditer(r"(.)\1*", blanks, re.DOTALL):
        size = len(run[0])
        name = _BLANKS.get(run[1], f"U+{ord(run[1]):04X}")
        parts.append(name if size == 1 else f"{size} {name}s")
    return " and ".join(parts) or "nothing"


def _word_before(text: str, place: int) -> str:
    words = text[max(0, place - _NEAR) : place].split()
    return words[-1].strip("([{“‘\"'") or words[-1] if words else ""


def _word_after(text: str, place: int) -> str:
    words = text[place : place + _NEAR].split()
    return words[0].rstrip(".,;:!?)]}”’") or words[0] if words else ""


def _on_one_line(words: str) -> str:
    """Return words with their line ends as strokes, as quotations of verse have them."""
    return " / ".join(line.strip() for line in words.strip().splitlines() if line.strip())


def _shortened(words: str, most: int) -> str:
    plain = " ".join(words.split())
    if len(plain) <= most:
        return plain
    half = most // 2 - 2
    return f"{plain[:half].rstrip()} … {plain[-half:].lstrip()}"


def _alike(one: str, other: str) -> int:
    """Return how many characters two strings begin with alike."""
    for at, (ours, theirs) in enumerate(zip(one, other, strict=False)):
        if ours != theirs:
            return at
    return min(len(one), len(other))
