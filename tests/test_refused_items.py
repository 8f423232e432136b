"""Whatever of a note or an annotation is refused, a sentence says why."""

from __future__ import annotations

import re
from pathlib import Path

import desktop
from desktop.messages.refused_items import known_reasons, refused_group, refused_item
from desktop.reading.returned import Refused

_ROOT = Path(desktop.__file__).parent
_CODE = re.compile(r'"((?:anno|note|cable|text)-[a-z-]+)"')


def test_every_code_has_its_sentence() -> None:
    files = [*_ROOT.glob("interchange/annotation_*.py"), *_ROOT.glob("reading/annotation/*.py")]
    files += _ROOT.glob("reading/tei/own/*.py")
    used = {code for file in files for code in _CODE.findall(file.read_text(encoding="utf-8"))}
    assert len(used) > 20
    assert used <= known_reasons()


def test_a_sentence_names_the_thing_and_the_place() -> None:
    where = (("where", "target[0].selector[1].end"),)
    assert refused_item(Refused("urn:x:1", "anno-number", where)) == (
        "urn:x:1: a position or number is none (at target[0].selector[1].end)."
    )
    assert refused_item(Refused("urn:x:2", "anno-selector-unusable", (("name", "SvgSelector"),))) == (
        "urn:x:2: it marks its place by SvgSelector, which is none in the text of a cable."
    )
    assert refused_item(Refused("", "record-alone")) is None
    many = [Refused(f"urn:x:{at}", "anno-source-unknown") for at in range(5)]
    assert refused_group("anno-source-unknown", many) == (
        "5 of the notes and annotations (urn:x:0, urn:x:1, urn:x:2 and others): "
        "the library has no cable that it could be about."
    )
    assert all((refused_item(Refused("x", code)) or "").endswith(".") for code in known_reasons())
