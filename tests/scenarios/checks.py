"""What must be so at the end of a scenario: the words of `then`, for every stage."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from automation.core.state.codes import CODES
from automation.core.state.markers import reply_key
from tests.scenarios.actions import begin, label_of, play
from tests.scenarios.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What there was before the first act: the code, entries of the record, comments, labels by hand."""

    code: str = ""
    entries: int = 0
    texts: int = 0
    by_hand: int = 0


def failures(stage: Stage, entry: dict[str, Any]) -> list[str]:
    """Plays a scenario; what is not as it must be."""
    begin(stage, entry["given"])
    code = stage.code if "OLD" in str(entry["then"]) else ""
    before = Before(code=code, entries=len(stage.record), texts=len(stage.texts), by_hand=len(stage.by_hand))
    play(stage, entry)
    return list(_judge(stage, entry, before))


def _judge(stage: Stage, entry: dict[str, Any], before: Before) -> Iterator[str]:
    for wanted, value in entry["then"].items():
        if wanted in FOUND:
            found = FOUND[wanted](stage, before)
            if found != value:
                yield f"{wanted}: {value!r} is wanted, {found!r} was found"
        else:
            yield from CHECKS[wanted](stage, before, value)
    words = [deed for act in entry["when"] for deed in act.values() if deed in ("sleeps", "wakes")]
    if words[-1:] != ["sleeps"] and stage.is_readable:
        yield from _always(stage)


def _always(stage: Stage) -> Iterator[str]:
    """Exactly one step label on every open request, that of its step; none on a closed one."""
    steps = {label for label in stage.labels if label.casefold().startswith("langkah ")}
    wanted = {stage.process.step(stage.step).label} if stage.is_open else set()
    if {label.casefold() for label in steps} != wanted:
        yield f"step labels: {sorted(wanted)} are wanted, {sorted(steps)} were found"


FOUND: dict[str, Callable[[Stage, Before], Any]] = {
    "step": lambda stage, _: stage.step,
    "state": lambda stage, _: stage.state or None,
    "open": lambda stage, _: stage.is_open,
    "answer": lambda stage, _: stage.last.code if stage.last else None,
    "counts": lambda stage, _: stage.counts,
    "needs": lambda stage, _: stage.needs,
    "waits for": lambda stage, _: stage.waiting_for,
    "may be developed": lambda stage, _: stage.may_be_developed,
    "recorded": lambda stage, before: [each.kind for each in stage.record[before.entries :] if each.kind not in CODES],
    "new comments": lambda stage, before: len(stage.texts) - before.texts,
}


def _says(stage: Stage, _: Before, words: str) -> Iterator[str]:
    if words not in "\n".join([*stage.texts, stage.status]):
        yield f"nobody is told {words!r}"


def _is_gone(stage: Stage, _: Before, named: Any) -> Iterator[str]:
    for each in named if isinstance(named, list) else [named]:
        if label_of(stage, each) in stage.labels:
            yield f"the label {label_of(stage, each)!r} is still there"


def _stays(stage: Stage, _: Before, named: Any) -> Iterator[str]:
    if label_of(stage, named) not in stage.labels:
        yield f"the label {label_of(stage, named)!r} is gone"


def _taken_back(stage: Stage, before: Before, codes: str | list[str]) -> Iterator[str]:
    """Each label by hand that was not honoured is gone, was answered once, and is one entry of the record."""
    answers = [(each, stage.answer_to(each.event)) for each in stage.by_hand[before.by_hand :]]
    refused = [(each, said.code) for each, said in answers if said is not None and not said.accepted]
    wanted = codes if isinstance(codes, list) else [codes]
    if [code for _, code in refused] != wanted:
        yield f"taken back: {wanted} are wanted, {[code for _, code in refused]} were found"
    present = stage.process.step(stage.step).label.casefold() if stage.is_open else ""
    for each, code in refused:
        if each.label.casefold() in {label.casefold() for label in stage.labels} - {present}:
            yield f"{each.label!r} is still there"
        told = [text for text in stage.texts if text.startswith(f"<!-- alur:{reply_key(0, each.event)} -->")]
        if [f"@{each.login}" in text for text in told] != [True]:
            yield f"{each.login} was answered {len(told)} times for {each.label!r}: {told}"
        entries = [entry for entry in stage.record if entry.event == each.event]
        if [(entry.kind, entry.code) for entry in entries] != [("label_taken_back", code)]:
            yield f"the record says of {each.label!r}: {entries}"


def _honoured(stage: Stage, before: Before, number: int) -> Iterator[str]:
    """That many labels by hand carried the request on: each is one move of the record, and nobody is reproached."""
    answers = [(each, stage.answer_to(each.event)) for each in stage.by_hand[before.by_hand :]]
    accepted = [each for each, said in answers if said is not None and said.accepted]
    if len(accepted) != number:
        yield f"honoured: {number} labels are wanted, {accepted} were found"
    for each in accepted:
        entries = [entry.kind for entry in stage.record if entry.event == each.event]
        if entries != ["move"]:
            yield f"the record says of {each.label!r}: {entries}"
        if any(reply_key(0, each.event) in text for text in stage.texts):
            yield f"{each.login} was answered for {each.label!r}"


def _verified(stage: Stage, before: Before, asked: Any) -> Iterator[str]:
    """Each question to `alur verify` has its answer, and `why` are all its reasons."""
    for each in asked if isinstance(asked, list) else [asked]:
        code = each.get("code")
        typed = {"OLD": before.code, "current": stage.code if code == "current" else ""}.get(code or "", code)
        found = stage.verified(each.get("repository", ""), typed)
        why = each.get("why", [])
        if found.answer != each["answer"] or list(found.reasons) != (why if isinstance(why, list) else [why]):
            yield f"verify: {each} is wanted, {found} was found"


CHECKS: dict[str, Callable[[Stage, Before, Any], Iterator[str]]] = {
    "verify": _verified,
    "says": _says,
    "label gone": _is_gone,
    "label stays": _stays,
    "taken back": _taken_back,
    "honoured": _honoured,
}
