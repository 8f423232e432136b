"""Cases for the notes: a text, an edit of it, the spans, and what every new letter stands for."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench import anchor_edits as edits
from tests.bench import anchor_rewriting as rewriting
from tests.bench.anchor_letters import Letters, Settled, letters_of, plain, settled
from tests.bench.anchor_texts import texts

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Case:
    """One old text, what became of it, and the spans of the notes in the old one."""

    text_name: str
    edit: str
    old: str
    new: Settled
    spans: tuple[Span, ...]


def cases(notes: int, seed: int = 1, folder: Path | None = None) -> Iterator[Case]:
    """Yield cases with at least `notes` notes in all, the same for the same seed and folder."""
    chance = random.Random(seed)
    chosen = texts(seed, folder)
    each = -(-notes // (len(EDITS) * len(chosen)))
    for name, text in chosen.items():
        for kind, edit in EDITS.items():
            old = plain(PREPARED[kind](letters_of(text), chance)) if kind in PREPARED else text
            new = settled(edit(letters_of(old), chance))
            yield Case(name, kind, old, new, spans_of(old, each, chance))


def several(letters: Letters, chance: random.Random) -> Letters:
    """Make two to five kinds of edits at once."""
    others = [edit for edit in EDITS.values() if edit is not several]
    for edit in chance.sample(others, chance.randint(2, 5)):
        letters = edit(letters, chance)
    return letters


EDITS: dict[str, Callable[[Letters, random.Random], Letters]] = {
    "typos": edits.typos,
    "insertions": edits.insertions,
    "deletions": edits.deletions,
    "words exchanged": edits.rewords,
    "editor's brackets": edits.brackets,
    "moved paragraphs": edits.moves,
    "swapped paragraphs": edits.swaps,
    "swapped sentences": edits.sentences,
    "repeated lines": edits.repeats,
    "changed line breaks": rewriting.line_breaks,
    "paragraphs parted, joined": rewriting.paragraphs,
    "hyphens taken out": rewriting.hyphens_out,
    "hyphens put in": rewriting.hyphens_in,
    "page heads put in": rewriting.heads_in,
    "page heads taken out": rewriting.heads_out,
    "spelling throughout": rewriting.spelling,
    "capitals": rewriting.cases,
    "punctuation": rewriting.punctuation,
    "spaces": rewriting.spaces,
    "diacritics": rewriting.diacritics,
    "scanner's confusions": rewriting.confusions,
    "noise 0.5 %": rewriting.noise(0.005),
    "noise 2 %": rewriting.noise(0.02),
    "noise 5 %": rewriting.noise(0.05),
    "typed anew": rewriting.retyped,
    "moved, put in, taken out": edits.mixed,
    "several at once": several,
}
PREPARED: dict[str, Callable[[Letters, random.Random], Letters]] = {
    "hyphens taken out": rewriting.hyphens_in,
    "page heads taken out": rewriting.heads_in,
}


def spans_of(text: str, count: int, chance: random.Random) -> tuple[Span, ...]:
    """Return the spans of so many notes: most on some words, some on less, on more, on what is frequent."""
    frequent = [word for word, _ in Counter(re.findall(r"\w{2,}", text)).most_common(12)]
    spaced = text.count(" ") > len(text) / 20
    found: list[Span] = []
    while len(found) < count:
        kind = chance.random()
        if kind < 0.08:
            span = _sized(text, chance.randrange(len(text)), chance.randint(1, 3))
        elif kind < 0.14 and frequent:
            places = [m.span() for m in re.finditer(re.escape(chance.choice(frequent)), text)]
            span = chance.choice(places)
        elif kind < 0.18:
            at = chance.randrange(len(text))
            span = (text.rfind("\n", 0, at) + 1, (text.find("\n", at) + len(text)) % len(text))
        elif kind < 0.21:
            size = chance.randint(1, 30)
            span = chance.choice([(0, size), (len(text) - size, len(text))])
        elif kind < 0.26 and found:
            span = _words(text, found[-1][1] + 1, chance.choice((4, 12, 40)), spaced=spaced)
        elif kind < 0.34:
            span = _sized(text, chance.randrange(len(text)), chance.choice((4, 8, 20, 60)))
        else:
            size = chance.choice((4, 8, 12, 20, 40, 80, 150, 400))
            span = _words(text, chance.randrange(len(text)), size, spaced=spaced)
        start, end = _bare(text, *span)
        if any(c.isalnum() for c in text[start:end]):
            found.append((start, end))
    return tuple(found)


def _sized(text: str, start: int, size: int) -> Span:
    return start, min(len(text), start + size)


def _words(text: str, start: int, size: int, *, spaced: bool) -> Span:
    """Return a span of about this size from about here on, of whole words where there are spaces."""
    start = min(start, len(text))
    end = min(len(text), start + size)
    if spaced:
        while start and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
    return start, end


def _bare(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
