"""Which cables can be exported from the window just now: the open one, the selected, the found, all."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from db.cable_state import CableState
from desktop.export_names import proposed_name, safe_name
from desktop.export_wish import Which
from desktop.messages.times import show_time
from desktop.messages.words import plural, tr

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow

OfferName = Literal["this", "selected", "found", "all"]


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to say which cables: its label, what it means, and how many they are."""

    name: OfferName
    label: str
    which: Which
    count: int


def offers_of(window: MainWindow, selected: Sequence[str] = ()) -> tuple[Offer, ...]:
    """Return what may be exported; only the open cable where there is nothing else.

    `selected` are cables chosen in the list; without, those that are selected there now.
    """
    session, library = window.session, window.parts.library
    offers = []
    if session.state is not None:
        offers.append(of_this(session.state, saved=not session.has_unsaved()))
    chosen = library.views.deeds.selected_numbers()
    which, count = (
        (Which(tuple(selected)), len(selected)) if selected else (Which(numbers=chosen), len(chosen))
    )
    if count > 1:
        offers.append(Offer("selected", tr("Those selected in the list"), which, count))
    model = library.model
    if not model.query.is_empty and model.found and not model.is_arranging:
        numbers = array("q", model.places.ids)
        offers.append(Offer("found", tr("All fo&und by the search"), Which(numbers=numbers), len(numbers)))
    if model.total > 1 or not offers:
        offers.append(Offer("all", tr("All of the li&brary"), Which(everything=True), model.total))
    return tuple(offers)


def of_this(state: CableState, *, saved: bool = True) -> Offer:
    """Return the offer of the open cable; where not all of it could be saved, as the window shows it."""
    which = Which((state.cable.id,), states=() if saved else (state,))
    return Offer("this", tr("&This cable"), which, 1)


def cable_line(state: CableState) -> str:
    """Return in one line which cable it is: "Chen-8/35, 12 May 1961"."""
    parts = (state.value("cable number"), show_time(state.value("date")))
    line = ", ".join(" ".join(part.split()) for part in parts if part.strip())
    return line or state.cable.file_name


def which_words(offer: Offer, state: CableState | None) -> str:
    """Return in one line which cables are chosen."""
    if offer.name == "this" and state is not None:
        return cable_line(state)
    return plural(offer.count, "{n:,} cable", "{n:,} cables")


def proposed_target(offer: Offer, state: CableState | None, suffix: str, title: str) -> str:
    """Return the name proposed for a file with this suffix, or for a folder where it is "".

    `title` is what the cables together are called: that of the volume, or of the library.
    """
    if offer.name == "this" and state is not None:
        return proposed_name(state, suffix)
    cables = plural(offer.count, "{n} cable", "{n} cables")
    return safe_name(tr("{title}, {cables}", title=title, cables=cables)) + suffix
