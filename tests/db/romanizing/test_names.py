"""A name is found by each of its spellings, from the table and by the rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.romanizing import chinese, korean
from db.romanizing.names import Names, name_key
from db.romanizing.rules import other_spellings
from db.searching.search_words import tokens
from desktop.known_names import known_names


def spelled(words: str) -> str:
    return " ".join(tokens(words))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Pak Seong-cheol", "Pak Song Chol"),
        ("pak seong cheol", "朴成哲"),
        ("Pak Songchol", "박성철"),
        ("P'yŏngyang", "평양"),
        ("Chou En-lai", "Zhou Enlai"),
        ("周恩来", "周恩來"),
        ("Хрущев", "Khrushchev"),
        ("Ho Chi Minh", "Хо Ши Мин"),
    ],
)
def test_the_shipped_table_knows_each_by_the_other(name: str, other: str) -> None:
    known = known_names()
    assert spelled(other) in {spelled(each) for each in known.listed(name)}
    assert spelled(name) in {spelled(each) for each in known.listed(other)}


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Seong-cheol", "Seongcheol"),
        ("Seongcheol", "Seong cheol"),
        ("Kim Chang-man", "Kim Jang-man"),
        ("Kim Chang-man", "Kim Changman"),
        ("Peng Dehuai", "P'eng Te-huai"),
        ("Liu Shao-ch'i", "Liu Shaoqi"),
        ("Chen Yi", "Ch'en I"),
        ("Busan", "Pusan"),
    ],
)
def test_the_rules_know_what_no_table_has(name: str, other: str) -> None:
    assert spelled(other) in {spelled(each) for each in other_spellings(name)}


@pytest.mark.parametrize("words", ["border", "long", "talks on", "Khrushchev", "Song", "", "1961", "the man"])
def test_what_is_no_name_has_no_other_spelling(words: str) -> None:
    assert list(other_spellings(words)) == []


def test_own_names_stand_beside_the_shipped_ones() -> None:
    names = Names([("Anna Weiss", "Анна Вайс")])
    more = names.with_own([("Anna Weiss", "A. Weiß-Kern")])
    assert names.listed("anna weiss") == ("Annaweiss", "Анна Вайс", "Аннавайс")
    assert "A. Weiß-Kern" in more.listed("Anna-Weiss")
    assert "A. Weiß-Kern" not in names.listed("Anna-Weiss")


@given(st.text(max_size=30) | st.from_regex(r"([A-Z][a-z]{1,9}[ -]?){1,4}", fullmatch=True))
def test_any_words_have_few_other_spellings_and_never_their_own(words: str) -> None:
    found = [spelled(each) for each in other_spellings(words)]
    assert spelled(words) not in found
    assert len(found) == len(set(found)) <= 1000
    assert name_key(words) == "".join(tokens(words))


@given(st.text(alphabet="abcdeghijklmnoprstuwyz", min_size=1, max_size=14))
def test_syllables_make_up_the_word(word: str) -> None:
    for system in (korean, chinese):
        parsed = system.syllables(word)
        assert parsed is None or "".join(each[0] for each in parsed) == word
