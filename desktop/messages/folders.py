"""Why a library should not lie where it lies, and what to do about it."""

from __future__ import annotations

from db.place.folder_kinds import FolderKind
from desktop.messages.words import tr


def folder_sentence(library: str, kind: FolderKind) -> str:
    """Return what to tell about a library, by its name, in a folder of this kind."""
    if kind.kind == "network":
        return tr(
            "“{library}” lies on a disk in the network ({name}), where locks do not always hold: two who open"
            " it at once can damage it. Keep it on this computer: save a copy here, open that, and save"
            " copies of it there.",
            library=library,
            name=kind.name,
        )
    return tr(
        "“{library}” lies in a folder that {name} keeps the same on several computers. It may copy half of"
        " what was written, or put an older state over it. Keep the library in another folder: save a copy"
        " there, open that, and save copies of it here.",
        library=library,
        name=kind.name,
    )
