"""What the characters of a block wear: face and ink of its kind of line, and gaps for marks.

QSyntaxHighlighter would do the same by way of `QTextLayout.setFormats`, but it insists on one pass over the
whole document when a text is set, and formats blocks that nobody looks at. Here a block is dressed at the
moment it is laid out, so opening costs the visible page only, whatever the length of the text. Formats lie
in the layout, outside the document: text, undo and offsets stay untouched. Colours of notes are not formats
at all, they are painted (`washes`, `overlay`), so a new highlight needs no new layout.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import cast

from PySide6.QtGui import QColor, QFont, QTextBlock, QTextCharFormat, QTextLayout

from desktop import theme
from desktop.panels.text.changes import GAP, Changes, ink
from desktop.panels.text.faces import Faces
from desktop.panels.text.span_map import SpanMap
from desktop.panels.text.spans import WEARS, LineStyle, Role, Wear
from desktop.positions import Positions


class Formats:
    """Dresses blocks. After a change of `faces`, `spans` or styles the view lays out anew what they touch."""

    def __init__(self, faces: Faces, spans: SpanMap) -> None:
        self.faces = faces
        self.spans = spans
        self.changes = Changes()
        self._positions = Positions("")
        self._starts: list[int] = [0]
        self._roles: list[Role] = ["body"]
        self._edges: list[int] = [0]
        self._wears: list[frozenset[Wear]] = [frozenset()]

    def set_styles(self, positions: Positions, styles: Sequence[LineStyle]) -> None:
        """Take what each part of the text is. What no style names is body; the narrower style wins.

        How words are set comes on top of what their line is.
        """
        self._positions = positions
        edges = {0}
        to_qt = positions.to_qt
        wide_first = sorted(styles, key=lambda style: style.start - style.end)
        ranges: list[tuple[int, int, Role]] = []
        worn: list[tuple[int, int, Wear]] = []
        for style in wide_first:
            if style.end <= style.start:
                continue
            start, end = to_qt(style.start), to_qt(style.end)
            if style.role in WEARS:
                worn.append((start, end, style.role))
            else:
                ranges.append((start, end, cast("Role", style.role)))
        self._edges, self._wears = _laid_over(worn)
        for start, end, _role in ranges:
            edges.update((start, end))
        self._starts = sorted(edges)
        self._roles = ["body"] * len(self._starts)
        place = {edge: i for i, edge in enumerate(self._starts)}
        for start, end, role in ranges:
            for i in range(place[start], place[end]):
                self._roles[i] = role

    def role_at(self, position: int) -> Role:
        """Return what the character at a Qt position is part of."""
        return self._roles[bisect_right(self._starts, position) - 1]

    def role_of(self, block: QTextBlock) -> Role:
        """Return the kind of a line as a whole: that of its first character."""
        return self.role_at(block.position())

    def touched_by(self, spans: SpanMap) -> set[int]:
        """Return a position in each block that would wear something else if `spans` were shown."""
        if spans.is_laid_like(self.spans):
            return set()
        to_qt, gap = self._positions.to_qt, self.faces.gap
        before, after = self.spans.label_of, spans.label_of
        touched: set[int] = set()
        for note in before.keys() | after.keys():
            old, new = before.get(note), after.get(note)
            if old == new or (old and new and old[0] == new[0] and gap(old[1]) == gap(new[1])):
                continue
            # A mark stands on the line of its words' end, so that place tells the block.
            touched.update(to_qt(one[0]) for one in (old, new) if one)
        if "furniture" in self._roles:
            touched.update(start for start, _end in self._inks(self.spans) ^ self._inks(spans))
        return touched

    def _inks(self, spans: SpanMap) -> set[tuple[int, int]]:
        return {(s.start, s.end) for s in spans.laid if self.role_at(s.start) == "furniture"}

    def ranges(self, block: QTextBlock) -> list[QTextLayout.FormatRange]:
        """Return the formats of a block, disjoint and in order; plain body text needs none."""
        start = block.position()
        end = start + block.length() - 1
        marks = self.spans.marks_between(start, end)
        first = bisect_right(self._starts, start)
        last = bisect_right(self._starts, end - 1)
        changed = self.changes.between(start, end)
        first_worn = bisect_right(self._edges, start)
        last_worn = bisect_right(self._edges, end - 1)
        plain = first == last and self._roles[first - 1] == "body"
        plain = plain and first_worn == last_worn and not self._wears[first_worn - 1]
        if not marks and not changed and plain:
            return []
        gaps = {
            mark.attached: (mark.attached_end, self.faces.gap(mark.label))
            for mark in marks
            if mark.attached >= start
        }
        for one in changed:
            if one.last is not None and start <= one.last < end:
                gaps[one.last] = (one.end, self.faces.px(GAP))
        edges = {start, end, *self._starts[first:last], *self._edges[first_worn:last_worn]}
        for attached, (at, _gap) in gaps.items():
            edges.update((attached, at))
        noted: list[tuple[int, int]] = []
        if "furniture" in self._roles[first - 1 : last]:
            # A span on the archive's page lines brings the words back to full ink.
            noted = [(max(s.start, start), min(s.end, end)) for s in self.spans.between(start, end)]
            edges.update(edge for pair in noted for edge in pair)
        edges.update(min(max(edge, start), end) for one in changed for edge in (one.start, one.end))
        cuts = sorted(edges)
        made = []
        for a, b in pairwise(cuts):
            inked = any(n0 <= a < n1 for n0, n1 in noted)
            gap = gaps[a][1] if a in gaps else 0.0
            kinds = [one.kind for one in changed if one.start <= a < one.end]
            furniture = theme.current().furn if self.role_at(a) == "furniture" and not inked else ""
            wears = self._wears[bisect_right(self._edges, a) - 1]
            worn = _worn(self.faces, self.role_at(a), wears, gap, ink(kinds[0]) if kinds else furniture)
            if worn is not None:
                made.append(_range(a - start, b - a, worn))
        return made


def _laid_over(worn: Sequence[tuple[int, int, Wear]]) -> tuple[list[int], list[frozenset[Wear]]]:
    """Return the places at which words begin to be set otherwise, and how they are set from each on."""
    turns: dict[int, list[tuple[Wear, int]]] = {0: []}
    for start, end, wear in worn:
        turns.setdefault(start, []).append((wear, 1))
        turns.setdefault(end, []).append((wear, -1))
    edges = sorted(turns)
    depth: Counter[Wear] = Counter()
    wears = []
    for edge in edges:
        for wear, step in turns[edge]:
            depth[wear] += step
        wears.append(frozenset(wear for wear, count in depth.items() if count > 0))
    return edges, wears


def _range(start: int, length: int, worn: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = start
    made.length = length
    made.format = worn
    return made


@lru_cache(maxsize=512)
def _worn(
    faces: Faces, role: Role, wears: frozenset[Wear], gap: float, ink_of: str
) -> QTextCharFormat | None:
    """Return the format of some characters, or None for plain body text. Made once for each combination.

    `ink_of` is the colour of the words, "" for that of the text.
    """
    made = QTextCharFormat()
    if role != "body" or wears:
        made.setFont(faces.font(role, wears))
    if "superscript" in wears:
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    elif "subscript" in wears:
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
    if ink_of:
        made.setForeground(QColor(ink_of))
    if gap:
        made.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        made.setFontLetterSpacing(gap)
    return made if role != "body" or wears or gap or ink_of else None
