"""Items of CSL-JSON as the files that reference managers open: CSL-JSON itself, RIS, BibTeX.

RIS and BibTeX say what Zotero reads into the same fields: a letter ("PCOMM", "letter") with its recipient.
What they have no field for stays in CSL-JSON alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import bibtexparser
import rispy
from bibtexparser.bibdatabase import BibDatabase
from bibtexparser.bwriter import BibTexWriter
from rispy.writer import RisWriter

from desktop.exporting.citation.item import Item, keys

_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})


def csl_json(items: Sequence[Item]) -> str:
    """Return the items as CSL-JSON, a list."""
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def ris(items: Sequence[Item]) -> str:
    """Return the items as RIS, one record each, with the id of the cable in ID."""
    return str(rispy.dumps([_ris(each) for each in items], implementation=_Uncounted))


def bibtex(items: Sequence[Item]) -> str:
    """Return the items as BibTeX for biber (UTF-8); values are braced, so that their capitals stay."""
    made = BibDatabase()
    made.entries = [_bibtex(each, key) for each, key in zip(items, keys(items), strict=True)]
    writer = BibTexWriter()
    writer.order_entries_by = None
    return str(bibtexparser.dumps(made, writer))


def count(name: str, words: str) -> int:
    """Return how many items a file's words hold; `name` is "csl", "ris" or "bibtex"."""
    if name == "csl":
        return len(json.loads(words))
    return len(re.findall(r"^TY  - " if name == "ris" else r"^@letter\{", words, re.MULTILINE))


class _Uncounted(RisWriter):  # type: ignore[misc]  # it comes without types
    """A writer that puts no number before each record: the format knows none."""

    def set_header(self, count: int) -> str:  # noqa: ARG002
        """Return what stands before a record."""
        return ""


def _names(each: Item, role: str) -> list[str]:
    return [name["literal"] for name in each.get(role, ())]


def _parts(each: Item) -> list[int]:
    return list(each.get("issued", {}).get("date-parts", [[]])[0])


def _ris(each: Item) -> dict[str, Any]:
    parts = _parts(each)
    made: dict[str, Any] = {
        "type_of_reference": "PCOMM",
        "id": each["id"],
        "title": each.get("title"),
        "authors": _names(each, "author"),
        "secondary_authors": _names(each, "recipient"),
        "translated_author": "; ".join(_names(each, "translator")),
        "type_of_work": each["genre"],
        "number": each.get("number"),
        "year": f"{parts[0]:04}" if parts else each.get("issued", {}).get("literal"),
        "date": "/".join([*(f"{part:02}" for part in parts), *[""] * (3 - len(parts)), ""])
        if parts
        else None,
        "name_of_database": each.get("archive"),
        "call_number": each.get("archive_location"),
        "urls": [each["URL"]] if "URL" in each else [],
        "language": each.get("language"),
        "abstract": each.get("abstract"),
        "notes": [each["note"]] if "note" in each else [],
    }
    return {name: value for name, value in made.items() if value}


def _bibtex(each: Item, key: str) -> dict[str, str]:
    parts = _parts(each)
    points = each.get("issued", {}).get("date-parts", [])
    values = {
        "title": f"{{{_tex(each.get('title', ''))}}}",
        "author": _braced(_names(each, "author")),
        "recipient": _braced(_names(each, "recipient")),
        "translator": _braced(_names(each, "translator")),
        "date": "/".join("-".join(f"{part:02}" for part in point) for point in points),
        "year": f"{parts[0]:04}" if parts else _tex(each.get("issued", {}).get("literal", "")),
        "type": _tex(each["genre"]),
        "number": _tex(each.get("number", "")),
        "library": _tex(", ".join(filter(None, (each.get("archive"), each.get("archive_location"))))),
        "url": each.get("URL", "").translate(_ADDRESS),
        "langid": _tex(each.get("language", "")),
        "abstract": _tex(each.get("abstract", "")),
        "note": _tex(each.get("note", "")),
    }
    return {**{name: value for name, value in values.items() if value}, "ENTRYTYPE": "letter", "ID": key}


def _braced(names: list[str]) -> str:
    """Return names of offices, each in braces of its own, or BibTeX would take them apart."""
    return " and ".join(f"{{{_tex(name)}}}" for name in names)


def _tex(value: str) -> str:
    return value.translate(_TEX)
