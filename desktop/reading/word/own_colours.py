"""The note colour nearest to a colour of Word's."""

from __future__ import annotations

import colorsys
import re

_NAMED = {
    "yellow": "amber",
    "darkyellow": "amber",
    "green": "green",
    "darkgreen": "green",
    "cyan": "sky",
    "darkcyan": "sky",
    "blue": "sky",
    "darkblue": "violet",
    "magenta": "violet",
    "darkmagenta": "violet",
    "red": "rose",
    "darkred": "rose",
}
_HUES = ((20, "rose"), (70, "amber"), (165, "green"), (230, "sky"), (310, "violet"), (361, "rose"))
_HEX = re.compile(r"[0-9a-f]{6}")


def note_colour(colour: str) -> str:
    """Return the name of a note colour for a highlight's name or a shade's six figures; "" for none."""
    written = colour.lower()
    if not written:
        return ""
    if not _HEX.fullmatch(written):
        return _NAMED.get(written, "slate")
    red, green, blue = (int(written[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < 0.12:
        return "slate"
    return next(name for upto, name in _HUES if hue * 360 < upto)
