"""Lines of a telegram as they must have been before a scanner, or a typist of today, changed their letters.

Letters and figures that look alike are put right ("C0NFIDENTIAL", "PAGE 0l", "101O30Z"), and all are made
capitals, for the rules to look at; every line keeps its length and its place, so that what is taken from the
text is taken as it stands there.
"""

import re

from desktop.reading.lines import Line
from desktop.reading.telegram.statements import LONGEST

_LIKE_FIGURES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"})
_LIKE_LETTERS = str.maketrans({"0": "O", "1": "I", "|": "I"})
_TOKEN = re.compile(r"[A-Za-z0-9|]+")
_FIGURES = re.compile(r"[0-9OolI|]*[0-9][0-9OolI|]*Z?")
_LETTERS = re.compile(r"(?=[A-Za-z01|]*[A-Z])[A-Za-z01|]+")
_ORDER = re.compile(r"\bE\.\s?0\.")
_CAPITALS = str.maketrans({chr(97 + n): chr(65 + n) for n in range(26)})


def put_right(lines: list[Line]) -> list[Line]:
    """Return the lines with what a scanner changed put right; their places are those of the text."""
    return [Line(line.start, line.end, _right(line.text)) for line in lines]


def _right(text: str) -> str:
    if len(text) > LONGEST:
        return text
    ordered = _ORDER.sub(lambda found: found[0].replace("0", "O"), text)
    return _TOKEN.sub(_token, ordered).translate(_CAPITALS)


def _token(found: re.Match[str]) -> str:
    token = found[0]
    if _FIGURES.fullmatch(token):
        return token.translate(_LIKE_FIGURES)
    if sum(character.isalpha() for character in token) >= 2 and _LETTERS.fullmatch(token):
        return token.translate(_LIKE_LETTERS)
    return token
