"""The bare text: byte for byte what the library has."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.exporting.choices import ExportChoices
from desktop.exporting.web.plain_text import write
from tests.exporting.cables import sample


def test_the_text_is_exact_and_the_notes_are_told_as_lost(tmp_path: Path) -> None:
    text = "\ufeffa\x00\u2028\r b\u00a0\n\U00020bb7\ud800"
    path = tmp_path / "x.txt"
    ledger = write([replace(sample(), text=text)], ExportChoices(), path, lambda _part, _code: None)
    assert path.read_bytes().decode("utf-8", "surrogatepass") == text
    assert (ledger.written, ledger.lost) == (0, {"notes": 12})
