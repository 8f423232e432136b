"""Where backups lie if nobody says otherwise: in the platform's data folder, apart from any library."""

from __future__ import annotations

from pathlib import Path


def default_root() -> Path:
    """Return the folder under which each library has a folder of backups."""
    import platformdirs  # only who backs up needs it

    return Path(platformdirs.user_data_dir("Chancery", appauthor=False)) / "backups"
