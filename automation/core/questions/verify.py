"""Whether a request may be developed now, in this repository, at this code (rule 11).

The desk's own decision answers; this only says what keeps it from being yes. Knows no GitHub and no words.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from automation.core.approval.verdict import Gate
from automation.core.evidence.types import items
from automation.core.outcome.decision import Decision
from automation.core.policy.process import Section, Step
from automation.core.problem import Reason
from automation.core.state.situation import Overlay, Situation
from automation.core.text.command_line import read_code
from automation.core.text.values import read_repository
from automation.core.why import Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is to be developed: in `repository` (OWNER/NAME, '' for any), at `code` as typed (None: whichever)."""

    repository: str = ""
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer: yes without reasons, no with all of them, or unknown (which is never yes) with what hides it.

    `number` is 0 when no request could be told; `code` and `repositories` are those of the approved plan.
    """

    number: int = 0
    reasons: tuple[Reason, ...] = ()
    is_unknown: bool = False
    code: str = ""
    repositories: tuple[str, ...] = ()

    @property
    def may(self) -> bool:
        """Whether it may be developed."""
        return not self.is_unknown and not self.reasons


def verdict(decision: Decision, question: Question) -> Verdict:
    """The answer to `question` by what the desk decides of the request."""
    number, situation = decision.request.number, decision.situation
    if decision.unknown is not None:
        return Verdict(number=number, reasons=(decision.unknown,), is_unknown=True)
    if situation is None:
        return Verdict(number=number, reasons=(Reason(Why.NO_FORM),))
    return Verdict(
        number=number,
        reasons=tuple(_reasons(situation, question)),
        code=situation.gate.former_code or situation.gate.code,
        repositories=named_repositories(situation),
    )


def named_repositories(situation: Situation) -> tuple[str, ...]:
    """The repositories (OWNER/NAME) that the plan names, each once."""
    given = [
        found
        for step, section in _sections(situation)
        if step.number in situation.evidence and (found := situation.evidence[step.number].given.get(section.key))
    ]
    named = [read_repository(item) for each in given if each.problem is None for item in items(each.text)]
    return tuple(dict.fromkeys(name for name in named if name))


def _reasons(situation: Situation, question: Question) -> Iterator[Reason]:
    if situation.is_closed:
        yield Reason(Why.VERIFY_ENDED, {"ending": situation.overlay.value})
        return
    if not situation.may_develop:
        yield from _shut(situation)
    yield from _about_code(situation.gate, question.code)
    if question.repository and situation.may_develop:
        yield from _about_repository(situation, question.repository)


def _shut(situation: Situation) -> Iterator[Reason]:
    """Why an open request may not be developed; there is always a reason, also where the desk knows no other."""
    found = [*situation.lapsed, *situation.violations]
    approval = situation.process.approval_step.number
    if situation.step < approval:
        found.append(Reason(Why.VERIFY_TOO_EARLY, {"step": str(situation.step), "target": str(approval)}))
    else:
        found += situation.gate.blocks
    # These two say nothing that the step or the gate did not say.
    if situation.overlay not in (Overlay.NONE, Overlay.NEEDS_INFO, Overlay.REJECTED):
        found.append(Reason(Why.VERIFY_RESTING, {"state": situation.overlay.value}))
    yield from found or [Reason(Why.VERIFY_NOT_APPROVED)]


def _about_code(gate: Gate, typed: str | None) -> Iterator[Reason]:
    if typed is None:
        return
    code = read_code(typed)
    if not typed.strip():
        yield Reason(Why.VERIFY_CODE_MISSING)
    elif code is None:
        yield Reason(Why.VERIFY_CODE_UNREADABLE, {"written": typed})
    elif code not in {gate.code, gate.former_code}:
        yield Reason(Why.VERIFY_CODE_OUTDATED, {"written": code})


def _about_repository(situation: Situation, repository: str) -> Iterator[Reason]:
    places = list(_sections(situation))
    if not places:
        yield Reason(Why.VERIFY_NO_SECTION, {"process": situation.process.id})
        return
    step, section = places[0]
    facts = {"repository": repository, "target": str(step.number), "verb": step.verb, "section": section.title.id}
    named = named_repositories(situation)
    if not named:
        yield Reason(Why.VERIFY_NO_REPOSITORIES, facts)
    elif repository.casefold() not in {name.casefold() for name in named}:
        yield Reason(Why.VERIFY_OTHER_REPOSITORY, facts | {"named": ", ".join(named)})


def _sections(situation: Situation) -> list[tuple[Step, Section]]:
    return [(step, section) for step in situation.process.steps for section in step.sections if section.repositories]
