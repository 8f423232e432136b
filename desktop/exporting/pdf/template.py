"""The pages: a dossier's page data laid out by typst, as bytes.

The data goes in as JSON and is set as strings, never as typst source. The template's root is an empty
folder, so that nothing on the disk can be read; only the shipped fonts are known.
"""

from __future__ import annotations

import json
import tempfile
from datetime import datetime
from functools import cache
from typing import Any

import typst

from resources import folder

DECLARED: list[typst.PDFStandard] = ["a-3a", "ua-1"]
UNDECLARED: list[typst.PDFStandard] = ["1.7"]


@cache
def _fonts() -> typst.Fonts:
    # Only these fonts: a page must not depend on the machine.
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder() / "fonts")]
    )


def as_json(data: dict[str, Any]) -> str:
    """Return page data as the template takes it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def compile_pages(
    data: str, timestamp: datetime, *, declared: bool = True, template: str = "cable.typ"
) -> bytes:
    """Return the PDF of the page data alone, without live annotations and attachment.

    This is also the floor that the benchmark measures the whole export against. `declared` asks for
    PDF/A-3a and PDF/UA-1; typst then refuses what these do not allow. Raises `typst.TypstError`.
    """
    source = (folder() / "typst" / template).read_bytes()
    with tempfile.TemporaryDirectory(prefix="chancery-") as empty:
        # The stub wants source and root to be of one type; the library does not.
        pages: bytes = typst.compile(  # type: ignore[call-overload]
            source,
            root=empty,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"dossier": data},
            pdf_standards=DECLARED if declared else UNDECLARED,
            timestamp=timestamp,
        )
    return pages
