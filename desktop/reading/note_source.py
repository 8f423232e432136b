"""The words of a note put together run by run, as a reader comes to them: emphasis, strong ones, links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from desktop.reading.commonmark import commonmark
from desktop.reading.intake import FoundStructure

_BLANKS = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class NoteSource:
    """A note's words put together run by run, paragraph by paragraph."""

    _paragraphs: list[str] = field(default_factory=list)
    _runs: list[tuple[str, bool, bool, str]] = field(default_factory=list)

    def run(self, words: str, *, italic: bool = False, bold: bool = False, address: str = "") -> None:
        """Add words, emphasised or linked to an address of the web."""
        if words:
            self._runs.append((words, italic, bold, address))

    def new_paragraph(self) -> None:
        """End the paragraph, if there is any of it."""
        whole = "".join(words for words, *_ in self._runs)
        text = whole.strip(" \n")
        at = len(whole.lstrip(" \n")) - len(whole)  # what was stripped stands before the text
        marked: list[FoundStructure] = []
        for words, italic, bold, address in self._runs:
            span = (min(max(0, at), len(text)), min(max(0, at + len(words)), len(text)))
            at += len(words)
            kinds = (("italic", "", italic), ("bold", "", bold), ("link", address, bool(address)))
            marked += [FoundStructure(kind, *span, detail) for kind, detail, there in kinds if there]
        self._runs.clear()
        if text:
            self._paragraphs.append(commonmark(text, marked))

    def source(self) -> str:
        """Return the source of the whole note."""
        self.new_paragraph()
        return "\n\n".join(self._paragraphs)


def escaped(words: str) -> str:
    """Return CommonMark source that reads as `words`."""
    return commonmark(words, ())


def collapsed(words: str) -> str:
    """Return words with each run of blanks and line ends as one blank, as a page shows them."""
    return _BLANKS.sub(" ", words)
