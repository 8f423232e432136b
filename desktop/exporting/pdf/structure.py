"""The structure tree of a tagged page, where the highlights take the place of the links.

A run's /Link element becomes a /Span round the same words; every highlight gets an /Annot element of its
own beside them, with a reference to the annotation (OBJR) and words for a screen reader. The parent tree,
through which a viewer finds an element from the page, is written anew.
"""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf

from desktop.exporting.pdf.text_string import pdf_string


class StructureTree:
    """The structure tree of one open PDF, with its parent tree as a dictionary until `write`."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._root = pdf.Root.StructTreeRoot
        self._parents: dict[int, Object] = dict(NumberTree(self._root.ParentTree).items())
        self._next = max([int(self._root.get("/ParentTreeNextKey", 0)), *(key + 1 for key in self._parents)])

    def release(self, annotation: Object) -> Object:
        """Take an annotation out of the tree; its /Link element becomes a /Span and is returned."""
        element = self._parents.pop(int(annotation.StructParent))
        element["/S"] = Name.Span
        kids: list[Any] = list(element.get("/K", Array()).as_list())
        element["/K"] = Array([kid for kid in kids if not _refers(kid)])
        return element

    def attach(self, annotation: Object, beside: Object, page: Object, spoken: str) -> None:
        """Give an annotation an /Annot element inside the element whose words it lies on."""
        element = self._pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem,
                S=Name.Annot,
                P=beside,
                Pg=page,
                Alt=pdf_string(spoken),
                K=Array([Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)]),
            )
        )
        beside["/K"].append(element)
        annotation["/StructParent"] = self._next
        self._parents[self._next] = element
        self._next += 1

    def write(self) -> None:
        """Write the parent tree back."""
        flat: list[int | Object] = []
        for key in sorted(self._parents):
            flat += (key, self._parents[key])
        self._root["/ParentTree"] = self._pdf.make_indirect(Dictionary(Nums=Array(flat)))
        self._root["/ParentTreeNextKey"] = self._next


class ParentTree:
    """A parent tree to look things up in; elements are read from the file only when asked for."""

    def __init__(self, root: Object) -> None:
        tree = root.ParentTree
        self._numbers: Any = tree.get("/Nums")
        self._places: dict[int, int] = {}
        self._found: dict[int, Any] = {}
        if self._numbers is None:
            self._found = dict(NumberTree(tree).items())
        else:
            self._places = {int(self._numbers[at]): at + 1 for at in range(0, len(self._numbers), 2)}

    def __getitem__(self, key: int) -> Any | None:  # noqa: ANN401 - an element, or a page's list of them
        """Return the element of an annotation, or the list of elements of a page; None for an unknown key."""
        if key in self._found:
            return self._found[key]
        place = self._places.get(key)
        return None if place is None else self._numbers[place]


def _refers(kid: Object | int) -> bool:
    return not isinstance(kid, int) and "/Obj" in kid
