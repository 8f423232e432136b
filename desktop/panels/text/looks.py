"""What is to be painted besides the words: one object that washes, overlay, margins and pointing look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.panels.text.changes import Changes, Cut
from desktop.panels.text.faces import Faces
from desktop.panels.text.name_map import NameMap
from desktop.panels.text.span_map import Laid, SpanMap


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
    changes: Changes = field(default_factory=Changes)
    cuts: list[Cut] = field(default_factory=list)
    """Where words were taken out, in order."""
    pages: list[tuple[int, str]] = field(default_factory=list)
    """Where pages of the source begin, in order, and their numbers."""
    from_right: bool = False
    """Whether something in the text is written from right to left."""
    resizable: bool = True
    """Whether the selected note's spans have handles."""
    active: int = 0
    """Which of the selected note's spans the keys resize, counted in the order of the text."""
    moving: Laid | None = None
    """That span while it is being dragged longer or shorter, as it would stand."""
    names: NameMap | None = None
    """Words that are marked as names, each span bearing its mention's id; None where none are."""
    landing: tuple[int, int] | None = None
    """The words on which a note would stand that is being carried over the text."""

    def forget(self) -> None:
        """Forget what belongs to the text shown before."""
        self.selected, self.lit = None, []
        self.hits, self.hit = [], -1
        self.active, self.moving, self.landing = 0, None, None
        self.cuts, self.names = [], None

    def settle(self) -> None:
        """Let nothing be dragged on that belongs to the spans shown before."""
        self.moving = None
        self.active = min(self.active, max(0, len(self.outlined()) - 1))

    def outlined(self) -> Sequence[Laid]:
        """Return the spans of the selected note, the one that is being dragged as it would stand."""
        laid = self.spans.of_note(self.selected) if self.selected is not None else ()
        if self.moving is None:
            return laid
        return [self.moving if i == self.active else one for i, one in enumerate(laid)]
