"""The intake check: what a form's answers must be before anybody evaluates the request."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from automation.adapters.catalogue_files import load_catalogue
from automation.core.evidence.form import FormReading, read_form, recognise
from automation.core.evidence.intake import check_answers
from automation.core.policy.desk import Calendar, Desk, Unit
from automation.core.policy.offsets import Offsets
from automation.core.policy.process import Box, Field, FormField, Process, SectionType, Step, Text
from automation.core.problem import AnswerProblem, Reason
from tests.builders.example_desk import sources
from tests.places import ROOT

REQUESTS = sorted((ROOT / "automation" / "demo" / "requests").glob("*.yml"))
EXPECTED: dict[str, list[tuple[str, str]]] = {
    "03": [
        ("penanggung_jawab", "placeholder"),
        ("tujuan", "placeholder"),
        ("kebutuhan", "too_short"),
        ("tanggal_dibutuhkan", "not_a_date"),
    ],
    "08": [("dampak", "repeated_heading")],
}
DESK = Desk(
    title=Text("Meja", "Desk"),
    people=(),
    roles=(),
    units=(Unit(name="Fakultas Teknik", representatives=()),),
    systems=("SIAKAD", "E-Learning"),
    calendar=Calendar(time_zone="UTC", offsets=Offsets(), weekdays=(1,), opens=0, closes=1, days_off=()),
    approvals=(),
)


def a_process(rule: Field, *options: str) -> Process:
    """A procedure whose form asks one question, labelled `Pertanyaan`."""
    step = Step(
        number=1, key="a", title=Text("A", "A"), bullets=(), actor="pemohon", label="langkah 01: a", fields=(rule,)
    )
    return Process(
        id="p",
        version=1,
        effective_at=datetime(2026, 1, 1, tzinfo=UTC),
        title=Text("P", "P"),
        purpose=Text("", ""),
        responsibilities=(),
        label="sop: p",
        form="p",
        form_fields=(FormField(name=rule.name, label="Pertanyaan", options=options),),
        steps=(step,),
    )


def problem_of(rule: Field, value: str, *options: str) -> Reason | None:
    """What is wrong with `value` as the one answer."""
    process = a_process(rule, *options)
    problems = check_answers(read_form(f"### Pertanyaan\n\n{value}\n", process.form_fields), process, DESK)
    return problems[0].reason if problems else None


def submitted(request: dict[str, Any], process: Process) -> str:
    """The body that GitHub writes for an example request."""
    answers = []
    for field in process.form_fields:
        value = request["fields"].get(field.name, "")
        text = "\n".join(f"- [x] {option}" for option in field.options) if value is True else str(value).strip()
        answers.append(f"### {field.label}\n\n{text or '_No response_'}\n\n")
    return "".join(answers)


@pytest.mark.parametrize("path", REQUESTS, ids=lambda path: path.stem)
def test_the_example_requests_have_the_problems_that_they_should(path: Path) -> None:
    """Each is recognised; two are held, for exactly these answers."""
    catalogue = load_catalogue(sources())
    request = yaml.safe_load(path.read_text(encoding="utf-8"))
    process = next(each for each in catalogue.processes if each.id == request["sop"])
    body = submitted(request, process)
    assert recognise(body, catalogue.processes) is process
    names = {field.label: field.name for field in process.form_fields}
    problems = check_answers(read_form(body, process.form_fields), process, catalogue.desk)
    assert [(names[problem.heading], problem.reason.code) for problem in problems] == EXPECTED.get(path.stem[:2], [])


def test_a_required_answer_must_be_there_and_say_something() -> None:
    """Empty, missing, placeholder and too short are told apart."""
    rule = Field(name="a", min_length=10)
    assert problem_of(rule, "") == Reason("empty")
    assert problem_of(rule, "_No response_") == Reason("empty")
    assert problem_of(rule, "tidak ada") == Reason("placeholder", {"given": "tidak ada"})
    assert problem_of(rule, "pendek") == Reason("too_short", {"minimum": "10", "length": "6"})
    assert problem_of(rule, "cukup panjang") is None


def test_a_heading_that_is_gone_is_named() -> None:
    """Whoever deleted the question from the body is told that, not that it is empty."""
    process = a_process(Field(name="a"))
    assert check_answers(FormReading(values={}), process, DESK) == (
        AnswerProblem(heading="Pertanyaan", reason=Reason("missing_heading")),
    )


def test_an_optional_answer_may_be_left_out_but_not_be_wrong() -> None:
    """A dash or `tidak ada` there means no answer."""
    rule = Field(name="a", required=False, type=SectionType.DATE)
    assert problem_of(rule, "") is None
    assert problem_of(rule, "tidak ada") is None
    assert problem_of(rule, "besok") == Reason("not_a_date", {"given": "besok"})


def test_a_choice_is_one_of_the_options_of_the_form() -> None:
    """`Tidak ada` counts where the form offers it."""
    rule = Field(name="a", type=SectionType.CHOICE)
    assert problem_of(rule, "Tidak ada", "Umum", "Tidak ada") is None
    assert problem_of(rule, "x", "Umum", "Tidak ada") == Reason(
        "not_an_option", {"given": "x", "allowed": "Umum; Tidak ada"}
    )


REWORDED = Box(labels=("Data benar", "Isi benar"), is_required=True)
SECRET = Box(labels=("Tidak ada rahasia",), is_required=True)
NEWS = Box(labels=("Kirimi saya kabar",))
STATEMENT = Field(name="a", type=SectionType.CHECKLIST)


def missing_of(value: str, *boxes: Box, rule: Field = STATEMENT) -> list[str]:
    """The boxes that are named as not ticked."""
    question = FormField(
        name="a", label="Pertanyaan", options=tuple(box.labels[0] for box in boxes), boxes=boxes, kind="checkboxes"
    )
    process = replace(a_process(rule), form_fields=(question,))
    reading = read_form(f"### Pertanyaan\n\n{value}", process.form_fields)
    problems = check_answers(reading, process, DESK)
    assert {problem.reason.code for problem in problems} <= {"not_ticked"}
    return [each for problem in problems for each in problem.reason.facts["missing"].split("; ")]


@pytest.mark.parametrize(
    "value",
    [
        "- [x] Data benar\n- [X] Tidak ada rahasia\n- [ ] Kirimi saya kabar",
        "- [x] Data benar\n- [x] Tidak ada rahasia",
        "* [x] Isi benar\n* [x] Tidak\u00a0ada  rahasia",
        "- [x] Tidak ada rahasia\n- [ ] Kotak tambahan\n\n- [x] DATA BENAR",
    ],
)
def test_the_boxes_that_must_be_ticked_are_known_by_their_wording(value: str) -> None:
    """Present or former, in any order; others may be empty, gone or added."""
    assert missing_of(value, REWORDED, SECRET, NEWS) == []
    assert (
        missing_of(value, REWORDED, SECRET, rule=replace(STATEMENT, options=("Data benar", "Tidak ada rahasia"))) == []
    )


@pytest.mark.parametrize(
    "line",
    ["- [ ] Tidak ada rahasia", "- [] Tidak ada rahasia", "- [-] Tidak ada rahasia", "Tidak ada rahasia", "", "- [x]",
     "- [x] Tidak ada", "- [x] Tidak ada rahasia apa pun", "- [v] Tidak ada rahasia", "[x]Tidak ada rahasia",
     "<!--\n- [x] Tidak ada rahasia\n-->", "```\n- [x] Tidak ada rahasia\n```",
     "- [x] Tidak ada rahasia\n- [ ] tidak ada rahasia", "- \\[x] Tidak ada rahasia"],
)  # fmt: skip
def test_a_box_that_is_not_there_is_not_ticked(line: str) -> None:
    """What another box says does not stand in for it."""
    for value in (f"- [x] Data benar\n{line}", f"{line}\n- [x] Data benar\n- [x] Kirimi saya kabar"):
        assert missing_of(value, REWORDED, SECRET, NEWS) == ["Tidak ada rahasia"]


def test_a_box_that_stands_there_by_both_its_wordings_is_ticked_twice_or_not_at_all() -> None:
    """Nobody has to guess which of the two was meant."""
    assert missing_of("- [x] Data benar\n- [ ] Isi benar", REWORDED) == ["Data benar"]


def test_where_the_form_requires_no_box_all_of_them_are_required() -> None:
    """The procedure asks for the statement."""
    assert missing_of("- [x] Satu", Box(labels=("Satu",)), Box(labels=("Dua",))) == ["Dua"]


@pytest.mark.parametrize(
    ("source", "good", "allowed"),
    [("units", "Fakultas Teknik", "Fakultas Teknik"), ("systems", "SIAKAD", "SIAKAD; E-Learning")],
)
def test_units_and_systems_are_those_of_the_desk_file(source: str, good: str, allowed: str) -> None:
    """The desk file decides, not the form that a body claims to come from."""
    rule = Field(name="a", type=SectionType.CHOICE, source=source)
    assert problem_of(rule, good, "Lain") is None
    assert problem_of(rule, "Lain", "Lain") == Reason(
        "not_listed", {"given": "Lain", "allowed": allowed, "source": source}
    )


def test_a_repeated_heading_is_the_only_problem_of_its_field() -> None:
    """Nobody is told that an answer is empty which stands there twice."""
    process = a_process(Field(name="a"))
    reading = read_form("### Pertanyaan\n\na\n\n### Pertanyaan\n\nb", process.form_fields)
    assert [problem.reason.code for problem in check_answers(reading, process, DESK)] == ["repeated_heading"]
