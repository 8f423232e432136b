"""What an editor's mark prints in the text."""

from __future__ import annotations


def mark_label(kind: str, words: str) -> str:
    """Return what a mark prints in the text, in the editor's brackets; "" where it only marks its words.

    A space at either end of inserted words parts them from the text, outside of the brackets.
    """
    said = " ".join(words.split())
    if kind == "insertion":
        return f"{' ' * words[:1].isspace()}[{said}]{' ' * words[-1:].isspace()}"
    if kind == "uncertain":
        return "[?]"
    if kind == "gap":
        return f"[{said}]" if said else "[...]"
    return ""
