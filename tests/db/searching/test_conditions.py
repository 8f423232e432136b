"""What asks for no words is answered off the list's rows, and is what the search finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.library_list.arranged import Wanted, arranged
from db.library_list.sorting import Sorting
from db.searching.find import find
from db.searching.matching import as_condition
from db.searching.query import parse
from db.store import Store
from tests.bench.libraries.maker import make_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library of 300 rows over many years."""
    return make_library(tmp_path_factory.mktemp("rows") / "rows.chancery", 300, rows_only=True)


@pytest.mark.parametrize(
    "typed",
    [
        "date:1961..1970",
        "date:..1950",
        "date:1980..",
        "status:checked",
        "-status:draft",
        "status:collated OR date:1961",
        "(status:draft OR status:checked) NOT date:1945..1960",
        "star:",
    ],
)
def test_the_list_and_the_search_agree(library: Path, typed: str) -> None:
    store = Store(library, create=False)
    query = parse(typed)
    assert as_condition(query.root) is not None
    ids = store.read(arranged, Wanted(query=query)).ids
    assert ids == store.read(find, query).cables
    assert len(ids) < 300
    for sorting in (Sorting("title", True, "year"), Sorting("number", False, "originator")):
        found = store.read(arranged, Wanted(sorting, query))
        assert sorted(found.ids) == sorted(ids)
        assert sum(heading.count for heading in found.headings) == len(ids)
    store.close()


def test_words_are_left_to_the_index() -> None:
    for typed in ("border", "status:draft border", "date:1961 OR border", ""):
        assert as_condition(parse(typed).root) is None
