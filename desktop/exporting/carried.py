"""What goes along with an export so that it can come back: records under their own ids, and their texts.

Only what the choices let out is in it: of the notes those that were chosen, of everything else what the
export shows. Who takes the file apart finds no word that was left out. Two kinds of records say less for
that: the cable goes without her own tags and star, and without its original file, where that said more than
reading 0; and readings go without the reasons and the steps in between that would tell of corrections, where
those were not chosen. `is_same` knows that when they come back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from db.cable_state import CableState
from db.changes import KIND_OF, RECORD_TYPES, record_to_json
from db.correcting.readings import TextOf, original
from db.importing.original_file import rebuilt
from db.records import Anchor, Cable, HeaderField, Note, Reading, Record
from desktop.exporting.carried_readings import carried_readings

Records = tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class LetOut:
    """What the choices let out of one cable: its chosen notes and header fields, and which parts.

    `corrections` says that every correction of the text may be told with its reason.
    """

    notes: Sequence[Note]
    fields: Sequence[HeaderField]
    stages: bool = True
    distribution: bool = True
    corrections: bool = False
    more: Sequence[Record] = ()
    """Further records of the cable that are let out: names' mentions, editor's marks."""


def carried(state: CableState, let_out: LetOut, text_of: TextOf | None) -> tuple[Records, tuple[str, ...]]:
    """Return the records that go along, owners before what they own, and the texts that they lean on.

    The texts are those of reading 0 and of the current one, and of a reading in between only where its
    corrections do not lead to it. `text_of` gives the text with a SHA-256 (`Store.text`); without it nothing
    is carried of a cable whose text was corrected.
    """
    if text_of is None and len(state.readings) > 1:
        return (), ()
    owned: list[Record] = [*let_out.fields, *let_out.notes, *let_out.more]
    if let_out.stages:
        owned += state.stages_in_order()
    if let_out.distribution:
        for each in state.distributions_in_order():
            owned += [each, *state.recipients_of(each.id)]
    owned += [state.structures[each] for each in sorted(state.structures)]
    wanted = {original(state).id, state.cable.reading, *_last_places(state, let_out.notes)}
    readings, texts = carried_readings(state, wanted, text_of, whole=let_out.corrections)
    kept = {one.id for one in readings}
    anchors = [
        anchor for record in owned for anchor in state.anchors.get(record.id, ()) if anchor.reading in kept
    ]
    names = {str(getattr(each, "author", "")) for each in (*readings, *owned)}
    authors = [one for one in state.authors.values() if one.id in names]
    first = original(state)
    imported = (
        state.text if first.id == state.cable.reading or text_of is None else text_of(first.text_sha256)
    )
    cable = _as_carried(state.cable, with_file=rebuilt(imported, state.cable) is not None)
    found = [*authors, cable, *readings, *owned, *anchors]
    order = {each: at for at, each in enumerate(RECORD_TYPES.values())}
    return tuple(sorted(found, key=lambda one: order[type(one)])), texts


def is_same(ours: Record, told: Record) -> bool:
    """Tell whether a record of the library is the one that left as `told`.

    Readings never change: one of the same id and text is the same, however much of it was told.
    """
    if isinstance(ours, Reading) and isinstance(told, Reading):
        return ours.text_sha256 == told.text_sha256
    if isinstance(ours, Cable) and isinstance(told, Cable):
        return _as_carried(ours, with_file=bool(told.file_sha256)) == told
    return ours == told


def with_untold(told: Record, ours: Record) -> Record:
    """Return a record that came back with what of it never leaves as it is in the library."""
    if isinstance(ours, Reading) and isinstance(told, Reading) and is_same(ours, told):
        return ours
    if isinstance(ours, Cable) and isinstance(told, Cable):
        file = told.file_sha256 or ours.file_sha256
        return replace(told, tags=ours.tags, starred=ours.starred, file_sha256=file)
    return told


def _as_carried(cable: Cable, *, with_file: bool) -> Cable:
    return replace(cable, tags=(), starred=False, file_sha256=cable.file_sha256 if with_file else "")


def as_json(records: Iterable[Record]) -> str:
    """Return records as one JSON object: the kind of record, then the records of that kind, in their order.

    Each is written as `record_to_json` writes it; a lone surrogate stands as it is.
    """
    by_kind: dict[str, list[str]] = {}
    for record in records:
        by_kind.setdefault(KIND_OF[type(record)], []).append(record_to_json(record) or "null")
    return "{" + ",".join(f'"{kind}":[{",".join(some)}]' for kind, some in by_kind.items()) + "}"


def _last_places(state: CableState, notes: Iterable[Note]) -> set[str]:
    """Return the readings in which notes that have lost their words last had them."""
    lost = (note for note in notes if note.kind != "general" and not state.spans_of(note.id))
    last = (_latest(state.readings, state.anchors.get(note.id, ())) for note in lost)
    return {reading for reading in last if reading}


def _latest(readings: Mapping[str, Reading], anchors: Iterable[Anchor]) -> str:
    known = [anchor.reading for anchor in anchors if anchor.reading in readings]
    return max(known, key=lambda reading: readings[reading].ordinal, default="")
