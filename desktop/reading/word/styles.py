"""What the styles of a Word file give to the words that bear them: italics, bold, raised letters, heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from desktop.reading.word.package import Element, child, is_on, value_of, word_tag

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|заголовок)\s?\d|title|titel", re.IGNORECASE)
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How words look; None where nothing is said of it."""

    italic: bool | None = None
    bold: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None

    def over(self, below: Look) -> Look:
        """Return this look, and where it says nothing that of `below`."""
        return Look(
            below.italic if self.italic is None else self.italic,
            below.bold if self.bold is None else self.bold,
            below.raised if self.raised is None else self.raised,
            below.hidden if self.hidden is None else self.hidden,
        )

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of structure that words of this look have."""
        said = (("italic", self.italic), ("bold", self.bold), ("superscript", self.raised))
        return tuple(kind for kind, on in said if on)


def look_of(properties: Element | None) -> Look:
    """Return what the properties of a run say of its look."""
    if properties is None:
        return Look()
    found: dict[str, bool | None] = {"i": None, "b": None, "vanish": None}
    raised: bool | None = None
    for one in properties:
        name = word_tag(one)
        if name in found:
            found[name] = is_on(one)
        elif name == "vertAlign":
            raised = value_of(one) == "superscript"
    return Look(found["i"], found["b"], raised, found["vanish"])


PLAIN = Look()
"""The look of words of which nothing is said."""


@dataclass(slots=True)
class Styles:
    """The styles of a file by their ids."""

    _looks: dict[str, Look] = field(default_factory=dict)
    _headings: set[str] = field(default_factory=set)

    def look(self, style: str) -> Look:
        """Return the look of a style; an unknown one says nothing."""
        return self._looks.get(style, Look())

    def is_heading(self, style: str) -> bool:
        """Whether paragraphs of this style are headings."""
        return style in self._headings


def styles_of(parts: list[Element]) -> Styles:
    """Return the styles of a file, those that are based on others completed."""
    elements = {value_of(one, "styleId"): one for part in parts for one in part if word_tag(one) == "style"}
    styles = Styles()
    for style, element in elements.items():
        look = Look()
        heading = False
        at: Element | None = element
        for _ in range(_DEEPEST):
            if at is None:
                break
            look = look.over(look_of(child(at, "rPr")))
            name = child(at, "name")
            level = child(at, "pPr", "outlineLvl")
            heading = heading or (name is not None and _HEADING.fullmatch(value_of(name)) is not None)
            heading = heading or (level is not None and value_of(level) in set("012345678"))
            based = child(at, "basedOn")
            at = elements.get(value_of(based)) if based is not None else None
        styles._looks[style] = look
        if heading:
            styles._headings.add(style)
    return styles
