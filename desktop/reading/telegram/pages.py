"""Page lines inside the message, which may cut a word in two: set apart, the text left as it is.

At a page's end stands the classification, at the next one's head it stands again above "PAGE 02 SAIGON
13753 ...", the number perhaps on a line of its own; and between them the stamp of the declassification.
"""

import re

from desktop.reading.intake import Span
from desktop.reading.lines import Line
from desktop.reading.telegram.statements import CLASSIFICATION, NUMBER, PAGE

_PAGE = re.compile(rf"{PAGE}(?P<rest>.{{0,48}})")
_NUMBER = re.compile(rf"{NUMBER}(?=\s|$)")
_CLASSIFIED = re.compile(rf"(?:{CLASSIFICATION}\s{{0,3}}){{1,2}}[.!]?|EXDIS|NODIS|LIMDIS|STADIS|NOFORN")
_STAMP = re.compile(r".{0,40}Declassified/Released (?:US|U\.S\.) Department of State.{0,80}", re.IGNORECASE)
_AROUND = 3


def page_number(line: Line) -> Line | None:
    """Return what a page line holds after "PAGE 01", perhaps nothing, or None where it is no page line."""
    match = _PAGE.fullmatch(line.text)
    return line.part(match.start("rest"), len(line.text)) if match else None


def is_stamp(text: str) -> bool:
    """Whether a line is the stamp of the office that declassified the telegram."""
    return _STAMP.fullmatch(text) is not None


def is_classification(text: str) -> bool:
    """Whether a line holds nothing but a classification or how to handle it."""
    return _CLASSIFIED.fullmatch(text) is not None


def page_lines(message: list[Line]) -> list[Span]:
    """Return the places of the page lines in a message, and of the classification at its end."""
    furniture: set[int] = set()
    for i, line in enumerate(message):
        if is_stamp(line.text):
            furniture.add(i)
        rest = page_number(line)
        if rest is None:
            continue
        furniture.add(i)
        if not rest.text and i + 1 < len(message) and _NUMBER.match(message[i + 1].text):
            furniture.add(i + 1)
        furniture |= _beside(message, i, -1) | _beside(message, max(furniture), 1)
    last = len(message) - 1
    while last >= 0 and (is_classification(message[last].text) or is_stamp(message[last].text)):
        furniture.add(last)
        last -= 1
    return [(message[i].start, message[i].end) for i in sorted(furniture)]


def _beside(message: list[Line], i: int, step: int) -> set[int]:
    found: set[int] = set()
    at = i + step
    while 0 <= at < len(message) and abs(at - i) <= _AROUND:
        if not (is_classification(message[at].text) or is_stamp(message[at].text)):
            break
        found.add(at)
        at += step
    return found
