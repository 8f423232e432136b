"""One card laid out: where heading, quote, words and tags of a note stand, at one width."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFontMetricsF, QTextLayout

from db.records import Note
from desktop import theme
from desktop.messages.notes import short_quote
from desktop.panels.notes.set_words import SetWords, elided_quote, quote_in_context, set_words

LEFT = 40
"""Where words begin; the number stands to the left of it."""
INSET_LEFT, INSET_RIGHT = 14, 12
HEAD_TOP = 10
HEAD = 18
CHIP = 18
BOTTOM = 10
EDITOR_LEFT, EDITOR_RIGHT = 10, 10


@dataclass(slots=True)
class Card:
    """A note's card. Places are counted from the card's top left corner, in pixels."""

    note: Note
    quote_words: str
    width: int
    orphan: bool
    lost: tuple[int, int] | None = None
    """How many places of how many are lost, where some are."""
    context: tuple[str, str] | None = None
    """What stood before and after what is lost."""
    height: int = 0
    quote: QTextLayout | None = None
    quote_top: int = 0
    words: SetWords | None = None
    words_top: int = 0
    chips: list[tuple[QRectF, str]] = field(default_factory=list)
    editor_top: int = 0
    foot_top: int = 0
    referred: SetWords | None = None
    """The line that tells which notes refer to this one."""
    referred_top: int = 0
    said: tuple[str, frozenset[str], str] = ("", frozenset(), "")
    """What it was laid out for: words, dead references among them, and those who refer to it."""

    def link_at(self, x: float, y: float) -> str:
        """Return the address of the link under a point of the card, or ""."""
        found = self.words.link_at(x - LEFT, y - self.words_top) if self.words else ""
        if not found and self.referred is not None:
            found = self.referred.link_at(x - LEFT, y - self.referred_top)
        return found

    def foot(self) -> QRect:
        """Return the line under a note that has lost places, which tells what has become of them."""
        return QRect(LEFT, self.foot_top, self.width - LEFT - INSET_RIGHT, 20)


def lay_out_card(
    note: Note,
    quote: str,
    width: int,
    *,
    orphan: bool,
    lost: tuple[int, int] | None = None,
    context: tuple[str, str] | None = None,
    said: tuple[str, frozenset[str], str] | None = None,
) -> Card:
    """Return a note's card for a view of this width; see `Card` for the rest."""
    words, dead, referred = said or (note.words, frozenset(), "")
    card = Card(note, quote, width, orphan, lost, context, said=(words, dead, referred))
    room = max(60, width - LEFT - INSET_RIGHT)
    y = float(HEAD_TOP + HEAD)
    if quote.strip():
        if orphan and context is not None:
            card.quote, tall = quote_in_context(
                context[0], short_quote(quote, 150), context[1], room, lines=4
            )
        else:
            card.quote, tall = elided_quote(quote, room)
        card.quote_top = round(y) + 3
        y = card.quote_top + tall
    card.editor_top = round(y) + 6
    if words.strip():
        card.words_top = round(y) + 5
        card.words = set_words(words, room, dead)
        y = card.words_top + card.words.height
    if note.tags:
        y = _place_chips(card, y + 6, room)
    if referred:
        card.referred_top = round(y) + 5
        card.referred = set_words(referred, room, small=True)
        y = card.referred_top + card.referred.height
    if orphan or lost is not None:
        card.foot_top = round(y) + 4
        y = card.foot_top + 20
    card.height = round(y) + BOTTOM + 1
    return card


def _place_chips(card: Card, y: float, room: float) -> float:
    """Place a chip for each tag, in as many lines as they take; return where they end."""
    metrics = QFontMetricsF(theme.sans(11, 500))
    x = float(LEFT)
    for tag in card.note.tags:
        wide = min(metrics.horizontalAdvance(tag) + 18, room)
        if x + wide > LEFT + room and x > LEFT:
            x, y = float(LEFT), y + CHIP + 4
        card.chips.append((QRectF(x, y, wide, CHIP), tag))
        x += wide + 6
    return y + CHIP
