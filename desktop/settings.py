"""What the program remembers of its user: name, recent libraries, places and sizes. Not her work.

One JSON file in the platform's settings folder. A settings file that cannot be read is put aside, never
a reason not to start; one that cannot be written costs a place or a size, never a note.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
from pathlib import Path
from typing import Any

import platformdirs

from db.errors import LibraryError
from db.place.part_files import part_path, remove_dead_parts, remove_part

APP = "Chancery"


def data_folder() -> Path:
    """Return the folder where libraries lie by default."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def default_library() -> Path:
    """Return where the library lies when none is named."""
    return data_folder() / "library.chancery"


def first_library() -> Path:
    """Return where the library lies when none is named, and make its folder.

    Raises LibraryError "library-not-writable" where that cannot be made.
    """
    library = default_library()
    try:
        library.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or ""
        raise LibraryError("library-not-writable", path=str(library), reason=reason) from error
    return library


def settings_file() -> Path:
    """Return where the settings lie."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "settings.json"


def computer_user() -> str:
    """Return the full name of the computer's user where the system knows it, else the login name."""
    try:
        import pwd

        full = pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0].strip()
        if full:
            return full
    except (ImportError, KeyError, OSError):
        pass
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "Editor"


class Settings:
    """The remembered values: a dictionary of JSON values, written at once when one changes."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the settings at `path`, by default those of this user."""
        self.path = path or settings_file()
        self.put_aside: Path | None = None
        """Where settings were put that could not be read, if that happened just now."""
        self._values: dict[str, Any] = self._load()
        remove_dead_parts(self.path)

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401
        """Return the value kept under a key, or the default."""
        return self._values.get(key, default)

    def put(self, key: str, value: Any) -> bool:  # noqa: ANN401
        """Keep a JSON value under a key; return whether it could be written."""
        if key in self._values and self._values[key] == value:
            return True
        self._values[key] = value
        return self._save()

    @property
    def author(self) -> str:
        """The name under which notes and changes are made; by default the computer user's."""
        return str(self.get("author") or "").strip() or computer_user()

    def remember_library(self, path: Path) -> None:
        """Put a library at the head of the recent ones, of which ten are kept."""
        recent = [str(path), *(p for p in self.recent_libraries() if p != str(path))]
        self.put("recent_libraries", recent[:10])

    def recent_libraries(self) -> list[str]:
        """Return the libraries last opened, the latest first."""
        found = self.get("recent_libraries", [])
        return [str(p) for p in found] if isinstance(found, list) else []

    def _load(self) -> dict[str, Any]:
        try:
            values = json.loads(self.path.read_text("utf-8"))
        except OSError:
            return {}
        except ValueError:
            values = None
        if isinstance(values, dict):
            return values
        aside = self.path.with_suffix(".unreadable")
        with contextlib.suppress(OSError):
            self.path.replace(aside)
            self.put_aside = aside
        return {}

    def _save(self) -> bool:
        part = part_path(self.path, os.getpid())
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), "utf-8")
            part.replace(self.path)
        except OSError:
            with contextlib.suppress(OSError):
                remove_part(self.path, os.getpid())
            return False
        return True
