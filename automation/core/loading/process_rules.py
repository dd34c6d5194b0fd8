"""The rules that a procedure keeps as a whole: one gate that nothing avoids, one launch, verbs that nobody confuses.

Knows no YAML: a Process goes in, Problems come out. The rules of evidence are in `evidence_rules.py`.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

from automation.core.commands.table import COMMANDS
from automation.core.policy.process import REQUESTER, Process, Step
from automation.core.problem import Problem

from .evidence_rules import EVIDENCE_RULES
from .process_view import Rule, View, in_step
from .schema import Checked

LONGEST_LABEL = 50
"""GitHub refuses longer label names: https://docs.github.com/en/rest/issues/labels#create-a-label"""

OVERLAYS = ("langkah ", "status: ", "tanda: ")
"""How the labels begin that the desk puts on by itself."""


def graph_problems(view: View, checked: Checked) -> tuple[Problem, ...]:
    """Everything that breaks a rule, except what only follows from a value that `checked` already refused."""
    return tuple(
        problem
        for rule, reads in (*RULES, *EVIDENCE_RULES)
        for problem in rule(view)
        if not checked.is_spoiled(_scope(problem), reads)
    )


def _scope(problem: Problem) -> tuple[str | int, ...]:
    is_in_step = len(problem.path) > 1 and problem.path[0] == "steps"
    return problem.path[:2] if is_in_step else ()


def _one_approval(view: View) -> Iterator[Problem]:
    yield from _exactly_one(view.process, "approval", lambda step: step.approval)


def _one_launch(view: View) -> Iterator[Problem]:
    yield from _exactly_one(view.process, "launch", lambda step: step.launch)


def _exactly_one(process: Process, key: str, is_marked: Callable[[Step], bool]) -> Iterator[Problem]:
    marked = [step for step in process.steps if is_marked(step)]
    if not marked:
        remedy = f"write `{key}: true` at one step"
        yield Problem(path=("steps",), what=f"no step is marked `{key}: true`", remedy=remedy)
    for step in marked[1:]:
        what = f"step {step.number} is a second one with `{key}: true`, after step {marked[0].number}"
        yield in_step(step, (key,), what, "keep one of the two")


def _one_agreement(view: View) -> Iterator[Problem]:
    """The requester signs one step at most: one that has evidence, before the approval."""
    marked = [step for step in view.process.steps if step.agreement]
    approval = _first(view.process, lambda step: step.approval)
    for count, step in enumerate(marked):
        if count:
            yield in_step(step, ("agreement",), "this is a second step with `agreement: true`", "keep one of the two")
        if not step.sections or (approval and step.number >= approval.number):
            what = "only a step with sections, before the approval, can be agreed upon"
            yield in_step(step, ("agreement",), what, "move it to such a step")


def _gate_avoids_nothing(view: View) -> Iterator[Problem]:
    """Steps are walked in order and returns go back, so a path avoids the gate just where these flags are wrong."""
    approval = _first(view.process, lambda step: step.approval)
    for step in view.process.steps if approval else ():
        is_behind = approval is not None and step.number > approval.number
        if is_behind and not step.gated:
            what = f"step {step.number} could be reached without the approvals of step {_number(approval)}"
            yield in_step(step, ("gated",), what, "write `gated: true`")
        if not is_behind and step.gated:
            what = f"step {step.number} needs approvals that are only collected later or in it"
            yield in_step(step, ("gated",), what, "take `gated` out, or move the approval step before it")


def _approval_in_between(view: View) -> Iterator[Problem]:
    approval = _first(view.process, lambda step: step.approval)
    launch = _first(view.process, lambda step: step.launch)
    if approval and approval.number in (1, view.process.last):
        yield in_step(approval, ("approval",), "the approval step cannot be the first or the last", "move it")
    if approval and launch and launch.number <= approval.number:
        yield in_step(launch, ("launch",), "the launch must come after the approval", "move one of the two")
    if approval and approval.sections:
        what = "the approval step holds no evidence of its own: its verb is bare"
        yield in_step(approval, ("sections",), what, "move the sections to the step before or after it")
    for step in view.process.steps:
        if step.may_reject and approval and step.number >= approval.number:
            what = "`may_reject` ends a request before it is approved, not later"
            yield in_step(step, ("may_reject",), what, "take it out")


