"""What an annotation says: its bodies, of whatever form, as CommonMark words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import html

from desktop.interchange.annotation_parts import SETS, Json, several, types_of
from desktop.reading.note_source import escaped

_TAGS = re.compile(r"<[A-Za-z/!]")


def words_of(annotation: Json) -> str:
    """Return the words of all bodies, one paragraph each; tags stand behind them, each with a "#"."""
    said: list[str] = []
    tags: list[str] = []
    if isinstance(value := annotation.get("bodyValue"), (str, list)):
        said += [escaped(str(each)) for each in several(value)]
    for body in several(annotation.get("body")):
        for words, is_tag in _said(body):
            (tags if is_tag else said).append(words.strip())
    tagged = " ".join(f"#{'-'.join(tag.split())}" for tag in dict.fromkeys(tags) if tag)
    return "\n\n".join(each for each in (*dict.fromkeys(said), tagged) if each)


def _said(body: Any, *, is_tag: bool = False) -> Iterator[tuple[str, bool]]:  # noqa: ANN401
    if isinstance(body, str):
        yield _link(body), is_tag
        return
    if not isinstance(body, dict):
        return
    is_tag = is_tag or "tagging" in several(body.get("purpose"))
    kinds = types_of(body)
    if any(kind in kinds for kind in SETS):
        items = body.get("items")
        some = items if isinstance(items, list) else []
        # Of a choice the first is what a reader shows unless he is asked to choose.
        for each in some[:1] if "Choice" in kinds else some:
            yield from _said(each, is_tag=is_tag)
    elif "source" in body:
        yield from _said(body["source"], is_tag=is_tag)
    elif isinstance(body.get("value"), str):
        yield (body["value"] if is_tag else _text(body["value"], several(body.get("format")))), is_tag
    elif isinstance(body.get("id"), str):
        yield _link(body["id"]), is_tag


def _text(value: str, formats: list[Any]) -> str:
    if "text/markdown" in formats:
        return value
    if "text/html" in formats or (not formats and _TAGS.search(value)):
        return escaped(_without_tags(value))
    return escaped(value)


def _without_tags(value: str) -> str:
    """Return the words of a piece of HTML, one line for each of its paragraphs."""
    try:
        root = html.fragment_fromstring(value.replace("\0", ""), create_parent="div")
    except (ValueError, html.etree.ParserError):
        return value
    for each in root.iter("br", "p", "div", "li"):
        each.tail = "\n" + (each.tail or "")
    for each in list(root.iter("script", "style")):
        each.drop_tree()
    lines = (" ".join(line.split()) for line in str(root.text_content()).split("\n"))
    return "\n".join(line for line in lines if line)


def _link(address: str) -> str:
    return (
        f"[{escaped(address)}]({address})"
        if re.fullmatch(r"https?://[^\s<>()\\]+", address)
        else escaped(address)
    )
