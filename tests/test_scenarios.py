"""The scenarios of `tests/scenarios/`: what happened, what must be so then, and which rule says it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.builders import Story, at_step, evidence, story, third

FILES = sorted((Path(__file__).parent / "scenarios").glob("*.yml"))
SCENARIOS = {entry["scenario"]: entry for path in FILES for entry in yaml.safe_load(path.read_text(encoding="utf-8"))}
KEYS = {"scenario", "given", "when", "then", "because"}
GIVEN = {"process", "step", "budget", "author", "form"}
THEN = {"step", "state", "open", "answer", "says", "counts", "needs", "waits for", "may be developed", "label gone"}

Deed = Callable[[Story, str, Any], Story]


def _sets(told: Story, who: str, number: int) -> Story:
    return told.sets(who, told.process.step(number).label)


def _drafts(told: Story, who: str, _: Any) -> Story:
    step = told.process.step(told.step)
    return told.says(who, evidence(step).replace(f"/{step.verb}", f"/{step.verb} draf", 1))


def _edits(told: Story, who: str, what: str) -> Story:
    if what == "the request":
        return told.edits_body(who, "Jawaban", "Uraian")
    if what == "the request back":
        return told.edits_body(who, "Uraian", "Jawaban")
    return told.edits(who, f"/{what}", f"/{what} ")


DEEDS: dict[str, Deed] = {
    "says": lambda told, who, text: told.says(who, text.replace("CODE", told.situation.gate.code)),
    "says by e-mail": lambda told, who, text: told.says(
        who, text.replace("CODE", told.situation.gate.code), via_email=True
    ),
    "copies the block": lambda told, who, _: told.fills(who),
    "drafts the evidence": _drafts,
    "approves": lambda told, who, _: told.approves(who),
    "sets the label of step": _sets,
    "sets the label": lambda told, who, label: told.sets(who, label),
    "takes off the label of step": lambda told, who, number: told.takes_off(who, told.process.step(number).label),
    "edits": _edits,
    "edits an old comment into": lambda told, who, text: told.says(who, "Baik.").edits(
        who, "Baik.", text.replace("CODE", told.situation.gate.code)
    ),
    "deletes the comment with": lambda told, who, text: told.deletes(who, text),
    "closes the issue": lambda told, who, _: told.closes(who),
    "reopens the issue": lambda told, who, _: told.reopens(who),
    "sleeps": lambda told, _who, _: told.sleeps(),
    "wakes": lambda told, _who, _: told.wakes(),
}


def begun(given: dict[str, Any]) -> Story:
    """The request as the scenario finds it."""
    process = given.get("process", "website-baru")
    of = third() if process == "pinjam-ruang" else None
    if "form" in given or "author" in given:
        told = story(process, of).opened_by(given.get("author", "dina"), **given.get("form", {}))
        return told.comes_to(given["step"]) if "step" in given else told
    if "budget" in given:
        told = at_step(4, process, of)
        told.says("budi", evidence(told.process.step(4), anggaran=given["budget"]))
        return told.comes_to(given.get("step", 5))
    return at_step(given.get("step", 2), process, of)


def found(told: Story, name: str) -> Any:
    """What is so, by the names that scenarios use."""
    situation = told.situation
    return {
        "step": lambda: situation.step,
        "state": lambda: situation.overlay.value or None,
        "open": lambda: told.request.is_open,
        "answer": lambda: told.why or None,
        "counts": lambda: sorted(each.login for each in situation.gate.approvals if each.counts),
        "needs": lambda: sorted(situation.gate.open_slots),
        "waits for": lambda: list(situation.waiting_for),
        "may be developed": lambda: situation.may_develop,
    }[name]()


@pytest.mark.parametrize("name", SCENARIOS)
def test_scenario(name):
    """Given, when, then: because the rule says so."""
    entry = SCENARIOS[name]
    told = begun(entry["given"])
    for act in entry["when"]:
        who, deed = next(iter(act.items()))
        word, fact = next(iter(deed.items())) if isinstance(deed, dict) else (deed, None)
        DEEDS[word](told, who, fact)

    for wanted, value in entry["then"].items():
        if wanted == "says":
            assert value in "\n".join([*told.texts("reply"), told.status]), entry["because"]
        elif wanted == "label gone":
            assert told.process.step(value).label not in told.labels, entry["because"]
        else:
            assert found(told, wanted) == value, entry["because"]
    if told.request.is_open:
        assert told.process.step(told.step).label in told.labels


def test_scenarios_use_the_known_words():
    """A scenario with a slip of the pen must not pass by saying nothing."""
    for entry in SCENARIOS.values():
        assert set(entry) == KEYS, entry
        assert set(entry["given"]) <= GIVEN, entry
        assert set(entry["then"]) <= THEN, entry
        assert entry["then"], entry
        assert entry["because"], entry


def test_no_two_scenarios_have_one_name():
    """Each is told once."""
    count = sum(len(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in FILES)

    assert count == len(SCENARIOS)
