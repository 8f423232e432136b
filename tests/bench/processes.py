"""The surroundings in which measured processes run: a home of their own, and Python as a user has it."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def surroundings(home: str) -> dict[str, str]:
    """Return the environment for a measured process, the same for the floor and for ours.

    Compiled modules are kept below `home`, whatever the caller's environment says: a program is compiled
    once after it was installed, not at each start. The first round, which is not counted, compiles it.
    """
    env = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": f"{home}/config", "XDG_DATA_HOME": f"{home}/data"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    env["PYTHONPYCACHEPREFIX"] = f"{home}/compiled"
    env["PYTHONPATH"] = str(ROOT)
    return env
