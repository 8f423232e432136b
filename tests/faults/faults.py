"""The faults that are tried many times by chance: where each is written, and how often the full run tries it.

A fault is a function `(rounds, seed, folder) -> Outcome`, named as "module:function". It works in the empty
folder it is given, and the same seed makes the same choices.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from tests.faults.outcome import Outcome

Fault = Callable[[int, int, Path], Outcome]

SHORT = 25
"""Rounds of each in the ordinary run of the tests."""
SHORTER = {
    "killed-in-window": 4,
    "killed-backing-up": 5,
    "killed-importing": 6,
    "killed-exporting": 5,
    "killed-migrating": 6,
    "killed-migrating-old": 5,
    "killed-restoring": 6,
    "killed-making": 5,
    "killed-correcting": 12,
    "killed-copying": 12,
}
"""Rounds of those of which each takes a tenth of a second or more."""

FAULTS: dict[str, tuple[str, int]] = {
    "killed-typing": ("tests.faults.kills:typing", 300),
    "killed-in-window": ("tests.faults.kills:window", 100),
    "killed-importing": ("tests.faults.kills:importing", 150),
    "killed-correcting": ("tests.faults.kills:correcting", 150),
    "killed-making": ("tests.faults.kills:making", 50),
    "killed-migrating": ("tests.faults.kills:migrating", 100),
    "killed-migrating-old": ("tests.faults.kills:migrating_old", 50),
    "killed-exporting": ("tests.faults.kills:exporting", 100),
    "killed-backing-up": ("tests.faults.kills:backing_up", 100),
    "killed-restoring": ("tests.faults.kills:restoring", 50),
    "killed-copying": ("tests.faults.kills:copying", 50),
    "killed-settings": ("tests.faults.kills:settings", 50),
    "damage-anywhere": ("tests.faults.damage:flips", 500),
    "damage-in-words": ("tests.faults.damage:words", 500),
    "damage-of-pages": ("tests.faults.damage:pages", 200),
}


def fault(name: str) -> Fault:
    """Return the function that tries a fault."""
    module, _, function = FAULTS[name][0].partition(":")
    found: Fault = getattr(importlib.import_module(module), function)
    return found
