"""What bodies and targets of a Web Annotation must be: resources, selectors, states (3.2, 3.3, 4)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Json = Mapping[str, Any]

SETS = ("Choice", "Composite", "List", "Independents")
"""Resources that are put together of others."""

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*")
_MOMENT = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_SPECIFIC = ("selector", "state", "styleClass", "renderedVia", "scope", "purpose", "source")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where: `where` is the way to it in the annotation ("target[0].selector[1].end")."""

    where: str
    code: str


def several(value: object) -> list[Any]:
    """Return a value that may be one or many as many; none for one that is not there."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def types_of(told: Json) -> list[Any]:
    """Return the types that an object says it is of."""
    return several(told.get("type"))


def is_iri(value: object) -> bool:
    """Tell whether a value is an absolute IRI."""
    return isinstance(value, str) and _IRI.fullmatch(value) is not None


def is_moment(value: object) -> bool:
    """Tell whether a value is a date and time with zone, as xsd:dateTime has it."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(re.sub(r"\.\d+", "", value))
    except ValueError:
        return False
    return True


def at_most_one(told: Json, where: str, *names: str) -> Iterator[Fault]:
    """Yield a fault for each of these properties that is there more than once."""
    for name in names:
        if len(several(told.get(name))) > 1:
            yield Fault(where + name, "anno-more-than-one")


def all_iris(told: Json, where: str, *names: str) -> Iterator[Fault]:
    """Yield a fault for each of these properties that is no IRI, nor anything with one."""
    for name in names:
        for each in several(told.get(name)):
            if not is_iri(each) and not (isinstance(each, dict) and is_iri(each.get("id"))):
                yield Fault(where + name, "anno-iri")


def moments(told: Json, where: str) -> Iterator[Fault]:
    """Yield a fault for each date that is none, or that is there more than once (3.3.1)."""
    for name in ("created", "modified", "generated"):
        values = several(told.get(name)) if name in told else []
        if name in told and (len(values) != 1 or not is_moment(values[0])):
            yield Fault(where + name, "anno-moment")


def resource_faults(told: object, where: str, *, is_body: bool, deep: int = 0) -> Iterator[Fault]:
    """Yield what is wrong with one body or target."""
    if isinstance(told, str):
        if not is_iri(told):
            yield Fault(where, "anno-iri")
        return
    if not isinstance(told, dict) or deep > _DEEPEST:
        yield Fault(where, "anno-resource")
        return
    kinds = types_of(told)
    if any(kind in kinds for kind in SETS):
        yield from _set(told, where, is_body=is_body, deep=deep)
    elif "source" in told or "SpecificResource" in kinds:
        yield from _specific(told, where, deep)
    elif "value" in told or "TextualBody" in kinds:
        yield from _textual(told, where, is_body=is_body)
    elif not is_iri(told.get("id")):
        yield Fault(where, "anno-resource")
    yield from moments(told, f"{where}.")
    yield from all_iris(told, f"{where}.", "rights", "via", "canonical")
    yield from at_most_one(told, f"{where}.", "canonical", "processingLanguage", "textDirection")
    for direction in several(told.get("textDirection")):
        if direction not in ("ltr", "rtl", "auto"):
            yield Fault(f"{where}.textDirection", "anno-direction")


def _set(told: Json, where: str, *, is_body: bool, deep: int) -> Iterator[Fault]:
    items = told.get("items")
    if not isinstance(items, list) or not items:
        yield Fault(f"{where}.items", "anno-items")
        return
    for at, each in enumerate(items):
        yield from resource_faults(each, f"{where}.items[{at}]", is_body=is_body, deep=deep + 1)


def _textual(told: Json, where: str, *, is_body: bool) -> Iterator[Fault]:
    if not is_body:
        yield Fault(where, "anno-text-as-target")
    if not isinstance(told.get("value"), str):
        yield Fault(f"{where}.value", "anno-value")


def _specific(told: Json, where: str, deep: int) -> Iterator[Fault]:
    sources = several(told.get("source"))
    if len(sources) != 1 or isinstance(told.get("source"), list):
        yield Fault(f"{where}.source", "anno-source")
    for source in sources[:1]:
        if not is_iri(source) and not (isinstance(source, dict) and _is_resource(source)):
            yield Fault(f"{where}.source", "anno-source")
    for at, selector in enumerate(several(told.get("selector"))):
        yield from _selector(selector, f"{where}.selector[{at}]", deep)
    for at, state in enumerate(several(told.get("state"))):
        yield from _state(state, f"{where}.state[{at}]", deep)
    yield from all_iris(told, f"{where}.", "scope")


