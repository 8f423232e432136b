"""Elements of WordprocessingML, made one by one.

Whoever calls keeps to the order of the schema (ECMA-376 part 1, annex A.1, wml.xsd): Word calls a file
damaged in which it is otherwise.
"""

from __future__ import annotations

from functools import cache

from lxml import etree

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = "http://www.w3.org/XML/1998/namespace"

PRESERVED = {f"{{{_XML}}}space": "preserve"}


@cache
def w(name: str) -> str:
    """Return a name in Word's own namespace as lxml writes it."""
    return f"{{{W}}}{name}"


def root(name: str) -> Element:
    """Return the root element of a part."""
    return etree.Element(w(name), nsmap={"w": W, "r": R})


def add(parent: Element, name: str, /, **values: str | int) -> Element:
    """Append an element to another, with attributes of Word's namespace, and return it."""
    made = etree.SubElement(parent, w(name))
    for key, value in values.items():
        made.set(w(key), str(value))
    return made


def said(element: Element, name: str = "val") -> str:
    """Return an attribute in Word's own namespace, "" where it is not there."""
    return element.get(w(name)) or ""
