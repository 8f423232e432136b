"""The words of a note that stood in a source, as CommonMark: emphasis, strong emphasis and links to the web.

What `desktop.exporting.note_words` understands is written, and what it would understand though the source did
not mean it is escaped, so that the note reads as it was printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ALWAYS = re.compile(r"[*\\_]")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_INTRAWORD = re.compile(r"(?<=\w)\\_(?=\w)")


def escaped(words: str, *, brackets: bool = True) -> str:
    """Return CommonMark source that reads as `words`; `brackets` tells whether those could be a link's."""
    source = _INTRAWORD.sub("_", _ALWAYS.sub(r"\\\g<0>", words))
    return source.replace("[", "\\[") if brackets else source


@dataclass(slots=True)
class NoteSource:
    """A note's words put together run by run."""

    _paragraphs: list[str] = field(default_factory=list)
    _runs: list[tuple[str, str, str]] = field(default_factory=list)

    def run(self, words: str, *, italic: bool = False, bold: bool = False, address: str = "") -> None:
        """Add words, emphasised or linked to an address of the web."""
        marks = ("*" if italic else "") + ("**" if bold else "")
        if not words:
            return
        if self._runs and self._runs[-1][1:] == (marks, address):
            words = self._runs.pop()[0] + words
        self._runs.append((words, marks, address))

    def new_paragraph(self) -> None:
        """End the paragraph, if there is any of it."""
        written, brackets = "", "](" in "".join(words for words, *_ in self._runs)
        for at, (words, marks, address) in enumerate(self._runs):
            following = self._runs[at + 1][0] if at + 1 < len(self._runs) else ""
            written += _written(words, marks, address, (written[-1:], following[:1]), brackets=brackets)
        self._runs.clear()
        if paragraph := written.strip(" \n"):
            self._paragraphs.append(paragraph)

    def source(self) -> str:
        """Return the source of the whole note."""
        self.new_paragraph()
        return "\n\n".join(self._paragraphs)


def _written(words: str, marks: str, address: str, beside: tuple[str, str], *, brackets: bool) -> str:
    # Marks stand at words, blanks outside of them: "* so *" is no emphasis.
    inner = words.strip()
    if not inner:
        return words
    left, right = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    if not _can_stand(inner, left[-1:] or beside[0], right[:1] or beside[1]):
        marks = ""
    written = marks + escaped(inner, brackets=brackets) + marks[::-1]
    if address and not re.search(r"[\s<>()\\]", address) and not re.search(r"[\[\]]", inner):
        written = f"[{written}]({address})"
    return left + written + right


def _can_stand(inner: str, before: str, after: str) -> bool:
    """Whether marks of emphasis round these words are read as such between these two characters.

    By CommonMark's rule a mark beside punctuation must have a blank or punctuation on its other side. Two
    marks side by side would be read as one.
    """
    if before == "*" or after == "*":
        return False
    opens = inner[0].isalnum() or not before.isalnum()
    return opens and (inner[-1].isalnum() or not after.isalnum())


def collapsed(words: str) -> str:
    """Return words with each run of blanks and line ends as one blank, as a page shows them."""
    return _BLANKS.sub(" ", words)
