"""A map of spans that follows another is what would be made anew."""

from __future__ import annotations

from dataclasses import replace

from desktop.panels.text.span_map import SpanMap
from desktop.positions import Positions
from tests.panels.text.conftest import span


def test_a_map_that_follows_is_what_is_made_anew() -> None:
    text = "one two three, 𠮷 four\nfive six seven"
    spans = [span(text, word, word, "footnote", str(i)) for i, word in enumerate(text.split(), 1)]
    said = [*spans[:2], replace(spans[2], summary="It says more.", colour="rose"), *spans[3:]]
    moved = [*spans[:2], replace(spans[2], end=spans[2].end - 1), *spans[3:]]
    first = SpanMap(text, Positions(text), spans)
    assert first.of_note("two")[0].span is spans[1]
    assert first.followed_by([replace(one) for one in spans]) is first
    for after in (said, moved, spans[1:], [], [replace(one, label=f"{one.label}a") for one in spans]):
        followed, made = first.followed_by(after), SpanMap(text, Positions(text), after)
        assert followed.laid == made.laid
        assert followed.of_note("three,") == made.of_note("three,")
        assert followed.marks_between(0, 14) == made.marks_between(0, 14)
        assert followed.followed_by(said).laid == SpanMap(text, Positions(text), said).laid
    assert first.followed_by(said).is_laid_like(first)
    assert not first.followed_by(moved).is_laid_like(first)
