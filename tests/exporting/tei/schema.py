"""TEI All, cut down to the elements that we write: whatever the cut one takes, the whole one takes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

CUT = Path(__file__).parents[2] / "data" / "tei" / "tei_all_cut.rng"


@cache
def schema(path: Path = CUT) -> etree.RelaxNG:
    """Return the compiled schema; the whole of TEI All takes some seconds."""
    return etree.RelaxNG(etree.parse(path))


def faults(data: bytes, path: Path = CUT) -> list[str]:
    """Return what the schema says against a file, at most the first few faults."""
    found = schema(path)
    if found.validate(etree.fromstring(data, etree.XMLParser(huge_tree=True))):
        return []
    return [f"{each.line}: {each.message}" for each in list(found.error_log)[:5]]
