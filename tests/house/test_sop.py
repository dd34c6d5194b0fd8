"""The procedures as data say what the reference text says, word for word, and nothing of them lives in code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from automation.adapters.catalogue_files import load_sources
from automation.core.evidence.sections import check_value
from tests.places import ROOT

SOPS = ROOT / "automation" / "sop"
REQUESTS = ROOT / "automation" / "demo" / "requests"
THIRD = ROOT / "tests" / "data" / "third"
COUNTS = {"website-baru": (12, 15), "perbaikan-fitur": (13, 17)}
CLAUSE = re.compile(r"(\d+)\. (.*)")


@dataclass
class Procedure:
    """One procedure as the reference text has it."""

    title: str
    purpose: str = ""
    responsibilities: list[str] = field(default_factory=list)
    steps: list[tuple[str, list[str]]] = field(default_factory=list)


def reference() -> dict[str, Procedure]:
    """The procedures of the reference text by their title."""
    lines = [line.strip() for line in (SOPS / "reference.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
    found: list[Procedure] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if following.startswith("Standar Operasional Prosedur"):
            found.append(Procedure(title=line))
        elif found:
            _read(line, found[-1])
    return {procedure.title: procedure for procedure in found}


def _read(line: str, procedure: Procedure) -> None:
    clause = CLAUSE.fullmatch(line)
    if line.startswith("Tujuan: "):
        procedure.purpose = line.removeprefix("Tujuan: ")
    elif line.startswith("•"):
        procedure.steps[-1][1].append(line.removeprefix("•").strip())
    elif clause and clause[2].endswith(":"):
        assert int(clause[1]) == len(procedure.steps) + 1
        procedure.steps.append((clause[2].removesuffix(":"), []))
    elif clause:
        procedure.responsibilities.append(clause[2])


def process(sop: str) -> dict[str, Any]:
    """The first version of a procedure as plain YAML."""
    loaded: dict[str, Any] = yaml.safe_load((SOPS / sop / "1.yml").read_text(encoding="utf-8"))
    return loaded


def form_body(sop: str) -> list[dict[str, Any]]:
    """The questions of a procedure's form, without its introduction."""
    text = (ROOT / "issue_templates" / f"{process(sop)['form']}.yml").read_text(encoding="utf-8")
    return [element for element in yaml.safe_load(text)["body"] if element["type"] != "markdown"]


def texts(value: object) -> Iterator[dict[str, str]]:
    """Every pair of Indonesian and English words inside `value`."""
    if isinstance(value, dict):
        if "id" in value and "en" in value:
            yield value
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def evidence(step: dict[str, Any]) -> list[dict[str, Any]]:
    """What a step asks for: sections, or fields where the form fills it."""
    return [*step.get("sections", []), *step.get("fields", [])]


@pytest.mark.parametrize("sop", COUNTS)
def test_a_procedure_says_what_the_reference_text_says(sop: str) -> None:
    """Title, purpose, responsibilities, step titles and bullets equal the reference text letter for letter."""
    data = process(sop)
    text = reference()[data["title"]["id"]]
    assert data["purpose"]["id"] == text.purpose
    assert [entry["id"] for entry in data["responsibilities"]] == text.responsibilities
    assert [(step["title"]["id"], [bullet["id"] for bullet in step["bullets"]]) for step in data["steps"]] == text.steps


@pytest.mark.parametrize(("sop", "counts"), COUNTS.items())
def test_the_numbers_of_steps_and_bullets_are_those_of_the_text(sop: str, counts: tuple[int, int]) -> None:
    """One procedure has 12 steps and 15 bullets, the other 13 and 17."""
    steps = process(sop)["steps"]
    assert (len(steps), sum(len(step["bullets"]) for step in steps)) == counts


def test_every_procedure_of_the_reference_text_is_data() -> None:
    """Two procedures; whoever uses Alur may add others, of which the text knows nothing."""
    assert {process(sop)["title"]["id"] for sop in COUNTS} == set(reference())


