"""Moments and spans read as people in the desk's time zone say them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from automation.adapters.time_zones import offsets_of
from automation.core.policy.offsets import Offsets
from automation.render.base.dates import day_of, moment, since, zone
from tests.builders.site import DESK, NOW

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
    abroad = replace(CALENDAR, time_zone="America/Bogota", offsets=Offsets(first=-300))

    assert zone(abroad, NOW) == "UTC-05.00"
    assert zone(replace(abroad, time_zone="Asia/Kolkata", offsets=Offsets(first=330)), NOW) == "UTC+05.30"
    assert zone(replace(abroad, time_zone="Asia/Bangkok", offsets=Offsets(first=420)), NOW) == "UTC+07.00"


def test_indonesias_zones_have_their_names():
    """Each by the zone of the desk file, not by its offset."""
    zones = {"Asia/Pontianak": 420, "Asia/Makassar": 480, "Asia/Jayapura": 540}
    named = [zone(replace(CALENDAR, time_zone=name, offsets=Offsets(first=zones[name])), NOW) for name in zones]

    assert named == ["WIB", "WITA", "WIT"]


@pytest.mark.parametrize(
    ("name", "winter", "summer"),
    [
        ("Europe/Berlin", "13.00 UTC+01.00", "14.00 UTC+02.00"),
        ("America/New_York", "07.00 UTC-05.00", "08.00 UTC-04.00"),
        ("Australia/Adelaide", "22.30 UTC+10.30", "21.30 UTC+09.30"),
    ],
)
def test_summer_time_is_shown(name, winter, summer):
    """Noon UTC in January and in July."""
    calendar = replace(CALENDAR, time_zone=name, offsets=offsets_of(name))
    shown = [moment(datetime(2027, month, 15, 12, tzinfo=UTC), calendar, "id") for month in (1, 7)]

    assert [each.partition("pukul ")[2] for each in shown] == [winter, summer]


def test_the_month_of_ramadan_is_shown():
    """Morocco puts its clocks back for that month alone."""
    calendar = replace(CALENDAR, time_zone="Africa/Casablanca", offsets=offsets_of("Africa/Casablanca"))
    shown = [zone(calendar, datetime(2027, month, 1, 12, tzinfo=UTC)) for month in (1, 3, 5)]

    assert shown == ["UTC+01.00", "UTC+00.00", "UTC+01.00"]


def test_waiting_is_told_in_working_days():
    """A weekend does not count; less than a day is said so."""
    friday = datetime(2026, 11, 20, 1, tzinfo=UTC)

    monday, tuesday = (datetime(2026, 11, day, 1, tzinfo=UTC) for day in (23, 24))

    assert since(friday, monday, CALENDAR, "id") == "sejak 20 November 2026 (sudah 1 hari kerja)"
    assert since(friday, monday, CALENDAR, "en") == "since 20 November 2026 (1 working day)"
    assert since(friday, tuesday, CALENDAR, "en") == "since 20 November 2026 (2 working days)"
    assert since(friday, friday, CALENDAR, "id") == "sejak 20 November 2026 (belum 1 hari kerja)"
    assert since(friday, friday, CALENDAR, "en") == "since 20 November 2026 (less than 1 working day)"
