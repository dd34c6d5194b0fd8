"""Text beside a command that is no part of what it does, and of which its writer must hear that.

Below no heading it is no evidence and no answer; below an approval or a signature it is no condition. Knows where
sections begin, not whether what stands in them is right.
"""

from automation.core.evidence.wrong import Wrong
from automation.core.policy.process import Process
from automation.core.problem import Reason
from automation.core.text.command_line import Command, without_draft
from automation.core.text.markdown import lines_of, without_comments
from automation.core.why import Why

from .sections import read_sections
from .supplement import COMPLETE
from .types import echoed, visible_length

TURNED_AWAY_LATER = frozenset(
    {
        Why.EVIDENCE_INCOMPLETE,
        Why.SUPPLEMENT_INCOMPLETE,
        Why.FORM_INCOMPLETE,
        Why.HELD,
        Why.CHANGED_SINCE,
        Why.GATE_SHUT,
        Why.REVIEW_OWED,
    }
)
"""Refusals of a command whose sections are taken all the same; any other refusal says that nothing was taken."""


def outside_text(process: Process, command: Command | None, refusal: str) -> tuple[Reason, ...]:
    """The warning that is due beside the answer to `command`; `refusal` is the code of its refusal, '' for none."""
    if command is None or (refusal and refusal not in TURNED_AWAY_LATER):
        return ()
    # Nearly every comment begins with its first heading, so that nothing else needs to be read.
    first, beside = command.text.lstrip("\n").partition("\n")[0], without_draft(command)
    if not beside and first.startswith("### ") and first[4:].strip():
        return ()
    if not _takes_sections(process, command.word):
        return ()
    words = without_comments(f"{beside}\n{read_sections(command.text, {}).before}")
    return (Reason(Wrong.OUTSIDE_TEXT, {"given": echoed(words)}),) if visible_length(words) else ()


_UNCONDITIONAL = {"setujui": Why.TEXT_BELOW_APPROVAL, "sepakat": Why.TEXT_BELOW_AGREEMENT}


def below_decision(process: Process, command: Command | None) -> tuple[Reason, ...]:
    """The warning that is due beside an accepted decision: what stands below it in its writer's own words is none."""
    code = _UNCONDITIONAL.get(command.word) if command is not None and command.text.strip() else None
    if command is None or code is None:
        return ()
    own = (line for line in lines_of(without_comments(command.text)) if not line.lstrip().startswith(">"))
    words = "\n".join(own)
    step = str(process.approval_step.number - 1)
    return (
        (Reason(code, {"given": echoed(words), "verb": command.word, "step": step}),) if visible_length(words) else ()
    )


def _takes_sections(process: Process, word: str) -> bool:
    """Whether `word` is `/lengkapi` or the verb of a step that asks for evidence."""
    return word == COMPLETE or any(step.sections and word in (step.verb, *step.aliases) for step in process.steps)
