"""Words and moments as a PDF writes them."""

from __future__ import annotations

from datetime import UTC, datetime

from pikepdf import String


def pdf_string(text: str) -> String:
    """Return a text string; a lone surrogate, which no PDF can hold, becomes U+FFFD."""
    return String(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def literal(text: str) -> bytes:
    """Return the same as PDF source, in hexadecimal digits, so that nothing in it can end the string."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return b"<" + text.encode().hex().encode() + b">"
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return b"<feff" + whole.encode("utf-16-be").hex().encode() + b">"


def pdf_date(moment: str | datetime) -> str | None:
    """Return a moment (ISO 8601 or datetime) as a PDF date with its zone, or None where there is none."""
    try:
        when = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    zone = when.strftime("%z")
    return when.strftime("D:%Y%m%d%H%M%S") + f"{zone[:3]}'{zone[3:5]}'"
