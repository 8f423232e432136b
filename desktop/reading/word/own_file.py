"""A Word file of ours, opened: its texts, the bodies of its notes, and what stands outside of the texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from desktop.reading.word import own_names
from desktop.reading.word.own_bodies import Bodies, Body, body_names, paragraphs_of
from desktop.reading.word.own_styles import StyleNames
from desktop.reading.word.own_text import OwnText, as_it_was, blocks_of, bookmarks, own_text, regions
from desktop.reading.word.package import Element, WordPackage, child, value_of, word_tag
from desktop.reading.word.styles import styles_of

_GONE = frozenset(("del", "moveFrom"))
_NOTE = "edition note"


@dataclass(frozen=True, slots=True)
class WordComment:
    """A comment of Word's: its id, what it says, whose it is, since when; `answers` is the id of another."""

    key: str
    body: Body
    author: str
    date: str
    answers: str = ""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """All that a Word file of ours holds. Footnotes are by kind and id, those alone whose mark is there.

    `standing` are notes with paragraphs of their own, by name; `loose` such paragraphs without a name.
    `tables` are the rows of our tables by their bookmarks.
    """

    texts: tuple[OwnText, ...]
    footnotes: Mapping[tuple[str, str], Body]
    comments: tuple[WordComment, ...]
    standing: Mapping[str, Body]
    loose: tuple[Body, ...]
    tables: Mapping[str, list[list[str]]]
    changed_by: tuple[str, str]


def own_file(package: WordPackage, labels: Sequence[Collection[str]]) -> OwnFile:
    """Return what a file holds; for each cable `labels` are what the editor's marks say in its text."""
    parts = package.related("styles")
    names, bodies = StyleNames(parts), Bodies(styles_of(parts), StyleNames(parts))
    body = child(package.document, "body")
    blocks = blocks_of(body) if body is not None else []
    notes = _standing(blocks, names)
    standing: dict[str, Body] = {}
    loose: list[Body] = []
    for paragraphs in notes:
        said = bodies.body(paragraphs, package.relations)
        if said.name:
            standing.setdefault(said.name, said)
        else:
            loose.append(said)
    others = {id(one) for paragraphs in notes for one in paragraphs}
    rest = [one for one in blocks if id(one) not in others]
    return OwnFile(
        tuple(
            own_text(paragraphs, names, said)
            for paragraphs, said in zip(regions(rest, len(labels), names), labels, strict=True)
        ),
        _footnotes(package, bodies),
        _comments(package, bodies),
        standing,
        tuple(loose),
        _tables(blocks),
        package.changed_by(),
    )


def _footnotes(package: WordPackage, bodies: Bodies) -> dict[tuple[str, str], Body]:
    marked = [
        (word_tag(one).removesuffix("Reference"), value_of(one, "id"))
        for one in package.document.iter()
        if word_tag(one) in ("footnoteReference", "endnoteReference")
        and not any(word_tag(above) in _GONE for above in one.iterancestors())
    ]
    elements = {
        (kind, value_of(one, "id")): one
        for kind in ("footnote", "endnote")
        for part in package.related(f"{kind}s")
        for one in part
        if word_tag(one) == kind
    }
    relations = {kind: package.relations_of(f"{kind}s") for kind in ("footnote", "endnote")}
    return {
        key: bodies.body(paragraphs_of(elements[key]), relations[key[0]]) for key in marked if key in elements
    }


def _comments(package: WordPackage, bodies: Bodies) -> tuple[WordComment, ...]:
    relations = package.relations_of("comments")
    answers = _answers(package)
    found = []
    paragraph_of: dict[str, str] = {}
    for one in (each for part in package.related("comments") for each in part):
        if word_tag(one) != "comment":
            continue
        paragraphs = paragraphs_of(one)
        last = _paragraph_id(paragraphs[-1]) if paragraphs else ""
        paragraph_of[last] = value_of(one, "id")
        found.append((one, paragraphs, answers.get(last, "")))
    return tuple(
        WordComment(
            value_of(one, "id"),
            bodies.body(paragraphs, relations),
            value_of(one, "author"),
            value_of(one, "date"),
            paragraph_of.get(answered, "") if answered else "",
        )
        for one, paragraphs, answered in found
    )


def _answers(package: WordPackage) -> dict[str, str]:
    """Return which comment answers which, by the ids of their last paragraphs (Word 2013 and later)."""
    found: dict[str, str] = {}
    for one in (each for part in package.related("commentsExtended") for each in part):
        told = {str(name).rpartition("}")[2]: str(value) for name, value in one.attrib.items()}
        if told.get("paraIdParent"):
            found[told.get("paraId", "")] = told["paraIdParent"]
    return found


def _paragraph_id(paragraph: Element) -> str:
    return next((str(value) for name, value in paragraph.attrib.items() if str(name).endswith("}paraId")), "")


def _standing(blocks: Sequence[Element], names: StyleNames) -> list[list[Element]]:
    """Return the notes that have paragraphs of their own: known by their bookmarks, or by their style."""
    found: list[list[Element]] = []
    for block in blocks:
        if word_tag(block) != "p":
            continue
        if found and body_names(found[-1][0]) and not any(_ends_in(one, found[-1][0]) for one in found[-1]):
            found[-1].append(block)
        elif body_names(block) or names.of_paragraph(block) == _NOTE:
            found.append([block])
    return found


def _ends_in(paragraph: Element, first: Element) -> bool:
    """Tell whether the bookmark of a note that begins in `first` ends in this paragraph."""
    keys = {
        value_of(one, "id")
        for one in first.iter()
        if word_tag(one) == "bookmarkStart" and own_names.BODY.fullmatch(value_of(one, "name"))
    }
    return any(word_tag(one) == "bookmarkEnd" and value_of(one, "id") in keys for one in paragraph.iter())


def _tables(blocks: Sequence[Element]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for block in blocks:
        name = next((one for one in bookmarks(block) if own_names.FACTS.fullmatch(one)), "")
        if word_tag(block) == "tbl" and name:
            found[name] = [
                [_words(cell) for cell in row if word_tag(cell) == "tc"]
                for row in block.iter()
                if word_tag(row) == "tr" and child(row, "trPr", "del") is None
            ]
    return found


def _words(cell: Element) -> str:
    """Return the words of a cell; what was deleted with tracking on stands in elements of another name."""
    signs = {"tab": "\t", "br": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
    lines = []
    for paragraph in paragraphs_of(cell):
        pieces = [
            (one.text or "") if word_tag(one) == "t" else signs.get(word_tag(one), "")
            for one in paragraph.iter()
            if word_tag(one) == "t" or word_tag(one) in signs
        ]
        lines.append(as_it_was("".join(pieces)))
    return "\n".join(lines)
