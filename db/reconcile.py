"""Whether a cable's numbers and times fit together: the verdict on a distribution, the order of stages.

Real lists disagree with their totals and real stamps stand in an impossible order. Both numbers are
shown and neither is corrected; stages are compared, never reordered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from db.times import Span, parse_edtf

Verdict = Literal["agrees", "differs", "no stated total", "no list", "cannot tell"]


class CountedRecipient(Protocol):
    """What counting needs to know of a recipient."""

    @property
    def copies(self) -> int | None: ...  # noqa: D102

    @property
    def copies_state(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Count:
    """The result of counting a list: `counted` is None where there is nothing to count or no telling.

    `difference` is counted less stated, 0 unless the verdict is "differs".
    """

    counted: int | None
    stated: int | None
    verdict: Verdict
    difference: int = 0


def count_copies(
    recipients: Sequence[CountedRecipient], stated_total: int | None, unnumbered: int | None = 1
) -> Count:
    """Return what a distribution list sums to and whether that is what the cable states.

    A recipient without a number counts `unnumbered` copies (1 by custom: the sample cable's list of 11
    entries sums to its stated 19 so); None means that the custom is unknown. One illegible or unknown
    count makes the verdict "cannot tell".
    """
    if not recipients:
        return Count(None, stated_total, "no list")
    total = 0
    for recipient in recipients:
        copies = recipient.copies if recipient.copies_state == "stated" else None
        if recipient.copies_state == "not stated":
            copies = unnumbered
        if copies is None:
            return Count(None, stated_total, "cannot tell")
        total += copies
    if stated_total is None:
        return Count(total, None, "no stated total")
    if total == stated_total:
        return Count(total, stated_total, "agrees")
    return Count(total, stated_total, "differs", total - stated_total)


class TimedStage(Protocol):
    """What comparing needs to know of a stage."""

    @property
    def when(self) -> str: ...  # noqa: D102

    @property
    def place(self) -> str: ...  # noqa: D102

    @property
    def zone(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Elapsed:
    """The time from stage `first` to stage `second` (indices in the list as written).

    `minutes` is exact where both times are known to the minute, negative where the order is impossible,
    None where it cannot be told. `reason` then says why: "no time", "imprecise", "places differ".
    `impossible` is also set where even imprecise times cannot follow one another.
    """

    first: int
    second: int
    minutes: int | None
    reason: str = ""
    impossible: bool = False


@dataclass(frozen=True, slots=True)
class Handling:
    """How a cable went through the house: the intervals, the whole, and which stages lack a time."""

    intervals: tuple[Elapsed, ...]
    total_minutes: int | None
    untimed: tuple[int, ...]
    impossible: tuple[int, ...]
    """Indices of the stages whose time lies before that of the timed stage written above them."""


def handling(stages: Sequence[TimedStage]) -> Handling:
    """Return the elapsed times between consecutive stages as written.

    A stage without a time is passed over: the interval is then counted from the last one that has a
    time. The whole runs from the earliest to the latest time known to the minute; it is None with fewer
    than two such times or where places differ and their zones are unknown.
    """
    spans = [parse_edtf(stage.when) if stage.when else None for stage in stages]
    intervals: list[Elapsed] = []
    impossible: list[int] = []
    previous: int | None = None
    for index, span in enumerate(spans):
        if span is None:
            continue
        if previous is not None:
            interval = _between(stages, spans, previous, index)
            intervals.append(interval)
            if interval.impossible:
                impossible.append(index)
        previous = index
    untimed = tuple(i for i, span in enumerate(spans) if span is None)
    return Handling(tuple(intervals), _total(stages, spans), untimed, tuple(impossible))


def _comparable(first: TimedStage, second: TimedStage) -> bool:
    """Tell whether two local times may be subtracted: one clock, or zones known to be the same."""
    if first.zone or second.zone:
        return first.zone == second.zone
    return not first.place or not second.place or first.place == second.place


def _between(stages: Sequence[TimedStage], spans: Sequence[Span | None], first: int, second: int) -> Elapsed:
    """Return the interval between two stages that both have some time."""
    a, b = spans[first], spans[second]
    assert a is not None
    assert b is not None
    if not _comparable(stages[first], stages[second]):
        return Elapsed(first, second, None, "places differ")
    impossible = b.latest < a.earliest
    if not (a.to_the_minute and b.to_the_minute):
        return Elapsed(first, second, None, "imprecise", impossible)
    minutes = int((b.earliest - a.earliest).total_seconds() // 60)
    return Elapsed(first, second, minutes, "", impossible)


def _total(stages: Sequence[TimedStage], spans: Sequence[Span | None]) -> int | None:
    """Return the minutes from the earliest to the latest time, or None where it cannot be told."""
    exact = [(i, span) for i, span in enumerate(spans) if span is not None and span.to_the_minute]
    if len(exact) < 2:
        return None
    head = stages[exact[0][0]]
    if not all(_comparable(head, stages[i]) for i, _ in exact):
        return None
    times = [span.earliest for _, span in exact]
    return int((max(times) - min(times)).total_seconds() // 60)
