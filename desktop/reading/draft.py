"""What the rules have found so far in one cable: offers for each field, the strongest of which will stand.

Rules do not decide between themselves. Each offers what it sees with a strength, and the first of the
strongest becomes the value; the others are told as doubts, so that nothing is chosen in silence.
"""

from dataclasses import dataclass, field

from desktop.reading.dates import WrittenDate
from desktop.reading.intake import Doubt, Found, FoundDistribution, Span
from desktop.reading.lines import Line
from desktop.reading.times import WrittenTime

TITLE, HINT, BARE, LABELLED = 0, 1, 2, 3
"""Strengths: told by the archive's title, by place and form, by a bare mark or keyword, by a label."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One possible value of a field."""

    found: Found
    strength: int


@dataclass(frozen=True, slots=True)
class RawStage:
    """A stage as seen in its line; its moment is decided when the cable's date is known."""

    word: Found
    by: Found | None
    start: int
    end: int
    date: WrittenDate | None
    time: WrittenTime | None


@dataclass(slots=True)
class Draft:
    """The state of reading one text. `text` is the whole text; all offsets are its code points."""

    text: str
    offers: dict[str, list[Offer]] = field(default_factory=dict)
    addressees: list[Found] = field(default_factory=list)
    info_addressees: list[Found] = field(default_factory=list)
    distributions: list[FoundDistribution] = field(default_factory=list)
    stages: list[RawStage] = field(default_factory=list)
    dates: list[tuple[WrittenDate, int]] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)
    addressed_at: int | None = None
    letterhead: list[Line] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def found(self, start: int, end: int) -> Found:
        """Return the words at `[start, end)`, white space around them left off."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        value = piece.strip()
        return Found(value, start, start + len(value))

    def offer(self, name: str, start: int, end: int, strength: int) -> bool:
        """Offer the words at `[start, end)` for the field `name`; empty words are no offer."""
        found = self.found(start, end)
        if found.value:
            self.offers.setdefault(name, []).append(Offer(found, strength))
        return bool(found.value)

    def date_in(self, place: Line, written: WrittenDate, strength: int) -> None:
        """Note a date that was found in the words of `place`, its offsets counted from there."""
        self.dates.append((written.moved(place.start), strength))

    def has(self, name: str, strength: int = HINT) -> bool:
        """Whether the field has an offer of at least this strength."""
        return any(offer.strength >= strength for offer in self.offers.get(name, ()))

    def best(self, name: str) -> Found | None:
        """Return the first of the strongest offers for the field, or None."""
        offers = self.offers.get(name)
        return max(offers, key=lambda offer: offer.strength).found if offers else None

    def doubt(self, name: str, code: str, start: int, end: int, **values: str | int) -> None:
        """Note a doubt about the words at `[start, end)`."""
        self.doubts.append(Doubt(name, code, self.text[start:end][:200], start, end, tuple(values.items())))
