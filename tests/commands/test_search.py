"""`chancery search`: what is found, where, and what could not be meant."""

from __future__ import annotations

import pytest

from tests.commands.conftest import Run


def test_what_is_found_is_shown_with_the_words_round_it(run: Run, cable: str) -> None:
    said = run("search", "pak", "song", "chol")
    assert said.status == 0
    assert "12 May 1961  Chen- 8/35  " in said.out
    assert cable in said.out
    assert "Pak Seong-cheol [Pak Song Chol]" in said.out
    assert said.err == "also: Pak Seong-cheol\n"


def test_in_json_with_the_places_of_the_hits(run: Run, cable: str) -> None:
    (hit,) = run("search", "recipient:consular", "--json").json
    assert (hit["id"], hit["where"], hit["date"]) == (cable, "recipient", "1961-05-12")
    ((start, end),) = hit["hits"]
    assert hit["snippet"][start:end] == "Consular"
    (unsought,) = run("search", "verdict:agrees", "--json").json
    assert (unsought["snippet"], unsought["hits"]) == (None, [])


@pytest.mark.usefixtures("cable")
def test_nothing_found_is_no_fault(run: Run) -> None:
    said = run("search", "nowhere")
    assert (said.status, said.out, said.err) == (0, "No cable fits.\n", "")
    assert run("search", "nowhere", "--json").json == []


@pytest.mark.usefixtures("cable")
def test_hints_go_to_standard_error(run: Run) -> None:
    said = run("search", "--as-typed", "--", "-nowhere", "date:soon")
    assert said.status == 0
    assert said.err.startswith("“soon” is no date")


def test_no_more_than_the_limit(run: Run, cable: str) -> None:
    assert run("import", __file__).status == 0
    said = run("search", "chancery OR border", "--limit", "1", "--ranked", "--json")
    assert len(said.json) == 1
    assert said.err == "1 of 2 are shown; --limit shows more.\n"
    assert cable
