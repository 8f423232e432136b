"""Partial and uncertain times: bounds and precision."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.times import parse_edtf


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("1961", "1961-01-01T00:00", "1961-12-31T23:59"),
        ("1961-02", "1961-02-01T00:00", "1961-02-28T23:59"),
        ("1964-02", "1964-02-01T00:00", "1964-02-29T23:59"),
        ("1961-12", "1961-12-01T00:00", "1961-12-31T23:59"),
        ("1961-05-12", "1961-05-12T00:00", "1961-05-12T23:59"),
        ("1961-05-12T17:00", "1961-05-12T17:00", "1961-05-12T17:00"),
        ("1961-05-12T17:00:30", "1961-05-12T17:00", "1961-05-12T17:00"),
        ("1961-05/1961-06-02", "1961-05-01T00:00", "1961-06-02T23:59"),
        ("9999", "9999-01-01T00:00", "9999-12-31T23:59"),
    ],
)
def test_bounds(value: str, earliest: str, latest: str) -> None:
    found = parse_edtf(value)
    assert found is not None
    assert (found.earliest, found.latest) == (
        datetime.fromisoformat(earliest),
        datetime.fromisoformat(latest),
    )


@pytest.mark.parametrize("mark", ["?", "~", "%"])
def test_doubt_is_kept_and_is_no_exact_minute(mark: str) -> None:
    found = parse_edtf("1961-05-12T17:00" + mark)
    assert found is not None
    assert found.uncertain
    assert not found.to_the_minute


@pytest.mark.parametrize(
    "value",
    ["", "May 12", "61", "1961-13", "1961-02-30", "1961-05-12T25:00", "1961-05-12 17:00", "1961/", "/1961",
     "1962/1961", "1961-5", "19611", "１９６１", "0000", "1961\n", "1961-05-12T17:00Z"],
)  # fmt: skip
def test_what_is_no_time(value: str) -> None:
    assert parse_edtf(value) is None


@given(st.datetimes(datetime(1, 1, 2), datetime(9998, 12, 30)))
def test_a_minute_lies_in_its_day_month_and_year(moment: datetime) -> None:
    moment = moment.replace(second=0, microsecond=0)
    written = f"{moment.year:04}-{moment:%m-%dT%H:%M}"
    exact = parse_edtf(written)
    assert exact is not None
    assert exact.to_the_minute
    assert exact.earliest == exact.latest == moment
    for length in (4, 7, 10):
        wider = parse_edtf(written[:length])
        assert wider is not None
        assert wider.earliest <= moment <= wider.latest
        assert not wider.to_the_minute
