"""The language of the search box: words, "phrases", beginnings*, AND OR NOT, fields like to: and date:.

Nothing typed is ever an error: what cannot be meant is looked for as words, or passed over, and a hint says
so. NOT binds first, then AND, which may be left out, then OR; the three are written in capitals, `-word` is
NOT as well. A field stands before a word, a phrase or parentheses. `=word` means this spelling and no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from db.searching.query_fields import FIELD_OF, alike_field, part_of_field
from db.searching.query_parts import (
    COLUMNS,
    Either,
    Every,
    FieldName,
    Hint,
    Mentions,
    Not,
    Part,
    Query,
    Words,
)
from db.searching.search_words import is_apart, tokens

_QUOTES = '"“”„«»\u201f\uff02'
_OPEN, _CLOSE = "(\uff08", ")\uff09"
_WORD = re.compile(rf"[^\s{_QUOTES}{_OPEN}{_CLOSE}]+")
_PHRASE = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]?(\*?)")
_FIELD = re.compile(r"([^\W\d_]+)[:\uff1a]")
_SIGNS = re.compile(r"[-\u2212=]")
_OPERATORS = frozenset(("AND", "OR", "NOT"))
_DEEPEST = 40
"""So deep parentheses may lie in one another; those within are passed over."""
_LONGEST = 4000
"""Characters of a query that are looked at."""


def parse(typed: str, *, typing: bool = False) -> Query:
    """Return what was typed means; while she is `typing`, the last word may go on.

    Words without a letter or a figure ask for nothing. Never raises.
    """
    parser = _Parser(typed[:_LONGEST], typing=typing)
    return Query(typed, parser.whole(), tuple(dict.fromkeys(parser.hints)))


class _Parser:
    """Goes through a query from left to right."""

    def __init__(self, typed: str, *, typing: bool) -> None:
        self._typed = typed
        self._typing = typing
        self._at = 0
        self._depth = 0
        self._field: FieldName | None = None
        self.hints: list[Hint] = []

    def whole(self) -> Part:
        """Return the meaning of all of it; a parenthesis too many is passed over."""
        parts: list[Part] = []
        while self._at < len(self._typed):
            found = self._either()
            if found is not None:
                parts.append(found)
            if self._peek(_CLOSE):
                self._at += 1
        return _joined(Every, parts) or Every(())

    def _either(self) -> Part | None:
        parts: list[Part] = []
        waits = False
        while True:
            found = self._every()
            if found is not None:
                parts.append(found)
            comes = self._operator("OR")
            if found is None and (comes or waits):
                self._alone("OR")
            if not comes:
                return _joined(Either, parts)
            waits = True

    def _every(self) -> Part | None:
        parts: list[Part] = []
        while self._more() and self._next_word() != "OR":
            if self._operator("AND"):
                if not parts or not self._more() or self._next_word() == "OR":
                    self._alone("AND")
                continue
            found = self._one()
            if found is not None:
                parts.append(found)
        return _joined(Every, parts)

    def _one(self) -> Part | None:
        """Return a word, phrase or group with what stands before it: NOT, a sign, a field."""
        turned = False
        exact = False
        while self._operator("NOT"):
            turned = not turned
        if turned and (not self._more() or self._next_word() in _OPERATORS):
            self._alone("NOT")
            return None
        while (sign := self._peek("-\u2212=")) and not self._typed[self._at + 1 : self._at + 2].isspace():
            self._at += 1
            turned, exact = (turned, True) if sign == "=" else (not turned, exact)
        outer = self._field
        name = self._field_name()
        self._field = name or outer
        if self._peek("="):
            self._at, exact = self._at + 1, True
        if name and self._next_word() in _OPERATORS:
            found: Part | None = None
        else:
            found = self._group() if self._peek(_OPEN) else self._operand(exact=exact)
        self._field = outer
        return found if found is None or not turned else Not(found)

    def _field_name(self) -> FieldName | None:
        match = _FIELD.match(self._typed, self._at)
        if match is None:
            return None
        name = FIELD_OF.get(match[1].casefold())
        if name is None:
            if near := alike_field(match[1].casefold()):
                self.hints.append(Hint("field-unknown", match[1], near))
            elif self._is_like_a_field(match):
                self.hints.append(Hint("field-none", match[1]))
            return None
        self._at = match.end()
        if name != "star":
            self._more()  # "to: Hanoi" is meant as "to:Hanoi"
        return name

    def _is_like_a_field(self, match: re.Match[str]) -> bool:
        """Tell whether a word and a colon look like a field's name: not an address, not the end of a text."""
        behind = self._typed[match.end() : match.end() + 2]
        return bool(behind.strip()) and behind != "//" and match[1].isascii() and match[1].islower()

    def _group(self) -> Part | None:
        self._at += 1
        self._depth += 1
        found = self._either() if self._depth <= _DEEPEST else None
        self._depth -= 1
        if self._peek(_CLOSE):
            self._at += 1
        return found

    def _operand(self, *, exact: bool) -> Part | None:
        phrase = _PHRASE.match(self._typed, self._at)
        if phrase:
            self._at = phrase.end()
            return self._meaning(phrase[1], begins=bool(phrase[2]), exact=exact)
        match = _WORD.match(self._typed, self._at)
        if match is None:
            if self._field == "star":
                return self._meaning("", begins=False, exact=exact)
            return None
        self._at = match.end()
        word = match.group()
        if self._field == "verdict" and (more := _NO_TOTAL.match(self._typed, match.start())):
            word, self._at = more.group(), more.end()
        open_end = self._typing and self._at == len(self._typed)
        only = open_end and word == self._typed.strip()
        if only and len(word) == 1 and word.isalpha() and not is_apart(word):
            return None  # a first letter begins words nearly everywhere: it is one of a word that is to come
        stars = word.strip("*")
        if word.startswith("*") and stars:
            self.hints.append(Hint("star-first", word, word.lstrip("*")))
        elif "*" in stars:
            beginning = stars.split("*")[0]
            self.hints.append(Hint("star-inside", word, f"{beginning}*"))
            return self._meaning(beginning, begins=True, exact=exact)
        return self._meaning(stars, begins=word.endswith("*") or open_end, exact=exact)

    def _meaning(self, words: str, *, begins: bool, exact: bool) -> Part | None:
        """Return what words mean in the field before them."""
        field = self._field
        if field is not None and field not in COLUMNS:
            found = part_of_field(field, words)
            if isinstance(found, Hint):
                if words and not begins:
                    self.hints.append(found)
                return None
            return replace(found, begins=begins) if isinstance(found, Mentions) else found
        if not tokens(words):
            return None
        return Words(words, COLUMNS[field] if field else "", begins, exact)

    # -- looking at what comes -------------------------------------------------------------------------

    def _more(self) -> bool:
        """Pass over blanks; tell whether something follows within this parenthesis."""
        while self._typed[self._at : self._at + 1].isspace():
            self._at += 1
        return self._at < len(self._typed) and not self._peek(_CLOSE)

    def _peek(self, signs: str) -> str:
        sign = self._typed[self._at : self._at + 1]
        return sign if sign and sign in signs else ""

    def _next_word(self) -> str:
        match = _WORD.match(self._typed, self._at)
        return match.group() if match else ""

    def _operator(self, name: str) -> bool:
        if self._more() and self._next_word() == name:
            self._at += len(name)
            return True
        return False

    def _alone(self, name: str) -> None:
        """Say that an operator has nothing on one side, unless she is about to type it."""
        if not self._typing or self._typed[self._at :].strip():
            self.hints.append(Hint("operator-alone", name))


_NO_TOTAL = re.compile(r"no\s+(?:stated\s+)?(?:total|list)\b|cannot\s+tell\b", re.IGNORECASE)


def _joined(kind: Callable[[tuple[Part, ...]], Part], parts: list[Part]) -> Part | None:
    """Return parts as one, None for none."""
    if len(parts) < 2:
        return parts[0] if parts else None
    return kind(tuple(parts))
