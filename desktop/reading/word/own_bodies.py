"""The words of notes in a Word file of ours, as they were left, in the form in which they went out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.reading.note_source import NoteSource
from desktop.reading.word import own_names
from desktop.reading.word.events import events
from desktop.reading.word.own_shown import Shown, normal
from desktop.reading.word.own_styles import StyleNames
from desktop.reading.word.own_text import as_it_was
from desktop.reading.word.package import Element, Relation, value_of, word_tag
from desktop.reading.word.styles import Styles

_WEB = ("http://", "https://", "mailto:", "ftp://", "doi:")


@dataclass(frozen=True, slots=True)
class Body:
    """What a note says; `name` is that of our note by its bookmark, "" where it bears none of ours."""

    shown: Shown
    name: str = ""

    @property
    def words(self) -> str:
        """The words without anything else."""
        return "\n".join("".join(run[0] for run in paragraph) for paragraph in self.shown)

    @property
    def source(self) -> str:
        """The words as CommonMark source."""
        made = NoteSource()
        for paragraph in self.shown:
            for words, wears, address in paragraph:
                made.run(words, italic="i" in wears, bold="b" in wears, address=address)
            made.new_paragraph()
        return made.source()


class Bodies:
    """Reads the words of notes in one file."""

    def __init__(self, styles: Styles, names: StyleNames) -> None:
        """Take the styles of the file, by look and by name."""
        self._styles = styles
        self._names = names

    def body(self, paragraphs: Iterable[Element], relations: dict[str, Relation]) -> Body:
        """Return what a note in these paragraphs says, without its mark and what we said before it."""
        found: Shown = []
        name = ""
        for paragraph in paragraphs:
            name = name or next(iter(body_names(paragraph)), "")
            runs: list[list[str]] = []
            for event in events(paragraph, self._styles, relations):
                words = "\n" if event.kind == "line" else event.words if event.kind == "words" else ""
                style = self._names.name(event.style)
                if not words or style == own_names.LEAD or style in own_names.MARK_STYLES:
                    continue
                if style == own_names.STAND_IN:
                    words = as_it_was(words)
                wears = ("b" if event.look.bold else "") + ("i" if event.look.italic else "")
                address = _address(event.address)
                if runs and (event.kind == "line" or runs[-1][1:] == [wears, address]):
                    runs[-1][0] += words
                else:
                    runs.append([words, wears, address])
            found.append(runs)
        return Body(normal(found), name)


def _address(written: str) -> str:
    """Return the address of a link: of the web, or of the note of ours to which it leads within the file."""
    if written.startswith("#"):
        match = own_names.BODY.fullmatch(written[1:]) or own_names.SPAN.fullmatch(written[1:])
        return f"note:{match[1]}" if match else ""
    return written if written.startswith(_WEB) else ""


def body_names(element: Element) -> list[str]:
    """Return the names of our notes whose bookmarks begin in an element."""
    found = (
        own_names.BODY.fullmatch(value_of(one, "name"))
        for one in element.iter()
        if word_tag(one) == "bookmarkStart"
    )
    return [match[1] for match in found if match]


def paragraphs_of(element: Element) -> Sequence[Element]:
    """Return the paragraphs in a note."""
    return [one for one in element.iter() if word_tag(one) == "p"]
