"""A PDF from memory to bytes, and the quiet in which thousands of its objects are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Literal

from pikepdf import ObjectStreamMode, Pdf, settings

_COMPRESSION: Literal[3] = 3
"""Of 9. The best takes twice as long and makes the file 5 % smaller."""


def saved(pdf: Pdf) -> bytes:
    """Return the file, the same bytes for the same contents."""
    settings.set_flate_compression_level(_COMPRESSION)
    target = BytesIO()
    # The packet's version is right already; looking it up again takes as long as the rest of the saving.
    pdf.save(
        target,
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
        fix_metadata_version=False,
    )
    return target.getvalue()


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold the garbage collector still: it goes through some hundred thousand living objects in vain."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
