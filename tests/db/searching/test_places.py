"""Words are seen in a text as it is wherever they stand in it folded, so that no text is folded in vain."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.searching.query import parse
from db.searching.search_places import Sought
from db.searching.search_words import Folded, is_plain, loose_pattern_of, tokens

_LATIN = ["ab", "AB", "áb", "b", "'", "’", "p'yo", "P’YO", "ﬁ", "ß", "e\u0301"]
_OTHERS = [" ", "\n", "  ", "-", "朴", "成", "\u00ad", "_"]


def test_what_is_plain_is_folded_by_itself_to_what_the_loose_pattern_knows() -> None:
    for code in (*range(0x3100), *range(0x3100, 0xD800, 11), *range(0xE000, 0x30000, 13)):
        sign = chr(code)
        if not is_plain(sign) or sign in "'`´‘’":
            continue
        folded = Folded(f"xx{sign}xx").words
        assert len(folded) == 5
        if folded[2].isalnum():
            assert loose_pattern_of((folded[2],), begins=True).match(sign)
        else:
            assert re.match(r"[\W_]", sign)


@given(st.lists(st.sampled_from([*_LATIN, *_OTHERS]), max_size=12).map("".join), st.booleans())
@settings(max_examples=120, deadline=None)
def test_the_first_place_is_one_of_all_and_seen_wherever_there_is_one(text: str, begins: bool) -> None:
    for word in ("ab", "b", "pyo", "朴成", "ab b", "fi", "ss", "e", "ab 朴"):
        sought = Sought(parse(f'"{word}"' + "*" * begins))
        places = sought.all(text)
        first = sought.first(text)
        assert (first is None) == (places == [])
        if first is not None:
            assert any(start <= first[0] and first[1] <= end for start, end in places)
            assert sought.around(text, first, 0, len(text)) == places
            assert tokens(word)[0][0] in tokens(text[first[0] : first[1]])[0]


@pytest.mark.parametrize(
    ("text", "plain"),
    [("don't", True), ("P'yong", False), ("été, 1’an; ’a", True), ("Ch’en", False), ("ﬁ", False)],
)
def test_an_apostrophe_hides_something_only_in_a_romanized_name(text: str, plain: bool) -> None:
    assert is_plain(text) is plain
