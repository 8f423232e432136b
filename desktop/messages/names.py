"""Persons, places and organizations in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.library_records import Name, NameKind
from db.naming.identifying import identification_of
from desktop.messages.notes import short_quote
from desktop.messages.words import plural, tr

if TYPE_CHECKING:
    from db.naming.authorities import Authority, Unknown
    from db.naming.finding import FoundName


def kind_words(kind: NameKind) -> str:
    """Return what a name is: "Person"."""
    return {"person": tr("Person"), "place": tr("Place")}.get(kind, tr("Organization"))


def kinds_words(kind: NameKind) -> str:
    """Return what names of a kind are: "Persons"."""
    return {"person": tr("Persons"), "place": tr("Places")}.get(kind, tr("Organizations"))


def not_yet() -> str:
    """Return what is said of a name that is made when it is chosen."""
    return tr("not in the list yet")


def said_words(name: Name) -> str:
    """Return how it is said at the first mention who a name is, or what is needed for that."""
    said = identification_of(name)
    return said or tr("Nothing is said yet: dates or a description are needed.")


def new_name_words(kind: NameKind, heading: str) -> str:
    """Return what makes a name of this kind: "New person “Pak”"."""
    heading = short_quote(heading, 60)
    if kind == "person":
        return tr("New person “{name}”", name=heading)
    if kind == "place":
        return tr("New place “{name}”", name=heading)
    return tr("New organization “{name}”", name=heading)


def who(name: Name) -> str:
    """Return who or what a name is, for whoever rests on one of its mentions."""
    return identification_of(name) or tr("{name}, {kind}", name=name.name, kind=kind_words(name.kind).lower())


def name_facts(name: Name, mentions: int, cables: int) -> str:
    """Return what stands below a heading in the list: kind, dates, how often it is mentioned."""
    return "  ·  ".join(
        part for part in (kind_words(name.kind), name.dates, counted(mentions, cables)) if part
    )


def counted(mentions: int, cables: int) -> str:
    """Return how often a name is mentioned, and in how many cables."""
    if not mentions:
        return tr("not mentioned")
    times = plural(mentions, "{n} mention", "{n} mentions")
    return tr("{times} in {cables}", times=times, cables=plural(cables, "{n} cable", "{n} cables"))


def found_facts(found: FoundName) -> str:
    """Return what tells a name that was found from others: kind, dates, description, the spelling found."""
    name = found.name
    spelled = "" if found.spelling == name.name else tr("also {spelling}", spelling=found.spelling)
    parts = (kind_words(name.kind), name.dates, short_quote(name.description, 60), spelled)
    return "  ·  ".join(part for part in parts if part)


def link_title(address: str) -> str:
    """Return what an address is called: "VIAF 24676155"; one of no file that is known, itself."""
    from db.naming.authorities import Authority, recognised  # no part of the start

    found = recognised(address)
    if not isinstance(found, Authority) or found.file == "other":
        return address
    return f"{file_title(found.file)} {found.number}"


def file_title(file: str) -> str:
    """Return the name of an authority file."""
    return {
        "viaf": "VIAF",
        "wikidata": "Wikidata",
        "geonames": "GeoNames",
        "gnd": "GND",
        "loc": "Library of Congress",
    }.get(file, file)


def link_remark(found: Unknown) -> str:
    """Return why something typed is no address, and what would be one."""
    words = short_quote(found.words, 40)
    return {
        "link-number-alone": tr(
            "{n} may be a number of any file. Write VIAF {n} or GeoNames {n}, or paste the address.", n=words
        ),
        "link-incomplete": tr(
            "This address of {file} names no single entry. Paste the one that ends with its number.",
            file=file_title(found.words),
        ),
        "link-digit": tr("{n} is no number of the GND: its last figure does not fit the others.", n=words),
        "link-no-address": tr(
            "“{words}” is no address. Write such as VIAF 24676155, Q57351 or GeoNames 1871859, or paste one"
            " that begins with https://",
            words=words,
        ),
    }[found.code]


def unlikely_remark(found: Authority) -> str:
    """Return what is odd about an address of places for a name that is none."""
    return tr("{file} has places only; this name is none. The address is kept.", file=file_title(found.file))


def marked_words(name: Name, count: int) -> str:
    """Return what was marked: "Marked as Pak Sŏng-ch’ŏl."."""
    return plural(
        count, "Marked as {name}.", "{n} mentions marked as {name}.", name=short_quote(name.name, 60)
    )


def unmarked_words(heading: str) -> str:
    """Return what is no longer marked."""
    return tr("No longer marked as {name}. Undo brings it back.", name=short_quote(heading, 60))


def deleted_words(names: int, mentions: int) -> str:
    """Return what was deleted with names, and how it comes back."""
    what = plural(names, "{n} name", "{n} names")
    if not mentions:
        return tr("{what} deleted. Undo brings it back.", what=what)
    lost = plural(mentions, "{n} mention is no longer marked", "{n} mentions are no longer marked")
    return tr("{what} deleted, {lost}. Undo brings it all back.", what=what, lost=lost)


def merged_words(name: Name, others: int) -> str:
    """Return what became one."""
    return plural(
        others, "{n} name was merged into {name}.", "{n} names were merged into {name}.", name=name.name
    )
