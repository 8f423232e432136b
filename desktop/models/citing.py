"""What a cable that is dragged out of the list leaves in another program: its citation.

The citation is made when it is dropped and not before, so that a drag begins at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaType, QMimeData

from db.errors import ChanceryError
from desktop.session import Session

if TYPE_CHECKING:
    from desktop.exporting.citation.styled import Cited
    from desktop.exporting.dossier import Dossier

MOST = 50
"""Cables that are cited at once; more are a file of citations."""

_FORMS = ("text/plain", "text/html")


def dossiers_of(session: Session, cables: Sequence[str]) -> list[Dossier]:
    """Return what is needed to cite some cables, at most `MOST`; one that is not there is left out."""
    from desktop.exporting.choices import ExportChoices
    from desktop.exporting.gather import gather

    made = []
    for cable in cables[:MOST]:
        try:
            state = session.store.cable_state(cable, checked=False)
        except ChanceryError:
            continue
        made.append(gather(state, ExportChoices()))
    return made


class CitedCables(QMimeData):
    """The citations of cables in the form of Chicago, as text and as HTML."""

    def __init__(self, session: Session, cables: Sequence[str]) -> None:
        """Cite these cables of the session's library when asked."""
        super().__init__()
        self._session, self._cables = session, tuple(cables)
        self._made: Cited | None = None

    def formats(self) -> list[str]:
        """Return the kinds of data there are."""
        return list(_FORMS)

    def hasFormat(self, mimetype: str) -> bool:
        """Tell whether there is data of a kind."""
        return mimetype in _FORMS

    def retrieveData(self, mimetype: str, preferred: QMetaType | QMetaType.Type) -> object:  # noqa: ARG002
        """Return the citations."""
        if mimetype not in _FORMS:
            return None
        if self._made is None:
            from desktop.exporting.citation.styled import cite_all

            self._made = cite_all(dossiers_of(self._session, self._cables), "chicago")
        return self._made.html if mimetype == "text/html" else self._made.text
