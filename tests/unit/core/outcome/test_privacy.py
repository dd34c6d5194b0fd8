"""Personal data is found as it looks, in whatever way people write it, and amounts, years and versions are none."""

import pytest

from automation.core.outcome.privacy import personal_data


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ubah nama Siti Aminah NIK 3374012233445566 HP 081234567890", ("id_number", "phone")),
        ("NIK 3374 0122 3344 5566", ("id_number",)),
        ("NIK 3374.0122.3344.5566", ("id_number",)),
        ("NIK 337401-223344-5566", ("id_number",)),
        ("NIK 33.74.01.223344.5566", ("id_number",)),
        ("hubungi +62 812-3456-7890", ("phone",)),
        ("hubungi (0812) 3456 7890", ("phone",)),
        ("hubungi 6281234567890", ("phone",)),
        ("hubungi 0812\u00a03456\u00a07890", ("phone",)),
        ("hubungi 0812\u20113456\u20117890", ("phone",)),
        ("hubungi 0812\u200b3456\u200b7890", ("phone",)),
        ("hubungi \uff10\uff18\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff10", ("phone",)),
        ("surel siti\uff20kampus.ac.id", ("email",)),
        ("surel siti.aminah@mail.kampus.ac.id", ("email",)),
    ],
)
def test_it_is_found(text, kinds):
    """With blanks, dots or hyphens of any kind, in full width, and with what nobody sees in between."""
    assert personal_data(text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Laporan 2023 2024 2025 2026",
        "Dari 2026-11-24 sampai 2027-01-15",
        "Anggaran Rp45.000.000.000.000",
        "Anggaran Rp62.812.345.678",
        "PHP versi 8.12.100",
        "akun @wati di SIAKAD",
        "loket 0812",
    ],
)
def test_what_only_looks_like_it_is_none(text):
    """A title is not withheld for an amount, a day or a version."""
    assert personal_data(text) == ()
