"""The block to copy: a command that, once its hints are replaced, the desk accepts."""

from collections.abc import Sequence
from dataclasses import replace

from automation.core.letters import SECTIONS
from automation.core.problem import AnswerProblem
from automation.core.process import Step
from automation.core.sections import hint
from automation.core.situation import Evidence, Situation
from automation.core.supplement import COMPLETE

from .escape import fenced

LONGEST = 4_000
"""A longer text is not offered again, for the comment that offers it must stay below GitHub's limit."""

_OF_THE_BODY = frozenset({"repeated_heading", "out_of_order"})
"""Problems of the form that only an edit of the request mends."""


def step_block(step: Step, evidence: Evidence) -> str:
    """The step's verb and its headings; what was given and is right stands there already, the rest is a hint line.

    A very long text that is right is left out with its heading: it stands where it was given, and counts.
    """
    lines = [f"/{step.verb}"]
    for section in step.sections:
        given = evidence.given.get(section.key)
        text = given.text if given is not None and given.problem is None else ""
        if len(text) > LONGEST:
            continue
        prefill = evidence.prefill.get(section.key, "") if given is None else ""
        if len(prefill) > LONGEST:
            prefill = ""
        lines += ["", f"### {section.title.id}", text or prefill or hint(section)]
    return fenced("\n".join(lines))


def letter_block(code: str, letters: tuple[str, ...], signatory: str = "") -> str:
    """The block that records a signed letter; its first section names what may be recorded now.

    `signatory` is another hint for who signed: a permit comes from people whom the desk file does not know.
    """
    examples = {"subject": letters[0] if letters else "", "signatory": signatory}
    lines = [f"/catat {code}"]
    for each in SECTIONS:
        section = replace(each, example=examples.get(each.key) or each.example)
        lines += ["", f"### {section.title.id}", hint(section)]
    return fenced("\n".join(lines))


def form_block(problems: Sequence[AnswerProblem]) -> str:
    """`/lengkapi` with the headings of the questions that it can still answer; '' when there are none."""
    headings = [each.heading for each in problems if each.reason.code not in _OF_THE_BODY]
    return fenced("\n".join([f"/{COMPLETE}", *(f"\n### {heading}" for heading in headings)])) if headings else ""


def command_block(command: str) -> str:
    """One command alone in a fence, to be copied with one touch."""
    return fenced(command)


def next_block(situation: Situation) -> str:
    """The block for whoever must act now; '' when nobody acts by a comment."""
    step = situation.process.step(situation.step)
    if situation.step == 1 and not situation.is_closed:
        return form_block(situation.problems)
    if situation.is_closed or not step.verb or situation.held_until is not None:
        return ""
    if not step.approval:
        return step_block(step, situation.evidence.get(step.number, Evidence()))
    if situation.gate.is_open:
        return command_block(f"/{step.verb}")
    if situation.gate.lacks_permits_only:
        return letter_block(situation.gate.code, situation.gate.open_documents, "nama pejabat yang menandatangani")
    return command_block(f"/setujui {situation.gate.code}") if situation.gate.code else ""
