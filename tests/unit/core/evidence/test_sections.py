"""Sections of evidence: how they are found in a comment, by their headings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation.core.evidence.sections import read_sections
from automation.core.policy.process import SectionType
from tests.builders.sections import code

TITLES = {"Anggaran": "anggaran", "Budget": "anggaran", "Jadwal pelaksanaan": "jadwal"}


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
