"""Merging the spellings of an office, and taking them apart again: what is written on the cables stays.

Only the record of the office is made or changed, so that the lists keep their exact words and one undo
takes a merging back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from db.changes import Change, Label, Step
from db.library_records import Office
from db.records import new_id


def merge_spellings(offices: Sequence[Office], written: Iterable[str], name: str) -> Change | None:
    """Return the change after which everything written so is the office `name`, or None if it is already.

    Offices whose names are among `written` are joined with all their spellings; `name` need not be one of
    them. Raises ValueError for an empty name or fewer than two spellings.
    """
    name = name.strip()
    wanted = set(written)
    joined = [o for o in offices if o.name in wanted or o.name == name or wanted & set(o.spellings)]
    for office in joined:
        if office.name in wanted or office.name == name:
            wanted |= {office.name, *office.spellings}
    wanted.add(name)
    if not name or len(wanted) < 2:
        raise ValueError("an office needs a name, and two spellings to be merged")
    kept = next((office for office in joined if office.name == name), None)
    after = Office(kept.id if kept else new_id("o"), name, tuple(sorted(wanted - {name})))
    steps = [Step(kept, after)] if kept != after else []
    steps += [Step(office, _without(office, wanted)) for office in joined if office is not kept]
    if not steps:
        return None
    return Change(Label("merge-offices", {"name": name}), tuple(steps))


def separate_spelling(offices: Sequence[Office], name: str, written: str) -> Change | None:
    """Return the change after which `written` is an office of its own again, or None if it is already."""
    office = next((o for o in offices if o.name == name and written in o.spellings), None)
    if office is None:
        return None
    step = Step(office, _without(office, {written}))
    return Change(Label("separate-office", {"name": name, "written": written}), (step,))


def rename_office(offices: Sequence[Office], name: str, new_name: str) -> Change | None:
    """Return the change that calls an office otherwise; what it was called stays a spelling of it.

    None where nothing changes. Raises ValueError for an empty name.
    """
    if new_name.strip() == name:
        return None
    return merge_spellings(offices, [name], new_name)


def _without(office: Office, written: set[str]) -> Office | None:
    """Return the office without these spellings; None where it has fewer than two left."""
    left = [each for each in (office.name, *office.spellings) if each not in written]
    if len(left) < 2:
        return None
    return replace(office, name=left[0], spellings=tuple(sorted(left[1:])))
