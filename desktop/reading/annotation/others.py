"""Annotations of others, to be laid on cables of the library: by the address of what they are on, or quote.

Whoever has the library finds the cable of each source (`asked`) and gives its text; here the words are found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.interchange.annotation_form import cable_of
from desktop.reading.annotation.comments import Annotated, annotated
from desktop.reading.annotation.file import annotation_file
from desktop.reading.annotation.placing import place_all
from desktop.reading.annotation.targets import Pointing
from desktop.reading.returned import Comment, Refused

_QUOTES = 12
"""Quotes of one source that are looked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What must be found: the cable that a source is. `cable` is its id where the address is one of ours."""

    source: str
    cable: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CableText:
    """A cable of the library with its text."""

    cable: str
    text: str


@dataclass(slots=True)
class Others:
    """The annotations of a file, and what is refused of it."""

    annotations: list[Annotated] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def asked(self) -> tuple[Asked, ...]:
        """Return the sources that the annotations are on, each with its longest quotes."""
        quotes: dict[str, list[str]] = {}
        for one in self.annotations:
            for pointing in one.pointings:
                found = quotes.setdefault(pointing.source, [])
                if pointing.quote:
                    found.append(pointing.quote)
        longest = {one: sorted(set(some), key=lambda q: (-len(q), q)) for one, some in quotes.items()}
        return tuple(Asked(one, cable_of(one), tuple(some[:_QUOTES])) for one, some in longest.items())

    def laid_on(self, cables: Mapping[str, CableText]) -> tuple[tuple[Comment, ...], tuple[Refused, ...]]:
        """Return the annotations as comments on these cables, by source, and all that is refused.

        What is on a source without a cable is refused. Words that the cable does not have are no reason: the
        comment comes without a place.
        """
        comments: list[Comment] = []
        refused = list(self.refused)
        known = {one.key: one for one in self.annotations}
        for one in self.annotations:
            pointings = self._pointings(one, known)
            found = next((cables[each.source] for each in pointings if each.source in cables), None)
            if found is None:
                refused.append(Refused(one.key[:100], "anno-source-unknown"))
                continue
            elsewhere = [each for each in pointings if each.source not in cables]
            refused += [Refused(one.key[:100], "anno-source-unknown") for _ in elsewhere]
            here = [each for each in pointings if cables.get(each.source) == found]
            spans, doubt, quote = place_all(found.text, here)
            comments.append(
                Comment(
                    one.key,
                    one.kind,
                    one.words,
                    one.author,
                    one.created,
                    found.cable,
                    quote,
                    spans,
                    doubt,
                    "",
                    one.answers,
                    one.modified,
                )
            )
        return tuple(comments), tuple(refused)

    def _pointings(self, one: Annotated, known: Mapping[str, Annotated]) -> tuple[Pointing, ...]:
        """Return what an annotation is about: for one that only answers another, what that one is about."""
        seen = {one.key}
        while not one.pointings and one.answers in known and one.answers not in seen:
            seen.add(one.answers)
            one = known[one.answers]
        return one.pointings


def others(data: bytes, name: str) -> Others | None:
    """Return the annotations of a file of anybody; None where it holds none.

    Raises `ReadingError` "file-too-large".
    """
    file = annotation_file(data, name)
    if file is None:
        return None
    known = frozenset(str(each["id"]) for each in file.annotations)
    found = Others(refused=list(file.refused))
    for each in file.annotations:
        made, refused = annotated(each, known)
        found.refused += refused
        if made is not None:
            found.annotations.append(made)
    return found
