"""The line to send, for whoever may send it now: instead of a near miss, or of a decision that was not taken.

Offered at the end, by what stands now: it must be a line that the desk would take. Who may do nothing of what was meant
is told that there is help (other rules).
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from automation.core.policy.authority import Case
from automation.core.policy.duties import LETTER
from automation.core.problem import Reason
from automation.core.state.situation import Answer, Situation
from automation.core.text.command_line import read_code
from automation.core.text.mail import without_trailer
from automation.core.text.near_misses import NearMiss, Place
from automation.core.why import Why

from .choices import choices
from .command import LONGEST, asker
from .table import COMMANDS, ROWS

_AGAIN = frozenset(
    {
        *(Why.CODE_UNREADABLE, Why.OTHER_CODE, Why.SECOND_COMMAND, Why.EDITED),
        *(Why.VIA_EMAIL, Why.EARLIER_THAN_CHANGE, Why.ORDER_UNCLEAR),
        *(
            Why.AGREEMENT_CODE,
            Why.AGREEMENT_OTHER_CODE,
            Why.AGREEMENT_BY_EMAIL,
            Why.EMERGENCY_BY_EMAIL,
            Why.SUPPLEMENT_BY_EMAIL,
        ),
    }
)
"""Refusals after which the same is simply sent again: a decision with the code of now and nothing beside it."""

_OF_LETTERS = frozenset({Why.VIA_EMAIL, Why.EDITED})
"""Those of a letter: another code or day asks for another letter."""

_MISPLACED = {
    Place.BLANK: Why.MISPLACED_BLANK,
    Place.BELOW: Why.MISPLACED_BELOW,
    Place.CODE: Why.MISPLACED_CODE,
    Place.QUOTE: Why.MISPLACED_QUOTE,
    Place.MARKS: Why.MISPLACED_MARKS,
    Place.TALK: Why.MISPLACED_TALK,
}
"""What is a command but for its place, by that."""

_CODED = frozenset(row.word for row in ROWS if row.argument.code is not None)


def with_offers(situation: Situation, case: Case, missed: Mapping[int, NearMiss], now: datetime) -> Situation:
    """The situation with the line that each answer may offer; without near misses of which nobody needs to hear.

    `missed` are the near misses by comment.
    """
    if not any(each.reason.code in _AGAIN | {Why.NEAR_MISS} for each in situation.answers):
        return situation
    answers: list[Answer | None] = []
    for each in situation.answers:
        if each.reason.code not in _AGAIN | {Why.NEAR_MISS}:
            answers.append(each)
            continue
        chosen = choices(situation, case.desk, asker(case, each.actor, now))
        is_missed = each.reason.code == Why.NEAR_MISS
        answers.append(
            _answered(situation, each, missed[each.comment_id], chosen)
            if is_missed
            else _again(situation, each, chosen)
        )
    return replace(situation, answers=tuple(each for each in answers if each is not None))


def _again(situation: Situation, answer: Answer, chosen: Collection[str]) -> Answer:
    """A refused decision with its line, for whoever may still decide so."""
    command = answer.command
    if command is None or command.word not in chosen:
        return answer
    word, code = command.word, present_code(situation, command.word)
    is_letter, text = word == LETTER, without_trailer(command.text).strip("\n")
    if (word in _CODED and not code) or (is_letter and answer.reason.code not in _OF_LETTERS):
        return answer
    beside = code if word in _CODED else command.argument
    below = text if is_letter or word not in _CODED else ""
    line = f"/{word} {beside}".strip() + (f"\n\n{below}" if below.strip() else "")
    if len(line) > LONGEST:
        return answer
    return replace(answer, reason=Reason(answer.reason.code, dict(answer.reason.facts) | {"ready": line}))


def _answered(situation: Situation, answer: Answer, miss: NearMiss, chosen: Collection[str]) -> Answer | None:
    may = {alias: word for word in chosen for alias in (word, *_aliases(situation, word))}
    word = next((may[each] for each in miss.words if each in may and not _is_of_another(situation, each, miss)), "")
    if miss.place is Place.TALK and not word:
        # Who speaks of a command that is somebody else's to give has not given one.
        return None
    if not miss.is_at_start and answer.at < situation.since:
        # It belongs to what is past, and would only puzzle; what stands at the start was always answered.
        return None
    facts = {"written": miss.written}
    if not word:
        return replace(answer, reason=Reason(Why.NEAR_MISS_NONE, facts))
    line = ready(situation, word, miss)
    facts |= {"nearest": word} | ({"ready": line} if line else {})
    code = _MISPLACED.get(miss.place, Why.NEAR_MISS) if miss.is_exact else Why.NEAR_MISS
    if code == Why.NEAR_MISS and not line:
        code = Why.NEAR_MISS_BARE
    return replace(answer, reason=Reason(code, facts), warnings=(*answer.warnings, *_of_code(situation, word, miss)))


def _is_of_another(situation: Situation, word: str, miss: NearMiss) -> bool:
    """Whether the code beside it is that of another command: then it was that which was meant."""
    code = read_code(miss.argument) if word in _CODED else None
    others = {present_code(situation, each) for each in _CODED} - {present_code(situation, word)}
    return code is not None and code in others


def _aliases(situation: Situation, word: str) -> tuple[str, ...]:
    return next((step.aliases for step in situation.process.steps if step.verb == word), ())


def present_code(situation: Situation, word: str) -> str:
    """The code that this command must name now, '' for none."""
    code = COMMANDS[word].argument.code if word in COMMANDS else None
    return code(situation) if code is not None else ""


def ready(situation: Situation, word: str, miss: NearMiss) -> str:
    """The comment that would do what was meant, '' where something is lacking that its writer must add."""
    argument, text = miss.argument, miss.text
    if word in _CODED:
        line = f"/{word} {present_code(situation, word)}"
        return f"{line}\n\n{text}" if word == LETTER and text.strip() else line
    if read_code(argument) is not None:
        # The code of an approval is no reason for the opposite.
        argument = ""
    fits = COMMANDS[word].argument.fits if word in COMMANDS else None
    if not miss.is_exact and fits is not None and not fits(argument, text):
        return ""
    whole = f"/{word} {argument}".strip() + (f"\n{text}" if text.strip() else "")
    return whole if len(whole) <= LONGEST else f"/{word} {argument}".strip()[:LONGEST]


def _of_code(situation: Situation, word: str, miss: NearMiss) -> tuple[Reason, ...]:
    """Whoever named another code than that of now is told to read first."""
    written = read_code(miss.argument) if word in _CODED else None
    if written is None or written == present_code(situation, word):
        return ()
    return (Reason(Why.CODE_IS_OLDER, {"written": written}),)
