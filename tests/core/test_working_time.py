"""Working time follows the calendar, and a slow count by hand agrees with the fast one."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from automation.core.desk import Calendar
from automation.core.working_time import is_working_day, working_days, working_minutes

CALENDAR = Calendar(
    time_zone="Asia/Jakarta",
    utc_offset_minutes=420,
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
