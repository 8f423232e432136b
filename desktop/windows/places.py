"""Where she was reading in each cable: kept in the settings, found again when the cable is opened."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from db.cable_state import CableState
from db.errors import ChanceryError
from db.records import Reading
from desktop.panels.text.spans import Place
from desktop.settings import Settings

if TYPE_CHECKING:
    from db.correcting.readings import TextOf

KEPT = 200
"""How many cables' places are remembered, the latest first."""


def carried_place(place: Place, before: Reading | None, after: Reading) -> Place:
    """Return a place of the text of one reading where its words stand in the next or the one before."""
    if before is None or before.id == after.id:
        return place
    from db.correcting.corrections import carried, hunks_from_json  # not needed for the first paint

    if after.parent == before.id:
        chosen, back = hunks_from_json(after.hunks), False
    elif before.parent == after.id:
        chosen, back = hunks_from_json(before.hunks), True
    else:
        return place
    top, caret, anchor = (carried(at, chosen, back=back) for at in (place.top, place.caret, place.anchor))
    return Place(top, place.fraction, caret, anchor)


def place_in(state: CableState, place: Place, before: Reading, after: Reading, text_of: TextOf) -> Place:
    """Return a place of the text of one reading where its words stand in any other, over all between them."""
    from db.correcting.corrections import carried  # not needed for the first paint
    from db.correcting.differences import to_hunks
    from db.correcting.readings import compare

    neighbours = before.id in (after.id, after.parent) or after.id == before.parent
    if neighbours or before.id not in state.readings or after.id not in state.readings:
        return carried_place(place, before, after)
    try:
        chosen = to_hunks(compare(state, before.id, after.id, text_of, refine=False))
    except ChanceryError:  # a text is damaged, which is told where it is shown
        return place
    top, caret, anchor = (carried(at, chosen) for at in (place.top, place.caret, place.anchor))
    return Place(top, place.fraction, caret, anchor)


class Places:
    """The places by cable id, beside the last cable of each library."""

    def __init__(self, settings: Settings) -> None:
        """Remember places in these settings."""
        self._settings = settings

    def remember(self, library: str, cable: str, place: Place, note: str | None) -> None:
        """Keep where she was: the place in the text and the note that was chosen."""
        kept: dict[str, Any] = dict(self._settings.get("places", {}))
        kept.pop(cable, None)
        kept[cable] = {**asdict(place), "note": note}
        self._settings.put("places", dict(list(kept.items())[-KEPT:]))
        last = dict(self._settings.get("last_cable", {}))
        last[library] = cable
        self._settings.put("last_cable", last)

    def of(self, cable: str) -> tuple[Place | None, str | None]:
        """Return the place kept for a cable and the note chosen there; None where nothing is kept."""
        kept = self._settings.get("places", {})
        values = kept.get(cable) if isinstance(kept, dict) else None
        if not isinstance(values, dict):
            return None, None
        note = values.get("note")
        try:
            place = Place(
                int(values["top"]), float(values["fraction"]), int(values["caret"]), int(values["anchor"])
            )
        except (KeyError, TypeError, ValueError):
            return None, None
        return place, note if isinstance(note, str) else None
