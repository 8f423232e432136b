"""Citations in words: Chicago and MHRA by their CSL styles, and the source note in the form of FRUS.

citeproc-py does the styling. It leaves the comma behind the closing quotation mark, where Chicago (6.9) has
it inside; that is mended here. The source note is the dossier's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any, Literal

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

from desktop.exporting import note_words
from desktop.exporting.citation.item import item
from desktop.exporting.dossier import Dossier
from resources import folder

Style = Literal["chicago", "chicago-bibliography", "mhra", "frus"]
STYLES: tuple[Style, ...] = ("chicago", "chicago-bibliography", "mhra", "frus")

_FILES = {"chicago": "chicago-notes-bibliography.csl", "mhra": "mhra-notes.csl"}
_OUTSIDE = re.compile(r"(?<![,.!?])(['’]?”)([,.])(?= |$)")
_TWICE = re.compile(r"^(.{3,}?[,.]\S* )\1")
"""A title that stands in for the author is told twice: citeproc does not take it out of its own place."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as plain text and as HTML."""

    text: str
    html: str


def cite(dossier: Dossier, style: Style) -> Cited:
    """Return the citation of a cable in a style; in that of FRUS it is the source note.

    It is empty where a source note has nothing to tell.
    """
    if style == "frus":
        return _source_note(dossier)
    family, _, listed = style.partition("-")
    made = item(dossier)
    # The id is ours alone; citeproc takes it in lower case.
    made["id"] = "cable"
    text = _styled(made, family, formatter.plain, listed=bool(listed))
    return Cited(text, _styled(made, family, formatter.html, listed=bool(listed)))


def cite_all(dossiers: Sequence[Dossier], style: Style) -> Cited:
    """Return the citations of some cables, a line each; those with nothing to tell are left out."""
    made = [one for each in dossiers if (one := cite(each, style)).text]
    return Cited("\n".join(one.text for one in made), "<br>\n".join(one.html for one in made))


def _styled(made: dict[str, Any], family: str, form: object, *, listed: bool) -> str:
    if form is formatter.html:
        made = {name: _escaped(value) for name, value in made.items()}
    sheet = CitationStylesBibliography(_style(family), CiteProcJSON([made]), form)
    citation = Citation([CitationItem("cable")])
    sheet.register(citation)
    # Chicago lists no message that lies in no archive; then the form of the note is all there is.
    lines = sheet.bibliography() if listed else []
    words = str(lines[0]) if lines else str(sheet.cite(citation, _missing))
    words = _OUTSIDE.sub(r"\2\1", words) if family == "chicago" else words
    return words if "author" in made else _TWICE.sub(r"\1", words)


@lru_cache(maxsize=len(_FILES))
def _style(family: str) -> CitationStylesStyle:
    return CitationStylesStyle(str(folder() / "citation" / _FILES[family]), validate=False)


def _missing(cited: CitationItem) -> str:
    raise KeyError(cited.key)


def _escaped(value: Any) -> Any:  # noqa: ANN401 - a value of CSL-JSON
    """Return a value with its text escaped for HTML: citeproc puts it in as it is."""
    if isinstance(value, str):
        return escape(value, quote=False)
    if isinstance(value, list):
        return [_escaped(each) for each in value]
    return {name: _escaped(each) for name, each in value.items()} if isinstance(value, dict) else value


def _source_note(dossier: Dossier) -> Cited:
    written = next((note.words for note in dossier.notes if note.kind == "source"), dossier.source_note)
    html = "<br>".join(_html(paragraph) for paragraph in note_words.parse(written)) if written else ""
    return Cited(note_words.plain(written) if written else "", html)


def _html(pieces: list[Any]) -> str:
    made = []
    for piece in pieces:
        if isinstance(piece, str):
            made.append(escape(piece, quote=False))
        elif piece[0] == "br":
            made.append("<br>")
        elif piece[0] == "a":
            made.append(f'<a href="{escape(piece[1])}">{_html(piece[2])}</a>')
        else:
            made.append(f"<{piece[0]}>{_html(piece[1])}</{piece[0]}>")
    return "".join(made)
