"""Which logins a desk file may name: all that GitHub has, old and managed ones too."""

import re

import pytest

from automation.core.loading.desk_schema import LOGIN


@pytest.mark.parametrize(
    "login",
    ["w", "wati", "Wati-R", "2wati", "wati_kampus", "wati-r_undip2", "wati-", "wati--r", "w" * 39, f"{'w' * 36}_ui"],
)
def test_these_are_logins(login):
    """Whoever has one may be entered."""
    assert re.fullmatch(LOGIN.pattern, login)


@pytest.mark.parametrize(
    "login",
    [
        "",
        "@wati",
        "-wati",
        "_kampus",
        "wati_",
        "wati_a_b",
        "wati_a-b",
        "wati rahayu",
        "wati.r",
        "dependabot[bot]",
        "w" * 40,
    ],
)
def test_these_are_none(login):
    """A sign, a blank, two short names, or one letter too many."""
    assert not re.fullmatch(LOGIN.pattern, login)
