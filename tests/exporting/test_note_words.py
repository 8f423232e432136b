"""A note's words: what is known is set, everything else comes out as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exporting.note_words import parse, plain


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("plain", [["plain"]]),
        ("*a* and **b**", [[["i", ["a"]], " and ", ["b", ["b"]]]]),
        ("***both***", [[["i", [["b", ["both"]]]]]]),
        ("[words](https://example.org/a?b=1)", [[["a", "https://example.org/a?b=1", ["words"]]]]),
        ("one\ntwo", [["one", ["br"], "two"]]),
        ("one  \ntwo", [["one", ["br"], "two"]]),
        ("one\n\ntwo", [["one"], ["two"]]),
        ("<b>no</b> &amp; <label>", [["<b>no</b> &amp; <label>"]]),
        ("# no heading", [["# no heading"]]),
        ("`code` ![pic](x.png)", [["`code` !", "[pic](x.png)"]]),
        ("[bad](javascript:alert(1))", [["[bad](javascript:alert(1))"]]),
        ("[run](x-run:3)", [["[run](x-run:3)"]]),
        ("\\*star\\*", [["*star*"]]),
        ("a  b\u00a0c", [["a  b\u00a0c"]]),
        ("", []),
    ],
)
def test_known_marks_are_set_and_others_stand_as_typed(source: str, tree: list[object]) -> None:
    assert [_joined(paragraph) for paragraph in parse(source)] == [_joined(each) for each in tree]


def _joined(pieces: object) -> list[object]:
    """Put neighbouring strings together: how the parser cuts plain words is its own matter."""
    joined: list[object] = []
    assert isinstance(pieces, list)
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


@given(
    st.text(
        st.characters(exclude_categories=["Zs", "Zl", "Zp", "Cc", "Cs"], exclude_characters="*_[]\\"),
        max_size=80,
    )
)
def test_words_without_marks_come_back_unchanged(source: str) -> None:
    assert plain(source) == source


@given(st.text(max_size=200))
def test_no_words_are_an_error(source: str) -> None:
    parse(source)