def _is_resource(source: Json) -> bool:
    return is_iri(source.get("id")) or isinstance(source.get("value"), str)


def _selector(told: object, where: str, deep: int) -> Iterator[Fault]:
    if is_iri(told):
        return
    if not isinstance(told, dict) or deep > _DEEPEST:
        yield Fault(where, "anno-selector")
        return
    kinds = types_of(told)
    known = [check for kind, check in _SELECTORS.items() if kind in kinds]
    if len(known) != 1 and not is_iri(told.get("id")):
        yield Fault(where, "anno-selector")
    for check in known:
        yield from check(told, where, deep)
    for at, refined in enumerate(several(told.get("refinedBy"))):
        yield from _refined(refined, f"{where}.refinedBy[{at}]", deep + 1)


def _refined(told: object, where: str, deep: int) -> Iterator[Fault]:
    state = isinstance(told, dict) and any(kind in _STATES for kind in types_of(told))
    yield from (_state if state else _selector)(told, where, deep)


def _words(*names: str, most_one: tuple[str, ...] = ()) -> Callable[[Json, str, int], Iterator[Fault]]:
    def check(told: Json, where: str, deep: int) -> Iterator[Fault]:
        del deep
        for name in names:
            if not isinstance(told.get(name), str):
                yield Fault(f"{where}.{name}", "anno-value")
        for name in most_one:
            if name in told and not isinstance(told[name], str):
                yield Fault(f"{where}.{name}", "anno-value")

    return check


def _fragment(told: Json, where: str, deep: int) -> Iterator[Fault]:
    yield from _words("value")(told, where, deep)
    if "conformsTo" in told and not is_iri(told["conformsTo"]):
        yield Fault(f"{where}.conformsTo", "anno-iri")


def _position(told: Json, where: str, deep: int) -> Iterator[Fault]:
    del deep
    for name in ("start", "end"):
        if type(told.get(name)) is not int or told[name] < 0:
            yield Fault(f"{where}.{name}", "anno-number")


def _svg(told: Json, where: str, deep: int) -> Iterator[Fault]:
    del deep
    if isinstance(told.get("value"), str) == is_iri(told.get("id")):
        yield Fault(where, "anno-svg")


def _range(told: Json, where: str, deep: int) -> Iterator[Fault]:
    for name in ("startSelector", "endSelector"):
        if not isinstance(told.get(name), dict):
            yield Fault(f"{where}.{name}", "anno-selector")
        else:
            yield from _selector(told[name], f"{where}.{name}", deep + 1)


_SELECTORS: dict[str, Callable[[Json, str, int], Iterator[Fault]]] = {
    "FragmentSelector": _fragment,
    "CssSelector": _words("value"),
    "XPathSelector": _words("value"),
    "TextQuoteSelector": _words("exact", most_one=("prefix", "suffix")),
    "TextPositionSelector": _position,
    "DataPositionSelector": _position,
    "SvgSelector": _svg,
    "RangeSelector": _range,
}
SELECTORS = frozenset(_SELECTORS)
"""The selectors that the model knows (4.2)."""
_STATES = frozenset({"TimeState", "HttpRequestState"})


def _state(told: object, where: str, deep: int) -> Iterator[Fault]:
    if is_iri(told):
        return
    if not isinstance(told, dict) or deep > _DEEPEST or not any(kind in _STATES for kind in types_of(told)):
        yield Fault(where, "anno-state")
        return
    if "HttpRequestState" in types_of(told):
        yield from _words("value")(told, where, deep)
    else:
        yield from _time_state(told, where)
    for at, refined in enumerate(several(told.get("refinedBy"))):
        yield from _refined(refined, f"{where}.refinedBy[{at}]", deep + 1)


def _time_state(told: Json, where: str) -> Iterator[Fault]:
    one, both = "sourceDate" in told, ("sourceDateStart" in told, "sourceDateEnd" in told)
    if (one and any(both)) or both[0] != both[1]:
        yield Fault(where, "anno-time-state")
    for name in ("sourceDate", "sourceDateStart", "sourceDateEnd"):
        if name in told and not all(is_moment(each) for each in several(told[name])):
            yield Fault(f"{where}.{name}", "anno-moment")
    yield from all_iris(told, f"{where}.", "cached")
