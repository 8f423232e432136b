"""Finished PDFs put one behind the other with their tags: one structure tree, one parent tree, one file.

The library that writes PDFs copies pages without their tags, and what points at a page from elsewhere then
points nowhere. So a part is copied whole: its pages are called something else for the moment, pages and
structure tree go over as one object with everything that hangs on them, and take their places there.
"""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Page, Pdf, String

Element = Any
"""An object of the structure tree."""


class Joined:
    """A volume in the making: the first PDF, to which others are added."""

    def __init__(self, first: Pdf) -> None:
        """Begin with a PDF that has a title, tags and all that belongs to the document as a whole."""
        self.pdf = first
        self._root: Element = first.Root.StructTreeRoot
        self._document: Element = _document(self._root)
        self._kids: list[Element] = list(self._document.K.as_list())
        self._parents: dict[int, Element] = dict(NumberTree(self._root.ParentTree).items())
        self._next = _after(self._root, self._parents)
        self._ids: dict[str, Element] = {}
        self._parts = 0
        self._take_ids(self._root, self._kids)

    def add(self, part: Pdf) -> list[Object]:
        """Put a PDF behind what is there, and return its pages as they stand in the volume."""
        pages = [page.obj for page in part.pages]
        for page in pages:
            page["/Type"] = Name.Volume
            del page["/Parent"]
        whole = part.make_indirect(Dictionary(Pages=Array(pages), Tree=part.Root.StructTreeRoot))
        copied: Element = self.pdf.copy_foreign(whole)
        placed = []
        for page in copied.Pages.as_list():
            page["/Type"] = Name.Page
            self.pdf.pages.append(Page(page))
            placed.append(page)
        self._take_tree(copied.Tree, placed)
        return placed

    def finish(self) -> None:
        """Write the trees of the whole."""
        self._document["/K"] = Array(self._kids)
        flat: list[Any] = []
        for key in sorted(self._parents):
            flat += (key, self._parents[key])
        self._root["/ParentTree"] = self.pdf.make_indirect(Dictionary(Nums=Array(flat)))
        self._root["/ParentTreeNextKey"] = self._next
        if self._ids:
            named: list[Any] = []
            for name in sorted(self._ids):
                named += (String(name), self._ids[name])
            limits = Array([named[0], named[-2]])
            leaf = self.pdf.make_indirect(Dictionary(Names=Array(named), Limits=limits))
            self._root["/IDTree"] = Dictionary(Kids=Array([leaf]))

    # -- private ---------------------------------------------------------------------------------------

    def _take_tree(self, root: Element, pages: list[Object]) -> None:
        by = self._next
        for page in pages:
            if "/StructParents" in page:
                page["/StructParents"] = int(page.StructParents) + by
            for annotation in page.get("/Annots", Array()).as_list():
                if "/StructParent" in annotation:
                    annotation["/StructParent"] = int(annotation.StructParent) + by
        parents = dict(NumberTree(root.ParentTree).items())
        self._parents.update({key + by: element for key, element in parents.items()})
        self._next = by + _after(root, parents)
        kids = list(_document(root).K.as_list())
        for kid in kids:
            kid["/P"] = self._document
        self._take_ids(root, kids)
        self._kids += kids
        roles: Element = root.get("/RoleMap", Dictionary())
        for name, role in roles.items():
            self._root.RoleMap[name] = role

    def _take_ids(self, root: Element, kids: list[Element]) -> None:
        """Give the names of elements, which each part counts from 1, the number of the part before them."""
        self._parts += 1
        before = f"{self._parts:05}-"
        if "/IDTree" in root:
            for name, element in NameTree(root.IDTree).items():
                element["/ID"] = String(before + str(name))
                self._ids[before + str(name)] = element
        for kid in kids:
            if kid.get("/S") == Name.Table:
                _rename_headers(kid, before)


def _document(root: Element) -> Element:
    """Return the one element on which everything hangs."""
    top = root.K
    return top[0] if isinstance(top, Array) else top


def _after(root: Element, parents: dict[int, Element]) -> int:
    return max([int(root.get("/ParentTreeNextKey", 0)), *(key + 1 for key in parents)])


def _rename_headers(element: Element, before: str) -> None:
    """Let the cells of a table name their heads as these are called now."""
    attributes = element.get("/A")
    if attributes is not None:
        for each in attributes.as_list() if isinstance(attributes, Array) else [attributes]:
            if isinstance(each, Dictionary) and "/Headers" in each:
                each["/Headers"] = Array([String(before + str(name)) for name in each.Headers.as_list()])
    kids = element.get("/K")
    for kid in kids.as_list() if isinstance(kids, Array) else []:
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem:
            _rename_headers(kid, before)
