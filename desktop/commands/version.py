"""`chancery --version`."""

from __future__ import annotations

import argparse

from desktop.commands.output import say
from desktop.version import program_version


def run(_arguments: argparse.Namespace) -> int:
    """Print the version."""
    say(f"chancery {program_version()}")
    return 0
