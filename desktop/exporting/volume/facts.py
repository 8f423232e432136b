"""What the title page of a volume says, whatever the format: how many cables, when, by whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.exporting.dates import in_words

UNTITLED = "Volume of cables"


def facts(dates: Sequence[str], authors: Iterable[str]) -> list[str]:
    """Return the lines; `dates` are those of all cables, as EDTF, "" for one without."""
    count = len(dates)
    told = ["1 cable" if count == 1 else f"{count:,} cables"]
    dated = [date for date in dates if date]
    if dated:
        first = in_words(min((date.partition("/")[0] for date in dated), key=earliest))
        last = in_words(max((date.rpartition("/")[2] for date in dated), key=_latest))
        told.append(first if first == last else f"{first} to {last}")
    named = ", ".join(dict.fromkeys(authors))
    return [*told, f"Notes by {named}"] if named else told


def entry_label(number: str, date: str) -> str:
    """Return what stands before a cable's title in the contents: "Chen- 8/35, 12 May 1961"."""
    return ", ".join(each for each in (number, in_words(date) if date else "") if each)


def dated_words(number: str, originator: str, addressees: Iterable[str], title: str) -> str:
    """Return what stands behind a cable's date in the chronological list."""
    parties = " to ".join(filter(None, (originator, "; ".join(addressees))))
    return ": ".join(each for each in (number, parties or title) if each)


def earliest(date: str) -> str:
    """Return by what a date is put in order: one that is known in part stands at its beginning."""
    return date.replace("X", "0")


def _latest(date: str) -> str:
    return date.replace("X", "9")
