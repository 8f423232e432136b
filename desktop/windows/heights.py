"""How high the panels of a column are: by what they hold, or as they were last time until that is known."""

from __future__ import annotations

from desktop.windows.fold_panel import FoldPanel
from desktop.windows.title_bar import BAR_HEIGHT

_MIN_OPEN = 150
_MIN_BESIDE_WRITING = 110
"""What the other panels keep, in pixels, while a note is being written under them."""
_USUAL = {"header": 260, "stages": 170, "distribution": 240, "notes": 320}
"""What the panels of a usual cable want, in pixels, where nothing is remembered."""


def first_shares(panels: list[FoldPanel], height: int, kept: object) -> list[int]:
    """Return the heights of a column's panels that are not filled yet: those of last time where they fit.

    `kept` are the heights by key that were remembered. What they leave or exceed is the last open one's.
    """
    opened = [p for p in panels if not p.folded]
    if not opened:
        return [BAR_HEIGHT] * len(panels)
    known = kept if isinstance(kept, dict) else {}
    found = {p.key: known.get(p.key) for p in opened}
    sizes = {key: size for key, size in found.items() if isinstance(size, int) and size > BAR_HEIGHT}
    room = height - BAR_HEIGHT * (len(panels) - len(opened)) - (len(panels) - 1)
    if len(sizes) < len(opened):
        whole = sum(_USUAL.get(p.key, _MIN_OPEN) for p in opened)
        sizes = {p.key: room * _USUAL.get(p.key, _MIN_OPEN) // whole for p in opened}
    last = opened[-1].key
    sizes[last] = max(BAR_HEIGHT, sizes[last] + room - sum(sizes.values()))
    return [sizes.get(p.key, BAR_HEIGHT) for p in panels]


def shares(panels: list[FoldPanel], height: int) -> list[int]:
    """Return the heights of a column's panels: folded bars, wanted heights, the rest to the last open one.

    Where not all can have what they want, they give way in this order: the notes down to three tenths of
    the room, header and distribution in proportion to what they have over their least, and the stages,
    which are few, last. A list ends with a whole row. A note that is being written is to be seen: up to
    half of the room is then the notes'.
    """
    opened = [p for p in panels if not p.folded]
    if not opened:
        return [BAR_HEIGHT] * len(panels)
    room = height - BAR_HEIGHT * (len(panels) - len(opened)) - (len(panels) - 1)
    last = opened[-1]
    sizes = {p.key: p.wanted_height() for p in opened}
    writing = min(last.writing_height(), room // 2)
    sizes[last.key] = max(sizes[last.key], writing, _MIN_OPEN)
    least = _MIN_BESIDE_WRITING if writing else _MIN_OPEN
    floors = {p.key: min(sizes[p.key], max(least, p.minimumSizeHint().height())) for p in opened}
    if last.key == "notes":
        # Below its least the splitter would take the pixels from the stages, and their timeline would go.
        tenths = max(_MIN_OPEN + 50, room * 3 // 10, last.minimumSizeHint().height())
        floors["notes"] = max(min(sizes["notes"], tenths), writing)
    for keys in (("notes",), ("header", "distribution"), ("stages",)):
        _give_way(sizes, floors, keys, sum(sizes.values()) - room)
    for panel in opened:
        if panel.wanted_height() > sizes[panel.key]:
            # Below its least the splitter would take the pixels from another, and cut off its timeline.
            least = panel.minimumSizeHint().height()
            sizes[panel.key] = max(least, panel.whole_rows(sizes[panel.key]))
    # What is left goes to the notes; in a column without them to the header, if that has not all it wants.
    rest = room - sum(sizes.values())
    taker = opened[0] if opened[0].wanted_height() > sizes[opened[0].key] else last
    taker = last if last.key == "notes" else taker
    sizes[taker.key] = max(_MIN_OPEN, sizes[taker.key] + rest)
    return [sizes.get(p.key, BAR_HEIGHT) for p in panels]


def _give_way(sizes: dict[str, int], floors: dict[str, int], keys: tuple[str, ...], over: int) -> None:
    """Take `over` pixels from the panels of these keys, from each in proportion to what it can spare.

    The header, whose last fields are seldom wanted, counts twice beside the list.
    """
    for _ in keys:  # whoever has too little for its part leaves the rest to the other
        spare = {key: max(0, sizes[key] - floors[key]) for key in keys if key in sizes}
        weights = {key: can * (2 if key == "header" else 1) for key, can in spare.items()}
        whole = sum(weights.values())
        if over <= 0 or not whole:
            return
        parts = {key: min(spare[key], -(-over * weight // whole)) for key, weight in weights.items()}
        for key, part in parts.items():
            sizes[key] -= part
        over -= sum(parts.values())
