"""What holds after every run of the desk, whatever happened before (design sections 3-5; security I1, I9, I11, I15)."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from automation.core.evidence.wrong import Wrong
from automation.core.outcome.decision import Decision
from automation.core.outcome.plan import AddLabels, Close, EditComment, Plan, PostComment, RemoveLabels
from automation.core.policy.process import Process
from automation.core.state.markers import FORMLESS, STATUS, key_of
from automation.render.comments.compose import compose
from automation.render.wording.rule_names import rule_name
from automation.render.wording.words import ANSWERS, WORDINGS
from tests.builders.reasons import fields

MOST = 65_536
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*")
_SPAN = re.compile(r"`[^`]+`")
_MENTION = re.compile(r"@([A-Za-z0-9-]+)")


def check(story: Any, plan: Plan) -> None:
    """Everything that must hold now that `plan` has been carried out."""
    now = story.decided(story.now + timedelta(seconds=1))
    assert compose(story.of, now).writes == ()
    _one_step_label(now)
    _no_work_without_approval(now, story.of.processes)
    _closing_comes_before_opening(now, plan)
    _one_status_comment(now)
    _each_sentence_has_its_facts(now)
    _each_refusal_has_its_rule(now)
    for write in plan.writes:
        if isinstance(write, PostComment | EditComment):
            assert len(write.body) <= MOST
            assert mentioned(write.body) <= _known(story), write.body


def plain(text: str) -> str:
    """What Markdown acts on: the text without fenced blocks and code spans; no fence or span may be left open."""
    kept, fence = [], ""
    for line in text.split("\n"):
        found = _FENCE.fullmatch(line)
        if fence:
            ends = (
                found and set(found[1]) == set(fence) and len(found[1]) >= len(fence) and found[0].strip() == found[1]
            )
            fence = "" if ends else fence
        elif found:
            fence = found[1]
        else:
            kept.append(_SPAN.sub("", line))
            assert "`" not in kept[-1], line
    assert not fence, "a fence is left open"
    return "\n".join(kept)


def mentioned(text: str) -> set[str]:
    """The logins that a comment notifies."""
    return set(_MENTION.findall(plain(text)))


def _known(story: Any) -> set[str]:
    events = (*story.request.label_events, *story.request.state_events)
    actors = {event.actor.login for event in events if event.actor}
    author = {story.request.author.login} if story.request.author else set()
    # A person of the desk file may be called otherwise by now; the numeric id says that it is the same one.
    renamed = {each.author.login for each in story.request.comments if story.of.desk.person(each.author)}
    return {person.login for person in story.of.desk.people} | actors | author | renamed


def _one_step_label(now: Decision) -> None:
    found = [label for label in now.request.labels if label.startswith("langkah ")]
    if now.unknown is None and (now.situation is not None or now.request.is_open):
        assert len(found) == (1 if now.request.is_open else 0), found


def _no_work_without_approval(now: Decision, processes: Iterable[Process]) -> None:
    if now.withheld is not None and now.withheld.is_told:
        gated = {step.label for process in processes for step in process.steps if step.gated}
        standing = {label for label in gated & now.request.labels if not _is_by_desk(now, label)}
        assert standing <= {now.withheld.stays}
    if now.situation is not None:
        launched = now.situation.reached > now.situation.process.launch_step.number
        assert not _gated(now) & now.request.labels or now.situation.gate.is_open or launched


def _is_by_desk(now: Decision, label: str) -> bool:
    return [event for event in now.request.label_events if event.label == label][-1:][0].by_desk


def _closing_comes_before_opening(now: Decision, plan: Plan) -> None:
    opening = [place for place, write in enumerate(plan.writes) if _opens(write, _gated(now))]
    closing = [place for place, write in enumerate(plan.writes) if isinstance(write, RemoveLabels | Close)]
    assert not opening or not closing or max(closing) < min(opening)
    assert plan.opens or not opening


def _gated(now: Decision) -> set[str]:
    return {step.label for step in now.situation.process.steps if step.gated} if now.situation else set()


def _opens(write: object, gated: set[str]) -> bool:
    if isinstance(write, AddLabels):
        return bool(gated & set(write.names))
    return isinstance(write, PostComment) and write.key.startswith("opened:")


def _one_status_comment(now: Decision) -> None:
    found = [comment for comment in now.request.comments if key_of(comment) in {STATUS, FORMLESS}]
    assert len(found) == 1 or not now.request.is_open


def _each_sentence_has_its_facts(now: Decision) -> None:
    if now.situation is None:
        return
    answers = now.situation.answers
    reasons = [*(answer.reason for answer in answers), *now.situation.lapsed, *now.situation.violations]
    reasons += [found.reason for found in now.situation.problems]
    reasons += [found.reason for answer in answers for found in answer.problems]
    for reason in reasons:
        text = (ANSWERS if isinstance(reason.code, Wrong) else WORDINGS)[reason.code]
        assert fields(text.id) <= set(reason.facts), reason
    for reason in now.situation.gate.blocks:
        assert fields(WORDINGS[reason.code].at_gate.id) <= set(reason.facts), reason


def _each_refusal_has_its_rule(now: Decision) -> None:
    if now.situation is None:
        return
    codes = [answer.reason.code for answer in now.situation.answers if not answer.accepted]
    codes += [reason.code for reason in now.situation.gate.blocks]
    codes += [approval.reason.code for approval in now.situation.gate.approvals if not approval.counts]
    for code in codes:
        assert rule_name(code, "id"), code
