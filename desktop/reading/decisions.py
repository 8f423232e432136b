"""Decide what only the whole document can tell: the cable's date, then the moments of its stages."""

from dataclasses import replace

from desktop.reading.dates import WrittenDate, find_dates
from desktop.reading.draft import Draft, RawStage
from desktop.reading.intake import FoundDate, FoundStage
from desktop.reading.moments import decide, with_time
from desktop.reading.times import WrittenTime, clock


def cable_date(draft: Draft) -> FoundDate | None:
    """Return the date of the cable: the archive's own, else a labelled one, else the first that stands alone.

    Other dates of the header and the closing are told as doubts.
    """
    choices = sorted(draft.dates, key=lambda choice: -choice[1])
    taken: tuple[WrittenDate, str] | None = None
    for written, _ in choices:
        value = decide(written).value
        if value is None:
            if written.readings[0][0] is not None:
                _doubt_impossible(draft, written, "date")
        elif taken is None:
            taken = (written, value)
    if taken is None:
        for written, _ in choices:
            if written.readings[0][0] is None:
                _doubt_impossible(draft, written, "date")
        return _from_title(draft)
    written, value = taken
    if decide(written).order_guessed:
        draft.doubt("date", "date-order", written.start, written.end)
    same = 0
    for other, _ in sorted(draft.dates, key=lambda choice: choice[0].start):
        there = decide(other, value).value
        same += there == value
        if there is not None and not there.startswith(value) and not value.startswith(there):
            draft.doubt("date", "date-differs", other.start, other.end)
    if same > 1:
        draft.doubt("date", "date-several-times", written.start, written.end, count=same)
    return FoundDate(value, written.start, written.end)


def stages_of(draft: Draft, date: FoundDate | None) -> tuple[FoundStage, ...]:
    """Return the stages in the order of the text, each with its moment decided."""
    found: list[FoundStage] = []
    for raw in sorted(draft.stages, key=lambda raw: raw.start):
        stage = _stage(draft, raw, date.value if date else None)
        above = found[-1].when if found else None
        if raw.date is None and raw.time is not None and raw.time.possible and above is not None:
            stage = _on_the_day_above(draft, stage, raw.time, above)
        found.append(stage)
    return tuple(found)


def _on_the_day_above(draft: Draft, stage: FoundStage, time: WrittenTime, above: str) -> FoundStage:
    """Return a stage that tells only its hour with the day of the stage above, unless it would be earlier."""
    when = with_time(above[: len("1961-05-12")], time)
    if "T" not in above or "T" not in when or when < above:
        return stage
    draft.doubts[:] = [
        doubt for doubt in draft.doubts if (doubt.code, doubt.start) != ("time-without-date", stage.start)
    ]
    draft.doubt("stages", "day-of-stage-above", stage.start, stage.end)
    return replace(stage, when=when)


def _from_title(draft: Draft) -> FoundDate | None:
    title = draft.best("title")
    dates = find_dates(draft.text, title.start, min(title.end, title.start + 400)) if title else []
    value = decide(dates[0]).value if dates else None
    if value is None:
        return None
    draft.doubt("date", "date-from-title", dates[0].start, dates[0].end)
    return FoundDate(value, dates[0].start, dates[0].end)


def _stage(draft: Draft, raw: RawStage, anchor: str | None) -> FoundStage:
    raw = _time_not_year(draft, raw, anchor)
    places = [part for part in (raw.date, raw.time) if part is not None]
    span = (min(part.start for part in places), max(part.end for part in places)) if places else None
    word = " ".join(raw.word.value.split())
    word = word.lower() if word.isupper() else word
    when, inferred = _when(draft, raw, anchor)
    return FoundStage(
        stage=word[:1].upper() + word[1:],
        when=when,
        by=raw.by,
        as_written=draft.text[raw.start : raw.end],
        start=raw.start,
        end=raw.end,
        year_inferred=inferred,
        when_span=span,
    )


def _when(draft: Draft, raw: RawStage, anchor: str | None) -> tuple[str | None, bool]:
    if raw.date is None:
        if raw.time is not None:
            draft.doubt("stages", "time-without-date", raw.start, raw.end)
        return None, False
    moment = decide(raw.date, anchor)
    if moment.value is None:
        _doubt_impossible(draft, raw.date, "stages")
        return None, False
    for fact, code in (
        (moment.order_guessed, "date-order"),
        (raw.date.edited, "date-edited"),
        (moment.year_inferred, "year-inferred"),
    ):
        if fact:
            draft.doubt("stages", code, raw.date.start, raw.date.end)
    if raw.time is None:
        return moment.value, moment.year_inferred
    if not raw.time.possible:
        draft.doubt("stages", "time-impossible", raw.time.start, raw.time.end)
        return moment.value, moment.year_inferred
    return with_time(moment.value, raw.time), moment.year_inferred


def _time_not_year(draft: Draft, raw: RawStage, anchor: str | None) -> RawStage:
    """Read "May 12 1900" on a cable of 1961 as seven in the evening: its four figures are no year then."""
    if raw.date is None or raw.time is not None or anchor is None:
        return raw
    year, month, day = raw.date.readings[0]
    figures = draft.text[raw.date.end - 4 : raw.date.end]
    if (
        year is None
        or day is None
        or not figures.isdecimal()
        or int(figures) != year
        or abs(year - int(anchor[:4])) <= 10
    ):
        return raw
    time = clock(figures, raw.date.end - 4, raw.date.end)
    if not time.possible or "," in draft.text[raw.date.start : raw.date.end]:
        return raw
    date = replace(raw.date, end=raw.date.end - 4, readings=((None, month, day),))
    return replace(raw, date=date, time=time)


def _doubt_impossible(draft: Draft, written: WrittenDate, field: str) -> None:
    code = "date-impossible" if written.readings[0][0] is not None else "date-without-year"
    draft.doubt(field, code, written.start, written.end)
