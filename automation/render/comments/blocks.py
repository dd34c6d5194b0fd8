"""The block to copy: a command that, once its hints are replaced, the desk accepts."""

from collections.abc import Sequence
from dataclasses import replace

from automation.core.approval.letters import SECTIONS
from automation.core.evidence.evidence import Evidence, titles
from automation.core.evidence.sections import hint, read_sections
from automation.core.evidence.supplement import COMPLETE
from automation.core.policy.process import Step
from automation.core.problem import AnswerProblem
from automation.core.state.situation import Answer, Situation
from automation.core.text.mail import without_trailer
from automation.render.base.escape import fenced

LONGEST = 4_000
"""A longer text is not offered again, for the comment that offers it must stay below GitHub's limit."""

_OF_THE_BODY = frozenset({"repeated_heading", "out_of_order"})
"""Problems of the form that only an edit of the request mends."""


def step_block(step: Step, evidence: Evidence, beside: str = "") -> str:
    """The step's verb and its headings; what was given and is right stands there already, the rest is a hint line.

    `beside` stands behind the verb. A very long text that is right is left out with its heading: it stands where it was
    given, and counts.
    """
    lines = [f"/{step.verb} {beside}".strip()]
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


def mailed_block(situation: Situation, answer: Answer) -> str:
    """The block of a step with what somebody sent by mail, up to the mail's signature or the mail that it quotes."""
    number = int(answer.reason.facts["step"])
    step, known = situation.process.step(number), situation.evidence.get(number, Evidence())
    command = answer.command
    text, beside = (command.text, "draf" if command.is_draft else "") if command is not None else ("", "")
    typed = {key: without_trailer(each) for key, each in read_sections(text, titles(step)).found.items()}
    given = {key: each for key, each in known.given.items() if key not in typed}
    return step_block(step, Evidence(given=given, prefill={**known.prefill, **typed}), beside)


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
    if situation.is_closed or not step.verb or situation.pause is not None:
        return ""
    if not step.approval:
        return step_block(step, situation.evidence.get(step.number, Evidence()))
    if situation.gate.is_open:
        return command_block(f"/{step.verb}")
    if situation.gate.lacks_permits_only:
        return letter_block(situation.gate.code, situation.gate.open_documents, "nama pejabat yang menandatangani")
    return command_block(f"/setujui {situation.gate.code}") if situation.gate.code else ""
