"""Addresses of authority files known by their form alone, without a look into the network.

What she types or pastes is taken as VIAF, Wikidata, GeoNames, GND, the Library of Congress names or another
address, and kept in one form for each, so that the same person has the same address in every export.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from db.library_records import NameKind


@dataclass(frozen=True, slots=True)
class Authority:
    """An address as it is kept: in which `file` ("viaf" ... "other"), the `number` there, the `address`."""

    file: str
    number: str
    address: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why something typed is no address: a code for `desktop.messages.names`, and what it is about."""

    code: str
    words: str


_FORMS: tuple[tuple[str, str, str, str], ...] = (
    (
        "viaf",
        r"(?:https?://)?(?:www\.)?viaf\.org/(?:viaf/)?(?:[a-z]{2}/viaf/)?(\d{2,22})(?:[/#?].*)?",
        r"viaf(?:\s*id)?\s*[:#]?\s*(\d{2,22})",
        "https://viaf.org/viaf/{}",
    ),
    (
        "wikidata",
        r"(?:https?://)?(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/(?:Special:EntityPage/)?(Q[1-9]\d{0,11})(?:[/#?].*)?",
        r"(?:wikidata\s*[:#]?\s*)?(Q[1-9]\d{0,11})",
        "https://www.wikidata.org/entity/{}",
    ),
    (
        "geonames",
        r"(?:https?://)?(?:www\.|sws\.)?geonames\.org/(\d{1,12})(?:[/#?].*)?",
        r"geonames?(?:\s*id)?\s*[:#]?\s*(\d{1,12})",
        "https://sws.geonames.org/{}/",
    ),
    (
        "gnd",
        r"(?:https?://)?d-nb\.info/gnd/([\d][\dX-]{6,11})(?:[/#?].*)?",
        r"gnd\s*[:#]?\s*([\d][\dX-]{6,11})",
        "https://d-nb.info/gnd/{}",
    ),
    (
        "loc",
        r"(?:https?://)?id\.loc\.gov/(?:authorities/(?:names|subjects)|rwo/agents)/((?:n[a-z]?|sh)\d{6,10})(?:[.#/?].*)?",
        r"(?:lcnaf|lccn)\s*[:#]?\s*(n[a-z]?\s?\d{6,10})",
        "https://id.loc.gov/authorities/names/{}",
    ),
)


@cache
def _patterns() -> list[tuple[str, tuple[re.Pattern[str], ...], str]]:
    """Return the forms ready to be tried; made when the first address is looked at, not at the start."""
    return [
        (file, tuple(re.compile(form, re.IGNORECASE) for form in forms), address)
        for file, *forms, address in _FORMS
    ]


_HOSTS = {"viaf.org": "viaf", "wikidata.org": "wikidata", "geonames.org": "geonames", "d-nb.info": "gnd",
          "id.loc.gov": "loc"}  # fmt: skip
_MOST = 2000


def recognised(typed: str) -> Authority | Unknown:
    """Return the address that is meant by what was typed, or why there is none.

    Codes: "link-number-alone", "link-incomplete" (of a file that is known, without its number), "link-digit"
    (a figure of it is wrong, by its check digit), "link-no-address".
    """
    words = typed.strip()
    for file, patterns, address in _patterns():
        for pattern in patterns:
            if match := pattern.fullmatch(words):
                number = _number(file, match[1])
                if file == "gnd" and not _is_gnd(number):
                    return Unknown("link-digit", number)
                return Authority(file, number, address.format(number))
    if words.isdecimal():
        return Unknown("link-number-alone", words)
    return _other(words)


def file_of(address: str) -> str:
    """Return in which authority file a kept address is; "other" for one elsewhere."""
    found = recognised(address)
    return found.file if isinstance(found, Authority) else "other"


def is_unlikely(authority: Authority, kind: NameKind) -> bool:
    """Tell whether an address can hardly be right for a name of this kind: GeoNames has places only."""
    return authority.file == "geonames" and kind != "place"


def _other(words: str) -> Authority | Unknown:
    try:
        parts = urlsplit(words)
        host = parts.hostname or ""
    except ValueError:
        return Unknown("link-no-address", words)
    known = next((file for name, file in _HOSTS.items() if host == name or host.endswith("." + name)), None)
    known = known or next((file for name, file in _HOSTS.items() if words.casefold().startswith(name)), None)
    if known is not None:
        return Unknown("link-incomplete", known)
    is_web = parts.scheme in ("http", "https") and "." in host.strip(".") and len(words) <= _MOST
    if not is_web or any(sign.isspace() or not sign.isprintable() for sign in words):
        return Unknown("link-no-address", words)
    return Authority("other", "", words)


def _number(file: str, found: str) -> str:
    if file == "loc":
        return found.replace(" ", "").lower()
    return found.upper()


def _is_gnd(number: str) -> bool:
    """Tell whether the check digit of a GND number is right: its figures weighed, modulo 11."""
    if "-" in number:  # an old form: of another rule
        return True
    body, check = number[:-1], number[-1]
    if not body.isdecimal():
        return False
    total = sum(int(figure) * weight for weight, figure in enumerate(reversed(body), 2))
    return "0123456789X"[(11 - total % 11) % 11] == check