def _first_step(view: View) -> Iterator[Problem]:
    if not view.process.steps:
        return
    first, *others = view.process.steps
    if not first.fields:
        yield in_step(
            first, ("fields",), "the first step asks nothing: it has no `fields`", "list the form's questions"
        )
    if first.actor != REQUESTER:
        yield in_step(first, ("actor",), f"the first step is the requester's, not `{first.actor}`'s", "write `pemohon`")
    if first.verb or first.sections or first.aliases:
        what = "the first step is done by the form and has neither verb nor sections"
        yield in_step(first, ("verb" if first.verb else "sections",), what, "take them out")
    for step in others:
        if step.fields:
            yield in_step(step, ("fields",), "only the first step has `fields`", "write `sections`")


def _verbs(view: View) -> Iterator[Problem]:
    owners: dict[str, int] = {}
    for step in view.process.steps[1:]:
        if not step.verb:
            yield in_step(step, ("verb",), f"step {step.number} has no verb, so nobody could finish it", "add `verb:`")
        words: list[tuple[tuple[str | int, ...], str]] = [(("verb",), step.verb)] if step.verb else []
        words += [(("aliases", place), word) for place, word in enumerate(step.aliases)]
        for path, word in words:
            if word in COMMANDS:
                yield in_step(step, path, f"`{word}` is a command of every procedure", "choose another word")
            elif word in owners:
                yield in_step(step, path, f"`{word}` is already a verb of step {owners[word]}", "choose another word")
            owners.setdefault(word, step.number)


def _actors(view: View) -> Iterator[Problem]:
    allowed = (REQUESTER, *sorted(view.roles))
    for step in view.process.steps:
        named = [(("actor",), step.actor), *((("notify", place), role) for place, role in enumerate(step.notify))]
        for path, role in named:
            if role not in allowed:
                what = f"unknown role `{role}`"
                yield in_step(step, path, what, "take one of these, or add the role to the desk file", allowed)


def _steps_apart(view: View) -> Iterator[Problem]:
    keys: dict[str, int] = {}
    titles: dict[str, int] = {}
    for step in view.process.steps:
        if keys.setdefault(step.key, step.number) != step.number:
            yield in_step(step, ("key",), f"`{step.key}` is already the key of step {keys[step.key]}", "choose another")
        if titles.setdefault(step.title.id.casefold(), step.number) != step.number:
            what = f"step {titles[step.title.id.casefold()]} already has this title"
            yield in_step(step, ("title", "id"), what, "word it otherwise")


def _labels(view: View) -> Iterator[Problem]:
    named: list[tuple[tuple[str | int, ...], str]] = [(("label",), view.process.label)]
    named += [(("steps", step.number - 1, "title", "id"), step.label) for step in view.process.steps]
    for path, label in named:
        if len(label) > LONGEST_LABEL:
            what = f"the label `{label}` has {len(label)} characters; GitHub allows {LONGEST_LABEL}"
            yield Problem(path=path, what=what, remedy="word it shorter")
        if "," in label or "/" in label:
            yield Problem(path=path, what=f"the label `{label}` has a comma or a slash", remedy="word it without")
    if view.process.label.casefold().startswith(OVERLAYS):
        what = f"`{view.process.label}` reads like a label that the desk puts on by itself"
        yield Problem(path=("label",), what=what, remedy=f'write "sop: {view.process.label.split(": ")[-1]}"')


def _gated_in_one_piece(view: View) -> Iterator[Problem]:
    """Kept apart from the approval step, so that it also speaks where that one is missing."""
    if any(step.approval for step in view.process.steps):
        return
    for before, after in pairwise(view.process.steps):
        if before.gated and not after.gated:
            yield in_step(
                after, ("gated",), f"step {after.number} is not gated, but step {before.number} is", "gate it"
            )


def _first(process: Process, is_marked: Callable[[Step], bool]) -> Step | None:
    return next((step for step in process.steps if is_marked(step)), None)


def _number(step: Step | None) -> int:
    return step.number if step else 0


RULES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (_one_approval, frozenset({"steps", "approval"})),
    (_one_launch, frozenset({"steps", "launch"})),
    (_one_agreement, frozenset({"steps", "agreement", "sections", "approval"})),
    (_gate_avoids_nothing, frozenset({"steps", "approval", "gated"})),
    (_gated_in_one_piece, frozenset({"steps", "approval", "gated"})),
    (_approval_in_between, frozenset({"steps", "approval", "launch", "sections"})),
    (_first_step, frozenset({"actor", "fields", "verb", "sections"})),
    (_verbs, frozenset({"verb", "aliases"})),
    (_actors, frozenset({"actor", "notify"})),
    (_steps_apart, frozenset({"key", "id"})),
    (_labels, frozenset({"label", "id", "title"})),
)
"""Each rule with the keys that it reads; in a step where the shape of one of these is broken, it stays silent."""
