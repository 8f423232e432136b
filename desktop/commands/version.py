"""`chancery --version`."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.commands.output import say


def run(_arguments: argparse.Namespace) -> int:
    """Print the version."""
    say(f"chancery {program_version()}")
    return 0


def program_version() -> str:
    """Return the version: that of the checkout where this runs in one, else of the installed package."""
    project = Path(__file__).resolve().parent.parent.parent / "pyproject.toml"
    if project.is_file():
        import tomllib

        with project.open("rb") as file:
            found = tomllib.load(file).get("project", {})
        if found.get("name") == "chancery":
            return str(found["version"])
    from importlib import metadata

    try:
        return metadata.version("chancery")
    except metadata.PackageNotFoundError:
        return "?"
