"""Typed values are read as people in Indonesia write them, and in doubt not at all."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation.core.text.values import (
    read_date,
    read_date_range,
    read_link,
    read_money,
    read_number,
    read_person,
    read_repository,
)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Rp45.000.000", 45_000_000),
        ("45000000", 45_000_000),
        ("Rp 45.000.000,00", 45_000_000),
        ("rp\u00a045.000.000,-", 45_000_000),
        ("IDR 45,000,000.00", 45_000_000),
        ("45.000", 45_000),
        ("45,5 juta", 45_500_000),
        ("45.5 jt", 45_500_000),
        ("Rp2 miliar", 2_000_000_000),
        ("750 ribu rupiah", 750_000),
        ("0", 0),
        ("Rp0", 0),
    ],
)
def test_money_is_read_in_whole_rupiah(text: str, amount: int) -> None:
    """The usual ways of writing an amount."""
    assert read_money(text) == amount


@pytest.mark.parametrize(
    "text",
    ["", "-", "-5", "Rp-5", "45,000", "1.500 juta", "1,500 juta", "45 M", "Rp45.000.00", "45.00", "Rp1 Rp2",
     "Rp1 - Rp2", "007", "45 juta lebih", "±45 juta", "1e9", "４５", "Rp45.000.000,50", "Rp45.000 per bulan",
     "9" * 17, "1" * 65_536],
)  # fmt: skip
def test_money_in_doubt_is_unknown(text: str) -> None:
    """The approvals that are needed hang on it, so no amount is ever read too low."""
    assert read_money(text) is None


@settings(max_examples=100)
@given(st.integers(min_value=0, max_value=10**15))
def test_every_amount_reads_back(amount: int) -> None:
    """Grouped by points or not, with cents of zero or not."""
    grouped = f"{amount:,}".replace(",", ".")
    assert read_money(str(amount)) == read_money(f"Rp{grouped}") == read_money(f"Rp {grouped},00") == amount


def test_dates_are_read_in_two_forms() -> None:
    """ISO and the Indonesian month names, short ones too."""
    assert read_date("2026-12-01") == read_date(" 1 desember 2026 ") == read_date("01 Des. 2026") == date(2026, 12, 1)
    assert read_date("12 Desember 26") is read_date("0026-12-01") is read_date("secepatnya") is None
    assert read_date_range("2026-12-14 – 2026-12-01") == (date(2026, 12, 14), date(2026, 12, 1))


def test_numbers_take_comma_or_point() -> None:
    """A thousand that could be one and a bit is refused."""
    assert read_number("2,5") == read_number("2.5") == Decimal("2.5")
    assert read_number("1.250.000,5") == Decimal("1250000.5")
    assert read_number("99,9%") == Decimal("99.9")
    assert read_number("1,250") is read_number("dua") is read_number("NaN") is None


@pytest.mark.parametrize(
    "text",
    [
        "kampus/siakad.web",
        " `kampus/siakad.web` ",
        "github.com/kampus/siakad.web",
        "<https://github.com/kampus/siakad.web/>",
        "https://www.GitHub.com/kampus/siakad.web.git",
    ],
)
def test_a_repository_is_read_by_name_or_address(text: str) -> None:
    """What is kept is OWNER/NAME."""
    assert read_repository(text) == "kampus/siakad.web"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "siakad",
        "kampus/",
        "kampus/..",
        "kampus/.git",
        "kampus/a/b",
        "kampus/a b",
        "kampus/a, kampus/b",
        "-kampus/a",
        "github.com/kampus",
        "https://gitlab.com/kampus/a",
        "https://github.com/kampus/a/pull/3",
        "https://github.com.contoh.id/kampus/a",
        "https://github.com@contoh.id/kampus/a",
        "kаmpus/a",
        "kampus/" + "a" * 70_000,
    ],
)
def test_what_could_be_another_place_is_no_repository(text: str) -> None:
    """Other hosts, paths below a repository, lookalike letters and two names on a line are refused."""
    assert read_repository(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "https://",
        "https://a@b.id",
        "ftp://a.id",
        "https://a.id/ x",
        "https://a.id/<x>",
        "//a.id",
        "https://" + "a." * 2000,
    ],
)
def test_odd_addresses_are_no_links(text: str) -> None:
    """Only plain web addresses, without a name before the host."""
    assert read_link(text) is None


def test_links_and_people_are_read_bare() -> None:
    """What is kept is the address or the login itself."""
    assert read_link("<https://a.id/b_(c)?d=1#e>") == "https://a.id/b_(c)?d=1#e"
    assert (
        read_link("![bukti](https://github.com/user-attachments/assets/1)")
        == "https://github.com/user-attachments/assets/1"
    )
    assert read_person(" @Budi-2 ") == "Budi-2"
