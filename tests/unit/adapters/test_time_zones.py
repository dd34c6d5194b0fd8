"""Zones with all their changes, from a table for Indonesia and from the system's database."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from automation.adapters.time_zones import INDONESIA, offsets_of
from automation.core.policy.offsets import Offsets

ZONES = (
    "Africa/Casablanca",
    "Africa/El_Aaiun",
    "Africa/Cairo",
    "America/New_York",
    "America/Santiago",
    "Asia/Bangkok",
    "Asia/Gaza",
    "Asia/Kolkata",
    "Asia/Makassar",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Europe/Dublin",
    "Pacific/Apia",
    "UTC",
)


@pytest.mark.parametrize(("zone", "hours"), INDONESIA.items())
def test_the_zones_of_indonesia_are_known_without_a_database(zone, hours):
    """They have no summer time."""
    assert offsets_of(zone) == Offsets(first=60 * hours)


@pytest.mark.parametrize("name", ["Asia/Kebun", "", "../etc/passwd", "x" * 300])
def test_an_unknown_zone_is_none(name):
    """A name that no database knows gives nothing, and harms nothing."""
    assert offsets_of(name) is None


@pytest.mark.parametrize("name", ZONES)
def test_every_change_of_the_coming_years_is_known(name):
    """Each third of a day from 2020 to 2050 the clocks show what the database says."""
    found, zone = offsets_of(name), ZoneInfo(name)
    at = datetime(2020, 1, 1, tzinfo=UTC)
    while at.year < 2050:
        assert found.local(at) == at.astimezone(zone).replace(tzinfo=None), at
        at += timedelta(hours=8)


def test_a_change_is_known_to_the_second():
    """Berlin, on the last Sunday of March 2027."""
    changes = dict(offsets_of("Europe/Berlin").changes)

    assert changes[datetime(2027, 3, 28, 1, tzinfo=UTC)] == 120
    assert changes[datetime(2027, 10, 31, 1, tzinfo=UTC)] == 60
