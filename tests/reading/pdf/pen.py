"""A colleague's pen for tests: annotations put on a PDF where PDFium finds the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

Box = tuple[float, float, float, float]


def boxes_of(data: bytes, quote: str, nth: int = 0) -> tuple[int, list[Box]]:
    """Return the page on which words stand the nth time, and a box for each of their lines."""
    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document):
            layer = page.get_textpage()
            found = layer.search(quote, match_case=True)
            while (place := found.get_next()) is not None:
                if nth == 0:
                    count = layer.count_rects(*place)
                    return number, [layer.get_rect(at) for at in range(count)]
                nth -= 1
    finally:
        document.close()
    raise ValueError(f"{quote!r} is not on the pages")


def quads(boxes: Sequence[Box]) -> pikepdf.Array:
    """Return boxes as QuadPoints."""
    return pikepdf.Array([round(n, 2) for x0, y0, x1, y1 in boxes for n in (x0, y1, x1, y1, x0, y0, x1, y0)])


class Pen:
    """An opened PDF on which annotations are made; `data` is the file with them."""

    def __init__(self, data: bytes) -> None:
        self._before = data
        self.pdf = pikepdf.open(BytesIO(data))

    def mark(self, quote: str, kind: str = "Highlight", nth: int = 0, **entries: Any) -> Any:  # noqa: ANN401
        """Mark words; entries are those of the annotation (T, Contents, NM ...)."""
        page, boxes = boxes_of(self._before, quote, nth)
        return self.put(page, kind, boxes, QuadPoints=quads(boxes), **entries)

    def put(self, page: int, kind: str, boxes: Sequence[Box], **entries: Any) -> Any:  # noqa: ANN401
        left, bottom, right, top = zip(*boxes, strict=True)
        rect = pikepdf.Array([min(left), min(bottom), max(right), max(top)])
        made = self.pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{kind}"), Rect=rect)
        )
        for key, value in {"T": "Dr. Lee", **entries}.items():
            made[f"/{key}"] = pikepdf.String(value) if isinstance(value, str) else value
        leaf = self.pdf.pages[page]
        if "/Annots" not in leaf:
            leaf.Annots = pikepdf.Array()
        leaf.Annots.append(made)
        return made

    def ours(self) -> dict[str, list[Any]]:
        """Return the annotations that are there, by name."""
        found: dict[str, list[Any]] = {}
        for page in self.pdf.pages:
            for one in page.obj.get("/Annots", pikepdf.Array()).as_list():
                found.setdefault(str(one.get("/NM", "")), []).append(one)
        return found

    def remove(self, names: Mapping[str, Any] | Sequence[str]) -> None:
        for page in self.pdf.pages:
            some = page.obj.get("/Annots", pikepdf.Array()).as_list()
            page.obj["/Annots"] = pikepdf.Array([one for one in some if str(one.get("/NM", "")) not in names])

    @property
    def data(self) -> bytes:
        out = BytesIO()
        self.pdf.save(out)
        return out.getvalue()
