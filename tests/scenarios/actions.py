"""What people do in `tests/scenarios/*.yml`: the words of `given` and `when`, for every stage."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from automation.core.policy.process import Step
from tests.builders.texts import LOGINS, SENTENCE, copied, evidence
from tests.scenarios.stage import Stage

FILES = sorted(Path(__file__).parent.glob("*.yml"))
SCENARIOS: dict[str, dict[str, Any]] = {
    entry["scenario"]: entry for path in FILES for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
}
KEYS = {"scenario", "given", "when", "then", "because"}
GIVEN = {"process", "step", "budget", "author", "form", "filed", "rights", "desk"}


def begin(stage: Stage, given: dict[str, Any]) -> None:
    """Brings the request to where the scenario finds it."""
    if given.get("filed", True):
        step = given.get("step", 1 if "form" in given else 2)
        stage.begins(given.get("author", "dina"), given.get("form", {}), step, given.get("budget", ""))


def play(stage: Stage, entry: dict[str, Any]) -> None:
    """One act after the other; `while` joins an act to the run of the one before it."""
    acts = acts_of(stage, entry)
    for place, act in enumerate(acts):
        follower = next(iter(acts[place + 1 :]), {})
        doing = partial(deed_of(act), stage)
        if "while" in follower:
            IN_FLIGHT[follower["while"]](stage, doing, partial(deed_of(follower), stage))
        elif "while" not in act:
            BUT[act.get("but", "")](stage, doing)


def acts_of(stage: Stage, entry: dict[str, Any]) -> list[dict[str, Any]]:
    """The acts of a scenario, with the code that the request has before the first of them in place of OLD."""
    return [_with_old_code(act, stage.code) if "OLD" in str(act) else act for act in entry["when"]]


def deed_of(act: dict[str, Any]) -> Callable[[Stage], None]:
    """What is done in an act, whatever becomes of its event."""
    who, deed = next(iter(act.items()))
    word, fact = next(iter(deed.items())) if isinstance(deed, dict) else (deed, None)
    return lambda stage: DEEDS[word](stage, who, fact)


BUT: dict[str, Callable[[Stage, Callable[[], None]], None]] = {
    "": lambda _, act: act(),
    "the event is lost": lambda stage, act: stage.unheard(act),
    "its clock is behind": lambda stage, act: stage.behind(act),
    "the event comes twice": lambda stage, act: stage.twice(act),
}
IN_FLIGHT: dict[str, Callable[..., None]] = {
    "a run is in flight": lambda stage, first, second: stage.in_flight(first, second),
}


def answered(step: Step, budget: str = "") -> str:
    """The comment that answers a step with its examples, and with this budget if one is told."""
    money = {section.key: budget for section in step.sections if section.budget and budget}
    return evidence(step, **money)


def label_of(stage: Stage, named: Any) -> str:
    """A label by its step's number, or by its name."""
    return stage.process.step(named).label if isinstance(named, int) else named


def _labels(stage: Stage, named: Sequence[Any]) -> list[str]:
    return [label_of(stage, each) for each in named]


def _with_old_code(act: dict[str, Any], code: str) -> dict[str, Any]:
    """The act with the code that the request had before the first act."""
    who, deed = next(iter(act.items()))
    return {**act, who: {word: text.replace("OLD", code) for word, text in deed.items()}}


def _coded(stage: Stage, text: str) -> str:
    """The text with the day of the clock, and with the present code, or with a spelling of it that is as good."""
    text = text.replace("TODAY", stage.today)
    if "LOOSE" in text:
        loose = stage.code.lower().replace("-", "").replace("0", "o").replace("1", "i")
        return text.replace("LOOSE", loose)
    if "ANOTHER" in text:
        return text.replace("ANOTHER", stage.code_of_another)
    return text.replace("CODE", stage.code) if "CODE" in text else text


def _signature(stage: Stage) -> str:
    """The line that signs the requirements, as the desk asked for it last."""
    return [line for text in stage.texts for line in text.splitlines() if line.startswith("/sepakat ")][-1]


def _draft(stage: Stage) -> str:
    step = stage.process.step(stage.step)
    return evidence(step).replace(f"/{step.verb}", f"/{step.verb} draf", 1)


