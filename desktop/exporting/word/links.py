"""The addresses of the web that a part of the file refers to, each once."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part


class Links:
    """Relations of a part that is not yet made: an id for each address."""

    def __init__(self, begun: str = "rLink") -> None:
        self._begun = begun
        self._ids: dict[str, str] = {}

    def to(self, address: str) -> str:
        """Return the id of the relation to an address."""
        return self._ids.setdefault(address, f"{self._begun}{len(self._ids) + 1}")

    def put_into(self, part: Part) -> None:
        """Give the relations to the finished part."""
        for address, key in self._ids.items():
            part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, key, is_external=True)
