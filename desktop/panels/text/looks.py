"""What is to be painted besides the words: one object that washes, overlay, margins and pointing look at."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.panels.text.faces import Faces
from desktop.panels.text.span_map import SpanMap


@dataclass(slots=True)
class Looks:
    """The state of the picture, in Qt positions. Changing it needs an update of the view, nothing else."""

    faces: Faces
    spans: SpanMap
    selected: str | None = None
    lit: list[tuple[int, int]] = field(default_factory=list)
    hits: list[tuple[int, int]] = field(default_factory=list)
    hit: int = -1
    contrast: bool = False
