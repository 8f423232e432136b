"""What reconciling found, in sentences: the verdict on a list, the order and gaps of stages."""

from __future__ import annotations

from collections.abc import Sequence

from db.reconcile import Count, Elapsed, Handling
from db.records import Stage
from desktop.messages.times import show_duration, show_moment
from desktop.messages.words import plural, tr


def verdict_sentence(count: Count) -> str:
    """Return the verdict on a distribution list, with both numbers."""
    counted, stated = count.counted, count.stated
    if count.verdict == "agrees":
        return tr("counted {counted}, stated {stated}: agrees", counted=counted, stated=stated)
    if count.verdict == "differs":
        amount = abs(count.difference)
        sentence = "{counted} counted, {stated} stated: {n} over"
        if count.difference < 0:
            sentence = "{counted} counted, {stated} stated: {n} short"
        return tr(sentence, counted=counted, stated=stated, n=amount)
    if count.verdict == "no stated total":
        return tr("{counted} counted; the cable states no total", counted=counted)
    if count.verdict == "cannot tell":
        if stated is None:
            return tr("cannot be counted: a number is illegible or unknown; the cable states no total")
        return tr("cannot be counted: a number is illegible or unknown; {stated} stated", stated=stated)
    if stated is None:
        return tr("no list")
    return tr("no list; {stated} stated", stated=stated)


def verdict_brief(count: Count) -> str:
    """Return the verdict for a title bar."""
    if count.verdict == "differs":
        amount = abs(count.difference)
        return tr("{n} over", n=amount) if count.difference > 0 else tr("{n} short", n=amount)
    if count.verdict in ("no stated total", "no list", "cannot tell"):
        return tr(count.verdict)
    return verdict_sentence(count)


def stage_remarks(stages: Sequence[Stage], found: Handling) -> list[tuple[int, str]]:
    """Return (index of the stage, sentence) for each impossible order and each missing time."""
    remarks = [
        (interval.second, _order_sentence(stages, interval))
        for interval in found.intervals
        if interval.impossible
    ]
    for index in found.untimed:
        around = next((i for i in found.intervals if i.first < index < i.second), None)
        name = stages[index].name or tr("A stage")
        if around is None:
            remarks.append((index, tr("{name} has no time.", name=name)))
        else:
            remarks.append(
                (
                    index,
                    tr(
                        "{name} has no time; the interval is counted from {first} to {second}.",
                        name=name,
                        first=stages[around.first].name,
                        second=stages[around.second].name,
                    ),
                )
            )
    remarks += [
        (
            interval.second,
            tr(
                "{first} and {second} were stamped in different places whose zones are not known;"
                " the time between cannot be told.",
                first=stages[interval.first].name,
                second=stages[interval.second].name,
            ),
        )
        for interval in found.intervals
        if interval.reason == "places differ"
    ]
    return sorted(remarks)


def handling_brief(stages: Sequence[Stage], found: Handling) -> str:
    """Return what a folded title bar says of the stages: the whole time, or how many there are."""
    if found.total_minutes is not None:
        return tr("{time} in all", time=show_duration(found.total_minutes))
    return plural(len(stages), "{n} stage", "{n} stages")


def _order_sentence(stages: Sequence[Stage], interval: Elapsed) -> str:
    late, early = stages[interval.second], stages[interval.first]
    words = tr(
        "{late}, {late_time}, stands before {early}, {early_time}",
        late=late.name,
        late_time=show_moment(late.when),
        early=early.name,
        early_time=show_moment(early.when),
    )
    if interval.minutes is None:
        return tr("{words}. The order is left as written.", words=words)
    return tr(
        "{words}: {time} too early. The order is left as written.",
        words=words,
        time=show_duration(-interval.minutes),
    )
