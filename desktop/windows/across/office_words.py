"""What is said over the cables of chosen offices: how many, who stands first, what is left out."""

from __future__ import annotations

from db.across.seen import OfficeCables
from desktop.messages.words import plural, tr
from desktop.windows.across.copies_plot import MOST_LINES


def office_cables_words(got: OfficeCables, left_out: int = 0) -> str:
    """Return the sentences; `left_out` offices have no column for want of room."""
    number = len(got.cables) + got.more
    words = [
        plural(
            number,
            "{count} cable, the earliest first.",
            "{count} cables, the earliest first.",
            count=f"{number:,}",
        )
    ]
    if got.shared:
        firsts = ", ".join(
            tr("{office} {n}", office=_short(got.offices[at]), n=f"{count:,}")
            for at, count in sorted(enumerate(got.first_on), key=lambda each: (-each[1], each[0]))[:3]
            if count
        )
        words.append(
            plural(
                got.shared,
                "Of {count} that names several, first on the list: {firsts}.",
                "Of {count} that name several, first on the list: {firsts}.",
                count=f"{got.shared:,}",
                firsts=firsts,
            )
        )
    if got.more:
        words.append(tr("The list ends after {n}; narrow the view to see others.", n=f"{len(got.cables):,}"))
    if len(got.offices) > MOST_LINES:
        words.append(tr("The first {n} offices are drawn.", n=MOST_LINES))
    if left_out:
        words.append(
            plural(
                left_out,
                "{n} more office is chosen than can stand side by side.",
                "{n} more offices are chosen than can stand side by side.",
            )
        )
    return " ".join(words)


def _short(name: str) -> str:
    name = " ".join(name.split()) or tr("(no name)")
    return name if len(name) <= 32 else name[:31].rstrip() + "…"