@pytest.mark.parametrize("sop", COUNTS)
def test_every_bullet_is_proved_by_something(sop: str) -> None:
    """Each bullet has a typed section or a field, except at the approval step, where people decide."""
    for step in process(sop)["steps"]:
        if not step.get("approval"):
            proved = {entry["bullet"] for entry in evidence(step) if "bullet" in entry}
            assert proved == set(range(1, len(step["bullets"]) + 1)), step["key"]


@pytest.mark.parametrize("sop", COUNTS)
def test_everything_is_said_in_both_languages(sop: str) -> None:
    """No title or bullet lacks its English twin."""
    assert all(pair["id"].strip() and pair["en"].strip() for pair in texts(process(sop)))


@pytest.mark.parametrize("sop", COUNTS)
def test_the_gate_stands_where_the_text_puts_it(sop: str) -> None:
    """Approval is asked for at "Izin dan Persetujuan", and every later step and no earlier one needs it."""
    steps = process(sop)["steps"]
    approval = next(place for place, step in enumerate(steps) if step.get("approval"))
    assert steps[approval]["title"]["id"] == "Izin dan Persetujuan"
    assert [bool(step.get("gated")) for step in steps] == [place > approval for place in range(len(steps))]


def test_security_of_the_source_code_is_asked_where_the_text_asks_it() -> None:
    """Only the procedure whose text names it asks for a check of the source code, and the other names a standard."""
    titles = {
        sop: {section["title"]["id"] for step in process(sop)["steps"] for section in step.get("sections", [])}
        for sop in COUNTS
    }
    assert "Hasil pemeriksaan keamanan kode sumber" in titles["website-baru"] - titles["perbaikan-fitur"]
    assert "Standar kualitas yang digunakan" in titles["perbaikan-fitur"] - titles["website-baru"]


@pytest.mark.parametrize("sop", COUNTS)
def test_a_form_asks_exactly_what_the_intake_checks(sop: str) -> None:
    """The questions of the form are the fields of the first step, in the same order."""
    fields = process(sop)["steps"][0]["fields"]
    assert [element["id"] for element in form_body(sop)] == [entry["name"] for entry in fields]


def test_every_example_request_can_be_typed_into_its_form() -> None:
    """The example requests answer only questions of their form, and every question that must be answered."""
    for path in sorted(REQUESTS.glob("*.yml")):
        request = yaml.safe_load(path.read_text(encoding="utf-8"))
        body = form_body(request["sop"])
        needed = {element["id"] for element in body if element.get("validations", {}).get("required")}
        assert set(request["fields"]) <= {element["id"] for element in body}, path.name
        assert all(request["fields"].get(name) for name in needed), path.name


def _words_of_the_procedures() -> re.Pattern[str]:
    titles = {step["title"]["id"] for sop in COUNTS for step in process(sop)["steps"]}
    words = {*COUNTS, *(process(sop)["label"] for sop in COUNTS), *titles}
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?![\w-])")


@pytest.mark.parametrize("repo_dir", [ROOT, THIRD], ids=["own", "third"])
def test_the_sources_load_and_every_example_is_accepted(repo_dir: Path) -> None:
    """Desk, procedures and forms load without a problem, and what a hint offers as example would be accepted."""
    loading = load_sources(repo_dir)
    assert not loading.problems
    assert loading.assembled.catalogue is not None
    steps = [step for each in loading.assembled.catalogue.processes for step in each.steps]
    refused = [
        (step.key, section.key) for step in steps for section in step.sections if check_value(section, section.example)
    ]
    assert steps
    assert not refused


def test_code_names_no_procedure_and_no_step() -> None:
    """No procedure id, procedure label or step title is written in the code: a third procedure needs none."""
    words = _words_of_the_procedures()
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in (ROOT / "automation").rglob("*.py")
        for match in words.finditer(path.read_text(encoding="utf-8"))
    }
    assert not found
