"""Which offices a desk file lent, whatever it says since: what somebody was bars, also when it was deleted."""

from datetime import timedelta

import pytest

from automation.core.policy.rights import was_lent
from tests.builders_gate import desk, lent, person
from tests.core.test_rights import HOUR, NOW, known

LENT = desk(delegations=(lent("eko", "wati", "manajemen", start=NOW, end=NOW + 9 * HOUR),))


@pytest.mark.parametrize(
    ("files", "login", "hours", "is_lent"),
    [
        ((LENT,), "eko", 1, True),
        ((LENT, desk()), "eko", 0.5, True),
        ((LENT, desk()), "eko", 1, True),
        ((LENT, desk()), "eko", 1.01, False),
        ((desk(), LENT, desk()), "eko", 0.5, False),
        ((desk(), LENT, desk()), "eko", 1, True),
        ((LENT, desk(), LENT), "eko", 1.5, False),
        ((LENT, desk(), LENT), "eko", 2, True),
        ((LENT, desk(), LENT), "eko", 3, True),
        ((LENT,), "eko", -1, False),
        ((LENT,), "eko", 9, False),
        ((LENT,), "wati", 1, False),
        ((LENT,), "joko", 1, False),
    ],
)
def test_what_was_lent_stays_lent_for_its_time_whatever_the_file_says_since(files, login, hours, is_lent):
    """From the second in which a run saw it gone; a term of one's own is not lent."""
    register, _ = known(*files)

    assert was_lent(register, person(login).numbers, NOW + timedelta(hours=hours)) is is_lent


def test_without_a_register_nothing_was_lent():
    """The desk file alone speaks then."""
    assert was_lent(None, person("eko").numbers, NOW) is False
