"""Moments and spans read as people in the desk's time zone say them."""

from dataclasses import replace
from datetime import UTC, datetime

from automation.render.dates import day_of, moment, since, zone
from tests.builders_site import DESK, NOW

CALENDAR = DESK.calendar


def test_a_moment_is_shown_in_the_desks_zone():
    """Midnight UTC is seven o'clock in Jakarta, in both languages."""
    assert moment(NOW, CALENDAR, "id") == "24 November 2026 pukul 07.00 WIB"
    assert moment(NOW, CALENDAR, "en") == "24 November 2026 at 07:00 WIB"


def test_the_day_is_the_desks_day():
    """Late in the evening UTC it is tomorrow in Jakarta."""
    assert day_of(datetime(2026, 8, 16, 20, tzinfo=UTC), CALENDAR, "id") == "17 Agustus 2026"


def test_other_zones_show_their_distance():
    """A desk outside Indonesia shows its offset."""
    assert zone(replace(CALENDAR, utc_offset_minutes=-330)) == "UTC-05.30"


def test_waiting_is_told_in_working_days():
    """A weekend does not count; less than a day is said so."""
    friday = datetime(2026, 11, 20, 1, tzinfo=UTC)

    assert since(friday, datetime(2026, 11, 23, 1, tzinfo=UTC), CALENDAR, "id") == "1 hari kerja"
    assert since(friday, datetime(2026, 11, 24, 1, tzinfo=UTC), CALENDAR, "en") == "2 working days"
    assert since(friday, friday, CALENDAR, "id") == "kurang dari 1 hari kerja"
    assert since(friday, friday, CALENDAR, "en") == "less than 1 working day"
