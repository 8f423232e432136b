"""A search that looks at every cable anew, in plain Python: what the index is measured against."""

from __future__ import annotations

from db.cable_state import CableState
from db.searching.query_parts import Dated, Either, Every, Listed, Name, Not, Part, Words
from db.searching.search_words import tokens
from db.times import parse_edtf

_COLUMNS = {
    "title": "title", "subject": "title", "originator": "originator", "addressee": "addressee",
    "info addressee": "addressee", "cable number": "number", "receipt number": "number",
    "precedence": "precedence",
}  # fmt: skip


def fits(state: CableState, part: Part) -> bool:
    """Tell whether a part of a query applies to a cable."""
    if isinstance(part, Every):
        return all(fits(state, each) for each in part.parts)
    if isinstance(part, Either):
        return any(fits(state, each) for each in part.parts)
    if isinstance(part, Not):
        return not fits(state, part.part)
    if isinstance(part, Name):
        other = any(_stands(state, Words(spelling, part.column)) for spelling in part.also)
        return other or all(_stands(state, each) for each in part.parts)
    if isinstance(part, Words):
        return _stands(state, part)
    if isinstance(part, Dated):
        return _dated(state.value("date"), part)
    assert isinstance(part, Listed)
    if part.column == "verdict":
        counts = [state.count(each).verdict for each in state.distributions_in_order()]
        order = ("differs", "cannot tell", "agrees", "no stated total")
        return next((each for each in order if each in counts), "no list") in part.values
    if part.column == "starred":
        return int(state.cable.starred) in part.values
    return any(state.cable.status.lower().startswith(str(value)) for value in part.values)


def pieces(state: CableState) -> list[tuple[str, str]]:
    """Return everything of a cable that is searched, with its column."""
    found = [("text", state.text)]
    found += [(_COLUMNS.get(field.name, "header"), field.value) for field in state.fields_in_order()]
    for stage in state.stages_in_order():
        found += [("stages", stage.name), ("stages", stage.as_written), ("stages", stage.by)]
    for each in state.distributions_in_order():
        found += [("recipients", recipient.name) for recipient in state.recipients_of(each.id)]
    for note in state.notes_in_order():
        found += [("notes", note.words), *(("tags", tag) for tag in note.tags)]
    return found + [("tags", tag) for tag in state.cable.tags]


def _stands(state: CableState, words: Words) -> bool:
    wanted = list(tokens(words.words))
    return any(
        _follow(list(tokens(text)), wanted, words.begins)
        for column, text in pieces(state)
        if words.column in ("", column)
    )


def _follow(there: list[str], wanted: list[str], begins: bool) -> bool:
    *first, last = wanted
    for at in range(len(there) - len(wanted) + 1):
        end = there[at + len(first)]
        if there[at : at + len(first)] == first and (end == last or (begins and end.startswith(last))):
            return True
    return False


def _dated(date: str, part: Dated) -> bool:
    span = parse_edtf(date)
    if span is None:
        return False
    low, high = parse_edtf(part.low or "0001"), parse_edtf(part.high or "9999")
    assert low is not None
    assert high is not None
    return span.earliest <= high.latest and span.latest >= low.earliest
