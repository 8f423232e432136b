"""Names of offices: which words head one, and whether a line is nothing but one.

Source: the letterheads, signatures and address lines of the corpus, all translated into English.
"""

import re

HEADS = (
    r"(?:ministry|ministries|embassy|embassies|department|departments|office|offices|bureau|committee|division|branch|"
    r"administration|directorate|direction|secretariat|secretary|legation|consulate|consul|mission|section|council|government|"
    r"commission|party|center|centre|staff|army|delegation|politburo|presidium|institute|agency|archive|archives|"
    r"central committee|general office|foreign ministry|chancellery|cabinet|republic|command)"
)
PERSONS = (
    r"(?:comrades?|premier|vice[ -]premier|minister|vice[ -]minister|ambassador|chairman|president|"
    r"marshal|general|director|"
    r"secretary|mr|mrs|dr|prof|professor|consul|charg[ée]|attach[ée]|head|chief|colonel|major|captain|citizen)"
)
_HEAD = re.compile(rf"\b{HEADS}\b", re.IGNORECASE)
_WORD = re.compile(r"\w[\w’'.–-]*")
_SMALL = frozenset(
    (
        "of",
        "the",
        "for",
        "and",
        "in",
        "to",
        "on",
        "at",
        "with",
        "by",
        "de",
        "la",
        "du",
        "der",
        "des",
        "von",
        "&",
        "from",
        "da",
        "do",
        "dos",
        "di",
        "van",
    )
)


def is_institution(text: str) -> bool:
    """Whether `text` is an office's name and no more: capitalised words, one of them a head noun."""
    if len(text) > 160 or not _HEAD.search(text):
        return False
    return is_name(text)


def is_name(text: str) -> bool:
    """Whether all words of `text` are capitalised, small connecting words aside, as in names and headings."""
    words = _WORD.findall(text[:200])
    # "8th" has no capital to show.
    weighty = [word for word in words if word.lower() not in _SMALL and not word[0].isdigit()]
    return bool(weighty) and all(word[0].isupper() for word in weighty)
