"""What a part of a text is: a record that lies beside the text, so that no mark-up comes into it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Structure:
    """What a part of the text is, stand-off: "furniture", "body", "heading", "page break: 612" ...

    Behind a colon stands which one it is, where the source tells that: see `structure_kind`.
    """

    id: str
    cable: str
    ordinal: int
    kind: str


def structure_kind(kind: str, detail: str = "") -> str:
    """Return the kind of a structure as it is kept: with its detail, if it has one (a page's number)."""
    return f"{kind}: {detail}" if detail else kind


def kind_and_detail(kept: str) -> tuple[str, str]:
    """Return what `structure_kind` put together."""
    kind, _, detail = kept.partition(": ")
    return kind, detail
