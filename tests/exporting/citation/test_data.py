"""CSL-JSON, RIS and BibTeX, read again by the readers of their libraries."""

from __future__ import annotations

import json
import warnings
from dataclasses import replace

import bibtexparser
import pytest
import rispy
from bibtexparser.bparser import BibTexParser

from desktop.exporting.citation.data import bibtex, csl_json, ris
from desktop.exporting.citation.item import date, item, keys
from desktop.exporting.dossier import Dossier, DossierField
from tests.exporting.cables import sample


def odd() -> Dossier:
    """Return a cable whose header is full of what RIS and BibTeX take for their own."""
    values = {
        "title": "100 % {sure} & $5 #1 _a_ \\ ~^ 朴成哲\nER  - ",
        "signatory": "Smith & Sons and Company",
        "date": "1961-05/1962",
        "URL": "https://example.org/a_b?c={d}",
    }
    fields = tuple(DossierField(name, name, value) for name, value in values.items())
    return replace(sample(), title=values["title"], fields=fields)


def test_ris_is_read_as_a_letter_with_its_recipients() -> None:
    first, second = rispy.loads(ris([item(sample()), item(odd())]))
    assert first["type_of_reference"] == "PCOMM"
    assert first["secondary_authors"] == ["Ministry of Foreign Affairs", "Ministry of Public Security"]
    assert first["date"] == "1961/05/12/"
    assert second["title"] == "100 % {sure} & $5 #1 _a_ \\ ~^ 朴成哲 ER -"
    assert second["date"] == "1961/05//"


def test_bibtex_is_read_with_one_entry_for_each_cable() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its parser's grammar is not of today
        parser = BibTexParser(ignore_nonstandard_types=False)
        first, second = bibtexparser.loads(bibtex([item(sample()), item(odd())]), parser).entries
    assert first["ENTRYTYPE"] == "letter"
    assert first["date"] == "1961-05-12"
    assert second["author"] == r"{Smith \& Sons and Company}"
    assert r"100 \% \{sure\} \& \$5 \#1 \_a\_" in second["title"]
    assert second["url"] == "https://example.org/a_b?c=%7Bd%7D"


def test_csl_json_holds_what_the_header_tells() -> None:
    (made,) = json.loads(csl_json([item(sample())]))
    assert made["type"] == "personal_communication"
    assert made["issued"] == {"date-parts": [[1961, 5, 12]]}
    assert made["recipient"][0] == {"literal": "Ministry of Foreign Affairs"}


@pytest.mark.parametrize(
    ("edtf", "made"),
    [
        ("1961", {"date-parts": [[1961]]}),
        ("1961-05-12T17:00", {"date-parts": [[1961, 5, 12]]}),
        ("1961-05~", {"date-parts": [[1961, 5]], "circa": True}),
        ("1961-05-12/1961-05-14", {"date-parts": [[1961, 5, 12], [1961, 5, 14]]}),
        ("196X", {"literal": "196X"}),
        ("spring", {"literal": "spring"}),
        ("", {}),
    ],
)
def test_dates(edtf: str, made: object) -> None:
    assert date(edtf) == made


def test_no_two_keys_are_the_same() -> None:
    made = keys([item(sample()), item(sample()), item(odd()), {}])
    assert len(set(made)) == 4
    assert all(key.replace("-", "").isalnum() and key.isascii() for key in made)
