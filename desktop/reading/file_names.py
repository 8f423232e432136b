"""The name of a file as text to be shown: it may be any bytes, and hold signs that turn others round."""

from __future__ import annotations

import os
import re
from pathlib import Path

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Controls, and the signs that set the direction of what follows: `gpj.txt` after one reads `txt.jpg`."""


def name_of(path: str | Path) -> str:
    """Return the last name of a path as text in which nothing is unseen: `a[U+202E]gpj.txt`."""
    return shown(os.fsencode(Path(path).name or str(path)).decode("utf-8", "replace"))


def shown(name: str) -> str:
    """Return a name with its unseen signs told by their code points."""
    return _UNSEEN.sub(lambda sign: f"[U+{ord(sign[0]):04X}]", name)
