"""What is found is what a search through every cable finds, for every operator and field."""

from __future__ import annotations

import random
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.editing import cable_edits, distribution_edits, header_edits, note_edits, stage_edits
from db.library_list.arranged import Wanted, arranged, first_arranged
from db.library_list.sorting import Sorting
from db.romanizing.names import Names
from db.searching import begun_phrases, matching
from db.searching.conditions import asks_no_words
from db.searching.find import find, find_first
from db.searching.hits import hits
from db.searching.query import parse
from db.searching.query_names import meant
from db.searching.query_parts import Query, Words
from db.searching.ranking import ranked
from db.searching.search_places import Sought
from db.searching.search_snippets import snippet
from db.searching.search_words import Folded, tokens
from db.store import Store
from tests.db.desk import Desk
from tests.db.searching.naive import fits

WORDS = [
    "border",
    "Border",
    "border-talks",
    "talks",
    "talked",
    "the",
    "the",
    "the",
    "Pak",
    "Seong-cheol",
    "Song",
    "Chol",
    "朴成哲",
    "박성철",
    "平壤市",
    "P'yŏngyang",
    "Pyongyang",
    "ministry",
    "Ministère",
    "Łódź",
    "Đỗ",
    "𠮷野家",
    "ｱｲｳ",
    "1961",
    "17:00",
    "Chen-8/35",
    "don't",
    "ﬁn",
    "état",
    "(x)",
    "*",
]
NAMES = Names([("Pak Seong-cheol", "Pak Song Chol", "朴成哲", "박성철")])
DATES = (
    "1961",
    "1961-05",
    "1961-05-12",
    "1962-01-01T10:30",
    "1960-12?",
    "1961-05-01/1961-06-02",
    "1959/1961-07",
    "",
)


class Shelf:
    """Some cables made by lot, each with everything that is searched."""

    def __init__(self, path: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.store = Store(path)
        self.author = self.store.ensure_author("Anna").id
        self.states: dict[int, CableState] = {}
        for _ in range(9):
            self._enter()

    def words(self, most: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, most)))

    def _enter(self) -> None:
        chance = self.chance
        change, cable = cable_edits.new_cable(self.words(14), author=self.author, file_name="a.txt")
        self.store.apply(change, author=self.author)
        state = self.store.cable_state(cable.id)

        def do(made: tuple[Change | None, object] | Change) -> None:
            change = made[0] if isinstance(made, tuple) else made
            assert change is not None
            state.absorb(self.store.apply(change, author=self.author))

        for name in ("title", "originator", "addressee", "cable number", "subject", "archive"):
            if chance.random() < 0.6:
                do(header_edits.add_field(state, name, self.words(2)))
        if date := chance.choice(DATES):
            do(header_edits.add_field(state, "date", date))
        for at in range(chance.randint(0, 2)):
            lists = state.distributions_in_order()
            do(distribution_edits.add_recipient(state, lists[0].id if lists else None, at, self.words(2), 1))
        do(stage_edits.add_stage(state, 0, self.words(1)))
        for _ in range(chance.randint(0, 2)):
            tags = (self.words(1),) if chance.random() < 0.5 else ()
            made, note = note_edits.add_note(
                state, "marginal", [(0, 1)], author=self.author, words=self.words(3)
            )
            do(made)
            if tags:
                tagged = replace(note, tags=tags)
                do(Change(Label("edit-note"), (Step(note, tagged),), cable=cable.id))
        starred = replace(state.cable, starred=chance.random() < 0.5, tags=("边界",), status="draft")
        do(Change(Label("trash-cable"), (Step(state.cable, starred),), cable=cable.id))
        n = self.store.read(lambda connection: connection.execute("SELECT max(n) FROM cable").fetchone()[0])
        self.states[n] = state


@pytest.fixture(scope="module", params=[1, 2])
def shelf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    made = Shelf(tmp_path_factory.mktemp("shelf") / "a.chancery", request.param)
    yield made
    made.store.close()


_BEGUN = ["bor*", "pyong*", "b*", "pa*", "étá*", "19*", "朴*", '"the b"*', '"Pak se"*', "pak-s*", '"朴成 s"*']
_word = st.sampled_from([*WORDS, *_BEGUN, "nowhere", '"the the"', '"Pak Seong-cheol"', "朴成", "성"])
_valued = st.builds(
    "{}:{}".format,
    st.sampled_from(["to", "from", "title", "number", "recipient", "note", "tag", "stage", "text"]),
    _word,
)
_LISTED = (
    "date:1961,date:1961-05..,date:..1960,date:1961-06..1962,verdict:none,verdict:no total,"
    "star:,star:no,status:dr,status:collated,verdict:differs"
)
_listed = st.sampled_from(_LISTED.split(","))
_query = st.recursive(
    _word | _valued | _listed,
    lambda inner: st.one_of(
        st.builds("{} {}".format, inner, inner),
        st.builds("{} OR {}".format, inner, inner),
        st.builds("({} AND {})".format, inner, inner),
        st.builds("NOT {}".format, inner),
        st.builds("-({})".format, inner),
    ),
    max_leaves=6,
)


