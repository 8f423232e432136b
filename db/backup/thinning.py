"""Which backups may go: ten latest, one a day for a month, one a month for ever.

Pure, so that it can be tested for every order of events. Of a day and of a month the last backup stays: the
last of a month is the last of its day too, so what will be kept for ever is never thinned on the way there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Policy:
    """How many backups are kept, and how much of the disk they may take.

    `latest` are kept whatever their age, one a day for `days` days, one a month for ever. `share` (0 to 1) is
    what a library's backups may take of the room there would be without them.
    """

    latest: int = 10
    days: int = 31
    share: float = 0.2


def surplus(times: Sequence[datetime], now: datetime, policy: Policy) -> list[int]:
    """Return the places in `times` of the backups that may be deleted, oldest first.

    `times` stand in the order in which the backups were made, which the clock may contradict. The latest are
    counted by that order, days and months by the clock. A time after `now` comes from a clock that was set
    back since: that backup is neither thinned nor is it the last of its day or month.
    """
    kept = set(range(len(times))[max(0, len(times) - policy.latest) :])
    past = sorted((time, at) for at, time in enumerate(times) if time <= now)
    month_of_days = now - timedelta(days=policy.days)
    last_of_day = {time.date(): at for time, at in past if time >= month_of_days}
    last_of_month = {(time.year, time.month): at for time, at in past}
    kept.update(last_of_day.values(), last_of_month.values())
    return [at for _, at in past if at not in kept]
