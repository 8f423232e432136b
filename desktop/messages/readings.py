"""Readings and their corrections in words: what a reading is called, what a correction exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from db.cable_state import CableState
from db.correcting.differences import Difference
from db.correcting.taking_back import GONE_BACK, TAKEN_BACK
from db.records import Reading
from desktop.messages.times import show_day, show_time
from desktop.messages.words import plural, tr

_BACK = re.compile(re.escape(GONE_BACK).replace(r"\{ordinal\}", r"(\d+)"))
_SHORT = 48


def reason_words(reason: str) -> str:
    """Return why a reading was made: her own words as they are, ours in her language; "" for no reason."""
    if reason == TAKEN_BACK:
        return tr("taken back")
    back = _BACK.fullmatch(reason)
    if back is not None:
        return tr("back to reading {n}", n=back[1])
    return " ".join(reason.split())


def reading_name(reading: Reading, *, current: bool = False) -> str:
    """Return what a reading is called: "reading 0, as imported", "reading 2, 14 May, typing error"."""
    number = tr("reading {n} (current)" if current else "reading {n}", n=reading.ordinal)
    if reading.parent is None:
        return tr("{number}, as imported", number=number)
    day, this_year = reading.created[:10], datetime.now().strftime("%Y")
    when = show_day(day) if day.startswith(this_year) else show_time(day)
    name = tr("{number}, {day}", number=number, day=when)
    reason = _in_short(reason_words(reading.reason))
    return tr("{name}, {reason}", name=name, reason=reason) if reason else name


def made_by(state: CableState, reading: Reading) -> str:
    """Return who made a reading and when: "Anna Weiss, 14 May 2026, 10:15"."""
    author = state.authors.get(reading.author)
    name = author.name if author is not None else reading.author
    return tr("{name}, {time}", name=name, time=show_time(reading.created[:16]))


def differences_count(n: int) -> str:
    """Return how many differences there are: "no differences", "1 difference", "12 differences"."""
    return plural(n, "{n} difference", "{n} differences") if n else tr("no differences")


def comparison_sentence(count: int, first: int, second: int) -> str:
    """Return what a comparison of two readings, by their numbers, shows."""
    if first == second:
        return tr("Reading {n} is compared with itself. Choose another one.", n=first)
    if not count:
        return tr("The words of readings {first} and {second} are the same.", first=first, second=second)
    return tr(
        "{count}. Struck through: only in reading {first}; underlined: only in reading {second}.",
        count=differences_count(count),
        first=first,
        second=second,
    )


def exchanged(one: Difference) -> str:
    """Return a difference in one sentence, invisible characters named, for a list read aloud."""
    old, new = (shown_words(words.strip(" ") or words) for words in (one.old, one.new))
    if not one.old:
        return tr("added “{new}”", new=new)
    if not one.new:
        return tr("struck out “{old}”", old=old)
    return tr("“{old}” became “{new}”", old=old, new=new)


def standing_again(one: Difference) -> str:
    """Return what is in the text again, and what no longer, once a difference is taken back."""
    old, new = (_in_short(shown_words(words.strip(" ") or words)) for words in (one.old, one.new))
    if not one.old:
        return tr("“{new}” is out again", new=new)
    if not one.new:
        return tr("“{old}” stands again", old=old)
    return tr("“{old}” stands again for “{new}”", old=old, new=new)


def shown_words(words: str) -> str:
    """Return words on one line; blanks that cannot be seen are named: "[line break]", "[2 spaces]"."""
    if words and not words.strip():
        return "[" + blanks_in_words(words) + "]"
    return re.sub(r"[^\S ]+| {2,}|^ +| +$", _named, words)


def blanks_in_words(blanks: str) -> str:
    """Return the names of blanks in their order: "line break", "no-break space, 2 spaces"."""
    return ", ".join(_blank(run[1], len(run[0])) for run in re.finditer(r"(.)\1*", blanks, re.DOTALL))


def reasons_of(state: CableState, ids: Iterable[str]) -> list[Reading]:
    """Return the readings that a difference comes from, as far as the cable has them."""
    return [state.readings[one] for one in ids if one in state.readings]


def _in_short(words: str) -> str:
    return words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…"


def _named(found: re.Match[str]) -> str:
    blanks = found[0]
    if blanks == " ":
        return blanks  # at an edge of words: the list shows where
    return "[" + blanks_in_words(blanks) + "]"


def _blank(character: str, count: int) -> str:
    names = {
        "\n": ("line break", "{n} line breaks"),
        "\t": ("tab", "{n} tabs"),
        " ": ("space", "{n} spaces"),
        "\u00a0": ("no-break space", "{n} no-break spaces"),
    }
    one, many = names.get(character, (f"U+{ord(character):04X}", "{n} × " + f"U+{ord(character):04X}"))
    return plural(count, one, many)
