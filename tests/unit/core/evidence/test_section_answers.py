"""Which answers the types of sections accept, and the reason for each that they do not."""

from dataclasses import replace

import pytest

from automation.core.evidence.sections import check_value, hint
from automation.core.policy.process import SectionType
from automation.core.problem import Reason
from tests.builders.sections import a_section, code


@pytest.mark.parametrize("kind", list(SectionType))
def test_every_type_accepts_its_example_and_refuses_its_hint(kind: SectionType) -> None:
    """Putting the example in place of the hint makes an accepted answer; leaving the hint does not."""
    section = a_section(kind)
    assert check_value(section, section.example) is None
    assert check_value(section, hint(section)) == Reason("untouched_hint")
    assert check_value(section, f"\n{hint(section)}\n{section.example}\n") is None
    assert hint(section).startswith("> ")
    assert hint(section).endswith(f", contoh: {section.example}")
    assert "," not in hint(section).partition(", contoh: ")[0]


@pytest.mark.parametrize("kind", list(SectionType))
@pytest.mark.parametrize(
    "text", ["", "  \n", "-", "ok", "OK.", "...", "🙏", "tidak ada", "\u200b", "(tidak ada)", "n/a"]
)
def test_no_type_accepts_an_answer_that_says_nothing(kind: SectionType, text: str) -> None:
    """Empty, a dash, `ok` and their like are refused everywhere."""
    assert check_value(a_section(kind), text) is not None


@pytest.mark.parametrize("kind", list(SectionType))
@pytest.mark.parametrize("filler", [" ", "\u200b", "\u3164", "\t.", "\u0301"], ids=ascii)
def test_an_answer_that_says_nothing_is_not_made_one_by_filling_it_up(kind: SectionType, filler: str) -> None:
    """Blanks, dots and invisible characters are no words, however many."""
    long = filler * 70
    assert check_value(a_section(kind), f"ok{long}\nok") is not None
    assert check_value(a_section(kind), f"tidak{long} ada{long}.") is not None


@pytest.mark.parametrize("kind", list(SectionType))
def test_trailing_blanks_change_no_answer(kind: SectionType) -> None:
    """They are none of what is approved, so they are none of what is read."""
    section = a_section(kind)
    for text in (section.example, section.example.replace(" sampai ", " sampai\n"), "ok\nok", "1\n2"):
        assert code(kind, text) == code(kind, text.replace("\n", " " * 90 + "\n"))


def test_none_with_a_reason_is_an_answer() -> None:
    """`Tidak ada` says nothing; why there is none says something."""
    assert code(SectionType.TEXT, "Tidak ada, karena data dipindahkan oleh vendor lama.") == ""
    assert code(SectionType.TEXT, "Tidak ada") == "placeholder"


def test_none_is_an_answer_where_it_is_an_option() -> None:
    """A choice may offer `Tidak ada`."""
    section = replace(a_section(SectionType.CHOICE), options=("Tidak ada", "Umum"))
    assert check_value(section, "tidak  ada") is None


def test_an_optional_section_may_say_nothing_but_keeps_no_hint() -> None:
    """Left empty it is not given; a wrong value is still wrong."""
    section = a_section(SectionType.DATE, required=False)
    assert check_value(section, "") is None
    assert check_value(section, "-") is None
    assert check_value(section, hint(section)) == Reason("untouched_hint")
    assert check_value(section, "besok") == Reason("not_a_date", {"given": "besok"})


def test_the_hint_of_an_optional_section_says_how_to_leave_it() -> None:
    """One dash is enough, and the hint itself is still told apart."""
    section = a_section(SectionType.LIST, required=False)
    assert hint(section) == "> daftar (bila tidak ada: -), contoh: formulir pendaftaran"
    assert check_value(section, "-") is None
    assert check_value(section, hint(section)) == Reason("untouched_hint")


def test_a_list_of_repositories_names_only_repositories() -> None:
    """One a line, as OWNER/NAME or by its address; anything else is shown back."""
    section = replace(a_section(SectionType.LIST, required=False), repositories=True)
    assert check_value(section, "- kampus/siakad\n- https://github.com/kampus/siakad-web") is None
    assert check_value(section, "") is check_value(section, "tidak ada") is None
    assert check_value(section, "kampus/siakad\nsitus baru") == Reason("not_a_repository", {"given": "situs baru"})


def test_length_counts_what_readers_see() -> None:
    """Blanks, invisible characters, stacked accents and HTML comments do not make a text longer."""
    section = a_section(SectionType.TEXT, min_length=10)
    for text in [
        "a" + " " * 50 + "b",
        "ab" + "\u200b" * 50,
        "ab" + "\u0301" * 50,
        "ab <!-- cukup panjang untuk lolos -->",
    ]:
        reason = check_value(section, text)
        assert reason is not None
        assert reason.code == "too_short"
        assert reason.facts["minimum"] == "10"
    assert check_value(section, "日本語日本語日本語日") is None


