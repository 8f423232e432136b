"""What an annotation is about: each target as words and a position to look for, or why it cannot be used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from desktop.interchange.annotation_parts import SETS, Json, several, types_of

_CHARACTERS = re.compile(r"(?:char=)(\d{1,9}),(\d{1,9})(?:;.*)?")
_TEXT_FRAGMENT = "rfc5147"
_WITHIN = ("XPathSelector", "CssSelector", "FragmentSelector")


@dataclass(frozen=True, slots=True)
class Pointing:
    """Words of a resource: a quote with what is round it, a position, or both; neither for all of it."""

    source: str
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it is the resource as a whole."""
        return not self.quote and self.start is None


@dataclass(slots=True)
class Pointed:
    """The targets of an annotation: what can be used, and a code for each that cannot."""

    pointings: list[Pointing] = field(default_factory=list)
    unusable: list[tuple[str, str]] = field(default_factory=list)


def pointed(annotation: Json) -> Pointed:
    """Return what an annotation is about."""
    found = Pointed()
    for target in several(annotation.get("target")):
        _target(found, target)
    return found


def _target(found: Pointed, target: Any) -> None:  # noqa: ANN401 - whatever JSON has
    if isinstance(target, str):
        found.pointings.append(Pointing(target))
        return
    if not isinstance(target, dict):
        return
    kinds = types_of(target)
    if any(kind in kinds for kind in SETS):
        items = target.get("items")
        some = items if isinstance(items, list) else []
        if "Choice" in kinds:
            _choice(found, some)
        else:
            for each in some:
                _target(found, each)
    elif "source" in target:
        _specific(found, target)
    elif isinstance(target.get("id"), str):
        found.pointings.append(Pointing(target["id"]))


def _choice(found: Pointed, items: list[Any]) -> None:
    """Take the first of several targets that can be used."""
    tried = [Pointed() for _ in items]
    for one, each in zip(tried, items, strict=True):
        _target(one, each)
        if one.pointings:
            found.pointings += one.pointings
            return
    found.unusable += [why for one in tried for why in one.unusable]


def _specific(found: Pointed, target: Json) -> None:
    source = target["source"]
    named = (
        source if isinstance(source, str) else str(source.get("id", "")) if isinstance(source, dict) else ""
    )
    selectors = several(target.get("selector"))
    if not selectors:
        found.pointings.append(Pointing(named))
        return
    whole = Pointing(named)
    unusable: list[str] = []
    for selector in selectors:
        for one in _selected(selector):
            if isinstance(one, str):
                unusable.append(one)
            else:
                whole = _both(whole, one)
    if whole.is_whole:
        found.unusable += [("anno-selector-unusable", name) for name in unusable]
    else:
        found.pointings.append(whole)


def _both(one: Pointing, other: Pointing) -> Pointing:
    """Return what two selectors of one target say together."""
    made = one
    if not made.quote and other.quote:
        made = replace(made, quote=other.quote, prefix=other.prefix, suffix=other.suffix)
    if made.start is None and other.start is not None:
        made = replace(made, start=other.start, end=other.end)
    return made


def _selected(selector: Any, *, within: bool = False) -> Iterator[Pointing | str]:  # noqa: ANN401
    """Yield what a selector selects, or its name where it is no words; `within` a part of the resource."""
    if not isinstance(selector, dict):
        yield str(selector)[:80]
        return
    kinds = types_of(selector)
    refined = [each for each in several(selector.get("refinedBy")) if isinstance(each, dict)]
    if "TextQuoteSelector" in kinds:
        yield Pointing("", selector["exact"], selector.get("prefix", ""), selector.get("suffix", ""))
    elif "TextPositionSelector" in kinds:
        # A position within an element that another selector selects is none in the whole text.
        yield "TextPositionSelector" if within else Pointing("", start=selector["start"], end=selector["end"])
    elif "RangeSelector" in kinds:
        yield from _range(selector, within=within)
    elif "FragmentSelector" in kinds and (found := _characters(selector)) is not None and not within:
        yield found
    elif refined:
        for each in refined:
            yield from _selected(each, within=True)
    else:
        yield str(next(iter(kinds), "selector"))[:80]


def _characters(selector: Json) -> Pointing | None:
    """Return the place that a fragment of plain text names ("char=10,20"), as RFC 5147 has it."""
    if _TEXT_FRAGMENT not in str(selector.get("conformsTo", "")).lower():
        return None
    found = _CHARACTERS.fullmatch(str(selector.get("value", "")))
    return Pointing("", start=int(found[1]), end=int(found[2])) if found else None


def _range(selector: Json, *, within: bool) -> Iterator[Pointing | str]:
    """Yield what lies from the beginning of one selection to the beginning of the other (4.2.9)."""
    first = next(_selected(selector.get("startSelector"), within=within), "RangeSelector")
    last = next(_selected(selector.get("endSelector"), within=within), "RangeSelector")
    if isinstance(first, str) or isinstance(last, str):
        yield "RangeSelector"
    elif first.start is not None and last.start is not None:
        yield Pointing("", start=first.start, end=last.start)
    else:
        yield "RangeSelector"
