"""The address that a saved page came from, as the browser noted it or the page itself says."""

from __future__ import annotations

import re

from desktop.reading.web.elements import Element, tag

_SAVED = re.compile(
    r"<!--\s{0,5}(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,5}url:\s{0,5})(?P<address>https?://[^\s<>\"]{1,1900})",
    re.IGNORECASE,
)
_LOOKED_AT = 4096
_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,1900}")
_MOST = 400


def address_of(markup: str, body: Element) -> str:
    """Return the address of a page, "" where nothing tells it."""
    saved = _SAVED.search(markup[:_LOOKED_AT])
    if saved is not None:
        return saved["address"]
    root = body.getparent()
    head = next((one for one in root if tag(one) == "head"), None) if root is not None else None
    for at, one in enumerate(head.iter() if head is not None else ()):
        if at > _MOST:
            break
        said = one.get("href") if (one.get("rel") or "").lower() == "canonical" else None
        if (one.get("property") or "").lower() == "og:url":
            said = one.get("content")
        if said and _ADDRESS.fullmatch(said.strip()):
            return said.strip()
    return ""
