"""The choices of the last PDF, as they are remembered: what is printed without asking again."""

from __future__ import annotations

from typing import Any

from desktop.exporting.choices import DEFAULT_KINDS, PdfChoices
from desktop.settings import Settings

KEY = "export"
"""Under which the export dialog keeps its choices among the settings."""


def kept(settings: Settings) -> dict[str, Any]:
    """Return what the dialog remembered, nothing where that is not what it should be."""
    found = settings.get(KEY, {})
    return found if isinstance(found, dict) else {}


def kept_choices(settings: Settings) -> PdfChoices:
    """Return the choices of the last PDF; marginal notes are private and never among them."""
    found = kept(settings)
    left_out = found.get("left_out")
    out = set(left_out) if isinstance(left_out, list) else set()
    return PdfChoices(
        kinds=tuple(kind for kind in DEFAULT_KINDS if kind not in out),
        header=bool(found.get("header", True)),
        stages=bool(found.get("stages", True)),
        distribution=bool(found.get("distribution", True)),
        page_lines=bool(found.get("page_lines", False)),
        corrections=bool(found.get("corrections", False)),
        wash="line" if found.get("wash") == "line" else "wash",
    )
