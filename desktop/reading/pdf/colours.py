"""The note colour that comes nearest to a colour of a PDF."""

from __future__ import annotations

import colorsys

_HUES = ((20, "rose"), (68, "amber"), (165, "green"), (255, "sky"), (312, "violet"), (361, "rose"))
"""Up to which degree of the circle of colours each goes."""


def note_colour(colour: tuple[float, float, float] | None) -> str:
    """Return the name of a note colour, empty for none; `colour` is red, green, blue, each 0 to 1."""
    if colour is None:
        return ""
    hue, saturation, value = colorsys.rgb_to_hsv(*colour)
    if saturation < 0.08 or (saturation < 0.3 and value < 0.8):
        return "slate"
    return next(name for upto, name in _HUES if hue * 360 < upto)
