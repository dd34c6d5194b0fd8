"""The guides cannot lie: what they show is loaded, parsed and compared with what the desk says and does."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from automation.adapters.catalogue_files import load_catalogue
from automation.cli.arguments import parser
from automation.core.commands.table import COMMANDS
from automation.core.history.record import EntryKind
from automation.core.history.request import Account
from automation.core.loading.desk_schema import APPROVAL, DESK
from automation.core.loading.process_schema import SECTION, STEP
from automation.core.loading.schema import explained
from automation.core.policy.matrix import Weight, needed
from automation.render.reports.audit_words import DIFFERENCES
from automation.render.wording.words import WORDINGS
from tests.builders.example_desk import sources
from tests.builders.guides import DESK_FILE, REST, examples, fenced, guide, loaded
from tests.places import ROOT

LANGS = ("id", "en")
GUIDES = sorted((ROOT / "docs").glob("*/panduan/*.md"))
NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)


@pytest.mark.parametrize("lang", LANGS)
def test_every_example_for_process_owners_loads(lang):
    """Each YAML example, merged over the demo desk, is right for the real loader."""
    right = [example for example in examples(lang) if not example.wrong]

    assert len(right) > 10
    for example in right:
        result = loaded(example)
        assert [(placed.file, explained(placed.problem)) for placed in result.problems] == []
        assert result.catalogue is not None


def test_the_examples_show_all_that_a_desk_file_can_say():
    """Every key of a row of the matrix, and every key of the desk file but the title and address, is in an example."""
    shown = [example.data for example in examples("id") if example.file == DESK_FILE and not example.wrong]

    assert {key for data in shown for key in data} == {*DESK.required, *DESK.optional} - {"title", "site"}
    assert {key for data in shown for row in data.get("approvals", ()) if row != REST for key in row} == set(
        APPROVAL.optional
    )


def test_a_person_without_an_account_is_nobodys_account():
    """Somebody who registers the login of an entry with a made-up number is not that person."""
    example = next(each for each in examples("id") if "kampus-rektor" in each.data.get("people", {}))
    catalogue = loaded(example).catalogue

    assert catalogue is not None
    assert catalogue.desk.person(Account(login="kampus-rektor", id=298_000_000)) is None
    assert "Prof. Sri Hartati" in {person.name for person in catalogue.desk.holders("pimpinan", NOW)}


@pytest.mark.parametrize("lang", LANGS)
def test_the_messages_shown_are_those_of_the_loader(lang):
    """The wrong example is answered with exactly the problems that the page shows, but for the line numbers."""
    (example,) = [each for each in examples(lang) if each.wrong]
    shown = [block for block in fenced(guide(lang, "pemilik-proses"), "text") if block.startswith(DESK_FILE)]
    said = [f"{placed.file}: {explained(placed.problem)}" for placed in loaded(example).problems]

    assert len(said) > 3
    assert sorted(re.sub(r"(?m)^(\S+?):\d+:", r"\1:", shown[0]).splitlines()) == sorted(said)


OUTCOMES: dict[tuple[str, str], Mapping[str, Any]] = {
    ("perbaikan fitur, Rp45.000.000", "a fix, Rp45.000.000"): {"sop": "perbaikan-fitur", "budget": 45_000_000},
    ("website baru, Rp45.000.000", "a new website, Rp45.000.000"): {"budget": 45_000_000},
    ("website baru, Rp200.000.000", "a new website, Rp200.000.000"): {"budget": 200_000_000},
    ("website baru, Rp385.000.000", "a new website, Rp385.000.000"): {"budget": 385_000_000},
    ("website baru, anggaran tidak diketahui", "a new website, budget not known"): {"budget": None},
    ("website baru, keadaan darurat", "a new website, emergency"): {"budget": 385_000_000, "is_emergency": True},
}


@pytest.mark.parametrize("case", OUTCOMES)
def test_the_table_of_outcomes_is_what_the_demo_desk_asks(case):
    """Whose approval the page says a request needs is what the rows of the demo desk add up to."""
    desk = load_catalogue(sources()).desk
    weight = Weight(**{"sop": "website-baru", "risk": "rendah", "data": "tidak ada", **OUTCOMES[case]})
    slots = [slot.role for slot in needed(desk.approvals, desk.levels, weight, NOW).slots]

    for lang, request in zip(LANGS, case, strict=True):
        titles = {role.key: getattr(role.title, lang) for role in desk.roles}
        asked = ", ".join(f"{slots.count(role)} {titles[role]}" for role in dict.fromkeys(slots))
        assert f"| {request} | {asked} |" in guide(lang, "pemilik-proses")


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_of_a_procedure_are_all_explained(lang):
    """Each thing that a step or a section can say has its line, save those that speak for themselves."""
    page = guide(lang, "pemilik-proses")
    plain = {"key", "title", "bullets", "fields"}

    for word in {*STEP.required, *STEP.optional, *SECTION.required, *SECTION.optional} - plain:
        assert f"`{word}`" in page, word


def _told(text: str) -> list[str]:
    """The pieces of a sentence between its facts."""
    return [piece.strip() for piece in re.split(r"\{\w+\}", text) if piece.strip(" ()")]


REASONS = {code: text for code, text in WORDINGS.items() if code.is_verdict}
BLOCKS = {code: row.at_gate for code, row in WORDINGS.items() if row.at_gate}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", [*REASONS, *BLOCKS])
def test_approvers_find_every_reason_in_the_words_of_the_desk(lang, code):
    """Each reason why an approval does not count, or work may not begin, stands on the page with a way out."""
    rows = [line for line in guide(lang, "penyetuju").splitlines() if line.startswith("|") and f"`{code}` |" in line]
    texts = [table[code] for table in (REASONS, BLOCKS) if code in table]

    assert len(rows) == len(texts)
    for text, row in zip(texts, rows, strict=True):
        words, way_out = row.strip("| ").split(" | ")
        assert all(piece in words for piece in _told(getattr(text, lang))), row
        assert len(way_out) > 3


@pytest.mark.parametrize("lang", LANGS)
def test_auditors_find_every_kind_of_entry_and_every_difference(lang):
    """What can stand in a record, and what a check can find, is explained."""
    page = guide(lang, "auditor")

    for code in (*DIFFERENCES, *(kind.value for kind in EntryKind)):
        assert re.search(rf"^\|.*`{code}`", page, re.MULTILINE), code


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: f"{page.parts[-3]}-{page.stem}")
def test_guides_name_only_commands_that_act(page):
    """Every command in a guide is one that this desk carries out."""
    catalogue = load_catalogue(sources())
    steps = [step for process in catalogue.processes for step in process.steps]
    acting = {*COMMANDS, *(word for step in steps for word in (step.verb, *step.aliases))}
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"`/(\w+)(?=[ `])", text) + re.findall(r"^/(\w+)", "".join(fenced(text, "text")), re.MULTILINE)

    assert set(named) <= acting


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("word", COMMANDS)
def test_each_command_of_the_desk_stands_in_a_guide(word, lang):
    """Whoever may use it can read what it is for."""
    pages = [page.read_text(encoding="utf-8") for page in GUIDES if page.parts[-3] == lang]

    assert any(re.search(rf"^`?/{word}\b|`/{word}[ `]", page, re.MULTILINE) for page in pages)


def _command_lines() -> Iterator[str]:
    for page in GUIDES:
        text = page.read_text(encoding="utf-8")
        lines = [line for block in fenced(text, "text") for line in block.splitlines()]
        for line in (*lines, *re.findall(r"`(alur [^`]+)`", text)):
            if line.startswith("alur "):
                yield line


def test_every_line_for_the_terminal_is_one_that_alur_takes():
    """Commands and options in guides are those of the program."""
    lines = set(_command_lines())

    assert len(lines) > 8
    for line in lines:
        words = re.findall(r'"[^"]*"|\S+', line)[1:]
        parser().parse_args([word.strip('"') for word in words])


@pytest.mark.parametrize("name", sorted({page.stem for page in GUIDES}))
def test_both_languages_have_the_same_parts(name):
    """A page and its twin have as many headings, rows and examples, in the same order."""
    shapes = [
        [re.sub(r"^(#+|\||```\w*|\d+\.|-)?.*$", r"\1", line) for line in guide(lang, name).splitlines()]
        for lang in LANGS
    ]
    marks = [[mark for mark in shape if mark and not mark[0].isdigit() and mark != "-"] for shape in shapes]

    assert marks[0] == marks[1]


def test_both_languages_show_the_same_examples():
    """The data of the examples is the same; only the remarks are translated."""
    assert examples("id") == examples("en")
