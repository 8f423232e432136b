"""A text that was corrected in the file: a reading of its own, with everything at its place in it."""

from __future__ import annotations

from dataclasses import replace

from db.cable_state import CableState
from db.correcting.corrections import correct, hunks_to_json
from db.records import Anchor, Note, Reading, text_hash
from db.structures import Structure
from db.whole_body import with_whole_body
from desktop.interchange.tei_form import XML_ID, Element
from desktop.reading.tei.own.back import Back, derived
from desktop.reading.tei.own.notes import Places, anchor_at


def reading_of(back: Back, text: str) -> str:
    """Return the id of the reading that has this text: the one that left, or the one that follows it."""
    return back.reading.id if text == back.text else derived("r", back.reading.id, text_hash(text))


def enter_reading(back: Back, places: Places, notes: list[Element], moment: str) -> None:
    """Enter the text that the file has as a reading after the one that left.

    A note stands where the file has it, everything else where the correction leads it.
    """
    text = places.settled.text
    name = places.reading
    anchors = [each for some in back.places.values() for each in some]
    made = with_whole_body(_state(back), correct(back.text, text, anchors, reading=name))
    ordinal = max(each.ordinal for each in back.of(Reading)) + 1
    author = back.author("") if not back.reading.author else back.reading.author
    back.put(
        Reading(
            name,
            back.cable.id,
            back.reading.id,
            ordinal,
            text_hash(text),
            hunks_to_json(made.hunks),
            "",
            "",
            author,
            moment,
        )
    )
    back.put(replace(back.cable, reading=name))
    back.texts.append(text)
    placed = _placed(back, places, notes)
    for anchor in made.anchors:
        if anchor.owner not in placed:
            key = derived("a", name, anchor.owner, str(anchor.ordinal), str((anchor.start, anchor.end)))
            back.put(replace(anchor, id=key))
    for own in placed.values():
        for anchor in own:
            back.put(anchor)


def _state(back: Back) -> CableState:
    state = CableState(back.cable, back.text, structures={each.id: each for each in back.of(Structure)})
    state.set_anchors(back.of(Anchor))
    return state


def _placed(back: Back, places: Places, notes: list[Element]) -> dict[str, list[Anchor]]:
    """Return the anchors of the notes in the new reading, as the file has them, by note."""
    found: dict[str, list[Anchor]] = {}
    for note in notes:
        name = note.get(XML_ID, "")
        known = back.get(Note, name)
        if known is None:
            continue
        spans, missing = places.of(note)
        if spans and not missing:
            found[name] = [
                anchor_at(known, at, places.settled.span(span), places) for at, (_, span) in enumerate(spans)
            ]
    return found
