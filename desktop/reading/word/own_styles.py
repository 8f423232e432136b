"""What the styles of a Word file are called, by the ids under which paragraphs and words name them.

Word gives styles other ids in other languages; their names stay. Compared in small letters.
"""

from __future__ import annotations

from desktop.reading.word.package import Element, child, value_of, word_tag


class StyleNames:
    """The names of a file's styles."""

    def __init__(self, parts: list[Element]) -> None:
        """Read the styles parts of a file."""
        self._names: dict[str, str] = {}
        for part in parts:
            for one in part:
                name = child(one, "name")
                if word_tag(one) == "style" and name is not None:
                    self._names[value_of(one, "styleId")] = value_of(name).lower()

    def of_paragraph(self, paragraph: Element) -> str:
        """Return the name of a paragraph's style, "" where it names none."""
        return self._name(child(paragraph, "pPr", "pStyle"))

    def of_run(self, run: Element) -> str:
        """Return the name of the style of a run's words, "" where it names none."""
        return self._name(child(run, "rPr", "rStyle"))

    def name(self, key: str) -> str:
        """Return the name of the style with this id, "" for none."""
        return self._names.get(key, key.lower())

    def _name(self, style: Element | None) -> str:
        return "" if style is None else self.name(value_of(style))
