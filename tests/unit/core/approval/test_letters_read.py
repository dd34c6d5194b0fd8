"""What a letter says below `/catat`: each part is read, and all that is wrong is told at once."""

import pytest

from automation.core.approval.letters import read_letter
from tests.builders.letters import WHOLE, below, written

SUBJECTS = ("Persetujuan Pimpinan", "Izin domain")


def test_a_letter_is_read():
    """Headings of either language, the kind in any case, the day as a date."""
    found = read_letter(written(), SUBJECTS).letter
    english = {
        "Kind of letter": "Izin domain",
        "Number of the letter": "1",
        "Signatory": "PANDI",
        "Date of the letter": "2026-11-24",
    }

    assert [found.subject, found.number, found.signatory, found.day.isoformat()] == [*WHOLE.values()]
    assert read_letter(below(english), SUBJECTS).letter.subject == "Izin domain"
    assert read_letter(written(Jenis=" persetujuan  PIMPINAN "), SUBJECTS).letter.subject == "Persetujuan Pimpinan"


@pytest.mark.parametrize(
    ("sections", "problems"),
    [
        ({"Jenis": None}, [("Jenis surat", "section_missing")]),
        ({"Jenis": "Persetujuan Rektor"}, [("Jenis surat", "not_an_option")]),
        ({"Jenis": "> teks, contoh: Persetujuan Pimpinan"}, [("Jenis surat", "untouched_hint")]),
        ({"Nomor": "-"}, [("Nomor surat", "placeholder")]),
        ({"Penandatangan": ""}, [("Penandatangan", "empty")]),
        ({"Tanggal": "kemarin"}, [("Tanggal surat", "not_a_date")]),
        (
            {"Tanggal": "2026-02-30", "Nomor": None},
            [("Nomor surat", "section_missing"), ("Tanggal surat", "not_a_date")],
        ),
        ({"Nomor": "1\n\n### nomor surat\n2"}, [("Nomor surat", "heading_twice"), ("nomor surat", "heading_twice")]),
    ],
)
def test_all_that_is_wrong_with_a_letter_is_told_at_once(sections, problems):
    """Each part once, with its own reason; nothing is guessed."""
    found = read_letter(written(**sections), SUBJECTS)

    assert found.letter is None
    assert [(each.heading, each.reason.code) for each in found.problems] == problems


def test_the_kinds_that_are_taken_are_named():
    """Whoever writes another one reads which there are."""
    (problem,) = read_letter(written(Jenis="Surat kuasa"), SUBJECTS).problems

    assert problem.reason.facts == {"given": "Surat kuasa", "allowed": "Persetujuan Pimpinan; Izin domain"}
