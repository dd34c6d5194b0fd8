"""Working time follows the calendar, and a slow count by hand agrees with the fast one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.adapters.time_zones import offsets_of
from automation.core.policy.calendar import is_working_day, working_days, working_minutes
from automation.core.policy.desk import Calendar
from automation.core.policy.offsets import Offsets

CALENDAR = Calendar(
    time_zone="Asia/Jakarta",
    offsets=Offsets(first=420),
    weekdays=(1, 2, 3, 4, 5),
    opens=8 * 60,
    closes=16 * 60,
    days_off=(date(2026, 3, 19), date(2026, 3, 20), date(2026, 3, 21), date(2026, 3, 23), date(2026, 3, 24)),
)
INSTANTS = st.datetimes(datetime(2026, 3, 1), datetime(2026, 4, 30), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is the strategy's


def at(text: str) -> datetime:
    """An instant written as the clocks in Jakarta show it."""
    return datetime.fromisoformat(text + "+07:00").astimezone(UTC)


def by_hand(start: datetime, end: datetime) -> int:
    """Minute by hour by day, without any formula: the sum over days of what lies inside the hours."""
    total = 0
    day = start.astimezone(UTC).date() - timedelta(days=1)
    while day <= end.date() + timedelta(days=1):
        opens = datetime(day.year, day.month, day.day, 1, tzinfo=UTC)
        closes = opens + timedelta(hours=8)
        if is_working_day(CALENDAR, day):
            total += max(0, int((min(end, closes) - max(start, opens)).total_seconds() // 60))
        day += timedelta(days=1)
    return total


def test_holidays_and_weekends_do_not_count():
    """From Monday 16 to Thursday 26 March 2026 at the opening hour lie four working days of this calendar."""
    assert working_days(CALENDAR, at("2026-03-16T08:00"), at("2026-03-26T08:00")) == 4


def test_hours_outside_the_working_day_do_not_count():
    """From Friday afternoon to Monday morning only the hours inside working time count."""
    assert working_minutes(CALENDAR, at("2026-03-06T15:00"), at("2026-03-09T09:30")) == 150


def test_a_start_in_the_future_counts_nothing():
    """Working time never becomes negative."""
    assert working_minutes(CALENDAR, at("2026-03-09T10:00"), at("2026-03-09T09:00")) == 0


@given(INSTANTS.map(lambda moment: moment.replace(second=0, microsecond=0)), st.integers(0, 60 * 24 * 40))
def test_the_formula_agrees_with_counting_by_hand(start, minutes):
    """For every span the fast count equals the slow one."""
    end = start + timedelta(minutes=minutes)

    assert working_minutes(CALENDAR, start, end) == by_hand(start, end)


@given(INSTANTS, INSTANTS, INSTANTS)
def test_spans_add_up(one, two, three):
    """Two spans that meet are as long as the whole."""
    first, middle, last = sorted((one, two, three))
    whole = working_minutes(CALENDAR, first, last)

    assert whole == working_minutes(CALENDAR, first, middle) + working_minutes(CALENDAR, middle, last)


BERLIN = replace(CALENDAR, time_zone="Europe/Berlin", offsets=offsets_of("Europe/Berlin"), days_off=())
CASABLANCA = replace(CALENDAR, time_zone="Africa/Casablanca", offsets=offsets_of("Africa/Casablanca"), days_off=())


@pytest.mark.parametrize(
    ("calendar", "friday", "monday"),
    [
        (BERLIN, "2026-03-27T15:00+01:00", "2026-03-30T09:00+02:00"),
        (BERLIN, "2026-10-23T15:00+02:00", "2026-10-26T09:00+01:00"),
        (CASABLANCA, "2026-02-13T15:00+01:00", "2026-02-16T09:00+00:00"),
        (CASABLANCA, "2026-03-20T15:00+00:00", "2026-03-23T09:00+01:00"),
        (CALENDAR, "2026-03-27T15:00+07:00", "2026-03-30T09:00+07:00"),
    ],
)
def test_the_hours_of_the_desk_are_those_of_its_clocks(calendar, friday, monday):
    """One hour on Friday and one on Monday, although the clocks were put forward or back in between."""
    start, end = datetime.fromisoformat(friday), datetime.fromisoformat(monday)

    assert working_minutes(calendar, start, end) == 120
    assert working_days(calendar, start, end + timedelta(days=7)) == 5


@given(st.sampled_from([BERLIN, CASABLANCA]), INSTANTS, INSTANTS, INSTANTS)
def test_spans_add_up_where_clocks_change(calendar, one, two, three):
    """Also over the days of a change."""
    first, middle, last = sorted((one, two, three))
    whole = working_minutes(calendar, first, last)

    assert whole == working_minutes(calendar, first, middle) + working_minutes(calendar, middle, last)
