"""The one door through which every word for the user goes."""

from __future__ import annotations

import sys
from typing import Any

CONTEXT = "Chancery"


def tr(text: str, /, **values: Any) -> str:  # noqa: ANN401
    """Return a text in the user's language, its `{names}` filled with values.

    User text among the values is put in as it is: it is never read as a pattern.
    """
    translated = _translate(text)
    return translated.format(**values) if values else translated


def plural(n: int, one: str, many: str, /, **values: Any) -> str:  # noqa: ANN401
    """Return the text for n things; `{n}` in it is the number, its thousands apart: "3,000"."""
    return tr(one if n == 1 else many, n=_Count(n), **values)


class _Count(int):
    """A number of things, as it is written where nothing else is asked for."""

    def __format__(self, spec: str) -> str:
        return int.__format__(self, spec or ",")


def _translate(text: str) -> str:
    core = sys.modules.get("PySide6.QtCore")
    if core is None or core.QCoreApplication.instance() is None:
        return text
    return str(core.QCoreApplication.translate(CONTEXT, text))
