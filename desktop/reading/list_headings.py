"""Where a distribution list begins: "Distribution:", "Produced in 6 copies for:", "Sent to: A (2), B (1)"."""

import re
from functools import cache

from desktop.reading.copies import NUMBER, counted, leads_with_count
from desktop.reading.form_registry import alternatives
from desktop.reading.lines import Line
from desktop.reading.list_totals import COPIES, TOTAL

LONGEST_LIST = 1_000_000
"""So many characters of one line are looked at."""

_BEFORE = r"[\[(]?(?:(?:translator|editor)[’']?s?[’']?\s(?:note|comment)\s?:\s?)?(?:the\s)?"
_HEADINGS = (
    r"(?:distribution|distributors?|dissemination|circulation|mailing|recipients)\b[^:\n]{0,80}?"
    rf"|(?:number|no\.?|nr\.?)\sof\s{COPIES}\s?[:–-]?\s?{NUMBER}[.;,]?\s?(?:distribut(?:ion(?:\slist)?|ed\sto))?"
    r"|copy\sto(?=\s?:\s?[-–•]\s)|(?:table|list)\sof\s(?:copies|recipients|addressees)|passed(?:\s(?:on|for\sinformation))?\sto(?=\s?:)"
    rf"|(?:(?:made(?:\sout)?|typed|printed)\sin\s)?{COPIES}(?:\s(?:were\s)?(?:sent|given|distributed|issued))?(?:\s(?:to|for))?(?:\sthe\sfollowing)?"
    r"|(?:delivered|handed\sout|given)\sto(?=\s?:)|(?:circulated|distributed)(?=\s?:)"
    r"|(?:(?:printed|typed|copied|issued)\sand\s)?(?:distributed|circulated|sent\sout|copies\ssent|copied|(?<=and\s)sent)\s(?:to|among)[^:\n]{0,40}?"
    r"|(?:(?:produced|made|sent|printed|typed|prepared|issued|reproduced|written|copied)\s?:?\s(?:(?:in|on)\s?:?\s)?|print\srun\s?:\s)?"
    rf"(?:a\s)?(?:total\s(?:of\s)?)?{NUMBER}\s(?:{COPIES}|copy)(?:\s(?:were\s)?(?:made|printed|sent|produced|typed|distributed))?(?:\s(?:for|to|as\sfollows))?"
)
_EACH_FOLLOWS = (
    rf"(?=[;,]\s?(?:a|{NUMBER})\s(?:copy\s|copies\s)?each\b)"
    r"|(?<=\bcopies)\.(?=\s(?:comrades?\s)?(?!typed|printed|sent|copied|received|issued)(?-i:[A-Z])[^.:,]{1,40},\s)"
)
# "Distributed to [Mao], [Liu], [Zhou]": three names and no colon.
_TO_MANY = re.compile(
    r"(?i:(?:copied|printed)\sand\s)?(?i:distributed|circulated|sent\sout)\sto\s(?:the\s)?"
    r"(?=(?:[\[(]?[A-Z][^,;:.]{0,60}[,;]\s){2})"
)
_MAY_HEAD = re.compile(
    r"[\[(]?(?:c\.?c\.?|(?:copied\sand\s|already\s)?(?:sent|send|submitted|transmitted|forwarded|issued|copies\sto|copy\sto)(?:\sto)?)\s?:\s?",
    re.IGNORECASE,
)
# "Sent to Chairman Mao, Liu, Zhou; 7 copies made" has no colon but a total.
_NO_COLON = re.compile(
    r"(?:sent|submitted|transmitted|forwarded|issued|distributed)\sto\s(?:the\s)?(?=(?-i:[A-Z\[]))",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\(?1[.)]\s.{1,60}?\s\(?2[.)]\s")
_KEPT = re.compile(
    r"(?:(?:on|to|for)\s(?:the\s)?)?(?:archives?|files?|copy|copies|registry)\.?", re.IGNORECASE
)
_FORWARDED = re.compile(r"[\[(]?(?:already\s)?forwarded\sto\s?:", re.IGNORECASE)
_FEWEST_COUNTS = 2
_MANY_NAMES = 4


def is_heading(line: Line) -> bool:
    """Whether a distribution list begins on this line."""
    return heading_of(line) is not None


def heading_of(line: Line) -> re.Match[str] | None:
    """Return the match of the words that a distribution list begins with, None where none begins."""
    left_out = line.text[-40:].rstrip(" ]").endswith((": […", ": [..."))
    if line.text[:9].lower().startswith("copy no") or len(line.text) > LONGEST_LIST or left_out:
        return None
    return _counts_behind_label(line) or _TO_MANY.match(line.text[:2000]) or _heading().match(line.text[:160])


@cache
def _heading() -> re.Pattern[str]:
    headings = alternatives(_HEADINGS, "heading of list")
    return re.compile(
        rf"{_BEFORE}(?:{headings})(?:\s?\(\s?\d{{1,3}}\s?\))?\s?(?P<colon>:\]?|\.?$|{_EACH_FOLLOWS})",
        re.IGNORECASE,
    )


def _counts_behind_label(line: Line) -> re.Match[str] | None:
    """Match the label of "cc: Stalin (2), Molotov (1)" and "Sent to: Zhou, Chen, Li (2) - 16 copies in all".

    Such labels stand before addressees as well; copies of two names, one count among many names, a copy for
    the file, or a total tell the list.
    """
    labelled = _MAY_HEAD.match(line.text[:80])
    match = labelled or _NO_COLON.match(line.text[:80])
    if match is None:
        return None
    rest = line.text[match.end() :].rstrip()
    names = [piece.strip() for piece in rest[:2000].split(",")]
    counts = sum(counted(piece).copies is not None and not leads_with_count(piece) for piece in names)
    several = len(names) >= _FEWEST_COUNTS
    filed = several and _KEPT.fullmatch(names[-1]) is not None
    total = several and TOTAL.search(rest, max(0, len(rest) - 60)) is not None
    if labelled is None:
        return match if total and len(names) > _FEWEST_COUNTS else None
    listed = counts >= _FEWEST_COUNTS or (counts > 0 and len(names) >= _MANY_NAMES)
    listed = listed or (len(names) >= _MANY_NAMES and _FORWARDED.match(line.text) is not None)
    return match if listed or filed or total or _NUMBERED.match(rest) else None
