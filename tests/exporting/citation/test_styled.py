"""Citations in words, by the styles that are shipped."""

from __future__ import annotations

from dataclasses import replace

from desktop.exporting.citation.styled import STYLES, cite
from desktop.exporting.dossier import Dossier, DossierField
from tests.exporting.cables import sample

TITLE = "Illegal Crossings of the International Border"


def cable(**values: str) -> Dossier:
    """Return a cable with this header alone."""
    fields = tuple(DossierField(name.replace("_", " "), name, value) for name, value in values.items())
    return replace(sample(), title=values.get("title", TITLE), fields=fields, notes=(), source_note="")


def test_chicago_and_mhra_in_the_form_of_a_note() -> None:
    made = cable(
        signatory="Chinese Embassy in North Korea",
        addressee="Ministry of Foreign Affairs",
        cable_number="Chen-8/35",
        date="1961-05-12",
        archive="PRC FMA 106-00581-04",
    )
    assert cite(made, "chicago").text == (
        f"Chinese Embassy in North Korea, “{TITLE},” to Ministry of Foreign Affairs, Telegram Chen-8/35,"
        " May 12, 1961, PRC FMA 106-00581-04."
    )
    assert cite(made, "mhra").text == (
        f"Chinese Embassy in North Korea, ‘{TITLE}’, to Ministry of Foreign Affairs, Telegram Chen-8/35,"
        " 12 May 1961, PRC FMA 106-00581-04."
    )
    assert cite(made, "chicago-bibliography").text.startswith(
        f"Chinese Embassy in North Korea. “{TITLE}.” To"
    )


def test_a_title_that_stands_for_the_author_is_told_once() -> None:
    for style in STYLES[:3]:
        assert cite(cable(date="1961"), style).text.count(TITLE) == 1


def test_words_are_never_markup() -> None:
    made = cite(cable(title="<b>1</b> & 2", signatory="<script>x"), "mhra")
    assert "<b>1</b> & 2" in made.text
    assert "&lt;b&gt;1&lt;/b&gt; &amp; 2" in made.html
    assert "<script" not in made.html


def test_the_form_of_frus_is_the_source_note() -> None:
    made = cite(sample(), "frus")
    assert made.text == "Chinese Foreign Ministry Archive; 19 copies."
    assert made.html == "Chinese Foreign Ministry Archive; <i>19 copies</i>."
    assert cite(cable(), "frus").text == ""
