"""Moments as a PDF writes them, read."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_DATE = re.compile(
    r"\s*(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*(?:(Z)|([+-])(\d\d)'?(\d\d)?)?", re.ASCII
)


def iso_of(date: str) -> str:
    """Return a PDF date ("D:20261120101500+01'00'") as an ISO 8601 moment with zone; empty for no date.

    What is left out is the earliest it can be; a date without zone is taken as universal time.
    """
    found = _DATE.match(date)
    if found is None:
        return ""
    year, month, day, hour, minute, second = (
        int(part) if part else least
        for part, least in zip(found.groups()[:6], (0, 1, 1, 0, 0, 0), strict=True)
    )
    zone = UTC
    try:
        if found[8]:
            off = timedelta(hours=int(found[9]), minutes=int(found[10] or 0))
            zone = timezone(off if found[8] == "+" else -off)
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone).isoformat()
    except (ValueError, OverflowError):
        return ""
