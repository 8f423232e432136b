"""What the program ships beside its code: sample cable, fonts, icons, page template.

`folder()` tells where these files lie, in a checkout and in an installed package alike.
"""

from functools import cache
from pathlib import Path


@cache
def folder() -> Path:
    """Return the folder of the shipped resources."""
    return Path(__file__).resolve().parent
