"""References in a note's words: found where CommonMark has a link, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.referring.links import links_in, relinked, unlinked, with_links
from desktop.exporting.note_words import parse


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("see [note 4](note:n01a).", [("note 4", "note:n01a")]),
        ("[a](cable:k2), [b](note:n3)", [("a", "cable:k2"), ("b", "note:n3")]),
        (r"[a [b\] *c*]](<note:n1>)", [(r"a [b\] *c*]", "note:n1")]),
        (r"\[no](note:n1)", []),
        (r"\\[yes](note:n1)", [("yes", "note:n1")]),
        ("[web](https://a.org/note:n1)", []),
        ("note:n1 and [note](n1)", []),
    ],
)
def test_a_reference_is_a_link_to_a_note_or_cable(words: str, found: list[tuple[str, str]]) -> None:
    assert [(link.words, link.address) for link in links_in(words)] == found
    assert all(words[link.start] == "[" and words[link.end - 1] == ")" for link in links_in(words))
    shown = [
        piece[1]
        for paragraph in parse(words, references=True)
        for piece in paragraph
        if piece[0] == "a" and not piece[1].startswith("http")
    ]
    assert shown == [address for _, address in found]


@given(st.text(alphabet="[]()\\note:n1 *", max_size=40))
def test_words_without_their_references_are_otherwise_the_same(words: str) -> None:
    assert with_links(words, lambda link: words[link.start : link.end]) == words


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("See [note 2](note:n2), then [note 2](note:n3).", "See note 2, then note 2."),
        ("[note 21](note:n21) and *more* [p. 4](https://a.org)", "note 21 and *more* [p. 4](https://a.org)"),
        ("[](note:n1) none", " none"),
        ("plain", "plain"),
    ],
)
def test_what_is_shown_of_references_becomes_them_again(source: str, shown: str) -> None:
    assert unlinked(source) == shown
    assert relinked(shown, source) == source.replace("[](note:n1)", "")
    assert relinked(f"He says: {shown}", source).endswith(source.replace("[](note:n1)", ""))


def test_a_reference_whose_words_are_gone_is_gone() -> None:
    assert relinked("See note 21.", "See [note 2](note:n2).") == "See note 21."
