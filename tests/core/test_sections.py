"""Sections of evidence: how they are found in a comment, and which answers their types accept."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation.core.problem import Reason
from automation.core.process import Section, SectionType, Text
from automation.core.sections import check_value, hint, read_sections

TITLES = {"Anggaran": "anggaran", "Budget": "anggaran", "Jadwal pelaksanaan": "jadwal"}
EXAMPLES: dict[SectionType, str] = {
    SectionType.TEXT: "Mendukung layanan digital.",
    SectionType.LIST: "formulir pendaftaran",
    SectionType.TABLE: "Perancangan | 2026-12-01 | 2026-12-14",
    SectionType.DATE: "2026-12-01",
    SectionType.DATE_RANGE: "2026-12-01 sampai 2026-12-14",
    SectionType.MONEY: "Rp45.000.000",
    SectionType.LINK: "https://contoh.id/laporan",
    SectionType.CHOICE: "tidak sesuai",
    SectionType.PERSON: "@budi",
    SectionType.CHECKLIST: "kode ditinjau; kerentanan diperiksa",
    SectionType.NUMBER: "25",
    SectionType.LOG: "Pemantauan minggu pertama berjalan baik.",
}
OPTIONS = {
    SectionType.CHOICE: ("sesuai", "tidak sesuai"),
    SectionType.CHECKLIST: ("kode ditinjau", "kerentanan diperiksa"),
}


def a_section(kind: SectionType, *, required: bool = True, min_length: int = 0) -> Section:
    """A section of this type with a fitting example."""
    return Section(
        key="bagian",
        title=Text("Bagian", "Part"),
        type=kind,
        bullet=1,
        example=EXAMPLES[kind],
        required=required,
        min_length=min_length,
        options=OPTIONS.get(kind, ()),
        columns=("tahap", "mulai", "selesai") if kind is SectionType.TABLE else (),
    )


def code(kind: SectionType, text: str) -> str:
    """The code of what is wrong with `text`, '' for nothing."""
    reason = check_value(a_section(kind), text)
    return reason.code if reason else ""


def test_sections_are_found_by_their_title_in_either_language() -> None:
    """Case, spacing, line ends and closing marks of a heading do not matter."""
    found = read_sections("###  BUDGET \r\n\r\nRp1\r\n### jadwal   pelaksanaan ###\r\na\r\n\r\nb\r\n", TITLES)
    assert found.found == {"anggaran": "Rp1", "jadwal": "a\n\nb"}
    assert (found.unknown, found.repeated, found.before) == ((), (), "")


def test_a_repeated_section_is_reported_with_every_line_and_not_chosen_from() -> None:
    """Neither of two texts is taken, also when one has the English title; the section counts as given and empty."""
    found = read_sections("### Anggaran\nRp1\n### Jadwal pelaksanaan\nx\n### Budget\nRp2", TITLES)
    assert found.found == {"anggaran": "", "jadwal": "x"}
    assert found.repeated == ((1, "Anggaran"), (5, "Budget"))


def test_an_unknown_heading_ends_the_section_above_it() -> None:
    """A slip in a heading is named with its line; its text does not flow into another section."""
    found = read_sections("halo\n### Anggaran\nRp1\n### Angaran\nRp2", TITLES)
    assert found.found == {"anggaran": "Rp1"}
    assert found.unknown == ((4, "Angaran"),)
    assert found.before == "halo"


@pytest.mark.parametrize(
    "start", ["##", "####", "###\u00a0", "    ###", "\t###", "> ###", "- ###", "x ###", "\\###", "<!-- ###"]
)
def test_only_level_three_at_the_margin_is_a_heading(start: str) -> None:
    """Other levels, indented code, quotes and text in a line head nothing."""
    assert read_sections(f"{start} Anggaran\nRp1", TITLES).found == {}


@pytest.mark.parametrize(
    ("opening", "closing"), [("```", "```"), ("~~~", "~~~~"), ("````python", "````"), ("   ```", "``` "), ("``` a", "")]
)
def test_a_heading_in_a_fence_is_text(opening: str, closing: str) -> None:
    """A fence closes with as many marks of its kind, or else never."""
    text = f"### Anggaran\n{opening}\n### Jadwal pelaksanaan\n{closing}"
    assert read_sections(text, TITLES).found == {"anggaran": text.partition("\n")[2].strip()}


@pytest.mark.parametrize(
    "before", ["````\n```\n````", "~~~\n```\n~~~", "``` `", "    ```", "<!--\n```\n-->", "<div>\n```\n</div>",
               "- a\n  ```", "<a b\n<!--\n\n```\n-->", "<pre>\n\n```\n</pre>", "<!-- a\n~~~"]
)  # fmt: skip
def test_what_is_surely_no_open_fence_hides_no_heading(before: str) -> None:
    """A closed fence, and marks where GitHub sees raw HTML or a list item, leave the next heading a heading."""
    assert read_sections(f"{before}\n### Anggaran\nRp1", TITLES).found == {"anggaran": "Rp1"}


def test_a_heading_in_a_comment_counts() -> None:
    """A duplicate that readers cannot see is still a duplicate."""
    found = read_sections("### Anggaran\nRp1\n<!--\n### Anggaran\nRp2\n-->", TITLES)
    assert [line for line, _ in found.repeated] == [1, 4]


@pytest.mark.parametrize("blank", "\u3000\u00a0\u2003\u2028\x0b\x0c\x85", ids=ascii)
def test_a_heading_that_begins_with_a_blank_of_another_kind_counts(blank: str) -> None:
    """For Markdown only space and tab part the marks from the title; readers see the same heading twice."""
    found = read_sections(f"### {blank}Anggaran\nRp1\n### Anggaran\nRp2", TITLES)
    assert [line for line, _ in found.repeated] == [1, 3]
    assert found.found == {"anggaran": ""}
    assert read_sections(f"### {blank}\n###  \nx", TITLES).unknown == ()


@pytest.mark.parametrize(
    "unit", ["### Anggaran\n", "```\n", "<!--\n", "### " + "#" * 9 + " \n", "- ```\n", "\u0315\u0300", "### a #"]
)
def test_hostile_text_of_full_size_is_read(unit: str) -> None:
    """65,536 characters of one nuisance are no more than text."""
    text = unit * (65_536 // len(unit))
    assert len(read_sections(text, TITLES).repeated) == text.count("### Anggaran")
    assert code(SectionType.TEXT, text) in {"", "placeholder"}
    assert {code(kind, text) == "" for kind in (SectionType.TABLE, SectionType.LINK, SectionType.CHECKLIST)} == {False}


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(["Anggaran", "Jadwal pelaksanaan"]), st.text(alphabet="ab #\n-|>", max_size=20)))
def test_sections_without_headings_come_back_as_written(given_texts: dict[str, str]) -> None:
    """What stands below a heading is the section's text, blank space around it aside."""
    plain = {title: text.replace("###", "#") for title, text in given_texts.items()}
    found = read_sections("\n".join(f"### {title}\n{text}" for title, text in plain.items()), TITLES)
    assert found.found == {TITLES[title]: text.strip() for title, text in plain.items()}


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
        (SectionType.TABLE, "a | b | c\n- | - | -", "placeholder"),
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
