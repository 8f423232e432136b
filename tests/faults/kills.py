"""What is killed, one function for each: see `tests.faults.faults`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.faults.killing import Deed, kill_again_and_again
from tests.faults.outcome import Outcome


def _fault(name: str, where: str) -> Callable[[int, int, Path], Outcome]:
    def run(rounds: int, seed: int, folder: Path) -> Outcome:
        import importlib

        module, _, made = where.partition(":")
        make: Callable[[Path], Deed] = getattr(importlib.import_module(f"tests.faults.{module}"), made)
        return kill_again_and_again(name, make, rounds, seed, folder)

    return run


typing = _fault("killed-typing", "deeds_writing:Typing")
importing = _fault("killed-importing", "deeds_writing:Importing")
correcting = _fault("killed-correcting", "deeds_writing:Correcting")
making = _fault("killed-making", "deeds_opening:Making")
migrating = _fault("killed-migrating", "deeds_opening:Migrating")
migrating_old = _fault("killed-migrating-old", "deeds_opening:MigratingOld")
exporting = _fault("killed-exporting", "deeds_files:Exporting")
backing_up = _fault("killed-backing-up", "deeds_files:BackingUp")
restoring = _fault("killed-restoring", "deeds_files:Restoring")
copying = _fault("killed-copying", "deeds_files:Copying")
settings = _fault("killed-settings", "deeds_files:KeepingSettings")
window = _fault("killed-in-window", "deeds_window:TypingInWindow")
