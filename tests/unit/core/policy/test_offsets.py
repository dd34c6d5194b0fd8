"""Clocks that are put forward and back: what they show, and at which instant they show it (other rules)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.core.policy.offsets import Offsets

FORWARD, BACK = datetime(2027, 3, 28, 1, tzinfo=UTC), datetime(2027, 10, 31, 1, tzinfo=UTC)
ZONE = Offsets(first=60, changes=((FORWARD, 120), (BACK, 60)))
AT_MIDNIGHT = Offsets(first=-180, changes=((datetime(2027, 9, 5, 3, tzinfo=UTC), -120),))
DAYS = st.dates(date(2027, 1, 1), date(2027, 12, 31))


def utc(text: str) -> datetime:
    """An instant."""
    return datetime.fromisoformat(text + "Z")


@pytest.mark.parametrize(
    ("instant", "shown"),
    [
        ("2027-03-28T00:59:59", "2027-03-28T01:59:59"),
        ("2027-03-28T01:00:00", "2027-03-28T03:00:00"),
        ("2027-10-31T00:59:59", "2027-10-31T02:59:59"),
        ("2027-10-31T01:00:00", "2027-10-31T02:00:00"),
    ],
)
def test_what_the_clocks_show(instant, shown):
    """On both sides of a change, to the second."""
    assert ZONE.local(utc(instant)) == datetime.fromisoformat(shown)


@pytest.mark.parametrize(
    ("zone", "shown", "instant"),
    [
        (ZONE, "2027-01-15T12:00", "2027-01-15T11:00"),
        (ZONE, "2027-07-15T12:00", "2027-07-15T10:00"),
        (ZONE, "2027-03-28T02:30", "2027-03-28T01:00"),
        (ZONE, "2027-10-31T02:30", "2027-10-31T00:30"),
        (AT_MIDNIGHT, "2027-09-05T00:00", "2027-09-05T03:00"),
        (Offsets(first=420), "2027-01-15T00:00", "2027-01-14T17:00"),
    ],
)
def test_when_the_clocks_show_it(zone, shown, instant):
    """What they skip begins where they skip it; what they show twice is the first time."""
    assert zone.instant(datetime.fromisoformat(shown)) == utc(instant)


@given(st.sampled_from([ZONE, AT_MIDNIGHT, Offsets(first=345)]), DAYS)
def test_days_follow_each_other_without_a_gap(zone, day):
    """The first second of a day lies in it, the one before does not."""
    start = zone.start(day)

    assert zone.local(start).date() == day
    assert zone.local(start - timedelta(seconds=1)).date() == day - timedelta(days=1)


def test_the_end_of_time_is_shown():
    """A hold whose day nobody can read lasts for ever."""
    assert ZONE.local(datetime.max.replace(tzinfo=UTC)) == datetime.max  # noqa: DTZ901 - what the clocks show has no zone
