"""The numbers and bullets that Word sets before paragraphs: shown on the page, not written in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from desktop.reading.figures import figure
from desktop.reading.word.package import Element, child, value_of, word_tag

_LEVEL = re.compile(r"%([1-9])")
_BETWEEN = {"tab": "\t", "space": " ", "nothing": ""}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts: "decimal" from 1, written "%1.", a tab behind it."""

    start: int = 1
    form: str = "decimal"
    written: str = ""
    between: str = "\t"


@dataclass(slots=True)
class Numbering:
    """The lists of a file, counting as the text is read from its beginning."""

    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)
    _starts: dict[tuple[str, int], int] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def label(self, properties: Element | None) -> str:
        """Return what is set before the next paragraph of these list properties, blank or tab included."""
        number, depth = child(properties, "numId"), child(properties, "ilvl")
        named = value_of(number) if number is not None else ""
        at = _figure(value_of(depth) if depth is not None else "0", 0)
        levels = self._levels.get(self._lists.get(named, ""), {})
        if at not in levels:
            return ""
        level = levels[at]
        counts = self._counts.setdefault(self._lists[named], {})
        if named not in self._begun:
            self._begun.add(named)
            for (other, deep), start in self._starts.items():
                if other == named:
                    counts[deep] = start - 1
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [deep for deep in counts if deep > at]:
            del counts[deeper]
        if level.form == "bullet":
            return "•" + level.between
        written = _LEVEL.sub(lambda m: _written(counts, levels, int(m[1]) - 1), level.written)
        return written + level.between if written else ""


def numbering_of(parts: list[Element]) -> Numbering:
    """Return the lists that a file defines."""
    numbering = Numbering()
    for element in (one for part in parts for one in part):
        if word_tag(element) == "abstractNum":
            levels = {
                _figure(value_of(one, "ilvl"), 0): _level(one) for one in element if word_tag(one) == "lvl"
            }
            numbering._levels[value_of(element, "abstractNumId")] = levels
        elif word_tag(element) == "num":
            named, form = value_of(element, "numId"), child(element, "abstractNumId")
            numbering._lists[named] = value_of(form) if form is not None else ""
            for one in element:
                start = child(one, "startOverride") if word_tag(one) == "lvlOverride" else None
                if start is not None:
                    place = (named, _figure(value_of(one, "ilvl"), 0))
                    numbering._starts[place] = _figure(value_of(start), 1)
    return numbering


def _level(element: Element) -> Level:
    found = {word_tag(one): value_of(one) for one in element}
    return Level(
        _figure(found.get("start", "1"), 1),
        found.get("numFmt", "decimal"),
        found.get("lvlText", ""),
        _BETWEEN.get(found.get("suff", "tab"), "\t"),
    )


def _written(counts: dict[int, int], levels: dict[int, Level], at: int) -> str:
    level = levels.get(at, Level())
    return figure(counts.get(at, level.start), level.form)


def _figure(value: str, otherwise: int) -> int:
    return int(value) if value.isdecimal() and len(value) < 10 else otherwise