def check(shelf: Shelf, query: Query) -> None:
    in_order = shelf.store.read(find, query).cables
    first = shelf.store.read(find_first, query)
    assert first == in_order[: len(first)]
    for most in (1, 3, 20):
        some = shelf.store.read(find, query, most=most)
        assert (some.cables, some.count) == (in_order[:most], len(in_order))
    found = set(in_order)
    assert len(found) == len(in_order)
    assert found == {n for n, state in shelf.states.items() if fits(state, query.root)}
    for hit in shelf.store.read(hits, query, sorted(found), length=60):
        if hit.snippet is not None:
            assert hit.snippet.hits
            for start, end in hit.snippet.hits:
                shown = tokens(hit.snippet.words[start:end])
                assert any(tokens(words)[0] in " ".join(shown) for words in sought(query))


def sought(query: Query) -> list[str]:
    found: list[str] = []
    for part in query.wanted():
        found += (
            [part.words] if isinstance(part, Words) else [*part.also, *(each.words for each in part.parts)]
        )
    return found


@given(query=_query)
@settings(max_examples=60, deadline=None)
def test_find_is_a_search_through_every_cable(shelf: Shelf, query: str) -> None:
    check(shelf, parse(query))


@given(words=_word | _valued)
@settings(max_examples=60, deadline=None)
def test_of_every_cable_found_the_words_are_shown(shelf: Shelf, words: str) -> None:
    query = parse(words)
    found = shelf.store.read(find, query).cables
    together = shelf.store.read(hits, query, found, length=60)
    assert query.is_empty or all(hit.snippet is not None for hit in together)
    for n, hit in zip(found, together, strict=True):
        assert shelf.store.read(snippet, n, Sought(query), length=60) == hit.snippet


@given(query=_query)
@settings(max_examples=40, deadline=None)
def test_the_first_rows_are_the_first_of_all(shelf: Shelf, query: str) -> None:
    meaning = parse(query)
    in_order = shelf.store.read(find, meaning).cables
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "MANY", 0)  # every word stands nearly everywhere
        patch.setattr("db.searching.find.FIRST_SECONDS", 60)
        first = shelf.store.read(find_first, meaning, most=3)
        assert first == in_order[:3]
        patch.setattr("db.library_list.arranged._FIRST", 3)
        wanted = Wanted(Sorting("title", descending=True), meaning)
        some = shelf.store.read(first_arranged, wanted)
        assert some is None or some.ids == shelf.store.read(arranged, wanted).ids[:3]
        plain = meaning.is_empty or asks_no_words(meaning.root)  # all of it is there as soon
        assert (some is None) == (len(in_order) < 3 or plain)


@given(query=_query)
@settings(max_examples=25, deadline=None)
def test_a_begun_phrase_in_many_rows_is_left_to_the_index(shelf: Shelf, query: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(begun_phrases, "_FEW", 0)
        patch.setattr(begun_phrases, "_SHARE", 1_000)
        check(shelf, parse(query))


@given(query=_query)
@settings(max_examples=25, deadline=None)
def test_and_with_other_spellings_of_names(shelf: Shelf, query: str) -> None:
    check(shelf, shelf.store.read(meant, query, NAMES))


@given(st.text(max_size=60) | st.text(alphabet='"*()=-: ANDORT朴toaxstr.19\0“', max_size=60), st.booleans())
@settings(max_examples=50, deadline=None)
def test_nothing_that_is_typed_is_an_error(shelf: Shelf, typed: str, typing: bool) -> None:
    query = shelf.store.read(meant, typed, NAMES, typing=typing)
    check(shelf, query)


@given(st.text(alphabet="abP'ŏ\u0306\u1107\u1161\u11a8박か\u3099ﬁß朴 -ｶﾞ", max_size=30))
def test_what_is_found_in_a_folded_text_leads_back_to_the_text(text: str) -> None:
    for word in set(tokens(text)):
        places = Sought(parse(f'"{word}"')).all(text)
        assert places
        for start, end in places:
            assert word in " ".join(tokens(text[start:end]))
    assert tokens(unicodedata.normalize("NFC", text)) == tokens(text)
    folded = Folded(text)
    assert folded.span(0, len(folded.words))[1] == len(text)


def test_the_most_telling_cable_comes_first(desk: Desk) -> None:
    for text in ("He said that he agrees.\n" * 9, "agrees, agrees\n"):
        change, _ = cable_edits.new_cable(text, author=desk.author)
        desk.store.apply(change, author=desk.author)
    found = desk.store.read(find, parse("agrees")).cables
    assert list(found) == [1, 2, 3]
    in_rank = desk.store.read(ranked, parse("agrees"), found)
    assert (in_rank[0], sorted(in_rank)) == (3, [1, 2, 3])
    desk.note("agrees", kind="marginal")
    assert desk.store.read(ranked, parse("note:agrees"), array("q", [2, 1]))[0] == 1
    assert desk.store.read(ranked, parse("verdict:none"), found) == found


def test_a_name_is_found_by_its_other_spellings_and_only_as_typed_where_asked(shelf: Shelf) -> None:
    def found(typed: str, **how: bool) -> set[int]:
        return set(shelf.store.read(find, shelf.store.read(meant, typed, NAMES, **how)).cables)

    with_all = found("Pak Seong-cheol")
    assert (
        with_all == found('"Pak Song Chol"') == found("朴成哲") >= found('"pak seong cheol"', variants=False)
    )
    assert found('="Pak Song Chol"') == found('"Pak Song Chol"', variants=False) < with_all
