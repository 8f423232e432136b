"""Notes that came in beside a correction: laid on the words of the other reading.

One side corrected the text, the other set notes on the text before: the notes are carried over as a
correction carries them. Where that finds no sure place, the note is an orphan, as it would have been had it
stood there when the text was corrected. Where both corrected, each of the two readings gets the notes of the
other, so that either can become the current one.

The anchors made here have ids that follow from what they were made of: both sides make the same ones.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from db.anchoring.alignment import align
from db.correcting.corrections import relocate
from db.merging.of_cable import Compared
from db.merging.places import all_along
from db.merging.plan import Item
from db.records import Anchor, Cable, Note, Reading, Record

TextOf = Callable[[str], str | None]


def lay_in_heads(
    found: Compared, cable: str, there: Mapping[str, Record], text_of: TextOf
) -> list[tuple[str, str]]:
    """Add to a cable's items the places that what came in has in the readings that are current.

    `there` are their records of today. Returns (kind, id) of what has its words in none of them.
    """
    here, other = found.ours.get(cable), there.get(cable)
    if not isinstance(here, Cable) or not isinstance(other, Cable) or here.reading == other.reading:
        return []
    after = found.after()
    final = after.get(cable)
    heads = {final.reading} if isinstance(final, Cable) else set()
    if isinstance(final, Cable) and final.reading == here.reading and _is_open(found, cable):
        heads |= {here.reading, other.reading}
    orphans: list[tuple[str, str]] = []
    for head, source, mine in (
        (here.reading, other.reading, False),
        (other.reading, here.reading, True),
    ):
        if head in heads and head in after and source in after:
            known = there if mine else found.ours
            lost = _lay(found, after, (head, source), known, moved_by_us=mine, text_of=text_of)
            if isinstance(final, Cable) and head == final.reading:
                orphans += lost
    return orphans


def _is_open(found: Compared, cable: str) -> bool:
    """Tell whether it is still to be decided which of two readings is the current one."""
    return any(item.id == cable and item.what in ("conflict", "known") for item in found.items)


def _lay(
    found: Compared,
    after: Mapping[str, Record],
    way: tuple[str, str],
    known: Mapping[str, Record],
    *,
    moved_by_us: bool,
    text_of: TextOf,
) -> list[tuple[str, str]]:
    """Lay in one reading what stands in another and was not there when the reading was made."""
    head, source = way
    placed: dict[tuple[str, str], list[Anchor]] = {}
    for record in after.values():
        if isinstance(record, Anchor) and record.reading in way:
            placed.setdefault((record.owner, record.reading), []).append(record)
    wanted: list[Anchor] = []
    for (owner, reading), anchors in placed.items():
        if reading != source or owner not in after or _is_general(after[owner]):
            continue
        laid = placed.get((owner, head), [])
        unit = found.units.get((owner, source))
        if unit is None:  # they have not even heard of the reading in which we laid it
            moved = moved_by_us and source not in known
        else:  # where both did, it is a question, and what followed from one of the two stays
            moved = (unit.we_moved, unit.they_moved) == (moved_by_us, not moved_by_us)
        moved = moved and not all_along(anchors)
        if (not laid and (owner not in known or moved)) or (laid and moved and all_along(laid)):
            wanted += anchors
    if not wanted:
        return []
    texts = [_text(after[name], text_of) for name in (source, head)]
    if texts[0] is None or texts[1] is None:
        return []
    sure: dict[str, list[Anchor]] = {}
    lost: set[str] = set()
    for one in relocate(align(texts[0], texts[1]), wanted, head):
        if one.after is None or one.doubtful:
            lost.add(one.before.owner)
        else:
            sure.setdefault(one.before.owner, []).append(_named(one.before, one.after))
    for owner, anchors in sure.items():
        if owner not in lost:
            _put(found, placed.get((owner, head), ()), anchors)
    return [(_kind(after[owner]), owner) for owner in sorted(lost) if not placed.get((owner, head))]


def _put(found: Compared, before: Sequence[Anchor], anchors: Iterable[Anchor]) -> None:
    """Put anchors in the place of those that followed from an older place of the same owner."""
    gone = {anchor.id for anchor in before}
    kept = [item for item in found.items if item.id not in gone]
    for item in found.items:
        if item.id in gone:
            if item.ours is None:
                kept.append(replace(item, what="passed", after=None))
            else:
                kept.append(replace(item, what="removed", after=None))
            gone.discard(item.id)
    kept += [
        Item("anchor", anchor.id, anchor.cable, "removed", anchor, None, None)
        for anchor in before
        if anchor.id in gone
    ]
    for anchor in anchors:
        kept.append(Item("anchor", anchor.id, anchor.cable, "laid", None, None, anchor))
    found.items = kept


def _named(source: Anchor, laid: Anchor) -> Anchor:
    made_of = (source.owner, laid.reading, str(laid.ordinal), str(laid.start), str(laid.end), source.id)
    name = hashlib.sha256("\n".join(made_of).encode("utf-8", "backslashreplace")).hexdigest()[:32]
    return replace(laid, id=f"a{name}")


def _is_general(owner: Record) -> bool:
    return isinstance(owner, Note) and owner.kind == "general"


def _kind(owner: Record) -> str:
    return owner.kind if isinstance(owner, Note) else type(owner).__name__.lower()


def _text(reading: Record, text_of: TextOf) -> str | None:
    return text_of(reading.text_sha256) if isinstance(reading, Reading) else None
