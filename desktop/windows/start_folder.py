"""The folder in which a dialog for files opens first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def start_folder(kept: object = None) -> Path:
    """Return the folder of last time, or that of documents, or home: one that is there.

    A folder that is not would stand in the dialog as the name of a file.
    """
    if isinstance(kept, str) and kept and Path(kept).is_dir():
        return Path(kept)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()
