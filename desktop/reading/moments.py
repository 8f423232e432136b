"""From a written date and time to ISO 8601: which year is meant, which of two orders, what is impossible.

A missing year is the one that puts the date nearest the cable's own date, so that 1 January on a cable of
31 December is the next year's. Where figures allow day first and month first, the nearer one is taken.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.reading.dates import Reading, WrittenDate
from desktop.reading.times import WrittenTime

FAR = timedelta(days=45)
"""A date this far from the cable's is not taken as a sign of the right order of day and month."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date decided: `value` in ISO 8601 as precise as the source, None where there is no such day."""

    value: str | None
    year_inferred: bool = False
    order_guessed: bool = False
    impossible: bool = False


def decide(written: WrittenDate, cable_date: str | None = None) -> Moment:
    """Return the moment that `written` means on a cable of `cable_date` (ISO 8601, perhaps partial)."""
    anchor = middle_of(cable_date) if cable_date else None
    choices = [_complete(reading, anchor) for reading in written.readings]
    possible = [choice for choice in choices if choice is not None]
    if not possible:
        return Moment(None, impossible=True)
    iso, inferred = possible[0]
    guessed = len(possible) > 1
    if guessed and anchor is not None:
        nearest = min(possible, key=lambda choice: abs(middle_of(choice[0]) - anchor))
        if abs(middle_of(nearest[0]) - anchor) <= FAR:
            iso, inferred = nearest
            guessed = all(abs(middle_of(choice[0]) - anchor) <= timedelta(days=3) for choice in possible)
    return Moment(iso, year_inferred=inferred, order_guessed=guessed)


def with_time(day: str, time: WrittenTime) -> str:
    """Return `day` (ISO 8601) with the hour and minute; 24:00 is the next day's 00:00."""
    if len(day) != len("1961-05-12"):
        return day
    if time.hour == 24:
        try:
            day = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
        except OverflowError:
            return day
    return f"{day}T{time.hour % 24:02d}:{time.minute:02d}"


def middle_of(iso: str) -> date:
    """Return a day in the middle of what `iso` leaves open: "1961-05" gives 15 May, "1961" 1 July."""
    year, month, day = (iso[:10] + "-00-00").split("-")[:3]
    return date(int(year), int(month) or 7, int(day) or (15 if int(month) else 1))


def _complete(reading: Reading, anchor: date | None) -> tuple[str, bool] | None:
    year, month, day = reading
    if year is not None and year < 100:
        year = _century(year, anchor)
    if year is not None:
        iso = _iso(year, month, day)
        return (iso, False) if iso else None
    if anchor is None:
        return None
    if month is None:
        return _nearest_month(day, anchor)
    candidates = [_iso(anchor.year + step, month, day) for step in (0, -1, 1)]
    # A leap day may have to look further for its year.
    candidates += (
        [_iso(anchor.year + step, month, day) for step in (-2, 2, -3, 3)] if not any(candidates) else []
    )
    found = [iso for iso in candidates if iso]
    if not found:
        return None
    return min(found, key=lambda iso: abs(middle_of(iso) - anchor)), True


def _nearest_month(day: int | None, anchor: date) -> tuple[str, bool] | None:
    # A date-time group such as 022055Z tells the day only.
    months = [(anchor.year * 12 + anchor.month - 1 + step) for step in (0, -1, 1)]
    found = [iso for month in months if (iso := _iso(month // 12, month % 12 + 1, day))]
    if not found:
        return None
    return min(found, key=lambda iso: abs(middle_of(iso) - anchor)), True


def _century(year: int, anchor: date | None) -> int:
    if anchor is None:
        return 1900 + year
    near = anchor.year - anchor.year % 100 + year
    return min((near, near - 100, near + 100), key=lambda guess: abs(guess - anchor.year))


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    if not 1 <= year <= 9999:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
