"""Who is named, in a web page: a mark at the first mention of a name, and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.etree import _Element as Element

from db.naming.identifying import MARK
from desktop.exporting.identified import Identified
from desktop.exporting.web.elements import element


def named_mark(cable: str, index: int, named: Identified) -> Element:
    """Return the mark of the automatic note of this index; a click shows what it says."""
    return element(
        "button",
        MARK,
        type="button",
        class_="mark named",
        id=f"{cable}-named-at-{index}",
        popovertarget=f"{cable}-named-pop-{index}",
        aria_label=f"Who is named: {named.lead.rstrip(',:')}",
    )


def named_parts(cable: str, all_named: Sequence[Identified]) -> Iterator[Element]:
    """Yield the list of the automatic notes, then those that pop up at their marks; nothing without any."""
    if not all_named:
        return
    rows = []
    for index, named in enumerate(all_named):
        back = element(
            "a", "↩", href=f"#{cable}-named-at-{index}", class_="back", aria_label="Back to the name"
        )
        words = element("p", element("b", named.lead), f" {named.words} ", back)
        rows.append(element("li", element("span", MARK, class_="number"), words, class_="named"))
    heading = element("h3", "Names")
    yield element("section", heading, element("ul", *rows, class_="notes"), class_="endnotes")
    for index, named in enumerate(all_named):
        words = element("p", element("b", named.lead), f" {named.words}")
        yield element("div", words, popover="", id=f"{cable}-named-pop-{index}", class_="popover slate")
