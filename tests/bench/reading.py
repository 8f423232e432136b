"""Reading one cable of 3 KB of each form, warm, against taking its characters and lines out of the bytes."""

from __future__ import annotations

import statistics
import time

from desktop.reading import dates, stages
from desktop.reading.encoding import decode
from desktop.reading.form import Form
from desktop.reading.form_registry import all_forms
from desktop.reading.lines import lines_of
from desktop.reading.plain import read
from tests.bench.rows import Row

ROUNDS = 40
SIZE = 3_000
MOST = 3.0
"""Milliseconds that reading one cable of this size may take."""

_SENTENCE = "The ambassador reports that the talk on the border took place without any change of views. "


def measure() -> list[Row]:
    """Read the first example of each form, lengthened to 3 KB, in turn with its floor."""
    return [_row(form) for form in all_forms()]


def _row(form: Form) -> Row:
    data = _lengthened(form.examples[0].text).encode()
    floor: list[float] = []
    ours: list[float] = []
    for _ in range(ROUNDS + 1):
        started = time.perf_counter()
        lines_of(decode(data, form.name).text)
        floor.append((time.perf_counter() - started) * 1000)
        # What is remembered of the lines that were just read would flatter the next round.
        dates._dates_of_line.cache_clear()
        stages._verbs.cache_clear()
        started = time.perf_counter()
        read(data, form.name)
        ours.append((time.perf_counter() - started) * 1000)
    low, high = statistics.median(floor[1:]), statistics.median(ours[1:])
    return Row("reading", form.name, low, high, "ms", high / low, f"<= {MOST:g} ms", high <= MOST)


def _lengthened(text: str) -> str:
    """Return the example with paragraphs put in after its longest line, which is the message's."""
    lines = text.rstrip("\n").split("\n")
    at = max(range(len(lines)), key=lambda n: (lines[n].endswith("."), n < len(lines) - 1, len(lines[n])))
    missing = max(0, SIZE - len(text))
    paragraph = _SENTENCE * 4
    more = [paragraph.strip()] * (missing // len(paragraph) + 1)
    return "\n".join([*lines[: at + 1], *more, *lines[at + 1 :]])
