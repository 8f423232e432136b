"""Whether a line of the document says again what the archive's heading says."""

import re

from desktop.reading.draft import Draft
from desktop.reading.institutions import PERSONS, is_name
from desktop.reading.lines import Line

_FEWEST_WORDS = 5
_WORDS_OF_NAME = 5
_DASH = re.compile(r"(?:\\ )?(?:\\-|–)(?:\\ )?")
_OFFICE = re.compile(rf"{PERSONS}\s(?=\[)", re.IGNORECASE)


def is_addressed(draft: Draft, line: Line) -> bool:
    """Whether a line is a name alone, perhaps with a colon, that the archive's title has behind "to"."""
    title, plain = draft.best("title"), line.text.rstrip(":")
    if title is None or len(plain.split()) > _WORDS_OF_NAME or not is_name(plain):
        return False
    # "Premier [Zhou Enlai]" is "Zhou Enlai" in the title, "Spasowski - Morski" is "Spasowski-Morski".
    name = _OFFICE.sub("", plain[:80]).strip("[]")
    name = _DASH.sub(r"\\s?[-–]\\s?", re.escape(name))
    to = rf"\bto\s(?:the\s|comrade\s)?{name}(?!\w)"
    return re.search(to, title.value[:400], re.IGNORECASE) is not None


def is_title_words(draft: Draft, line: Line) -> bool:
    """Whether the line repeats the words that the archive's title gives in quotation marks."""
    title = draft.best("title")
    if title is None or len(line.text) > 400:
        return False
    quoted = re.search(r"[‘'“\"](.{8,400})[’'”\"]", title.value[:800])
    if quoted is None:
        return False
    words = set(re.findall(r"\w{3,}", quoted[1].lower()))
    own = set(re.findall(r"\w{3,}", line.text.lower()))
    return bool(words) and len(words & own) * 10 >= len(words) * 7 and len(own) <= 2 * len(words)


def repeats_title(draft: Draft, line: Line) -> bool:
    """Whether a line is the archive's heading once more, as a reprint has it under a number of its own."""
    title = draft.best("title")
    if title is None or len(line.text) > 500:
        return False
    words = set(re.findall(r"\w{3,}", title.value[:800].lower()))
    own = set(re.findall(r"\w{3,}", line.text.lower()))
    return (
        len(words) >= _FEWEST_WORDS and len(words & own) * 10 >= len(words) * 9 and len(own) <= len(words) + 4
    )
