"""Ten latest, one a day for a month, one a month for ever: whatever the order of events."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.backup.thinning import Policy, surplus

NOW = datetime(2026, 11, 24, 12, 0)
times = st.lists(
    st.datetimes(datetime(2019, 1, 1), datetime(2027, 6, 1)).map(lambda t: t.replace(microsecond=0)),
    max_size=60,
    unique=True,
)
policies = st.builds(Policy, latest=st.integers(1, 12), days=st.integers(0, 40))


@given(times, policies)
def test_what_goes_is_covered_by_what_stays(made: list[datetime], policy: Policy) -> None:
    going = {made[at] for at in surplus(made, NOW, policy)}
    kept = set(made) - going
    past = sorted(time for time in made if time <= NOW)
    assert set(made[-policy.latest :]) <= kept
    assert {(t.year, t.month) for t in past} <= {(t.year, t.month) for t in kept}
    month = NOW - timedelta(days=policy.days)
    assert {t.date() for t in past if t >= month} <= {t.date() for t in kept}


@given(times, policies)
def test_nothing_more_than_the_policy_stays(made: list[datetime], policy: Policy) -> None:
    kept = set(made) - {made[at] for at in surplus(made, NOW, policy)}
    past = [time for time in kept if time <= NOW]
    months = {(t.year, t.month) for t in past}
    assert len(past) <= policy.latest + policy.days + 1 + len(months)


@given(times, policies)
def test_thinning_again_finds_nothing(made: list[datetime], policy: Policy) -> None:
    going = set(surplus(made, NOW, policy))
    kept = [time for at, time in enumerate(made) if at not in going]
    assert surplus(kept, NOW, policy) == []


@given(times, policies)
def test_what_a_clock_set_back_left_in_the_future_is_no_last_of_its_day(
    made: list[datetime], policy: Policy
) -> None:
    going = [made[at] for at in surplus(made, NOW, policy)]
    assert all(time <= NOW for time in going)
    assert going == sorted(going)


def test_the_latest_are_those_made_last_whatever_the_clock_said() -> None:
    made = [datetime(2026, 3, n) for n in (20, 21, 1, 2)]
    assert [made[at].day for at in surplus(made, NOW, Policy(latest=2, days=0))] == [20]


def test_years_of_half_hours_leave_a_backup_of_every_month() -> None:
    kept: list[datetime] = []
    time = datetime(2024, 1, 1, 9, 0)
    while time < datetime(2026, 1, 1):
        kept.append(time)
        going = set(surplus(kept, time, Policy()))
        kept = [each for at, each in enumerate(kept) if at not in going]
        time += timedelta(hours=7)
    assert {(t.year, t.month) for t in kept} == {(y, m) for y in (2024, 2025) for m in range(1, 13)}
    assert len(kept) <= 10 + 32 + 24