def _edits(stage: Stage, who: str, what: str) -> None:
    if what == "the request":
        stage.edits_body(who, "Jawaban", "Uraian")
    elif what == "the request back":
        stage.edits_body(who, "Uraian", "Jawaban")
    else:
        stage.edits(who, f"/{what}", f"/{what} ")


def _completes(stage: Stage, who: str, heading: str) -> None:
    stage.edits_body(who, f"### {heading}\n\n-", f"### {heading}\n\n{SENTENCE}")


def _edits_into(stage: Stage, who: str, text: str) -> None:
    stage.says(who, "Baik.")
    stage.edits(who, "Baik.", _coded(stage, text))


DEEDS: dict[str, Callable[[Stage, str, Any], None]] = {
    "opens with the labels": lambda stage, who, named: stage.opens(who, _labels(stage, named)),
    "says": lambda stage, who, text: stage.says(who, _coded(stage, text)),
    "says by e-mail": lambda stage, who, text: stage.says(who, _coded(stage, text), by_mail=True),
    "answers the step with": lambda stage, who, given: stage.says(
        who, evidence(stage.process.step(stage.step), **given)
    ),
    "copies the block": lambda stage, who, _: stage.says(who, copied(stage.status)),
    "drafts the evidence": lambda stage, who, _: stage.says(who, _draft(stage)),
    "approves": lambda stage, who, _: stage.says(who, f"/setujui {stage.code}"),
    "signs": lambda stage, who, _: stage.says(who, _signature(stage)),
    "edits": _edits,
    "completes in the form": _completes,
    "edits an old comment into": _edits_into,
    "deletes the comment with": lambda stage, who, text: stage.deletes(who, text),
    "sets the label of step": lambda stage, who, number: stage.sets(who, label_of(stage, number)),
    "sets the label": lambda stage, who, label: stage.sets(who, label),
    "sets in capitals the label of step": lambda stage, who, number: stage.sets(who, label_of(stage, number).upper()),
    "sets at once the labels": lambda stage, who, named: stage.sets(who, *_labels(stage, named)),
    "takes off the label of step": lambda stage, who, number: stage.takes_off(who, label_of(stage, number)),
    "takes off the label": lambda stage, who, label: stage.takes_off(who, label),
    "renames a label": lambda stage, who, fact: stage.renames(who, *_labels(stage, [fact["from"], fact["to"]])),
    "deletes from the repository the label": lambda stage, who, named: stage.erases(who, label_of(stage, named)),
    "makes in the repository the label": lambda stage, who, named: stage.creates(who, label_of(stage, named)),
    "closes the issue": lambda stage, who, _: stage.closes(who),
    "reopens the issue": lambda stage, who, _: stage.reopens(who),
    "loses the login to a stranger": lambda stage, who, _: stage.loses_login(who),
    "deletes the account": lambda stage, who, _: stage.loses_account(who),
    "breaks": lambda stage, who, what: stage.breaks(who, what),
    "mends what is broken": lambda stage, who, _: stage.mends(who),
    "edits the request so often": lambda stage, who, times: stage.edits_often(who, times),
    "transfers the request from": lambda stage, who, _: stage.transfers(who),
    "takes away the record": lambda stage, who, _: stage.takes_record(who),
    "sleeps": lambda stage, _who, _: stage.sleeps(),
    "wakes": lambda stage, _who, _: stage.wakes(),
    "sweeps": lambda stage, _who, _: stage.sweeps(),
    "reads the desk file": lambda stage, _who, name: stage.reads_desk_file(name),
    "pass": lambda stage, _who, hours: stage.passes(hours),
}
ACTORS = {*LOGINS, "desk", "hours"}
_ON_THE_REPOSITORY = {
    "renames a label",
    "deletes from the repository the label",
    "makes in the repository the label",
    "loses the login to a stranger",
    "deletes the account",
    "sweeps",
    "reads the desk file",
    "breaks",
    "takes away the record",
    "pass",
}
"""Deeds that other requests of the same desk feel, or make slow."""


def needs_its_own_desk(entry: dict[str, Any]) -> bool:
    """Whether a scenario does something that other requests of the same desk feel."""
    deeds = [deed for act in entry["when"] for deed in act.values()]
    return any(word in _ON_THE_REPOSITORY for deed in deeds for word in ([deed] if isinstance(deed, str) else deed))
