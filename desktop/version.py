"""Which version of the program this is."""

from __future__ import annotations

from pathlib import Path


def program_version() -> str:
    """Return the version: that of the checkout where this runs in one, else of the installed package."""
    project = Path(__file__).resolve().parent.parent / "pyproject.toml"
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
