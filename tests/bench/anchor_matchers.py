"""Who is asked where the notes of a case stand now: Chancery, and diff-match-patch beside it.

With both texts known: Chancery's correction; diff-match-patch's diff of the two texts (`diff_main`,
`diff_xIndex`), and from the place that it gives its matcher for the quote (`match_main`), which is the best
that can be made of it. Where only the anchor is known: `locate`; `match_main` from the old position.
"""

from __future__ import annotations

from db.anchoring.alignment import align
from db.anchoring.anchors import locate, make_anchor
from db.correcting.corrections import relocate
from db.records import Anchor
from tests.bench.anchor_cases import Case, Span
from tests.bench.anchor_truth import Given


def anchors_of(case: Case) -> list[Anchor]:
    """Return an anchor for each note of a case, on the old text."""
    return [make_anchor(case.old, *span, cable="c", owner="n", reading="r") for span in case.spans]


def corrected(case: Case) -> list[Given]:
    """Return where Chancery puts the notes when the text is corrected."""
    moved = relocate(align(case.old, case.new.text), anchors_of(case), "r2")
    return [Given((m.after.start, m.after.end) if m.after else None, m.doubtful) for m in moved]


def located(case: Case) -> list[Given]:
    """Return where Chancery finds the notes when it knows but their anchors and the new text."""
    found = [locate(case.new.text, anchor) for anchor in anchors_of(case)]
    return [Given(one.span if one else None) for one in found]


def diffed(case: Case) -> list[Given]:
    """Return where diff-match-patch puts the notes: by its diff, then by its matcher around there."""
    from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]

    tool = diff_match_patch()
    differences = tool.diff_main(case.old, case.new.text)
    found = []
    for start, end in case.spans:
        first, last = tool.diff_xIndex(differences, start), tool.diff_xIndex(differences, end)
        if case.new.text[first:last] == case.old[start:end]:
            found.append(Given((first, last)))
        else:
            found.append(Given(_matched(tool, case, start, end, first)))
    return found


def matched(case: Case) -> list[Given]:
    """Return where diff-match-patch's matcher finds the notes from their old positions."""
    from diff_match_patch import diff_match_patch

    tool = diff_match_patch()
    return [Given(_matched(tool, case, start, end, start)) for start, end in case.spans]


def _matched(tool, case: Case, start: int, end: int, near: int) -> Span | None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Return where the matcher finds a quote; begin and end apart where its bit pattern is too short."""
    size = tool.Match_MaxBits or 32
    quote = case.old[start:end]
    at = tool.match_main(case.new.text, quote[:size], near)
    if at < 0:
        return None
    if len(quote) <= size:
        return at, at + len(quote)
    tail = tool.match_main(case.new.text, quote[-size:], at + len(quote) - size)
    return (at, tail + size) if tail >= at else None
