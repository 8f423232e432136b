"""What a query means, and what is said of that which cannot be meant."""

from __future__ import annotations

import pytest

from db.searching.query import parse
from db.searching.query_parts import Dated, Either, Every, Listed, Not, Part, Words
from desktop.messages.search import hint_sentence

A, B, C = Words("a"), Words("b"), Words("c")


@pytest.mark.parametrize(
    ("typed", "root"),
    [
        ("", Every(())),
        ("a b", Every((A, B))),
        ("a AND b OR c", Either((Every((A, B)), C))),
        ("a b OR NOT c", Either((Every((A, B)), Not(C)))),
        ("a -b", Every((A, Not(B)))),
        ("a - b", Every((A, B))),
        ("and or not", Every((Words("and"), Words("or"), Words("not")))),
        ("(a OR b) c", Every((Either((A, B)), C))),
        ("((a", A),
        ("a)) b", Every((A, B))),
        ('"a b', Words("a b")),
        ("„a b“* c", Every((Words("a b", begins=True), C))),
        ("a*", Words("a", begins=True)),
        ("=a", Words("a", exact=True)),
        ("to:a", Words("a", "addressee")),
        ("TO: a", Words("a", "addressee")),
        ("-from:(a OR b)", Not(Either((Words("a", "originator"), Words("b", "originator"))))),
        ("17:00", Words("17:00")),
        ("date:1961..1963", Dated("1961", "1963")),
        ("date:1961-05..", Dated("1961-05", "")),
        ("date:..1950", Dated("", "1950")),
        ("date:1963-1961", Dated("1961", "1963")),
        ("date:12.5.1961", Dated("1961-05-12", "1961-05-12")),
        ('date:"12 May 1961"', Dated("1961-05-12", "1961-05-12")),
        ("date:1960s", Dated("196", "196")),
        ("date:>1961", Dated("1961", "")),
        ("verdict:no total a", Every((Listed("verdict", ("no stated total",)), A))),
        ("verdict:no", Listed("verdict", ("no list", "no stated total"))),
        ("star: a", Every((Listed("starred", (1,)), A))),
        ("— ! *", Every(())),
    ],
)
def test_what_is_meant(typed: str, root: Part) -> None:
    query = parse(typed)
    assert (query.root, query.hints) == (root, ())


@pytest.mark.parametrize(
    ("typed", "root", "code"),
    [
        ("form:a", Words("form:a"), "field-unknown"),
        ("foo:bar", Words("foo:bar"), "field-none"),
        ("OR a", A, "operator-alone"),
        ("a AND", A, "operator-alone"),
        ("NOT", Every(()), "operator-alone"),
        ("to:OR a", A, "operator-alone"),
        ("a*b", Words("a", begins=True), "star-inside"),
        ("*a", A, "star-first"),
        ("date:soon a", A, "date-unknown"),
        ("date:1961-13 a", A, "date-unknown"),
        ("verdict:maybe a", A, "verdict-unknown"),
        ("star:perhaps a", A, "star-unknown"),
    ],
)
def test_what_cannot_be_meant_is_said(typed: str, root: Part, code: str) -> None:
    query = parse(typed)
    assert query.root == root
    assert [hint.code for hint in query.hints] == [code]
    assert hint_sentence(query.hints[0])


@pytest.mark.parametrize("typed", ["a OR", "a AND ", "a NOT", "to:", "date:", "a -", 'a "'])
def test_what_is_still_being_typed_is_not_found_fault_with(typed: str) -> None:
    assert parse(typed, typing=True).hints == ()


def test_the_last_word_may_go_on_while_it_is_typed() -> None:
    assert parse("a bo", typing=True).root == Every((A, Words("bo", begins=True)))
    assert parse("a bo ", typing=True).root == Every((A, Words("bo")))
    assert parse("a b", typing=True).root == Every((A, Words("b", begins=True)))
    assert parse("b", typing=True).is_empty
    assert parse("朴", typing=True).root == Words("朴", begins=True)
    assert parse("date:19", typing=True).root == Dated("19", "19")


def test_very_deep_and_very_long_queries_are_taken() -> None:
    assert parse("(" * 3000 + "a").root == A
    assert isinstance(parse("a OR " * 3000).root, Either)
