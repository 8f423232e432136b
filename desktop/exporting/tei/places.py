"""What is to stand in a text and at which place, and what is told apart from it since it crosses another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from desktop.exporting.dossier import DossierNote, Span
from desktop.exporting.tei.elements import element, put_lines
from desktop.exporting.tei.inline import Around, Between
from desktop.exporting.tei.kept import Kept
from desktop.interchange.tei_form import Element


@dataclass(slots=True)
class TextPart:
    """What is to stand in a text, and what could not and is told apart from it."""

    kept: Kept
    around: list[Around] = field(default_factory=list)
    between: list[Between] = field(default_factory=list)
    apart: list[Callable[[Element], object]] = field(default_factory=list)
    """What goes into the `spanGrp` of the places told apart."""
    notes_apart: list[DossierNote] = field(default_factory=list)
    """Notes that stand nowhere in the text: highlights, and those that have lost their words."""

    @property
    def source(self) -> str:
        """The xml:id of the description of the paper."""
        return f"{self.kept.dossier.cable_id}.source"

    def span(self, name: str, span: Span, around: Around) -> None:
        """Set something round words; where it crosses, `name` is the span between two anchors."""
        start, end = span
        if start == end:
            self.between.append(Between(start, partial(_anchor, name=name)))
            return
        self.around.append(around)

    def crossing(self, name: str, span: Span, **attributes: str) -> Callable[[], None]:
        """Return what tells a span apart from the text."""

        def tell() -> None:
            for edge, at in zip(("from", "to"), span, strict=True):
                self.between.append(Between(at, partial(_anchor, name=f"{name}.{edge}")))
            self.apart.append(partial(_span, name=name, attributes=attributes))

        return tell


def _anchor(parent: Element, name: str) -> Element:
    return element("anchor", parent=parent, xml_id=name)


def _span(parent: Element, name: str, attributes: dict[str, str]) -> Element:
    words = attributes.get("sic", "")
    made = element("span", parent=parent, xml_id=name, type=attributes.get("type"))
    if attributes.get("ref"):
        made.set("corresp", attributes["ref"])
    made.set("from", f"#{name}.from")
    made.set("to", f"#{name}.to")
    if words:
        put_lines(element("q", parent=made), words)
    return made
