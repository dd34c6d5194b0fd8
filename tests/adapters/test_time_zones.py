"""Days begin where the clocks of the desk say so."""

from datetime import UTC, date, datetime

import pytest

from automation.adapters.time_zones import INDONESIA, days_of


@pytest.mark.parametrize(("zone", "hours"), INDONESIA.items())
def test_the_zones_of_indonesia_are_known_without_a_database(zone, hours):
    """Midnight in Jakarta is 17:00 UTC of the day before, and so on."""
    assert days_of(zone)(date(2026, 1, 2)) == datetime(2026, 1, 1, 24 - hours, tzinfo=UTC)


@pytest.mark.parametrize("name", ["Asia/Kebun", "", "../etc/passwd", "x" * 300])
def test_an_unknown_zone_is_none(name):
    """A name that no database knows gives nothing, and harms nothing."""
    assert days_of(name) is None


def test_other_zones_come_from_the_system():
    """The rest of the world is looked up in the time zone database."""
    assert days_of("UTC")(date(2026, 1, 2)) == datetime(2026, 1, 2, tzinfo=UTC)
