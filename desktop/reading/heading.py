"""What the archive's heading tells where the cable itself does not: sender, marks, number.

Sources: "Telegram from Pyongyang to Bucharest, TOP SECRET, No. 76.018, Urgent" (Romanian); "Cable, Ministry
of Public Security Party Committee to Zhou Enlai" and "Cable from the Chinese Embassy in North Korea, '...'"
(Chinese). Everything taken from here is doubtful and says so.
"""

import re

from desktop.reading.draft import TITLE, Draft
from desktop.reading.intake import Found
from desktop.reading.marks import find_marks

_SENDER = re.compile(
    r"(?:(?:[^\W\d_]+\s){0,3}(?:telegram|cable|letter|report|message|ciphergram|memorandum|information|note)"
    r"(?:,?\s{1,2}from|,)\s{1,2}(?P<the>the\s)?)(?P<who>\S.{1,120})",
    re.IGNORECASE,
)
_END = re.compile(
    r"[,;:(\[“\"]|(?<![^\W_])[‘'’]|\s(?:for|on|about|regarding|concerning|reporting|containing)\s"
    r"|(?<!ambassador)(?<!embassy)(?<!consul)(?<!attach[ée])(?<!mission)(?<!envoy)(?<!representative)"
    # "the Committee to Defend World Peace" has its purpose in its name.
    r"\sto\s(?!(?:defend|combat|promote|support|study|resist|oppose|aid|assist|protect|liberate)\s)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:^|,\s?|\s)no\.\s?(?P<value>\d[\w./-]{0,20})", re.IGNORECASE)


def read_heading(draft: Draft) -> None:
    """Offer what the title tells for the fields that nothing else filled."""
    title = draft.best("title")
    if title is None:
        return
    words = title.value[:600]
    for mark in find_marks(words):
        _offer(draft, mark.kind, title, mark.start, mark.end)
    number = _NUMBER.search(words)
    if number:
        value = number["value"].rstrip("./-")
        _offer(draft, "cable_number", title, number.start("value"), number.start("value") + len(value))
    sender = _SENDER.match(words)
    if sender:
        stop = _END.search(words, sender.start("who"))
        _offer(draft, "originator", title, sender.start("who"), stop.start() if stop else len(words))


def _offer(draft: Draft, name: str, title: Found, start: int, end: int) -> None:
    if draft.has(name):
        return
    if draft.offer(name, title.start + start, title.start + end, TITLE):
        draft.doubt(name, "from-title", title.start + start, title.start + end)
