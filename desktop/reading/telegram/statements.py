"""The words that begin each statement of a telegram, and the cutting of lines that hold several of them.

A telegram that lost its line ends ("ACTION EUR-12 INFO OCT-01 /013 W ------ 044155 R 051615Z SEP 75 FM
AMEMBASSY BONN TO ...") is cut where the next statement begins. Lines keep their places in the text.
"""

import re
from itertools import pairwise

from desktop.reading.lines import Line

LONGEST = 200
"""Statements of a heading are shorter; of a longer line only this much is looked at."""

HEAD = 90
"""So many lines from the top a heading may go on: a circular has dozens of posts."""


def spaced(word: str) -> str:
    """Return a pattern of a word whose letters may stand apart, as in "C O N F I D E N T I A L"."""
    return r"\s{0,2}".join(word.replace(" ", ""))


CLASSIFICATION = (
    rf"(?:{spaced('TOP SECRET')}|{spaced('CONFIDENTIAL')}|{spaced('SECRET')}|{spaced('LIMITED OFFICIAL USE')}"
    rf"|{spaced('UNCLASSIFIED')}|UNCLAS|LOU)(?:/NOFORN)?(?![A-Z])"
)
CODE = r"[A-Z][A-Z/]{0,6}\s?-\s?[\dOIl]{1,3}(?![\w-])"
PAGE = rf"(?:(?:{CLASSIFICATION}\s{{1,4}}){{0,2}})P\s?A\s?G\s?E\s{{0,4}}[\dOIl]{{1,3}}(?=\s|$)"
INFO = r"INF[O0]"
TO = r"T[O0]"
"""Words of the heading whose O a scanner may have read as a nought."""
NUMBER = r"[A-Z][A-Z.'’ ]{1,20}?\s{1,8}[\dO]{0,5}\d[\dO]{2,5}"
GROUP = r"\d{2}\s?\d{4}\s?Z\s{0,3}[A-Z]{3}\s{0,3}(?:19)?\d\d(?!\d)"
PRECEDENCE = r"(?:[ZOPR]|0)(?:\s{1,3}[ZOPR]){0,3}"
POST = (
    r"(?:AM(?:EMBASSY|CONSUL|CONGEN|EMB|LEGATION)"
    r"|US(?:MISSION|INT|LO|DEL|UN|NATO|DAO|OFFICE|BER|CINC[A-Z]{2,6}|DOC|IA|ICA|MTN)"
    r"|SECSTATE|SECDEF|CINC[A-Z]{2,8}"
    r"|WHITE HOUSE|JCS|CIA|DIA|NSA|NSC|FBI|DEA|FAA|DEPT OF|DIRNSA|COM[A-Z]{3,12}"
    r"|ALL\s|RU[A-Z]{3,6}/)"
)
SUBJECT = r"SUBJ(?:ECT)?\s{0,2}[:.;]"

_BEGINS = re.compile(
    rf"(?<=\s)(?={PAGE}|(?:ACTION|ORIGIN|{INFO})\s{{1,4}}{CODE}|-{{6,}}|(?<![ZOPR]\s){PRECEDENCE}\s{{1,3}}{GROUP}"
    rf"|(?:FM|{TO}|{INFO}):?\s{{1,4}}{POST}|(?:DRAFTED|APPROVED)\s+BY\b|{CLASSIFICATION}\s{{1,4}}(?:SECTION\b|{NUMBER})"
    rf"|(?:EXDIS|NODIS|LIMDIS|STADIS)(?=[\s/])|E\.?\s?O\.?\s?\d{{5}}|TAGS\s?:|{SUBJECT}|REF(?:S|TEL)?\s?:)"
)
_PAGE_LINE = re.compile(
    rf"{PAGE}\s{{1,3}}{NUMBER}(?:\s{{1,3}}\d\d\sOF\s\d\d)?(?:\s{{1,3}}\d{{6}}\s?Z)?(?=\s|$)"
)
_CLOSE = re.compile(rf"(?<=\s){CLASSIFICATION}\s{{0,4}}(?P<mark>N{{3,4}}|<<.{{0,30}}>>)?\s{{0,4}}$")
_NEXT_POSTS = (
    (re.compile(r"(?:FM|FROM):?\s"), re.compile(rf"(?<=\s)(?={TO}:?\s+[A-Z])")),
    (re.compile(rf"{TO}:?\s"), re.compile(rf"(?<=\s)(?={INFO}:?\s+[A-Z])")),
)
_MESSAGE = re.compile(r"(?<=\s)(?=1\.\s|SUMMARY\b|BEGIN SUMMARY\b)")
_SUBJECT = re.compile(SUBJECT)


def statements(lines: list[Line]) -> list[Line]:
    """Return the lines with those of the heading cut where a second statement begins on them."""
    cut: list[Line] = []
    for i, line in enumerate(lines):
        if i >= HEAD:
            return cut + lines[i:]
        pieces = _cut(line)
        cut += pieces
        if _SUBJECT.match(pieces[-1].text) or any(_MESSAGE.match(piece.text) for piece in pieces):
            return cut + lines[i + 1 :]
    return cut


def _cut(line: Line) -> list[Line]:
    text = line.text[:4000]
    places = [0, *(begin.start() for begin in _BEGINS.finditer(text)), len(line.text)]
    pieces = [line.part(a, b) for a, b in pairwise(places)]
    if len(pieces) < 3:
        return pieces if len(pieces) == 2 else [line]
    # What stands behind the subject or the references up to the message's first number is its heading's.
    at, message = next(
        ((n, found) for n, one in enumerate(pieces) if n and (found := _MESSAGE.search(one.text[:600]))),
        (0, None),
    )
    if message:
        rest = line.part(places[at] + message.start(), len(line.text))
        pieces[at:] = [pieces[at].part(0, message.start()), *_pages_apart(rest)]
    return [one for piece in pieces for one in _posts_apart(piece) if one.text]


def _posts_apart(piece: Line) -> list[Line]:
    """Return FM, TO and INFO apart: what they name may be a post that no rule knows."""
    places = [0]
    for begins, cut in _NEXT_POSTS:
        if begins.match(piece.text, places[-1]) and (found := cut.search(piece.text, places[-1] + 3)):
            places.append(found.start())
    return [piece.part(a, b) for a, b in pairwise([*places, len(piece.text)])]


def _pages_apart(message: Line) -> list[Line]:
    """Return a message that runs on over the ends of its pages in pieces, its page lines by themselves."""
    places = [0]
    for page in _PAGE_LINE.finditer(message.text):
        places += [page.start(), page.end()]
    closed = _CLOSE.search(message.text, places[-1])
    if closed:
        places += [closed.start(), closed.start("mark")] if closed["mark"] else [closed.start()]
    return [message.part(a, b) for a, b in pairwise([*places, len(message.text)])]
