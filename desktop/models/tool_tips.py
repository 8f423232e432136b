"""Tool tips from the cable's words: always shown as they are, never read as markup."""

from __future__ import annotations


def plain_tip(*lines: str) -> str:
    """Return lines as a tool tip that wraps and shows every character; "" for none.

    Qt guesses whether a tip is rich text, so words such as "<b>" must be given to it escaped.
    """
    if not any(lines):
        return ""
    from html import escape

    return "<p>" + "<br>".join(escape(line).replace("\n", "<br>") for line in lines if line) + "</p>"
