"""The bare pages of a cable: set by typst, and set again where a note would begin overleaf from its mark."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

from pikepdf import Pdf
from typst import TypstError

from desktop.exporting.pdf import foot
from desktop.exporting.pdf.page_data import PageData
from desktop.exporting.pdf.template import as_json, compile_pages

Report = Callable[[float, str], None]
"""Told how far the work is (0 to 1) and a code for what is being done: "pages", "notes", "check", "write"."""


def set_pages(page: PageData, moment: datetime, report: Report) -> tuple[Pdf, bool]:
    """Return the bare pages, opened, and whether they keep to the standards."""
    try:
        return _settled(page, moment, report), True
    except TypstError:
        # Words that PDF/A or PDF/UA does not allow in a way we did not foresee must not cost her the export.
        return Pdf.open(BytesIO(compile_pages(as_json(page.data), moment, declared=False))), False


def _settled(page: PageData, moment: datetime, report: Report) -> Pdf:
    """Return the pages with as few notes overleaf from their marks as can be had in a few attempts."""
    best = Pdf.open(BytesIO(compile_pages(as_json(page.data), moment)))
    if len(page.data["notes"]) > foot.MOST_NOTES:
        return best
    late = fewest = foot.late_marks(best)
    for attempt in range(foot.MOST_ATTEMPTS):
        if not late or not foot.lower(page.data, late[0]):
            break
        report(0.3 + 0.3 * attempt / foot.MOST_ATTEMPTS, "pages")
        pages = Pdf.open(BytesIO(compile_pages(as_json(page.data), moment)))
        late = foot.late_marks(pages)
        if len(late) < len(fewest):
            best.close()
            best, fewest = pages, late
    return best
