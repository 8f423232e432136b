"""A desk with a cable in which persons, places and organizations are marked."""

from __future__ import annotations

from db.editing import mention_edits
from db.library_records import Name
from db.records import Mention
from tests.db.desk import Desk


def mark(desk: Desk, name: Name, *quotes: str, is_new: bool = False) -> list[Mention]:
    """Mark the first place of each of these words as a name; return the mentions in order."""
    known = set(desk.state.mentions)
    spans = [(desk.state.text.index(quote), desk.state.text.index(quote) + len(quote)) for quote in quotes]
    change = mention_edits.mark(desk.state, name, spans, author=desk.author, is_new=is_new)
    desk.do(change)
    return [mention for mention in desk.state.mentions.values() if mention.id not in known]
