"""A cable as an item of CSL-JSON: the one form from which every citation is made.

A cable is a "personal_communication" of the genre "Telegram", which Zotero calls a letter: the only type
that has a recipient. Its author is whoever signed it (the post, mostly), where nobody did the desk or post
that the header names. Variables are those of the CSL 1.0.2 specification.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from desktop.exporting.dossier import Dossier

Item = Mapping[str, Any]
"""One item of CSL-JSON."""

TYPE = "personal_communication"
GENRE = "Telegram"

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[^/]*?)?([?~%]?)")
_WHITE = re.compile(r"\s+")


def item(dossier: Dossier) -> dict[str, Any]:
    """Return a cable as an item of CSL-JSON; only what the cable's header tells is in it."""
    made: dict[str, Any] = {"id": dossier.cable_id, "type": TYPE, "genre": GENRE}
    authors = _values(dossier, "signatory") or _values(dossier, "originator")
    plain = {
        "title": dossier.title,
        "number": _first(dossier, "cable number"),
        "archive": _first(dossier, "archive"),
        "archive_location": _joined(dossier, "file number", "source"),
        "URL": _first(dossier, "URL"),
        "language": _first(dossier, "original language") or dossier.language,
        "abstract": _first(dossier, "summary"),
        "note": _joined(dossier, "credit"),
    }
    made |= {name: words for name, value in plain.items() if (words := _line(value))}
    named = {
        "author": authors[:1],
        "recipient": _values(dossier, "addressee"),
        "translator": _values(dossier, "translator"),
    }
    made |= {name: [{"literal": one} for one in values] for name, values in named.items() if values}
    issued = date(_first(dossier, "date"))
    if issued:
        made["issued"] = issued
    return made


def date(edtf: str) -> dict[str, Any]:
    """Return an EDTF date as a date of CSL: its parts, or its words where it has none."""
    if not edtf:
        return {}
    points = [_DAY.fullmatch(point) for point in edtf.split("/")]
    found = [point for point in points if point is not None]
    if len(found) != len(points) or len(points) > 2:
        return {"literal": edtf}
    made: dict[str, Any] = {
        "date-parts": [[int(part) for part in point.groups()[:3] if part] for point in found]
    }
    if any(point[4] for point in found):
        made["circa"] = True
    return made


def keys(items: Sequence[Item]) -> list[str]:
    """Return a key for each item that can be typed and that no other has: "ChineseEmbassy1961Chen835"."""
    used: dict[str, int] = {}
    made = []
    for each in items:
        author = each.get("author", [{"literal": each.get("title", "")}])[0]["literal"]
        words = re.findall(r"[A-Za-z]+", author)
        year = str(each.get("issued", {}).get("date-parts", [[""]])[0][0])
        number = "".join(re.findall(r"[A-Za-z0-9]+", each.get("number", "")))
        key = "".join(word[:1].upper() + word[1:] for word in words[:2]) + year + number or "Cable"
        used[key] = used.get(key, 0) + 1
        made.append(key if used[key] == 1 else f"{key}-{used[key]}")
    return made


def _values(dossier: Dossier, name: str) -> list[str]:
    return [line for field in dossier.fields if field.name == name and (line := _line(field.value))]


def _first(dossier: Dossier, name: str) -> str:
    return dossier.value(name)


def _joined(dossier: Dossier, *names: str) -> str:
    return ", ".join(dict.fromkeys(value for name in names for value in _values(dossier, name)))


def _line(value: str) -> str:
    """Return a value in one line: it may come from several lines of a header."""
    return _WHITE.sub(" ", value).strip()
