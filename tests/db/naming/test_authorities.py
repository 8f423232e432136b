"""Addresses of authority files are known by their form, whichever way they are typed."""

from __future__ import annotations

import pytest

from db.naming.authorities import Authority, Unknown, is_unlikely, recognised

VIAF = "https://viaf.org/viaf/24676155"
WIKIDATA = "https://www.wikidata.org/entity/Q57351"
GEONAMES = "https://sws.geonames.org/1871859/"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("VIAF 24676155", VIAF),
        ("viaf.org/viaf/24676155/#Pak", VIAF),
        (" http://www.viaf.org/en/viaf/24676155 ", VIAF),
        ("q57351", WIKIDATA),
        ("https://www.wikidata.org/wiki/Q57351#sitelinks", WIKIDATA),
        ("wikidata:Q57351", WIKIDATA),
        ("https://www.geonames.org/1871859/pyongyang.html", GEONAMES),
        ("geonames 1871859", GEONAMES),
        ("https://d-nb.info/gnd/118540238", "https://d-nb.info/gnd/118540238"),
        ("GND 118540238", "https://d-nb.info/gnd/118540238"),
        (
            "http://id.loc.gov/authorities/names/n79021164.html",
            "https://id.loc.gov/authorities/names/n79021164",
        ),
        ("https://example.org/people/pak", "https://example.org/people/pak"),
    ],
)
def test_known_forms_become_one_address(typed: str, address: str) -> None:
    found = recognised(typed)
    assert isinstance(found, Authority)
    assert found.address == address
    assert recognised(address) == found  # what is kept is known again


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        ("24676155", "link-number-alone", "24676155"),
        ("https://viaf.org/viaf/search?query=pak", "link-incomplete", "viaf"),
        ("wikidata.org/wiki/Pyongyang", "link-incomplete", "wikidata"),
        ("GND 118540239", "link-digit", "118540239"),
        ("javascript:alert(1)", "link-no-address", "javascript:alert(1)"),
        ("file:///etc/passwd", "link-no-address", "file:///etc/passwd"),
        ("http://[", "link-no-address", "http://["),
        ("Pak Song Chol", "link-no-address", "Pak Song Chol"),
        ("", "link-no-address", ""),
    ],
)
def test_a_bad_one_is_told(typed: str, code: str, words: str) -> None:
    assert recognised(typed) == Unknown(code, words)


def test_geonames_has_places_only() -> None:
    found = recognised(GEONAMES)
    assert isinstance(found, Authority)
    assert (is_unlikely(found, "place"), is_unlikely(found, "person")) == (False, True)
