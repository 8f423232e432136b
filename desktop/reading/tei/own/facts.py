"""Header, stages, distribution, names and marks of a cable, with what was changed of them in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from db.library_records import Name
from db.records import Distribution, EditorialMark, HeaderField, Recipient, Stage
from desktop.interchange.tei_form import Element, name_of, shown, words_of
from desktop.reading.tei.own.back import Back, derived

_SECONDS = re.compile(r"(T\d\d:\d\d):00(?=$|Z|[+-])")


def read_facts(back: Back, named: Mapping[str, Element]) -> None:
    """Take in what the elements outside of the text say, by their ids."""
    for field in back.of(HeaderField):
        if field.id in named:
            _field(back, field, named[field.id])
    for stage in back.of(Stage):
        if stage.id in named:
            _stage(back, stage, named[stage.id])
    for listed in back.of(Distribution):
        if listed.id in named:
            _distribution(back, listed, named[listed.id])
    for each in back.of(Name):
        if each.id in named:
            _name(back, each, named[each.id])


def read_marks(back: Back, marked: Mapping[str, Element]) -> None:
    """Take in what the elements of the editor's marks say that stand between words."""
    for mark in back.of(EditorialMark):
        for anchor in back.places.get(mark.id, ()):
            element = marked.get(anchor.id)
            if element is None:
                continue
            if name_of(element) == "supplied":
                back.say(mark, "words", words_of(element))
            elif name_of(element) == "gap":
                back.say(mark, "words", element.get("extent", ""))


def edtf_of(date: Element) -> str:
    """Return the time that the attributes of a `date` of ours say."""
    custom, when = date.get("when-custom"), date.get("when")
    if custom is not None:
        return custom
    if when is not None:
        return when
    first, last = date.get("from"), date.get("to")
    return f"{first or '..'}/{last or '..'}" if first or last else ""


def _same_time(one: str, other: str) -> bool:
    return _SECONDS.sub(r"\1", shown(one)) == _SECONDS.sub(r"\1", other)


def _field(back: Back, field: HeaderField, element: Element) -> None:
    if name_of(element) == "date":
        said = edtf_of(element)
        if said and not _same_time(field.value, said):
            back.change(field, value=_SECONDS.sub(r"\1", said), supplied=True)
        return
    said = words_of(element)
    if said != shown(field.value):
        back.change(field, value=said, supplied=True)


def _stage(back: Back, stage: Stage, action: Element) -> None:
    told: dict[str, Element] = {}
    for child in action:
        told.setdefault(child.get("type") or name_of(child), child)
    for name, key in (("name", "stage"), ("by", "by"), ("place", "placeName"), ("as_written", "as-written")):
        if key in told:
            back.say(stage, name, words_of(told[key]))
    if "date" in told:
        said = edtf_of(told["date"])
        if said and not _same_time(stage.when, said):
            back.change(stage, when=_SECONDS.sub(r"\1", said))


def _distribution(back: Back, listed: Distribution, element: Element) -> None:
    ordinal = 0
    for child in element:
        name = name_of(child)
        if name == "head":
            back.say(listed, "heading", words_of(child))
        elif name == "item":
            _recipient(back, listed, child, ordinal)
            ordinal += 1
        elif name == "trailer":
            total = _number(child, "stated-total")
            if total is not None:
                back.change(listed, stated_total=total)


def _recipient(back: Back, listed: Distribution, item: Element, ordinal: int) -> None:
    key = item.get("{http://www.w3.org/XML/1998/namespace}id", "")
    known = back.get(Recipient, key)
    name = _first(item, "name", "orgName", "persName", "placeName")
    copies = _number(item, "copies")
    words = words_of(name) if name is not None else _own_words(item)
    if known is None:
        if words:
            made = derived("p", listed.id, key or words, str(ordinal))
            state = "not stated" if copies is None else "stated"
            back.put(Recipient(made, listed.cable, listed.id, ordinal, words, "copy", copies, state))  # type: ignore[arg-type]
        return
    back.say(known, "name", words)
    if copies is not None and copies != known.copies:
        back.change(known, copies=copies, copies_state="stated")


def _first(element: Element, *names: str) -> Element | None:
    return next((each for each in element.iter("{*}*") if name_of(each) in names), None)


def _own_words(item: Element) -> str:
    return " ".join(filter(None, (each.strip() for each in (item.text or "", *(c.tail or "" for c in item)))))


def _number(element: Element, kind: str) -> int | None:
    """Return the number of this kind that an element says, its attribute before its words."""
    for each in element.iter("{*}num"):
        if each.get("type") == kind:
            words, value = words_of(each), each.get("value", "")
            said = words if words.isdecimal() and words != value else value
            return int(said) if said.isdecimal() and len(said) < 10 else None
    return None


def _name(back: Back, each: Name, entry: Element) -> None:
    names = [child for child in entry if name_of(child) in ("persName", "placeName", "orgName")]
    main = next((child for child in names if child.get("type") != "variant"), None)
    back.say(each, "name", words_of(main) if main is not None else None)
    variants = tuple(words_of(child) for child in names if child.get("type") == "variant")
    if variants != tuple(shown(one) for one in each.variants):
        back.change(each, variants=variants)
    links = tuple(words_of(child) for child in entry if name_of(child) == "idno")
    if links != tuple(shown(one) for one in each.links):
        back.change(each, links=links)
    for child in entry:
        kind = child.get("type", "")
        if name_of(child) == "note" and kind in ("dates", "description"):
            said = words_of(child)
            if "".join(said.split()) != "".join(shown(getattr(each, kind)).split()):
                back.change(each, **{kind: said})
