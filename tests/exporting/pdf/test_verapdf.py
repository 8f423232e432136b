"""PDF/A-3a and PDF/UA-1 as veraPDF sees them, the validator of the industry, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.exporting.dossier import Dossier
from desktop.exporting.pdf.writer import write
from tests.exporting.cables import ALL_KINDS, note, sample

VERA = shutil.which("verapdf")

pytestmark = pytest.mark.skipif(VERA is None, reason="veraPDF (the command verapdf) is not installed")


def odd() -> Dossier:
    """Return a cable with what pages find hard: other scripts, controls, many notes on neighbouring words."""
    text = "Title\n\nשלום mixed עברית 😀 \x00 \u202e rtl\n朴成哲 박성철 パク \U00020bb7 é ạ̈\n"
    text += "\n".join(f"Line {each} with words to carry notes." for each in range(80))
    notes = tuple(
        note(
            text,
            "footnote",
            f"Line {each} with",
            f"*it* 😀 שלום [x](https://a.b/{each})",
            number=each + 1,
            id=f"n{each}",
        )
        for each in range(80)
    )
    return replace(sample(), text=text, title="Title 😀", notes=notes, body=None, furniture=(), structure=())


@pytest.mark.parametrize("cable", [sample(), odd()], ids=["sample", "odd"])
def test_the_file_keeps_to_the_standards(cable: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "cable.pdf"
    write(cable, ALL_KINDS, path, lambda _part, _code: None)
    for flavour in ("3a", "ua1"):
        line = [str(VERA), "-f", flavour, "--format", "text", str(path)]
        said = subprocess.run(line, capture_output=True, text=True, check=False, timeout=120)
        assert said.stdout.startswith("PASS"), said.stdout + said.stderr