@pytest.mark.parametrize(
    ("kind", "text", "wrong"),
    [
        (SectionType.LIST, "- satu\n- dua\n3. tiga", ""),
        (SectionType.LIST, "- satu\n- -", "placeholder"),
        (SectionType.TABLE, "| tahap | mulai | selesai |\n|---|:--|--:|\n| A | 2026-12-01 | - |", ""),
        (SectionType.TABLE, "a | b | c\nd \\| e | f | g", ""),
        (SectionType.TABLE, "a | b", "not_a_table"),
        (SectionType.TABLE, "a | | c", "not_a_table"),
        (SectionType.TABLE, "| tahap | mulai | selesai |\n|---|---|---|", "not_a_table"),
        (SectionType.TABLE, "a | b | c\n- | - | -\n- | - | -", "placeholder"),
        (SectionType.DATE, "1 Desember 2026", ""),
        (SectionType.DATE, "2026-02-30", "not_a_date"),
        (SectionType.DATE, "1/12/2026", "not_a_date"),
        (SectionType.DATE_RANGE, "1 Desember 2026 s.d. 3 Jan 2027", ""),
        (SectionType.DATE_RANGE, "2026-12-01", "not_a_date_range"),
        (SectionType.DATE_RANGE, "2026-12-14 sampai 2026-12-01", "range_backwards"),
        (SectionType.MONEY, "sekitar 40 juta", "not_money"),
        (SectionType.LINK, "- https://a.id/x\n- [b](https://b.id)", ""),
        (SectionType.LINK, "javascript:alert(1)", "not_a_link"),
        (SectionType.LINK, "lihat https://a.id", "not_a_link"),
        (SectionType.CHOICE, "Sesuai", ""),
        (SectionType.CHOICE, "mungkin", "not_an_option"),
        (SectionType.PERSON, "budi", "not_a_person"),
        (SectionType.PERSON, "@budi @wati", "not_a_person"),
        (SectionType.CHECKLIST, "- [x] kode ditinjau\n- [X] kerentanan diperiksa", ""),
        (SectionType.CHECKLIST, "- [x] kode ditinjau\n- [ ] kerentanan diperiksa", "not_ticked"),
        (SectionType.CHECKLIST, "- [x] kode ditinjau\n- [ ] kode ditinjau\n- [x] kerentanan diperiksa", "not_ticked"),
        (SectionType.CHECKLIST, "kode ditinjau", "not_ticked"),
        (SectionType.CHECKLIST, "kode ditulis; kode ditinjau", "not_an_option"),
        (SectionType.NUMBER, "2,5", ""),
        (SectionType.NUMBER, "1.250", "not_a_number"),
    ],
)
def test_each_type_knows_its_forms(kind: SectionType, text: str, wrong: str) -> None:
    """One-line and longer forms of the types, and the code of what is wrong."""
    assert code(kind, text) == wrong


def test_a_reason_names_what_would_be_right() -> None:
    """Options, columns, missing points and dates are facts of the reason."""
    assert check_value(a_section(SectionType.CHOICE), "x y") == Reason(
        "not_an_option", {"given": "x y", "allowed": "sesuai; tidak sesuai"}
    )
    assert check_value(a_section(SectionType.CHECKLIST), "kode ditinjau") == Reason(
        "not_ticked", {"missing": "kerentanan diperiksa"}
    )
    assert check_value(a_section(SectionType.TABLE), "a") == Reason(
        "not_a_table", {"given": "a", "columns": "tahap | mulai | selesai"}
    )
    assert check_value(a_section(SectionType.DATE_RANGE), "2026-12-02 sampai 2026-12-01") == Reason(
        "range_backwards", {"from": "2026-12-02", "to": "2026-12-01"}
    )


def test_what_is_echoed_is_one_short_line() -> None:
    """A wrong answer of any size is quoted in 80 characters at most."""
    reason = check_value(a_section(SectionType.DATE), "a\n" * 30_000)
    assert reason is not None
    assert len(reason.facts["given"]) <= 80
    assert "\n" not in reason.facts["given"]


def test_only_the_start_of_a_line_is_the_mark_of_a_list() -> None:
    """A dash or a numbered word within the text stays."""
    point = "Uji - beban bagian 2. selesai"
    section = replace(a_section(SectionType.CHECKLIST), options=(point,))

    for given_text in (point, f"- {point}", f"1. {point}", f"* [x] {point}"):
        assert check_value(section, given_text) is None
