"""Who was in office when, in person or for others, whatever the desk file says since: what somebody was bars."""

from datetime import timedelta

import pytest

from automation.core.policy.rights import was_in_office
from tests.builders.gate_facts import desk, lent, person
from tests.unit.core.policy.test_rights import HOUR, NOW, known

LENT = desk(delegations=(lent("eko", "wati", "manajemen", start=NOW, end=NOW + 9 * HOUR),))


@pytest.mark.parametrize(
    ("files", "login", "hours", "is_known"),
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
        ((LENT,), "wati", 1, True),
        ((LENT,), "budi", 1, False),
        ((LENT,), "joko", 1, True),
    ],
)
def test_who_was_in_office_was_so_for_that_time_whatever_the_file_says_since(files, login, hours, is_known):
    """To the second in which a run saw it gone; an office that was not asked for is none."""
    register, _ = known(*files)

    assert was_in_office(register, person(login).numbers, {"manajemen"}, NOW + timedelta(hours=hours)) is is_known


def test_without_a_register_nobody_is_known_to_have_been():
    """The desk file alone speaks then."""
    assert was_in_office(None, person("eko").numbers, {"manajemen"}, NOW) is False
