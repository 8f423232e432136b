"""Our own check of the finished file: whether what it declares (PDF/A-3a, PDF/UA-1) is there.

It is no substitute for a full validator, but it looks at everything that our changes to typst's file
touch, and at what those standards ask of every file. Each finding is a short sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

from desktop.exporting.pdf import metadata
from desktop.exporting.pdf.structure import ParentTree

_MCID = re.compile(rb"/MCID (\d+)")
PdfObject = Any
"""A part of the file: what it is (dictionary, array, stream) is what is being checked here."""

_HIDDEN = 1 | 2 | 32  # invisible, hidden, no view
_PRINT = 4
_DEEPEST = 500
_FORBIDDEN_ACTIONS = frozenset({"/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData"})


def findings(pdf: Pdf) -> tuple[str, ...]:
    """Return what keeps the file from being what it declares; nothing when all is well."""
    return tuple(dict.fromkeys((*_document(pdf), *_fonts(pdf), *_attachments(pdf), *_Tags(pdf).findings())))


def _document(pdf: Pdf) -> Iterator[str]:
    root: PdfObject = pdf.Root
    intents = root.get("/OutputIntents")
    if intents is None or not any(
        each.get("/S") == Name.GTS_PDFA1 and "/DestOutputProfile" in each for each in intents.as_list()
    ):
        yield "The output intent is missing."
    if not str(root.get("/Lang", "")):
        yield "The document's language is missing."
    if root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield "The document is not marked as tagged."
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "The document's title is not shown."
    if not str(pdf.docinfo.get("/Title", "")):
        yield "The document's title is missing."
    if "/ID" not in pdf.trailer or pdf.is_encrypted:
        yield "The file has no identifier or is encrypted."
    if ("/OpenAction" in root and "/S" in root.OpenAction) or "/AA" in root:
        yield "The file acts by itself when opened."
    packet = metadata.read(pdf)
    for part in ("<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "<dc:title>"):
        if part not in packet:
            yield f"The metadata lack {part.strip('<')}."


def _fonts(pdf: Pdf) -> Iterator[str]:
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        resources: PdfObject = page.obj.get("/Resources", {})
        fonts = resources.get("/Font", {})
        for font in fonts.values():
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            descriptor = inner.get("/FontDescriptor", {})
            if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield "A font is not embedded."
            if "/ToUnicode" not in font:
                yield "A font does not tell its characters."


def _attachments(pdf: Pdf) -> Iterator[str]:
    associated = [each.objgen for each in pdf.Root.get("/AF", Array()).as_list()]
    for name, spec in pdf.attachments.items():
        if spec.obj.objgen not in associated or "/AFRelationship" not in spec.obj:
            yield f"The attachment {name} is not associated."
        stream = spec.obj.EF.F
        if "/Subtype" not in stream or "/ModDate" not in stream.get("/Params", {}):
            yield f"The attachment {name} lacks its type or date."


class _Tags:
    """Tags, parent tree and annotations: whether they point at one another."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        root: PdfObject = pdf.Root.get("/StructTreeRoot")
        self._root = root
        self._parents: ParentTree | None = None if root is None else ParentTree(root)
        self._held: set[tuple[int, int]] = set() if root is None else {root.objgen}
        self._kids_of: dict[tuple[int, int], set[tuple[int, int]]] = {}

    def findings(self) -> Iterator[str]:
        if self._root is None:
            yield "The structure tree is missing."
            return
        for page in self._pdf.pages:
            yield from self._page(page.obj)
            for annotation in page.obj.get("/Annots", Array()).as_list():
                yield from self._annotation(annotation)

    def _page(self, page: PdfObject) -> Iterator[str]:
        if "/Annots" in page and page.get("/Tabs") != Name.S:
            yield "A page's order of focus does not follow its structure."
        key = page.get("/StructParents")
        tags = 0 if key is None else len(self._parent(int(key)) or ())
        used = [int(each) for stream in _contents(page) for each in _MCID.findall(stream.read_bytes())]
        if used and (max(used) >= tags or len(set(used)) != len(used)):
            yield "Marked words on a page have no tag."

    def _annotation(self, annotation: PdfObject) -> Iterator[str]:
        kind = annotation.get("/Subtype")
        is_link = kind == Name.Link
        element = self._parent(int(annotation.get("/StructParent", -1)))
        tagged = element is not None and element.get("/S") == (Name.Link if is_link else Name.Annot)
        if not (tagged and _refers(element, annotation.objgen) and self._is_held(element)):
            yield f"An annotation ({kind}) has no tag."
        if not ((element is not None and "/Alt" in element) or str(annotation.get("/Contents", ""))):
            yield f"An annotation ({kind}) has no words."
        flags = int(annotation.get("/F", 0))
        if flags & _HIDDEN or not flags & _PRINT:
            yield f"An annotation ({kind}) is hidden or not printed."
        if not is_link and "/N" not in annotation.get("/AP", {}):
            yield f"An annotation ({kind}) has no appearance."
        action = annotation.get("/A")
        if action is not None and str(action.get("/S")) in _FORBIDDEN_ACTIONS:
            yield f"An annotation ({kind}) runs a program."

    def _parent(self, key: int) -> PdfObject | None:
        return None if self._parents is None else self._parents[key]

    def _is_held(self, element: PdfObject) -> bool:
        """Return whether an element hangs on the tree's root, each parent naming it among its kids."""
        climbed = []
        while element.objgen not in self._held:
            climbed.append(element.objgen)
            parent = element.get("/P")
            if parent is None or len(climbed) > _DEEPEST:
                return False
            if parent.objgen not in self._kids_of:
                kids = [kid for kid in _kids(parent) if isinstance(kid, Dictionary)]
                self._kids_of[parent.objgen] = {kid.objgen for kid in kids}
            if element.objgen not in self._kids_of[parent.objgen]:
                return False
            element = parent
        self._held.update(climbed)
        return True


def _refers(element: PdfObject, objgen: tuple[int, int]) -> bool:
    kids = [kid for kid in _kids(element) if isinstance(kid, Dictionary)]
    return any("/Obj" in kid and kid.Obj.objgen == objgen for kid in kids)


def _kids(element: PdfObject) -> list[PdfObject]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids.as_list()) if isinstance(kids, Array) else [kids]


def _contents(page: PdfObject) -> list[PdfObject]:
    contents = page.get("/Contents")
    if contents is None:
        return []
    return list(contents.as_list()) if isinstance(contents, Array) else [contents]
