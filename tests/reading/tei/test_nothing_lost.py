"""Every word of a TEI file is in its text or in a note, once, in its order; and the same file gives the same.

What is compared are the characters that are not white space, by a reading of the tree that knows nothing of
lines and blocks: which words belong to the text, and which to a note.
"""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from db.errors import ReadingError
from desktop.exporting.note_words import parse
from desktop.reading import formats
from desktop.reading.intake import Intake
from desktop.reading.tei.text import GAP
from tests.reading.tei.volumes import DOCUMENTS, volume

ASIDE = {"note", "del", "figDesc", "index"}
KEPT_FIRST = ("sic", "orig", "abbr")


def _bare(words: str) -> str:
    return re.sub(r"[ \t\r\n]+", "", words)


def _inked(words: str) -> str:
    return "".join(words.split())


def _printed(piece: Any) -> str:  # noqa: ANN401
    """Return the words of a parsed note."""
    if isinstance(piece, str):
        return piece
    if piece and piece[0] == "br":
        return "\n"
    return "".join(_printed(each) for each in piece[1:]) if piece and piece[0] in ("i", "b") else (
        "".join(_printed(each) for each in (piece[2] if piece[0] == "a" else piece))
    )  # fmt: skip


def _streams(root: Any) -> tuple[str, list[str]]:  # noqa: ANN401
    """Return the words of the text, and of each note that lies in no other one."""
    text: list[str] = []
    notes: list[str] = []

    def walk(element: Any, inside: bool) -> None:  # noqa: ANN401
        name = etree.QName(element).localname
        if name == "teiHeader":
            return
        aside = (name in ASIDE and element.get("rend") != "inline") or element.get("type") == "source"
        if name in ("corr", "reg", "expan"):
            aside = any(etree.QName(other).localname in KEPT_FIRST for other in element.getparent())
        if aside and not inside:
            for gap in element.iter("{*}gap"):
                gap.text = GAP
            notes.append(_bare("".join(element.itertext())))
            return
        if name == "gap":
            text.append(GAP)
        text.append(element.text or "")
        for child in element:
            walk(child, inside)
            text.append(child.tail or "")

    walk(root, inside=False)
    return _bare("".join(text)), [words for words in notes if words]


def _check(data: bytes, intake: Intake, root: Any) -> None:  # noqa: ANN401
    text, notes = _streams(root)
    assert _bare(intake.text) == text
    printed = ["".join(_printed(piece) for block in parse(n.words) for piece in block) for n in intake.notes]
    # CommonMark drops what is blank at the ends of a paragraph, whichever blank it is.
    assert sorted(filter(None, map(_inked, printed))) == sorted(filter(None, map(_inked, notes)))
    assert formats.read(data, intake.name) == intake or intake.name.startswith("part ")
    for found in intake.structures:
        assert 0 <= found.start <= found.end <= len(intake.text)
    for note in intake.notes:
        assert note.place is None or 0 <= note.place[0] <= note.place[1] <= len(intake.text)
    assert intake.text == intake.text.strip(" \n")
    assert " \n" not in intake.text
    assert "\n " not in intake.text
    assert "  " not in intake.text


def _tree(data: bytes) -> Any:  # noqa: ANN401
    return etree.fromstring(data, etree.XMLParser(remove_comments=True, remove_pis=True))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_real_documents_lose_nothing(document: str) -> None:
    data = volume(document)
    _check(data, formats.read(data, "x.xml"), _tree(data))


WORDS = st.text(st.sampled_from("ab .,;()[]“”*_\\&<—\u00a0\u2009é𠮷1\n\t"), max_size=12)
INLINE = ("hi", "persName", "gloss", "ref", "seg", "emph", "supplied", "unclear", "add", "q", "abbr")
BLOCKS = (
    "p",
    "head",
    "list",
    "item",
    "label",
    "table",
    "row",
    "cell",
    "lg",
    "l",
    "quote",
    "opener",
    "closer",
)
EMPTY = ("lb", "pb", "gap", "anchor", "cb")


def _element(name: str, children: list[Any]) -> Any:  # noqa: ANN401
    made = etree.Element(f"{{http://www.tei-c.org/ns/1.0}}{name}")
    if name == "hi":
        made.set("rend", ("italic", "strong", "smallcaps")[len(children) % 3])
    for child in children:
        if isinstance(child, str):
            if len(made):
                made[-1].tail = (made[-1].tail or "") + child
            else:
                made.text = (made.text or "") + child
        else:
            made.append(child)
    return made


def _deeper(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(
        _element,
        st.sampled_from((*INLINE, *BLOCKS, *BLOCKS, "note", "note", "del", "choice", "div", "fw", "index")),
        st.lists(children, max_size=4),
    )


TREES = st.recursive(WORDS | st.builds(_element, st.sampled_from(EMPTY), st.just([])), _deeper, max_leaves=25)


@given(st.lists(TREES, max_size=5))
@settings(max_examples=150, deadline=None)
def test_no_made_text_loses_or_doubles_a_word(trees: list[Any]) -> None:
    body = _element("body", [_copy(tree) for tree in trees])
    for choice in body.iter("{*}choice"):
        choice.tag = choice.tag.replace("choice", "seg")
    # A note in a note is told apart in brackets, which this reading of the tree does not know.
    for note in body.iter("{*}note", "{*}del", "{*}index"):
        for inner in list(note.iter("{*}note", "{*}del", "{*}index")):
            if inner is not note:
                inner.tag = inner.tag.rpartition("}")[0] + "}seg"
    root = etree.Element("{http://www.tei-c.org/ns/1.0}TEI")
    root.append(_element("text", [body]))
    data = etree.tostring(root, encoding="utf-8")
    if not any(_streams(_tree(data))):
        with pytest.raises(ReadingError, match="file-without-text"):
            formats.read(data, "x.xml")
        return
    _check(data, formats.read(data, "x.xml"), _tree(data))


def _copy(tree: Any) -> Any:  # noqa: ANN401
    return tree if isinstance(tree, str) else etree.fromstring(etree.tostring(tree))
