"""Which comments of its own the desk owes: answers, calls to act, and the news that the SOP asks for.

Each is written once, known by its key; editing a comment notifies nobody.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from automation.core.commands.approve import may_approve
from automation.core.commands.choices import choices
from automation.core.commands.command import Heard, asker
from automation.core.commands.table import OUTCOMES, words
from automation.core.history.request import Account, Request
from automation.core.policy.authority import Case
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.label_names import is_same_label
from automation.core.policy.process import REQUESTER
from automation.core.problem import Reason
from automation.core.state.acts import ACCEPTED, MOVED
from automation.core.state.markers import asked_for, key_of, keys, opened_by, reply_key, status_comment, void_key
from automation.core.state.situation import Answer, Move, Overlay, Situation
from automation.core.text.command_line import read_command
from automation.core.text.digest import text_digest
from automation.core.text.plain_words import Stance, stance_of
from automation.core.why import Why


class NoticeKind(StrEnum):
    """Why the desk writes a comment of its own (only when somebody must act or was answered)."""

    REPLY = "reply"
    INFO_NEEDED = "info"
    HOLE = "hole"
    APPROVAL_REQUEST = "approval"
    AGREEMENT_REQUEST = "agreement"
    GATE_OPENED = "opened"
    STEP_DONE = "notice"
    DONE = "done"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One comment to write once; `key` is its hidden marker, `mention` the logins that it notifies.

    Where it answers a question about the request, `roles` are those in which the asker may act now (REQUESTER too), and
    `choices` the commands that are theirs to give.
    """

    kind: NoticeKind
    key: str
    mention: tuple[str, ...] = ()
    answer: Answer | None = None
    step: int = 0
    roles: frozenset[str] = frozenset()
    choices: tuple[str, ...] = ()


def heard(answer: Answer) -> Heard:
    """Who gets a comment about an act that was taken; of any other there is one when there is something to warn of.

    A decision is told to those who must hear of it, a question is answered to who asked.
    """
    outcome = OUTCOMES.get(answer.reason.code)
    return outcome.heard if outcome is not None else Heard.NOBODY


_PLAIN = {Stance.YES: Why.PLAIN_YES, Stance.NO: Why.PLAIN_NO, Stance.UNCLEAR: Why.PLAIN_UNCLEAR}

_QUESTIONS = frozenset({Why.STATUS_ASKED, Why.BANTUAN_ASKED})
"""Those whose answer rests on who asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One request where it stands, at `now`; `on` and `off` are the labels that the desk puts on and takes off."""

    situation: Situation
    request: Request
    catalogue: Catalogue
    now: datetime
    on: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()

    def logins(self, role: str) -> tuple[str, ...]:
        """The people who may act in `role` now."""
        if role == REQUESTER:
            return self.situation.requester_side
        # The login of somebody without an account may be that of a stranger.
        holders = self.catalogue.desk.holders(role, self.now)
        return tuple(person.login for person in holders if person.has_account)


def notices(occasion: Occasion) -> Iterable[Notice]:
    """The comments that are owed and not written yet, each key once."""
    seen = set(keys(occasion.request.comments))
    for notice in (
        *_replies(occasion),
        *_plain(occasion),
        *_calls(occasion),
        *_news(occasion.situation, occasion.request),
    ):
        if notice.key not in seen:
            seen.add(notice.key)
            yield notice


def _replies(occasion: Occasion) -> Iterable[Notice]:
    situation, request = occasion.situation, occasion.request
    marked = {comment.id for comment in request.comments if comment.marks & {MOVED, ACCEPTED}}
    for answer in situation.answers:
        is_new = answer.comment_id not in marked
        told = heard(answer) is not Heard.NOBODY or (is_new and answer.warnings) if answer.accepted else is_new
        if told and not _is_stale(occasion, answer):
            key = void_key(answer.comment_id) if answer.is_void else reply_key(answer.comment_id, answer.event_id)
            reply = Notice(kind=NoticeKind.REPLY, key=key, mention=_hearers(answer, situation, request), answer=answer)
            yield _of_asker(occasion, reply, answer) if answer.reason.code in _QUESTIONS else reply


def _of_asker(occasion: Occasion, reply: Notice, answer: Answer) -> Notice:
    """The reply with the roles that the asker held when the request was last asked anything, and what they may do."""
    situation, desk = occasion.situation, occasion.catalogue.desk
    case = Case(process=situation.process, desk=desk, request=occasion.request, unit=situation.unit)
    who = asker(case, answer.actor, max(each.at for each in situation.answers))
    return replace(reply, roles=who.roles, choices=choices(situation, desk, who))


def _plain(occasion: Occasion) -> Iterable[Notice]:
    """A yes or no in plain words by somebody who is asked: it is no decision, which is said once for each asking."""
    asked = [each for each in (_asked_to_approve(occasion), _asked_to_agree(occasion)) if each is not None]
    if not asked:
        return
    known, first = words(occasion.catalogue), min(each.at for each in asked)
    for comment in reversed(occasion.request.comments):
        author = None if comment.by_desk or comment.created_at < first else comment.author
        stance = stance_of(comment.body) if author is not None and author.is_person else None
        if author is None or stance is None or read_command(comment.body, known) is not None:
            continue
        for each in asked:
            if comment.created_at >= each.at and (reason := each.answer(author, stance)) is not None:
                answer = Answer(
                    accepted=False, reason=reason, at=comment.created_at, actor=author, comment_id=comment.id
                )
                key = f"{NoticeKind.PLAIN}:{stance}:{author.id}:{each.code.replace('?', '=')}"
                yield Notice(kind=NoticeKind.PLAIN, key=key, mention=(author.login,), answer=answer)
                break


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A code that people are asked to name, since when, and what is answered to plain words (None: nothing)."""

    code: str
    at: datetime
    answer: Callable[[Account, Stance], Reason | None]


def _asked_to_approve(occasion: Occasion) -> _Asked | None:
    situation, gate = occasion.situation, occasion.situation.gate
    step = situation.process.step(situation.step)
    at = _asked_at(occasion, NoticeKind.APPROVAL_REQUEST, gate.code)
    if at is None or not step.approval or gate.is_open or situation.is_closed:
        return None

    def answer(account: Account, stance: Stance) -> Reason | None:
        facts = {"step": str(step.number - 1)} | ({"ready": f"/setujui {gate.code}"} if stance is Stance.YES else {})
        return Reason(_PLAIN[stance], facts) if may_approve(situation, account) else None

    return _Asked(code=gate.code, at=at, answer=answer)


def _asked_to_agree(occasion: Occasion) -> _Asked | None:
    situation, asked = occasion.situation, occasion.situation.agreement
    at = _asked_at(occasion, NoticeKind.AGREEMENT_REQUEST, asked.code) if asked is not None and not asked.by else None
    if asked is None or at is None or situation.is_closed:
        return None

    def answer(account: Account, stance: Stance) -> Reason | None:
        is_asked = stance is Stance.YES and account.login in situation.requester_side
        return Reason(Why.PLAIN_AGREEMENT, {"ready": f"/sepakat {asked.code}"}) if is_asked else None

    return _Asked(code=asked.code, at=at, answer=answer)


def _asked_at(occasion: Occasion, kind: NoticeKind, code: str) -> datetime | None:
    """Since when the desk asks for this code; None where it does not."""
    if not code:
        return None
    asking = f"{kind}:{code.replace('?', '=')}"
    return min((each.created_at for each in occasion.request.comments if key_of(each).startswith(asking)), default=None)


def _is_stale(occasion: Occasion, answer: Answer) -> bool:
    """A label put back is told while that is being done; later it would only puzzle."""
    event = next((event for event in occasion.request.label_events if event.node_id == answer.event_id), None)
    if event is None or event.added:
        return False
    return not any(is_same_label(event.label, name) for name in occasion.on)


def _hearers(answer: Answer, situation: Situation, request: Request) -> tuple[str, ...]:
    """Who is told: the one who acted; of a decision also the requester, and those who must act on it."""
    told = [answer.actor]
    if answer.accepted and heard(answer) is Heard.REQUESTER:
        return situation.requester_side
    if answer.accepted and heard(answer) is Heard.ALL:
        evidence = (given.author for found in situation.evidence.values() for given in found.given.values())
        names = (*_called(told), *_asker(situation, request), *_called(evidence))
        return tuple(dict.fromkeys(names))
    return _called(told)


def _called(accounts: Iterable[Account]) -> tuple[str, ...]:
    return tuple(account.login for account in accounts if account.can_be_called)


def _asker(situation: Situation, request: Request) -> tuple[str, ...]:
    """Who filed the request; where that was no person, or is gone, those who stand for its unit."""
    author = request.author
    return (author.login,) if author and author.can_be_called else situation.requester_side


def _calls(occasion: Occasion) -> Iterable[Notice]:
    """Comments for those who must act now."""
    situation, gate = occasion.situation, occasion.situation.gate
    process = situation.process
    if situation.is_closed:
        return
    yield from _agreement_asked(situation)
    step = process.step(situation.step)
    actors = occasion.logins(step.actor)
    if situation.step == 1:
        yield from _info_needed(occasion.request, actors)
    elif situation.lapsed and not step.approval:
        key = f"{NoticeKind.HOLE}:{situation.step}:{int(situation.stands_since.timestamp())}"
        yield Notice(kind=NoticeKind.HOLE, key=key, mention=actors, step=situation.step)
    elif step.approval and gate.code and not gate.is_open:
        eligible = (person for role in gate.eligible.values() for person in role if person.has_account)
        people = tuple(dict.fromkeys(person.login for person in eligible))
        people += occasion.logins(occasion.catalogue.desk.recorded_by) if gate.open_documents else ()
        key = f"{NoticeKind.APPROVAL_REQUEST}:{asked_for(gate, occasion.request)}"
        yield Notice(kind=NoticeKind.APPROVAL_REQUEST, key=key, mention=tuple(dict.fromkeys(people)) or actors)
    is_held = situation.overlay is Overlay.HELD
    if gate.is_open and not is_held and process.approval_step.number <= situation.step <= process.launch_step.number:
        key = f"{NoticeKind.GATE_OPENED}:{opened_by(gate)}"
        people = (*actors, *_reviewers(occasion))
        yield Notice(kind=NoticeKind.GATE_OPENED, key=key, mention=tuple(dict.fromkeys(people)), step=situation.step)


def _reviewers(occasion: Occasion) -> tuple[str, ...]:
    """Whoever has to review an emergency hears that the work may begin (rule 10)."""
    rules = occasion.catalogue.desk.emergency
    return occasion.logins(rules.reviewed_by) if rules is not None and occasion.situation.owes_review else ()


def _agreement_asked(situation: Situation) -> Iterable[Notice]:
    """The requester's side is asked once for each wording of the requirements, before the approvals are complete."""
    asked = situation.agreement
    if asked is not None and is_agreement_asked(situation):
        key = f"{NoticeKind.AGREEMENT_REQUEST}:{asked.code.replace('?', '=')}"
        yield Notice(kind=NoticeKind.AGREEMENT_REQUEST, key=key, mention=situation.requester_side, step=asked.step)


def is_agreement_asked(situation: Situation) -> bool:
    """Whether the requester's side is asked to sign the requirements now."""
    asked = situation.agreement
    if asked is None or not asked.code or asked.by or situation.lapsed:
        return False
    return asked.step < situation.step <= situation.process.approval_step.number and not situation.gate.is_open


def _info_needed(request: Request, actors: tuple[str, ...]) -> Iterable[Notice]:
    """The status comment itself calls when it is written; after a later edit that was not enough, a comment does."""
    status = status_comment(request.comments)
    if status is not None and any(edit.at >= status.created_at for edit in request.edits):
        key = f"{NoticeKind.INFO_NEEDED}:{text_digest(request.body)}"
        yield Notice(kind=NoticeKind.INFO_NEEDED, key=key, mention=actors)


def _news(situation: Situation, request: Request) -> Iterable[Notice]:
    """Comments that the SOP itself asks for: the notice to the requester, and the end."""
    author = _asker(situation, request)
    for step in situation.process.steps:
        is_done = step.number < situation.step or situation.overlay is Overlay.DONE
        if step.notify and is_done and situation.step == situation.reached:
            done_at = max(
                (move.at for move in situation.moves if _finished(move, step.number)), default=situation.since
            )
            key = f"{NoticeKind.STEP_DONE}:{step.number}:{int(done_at.timestamp())}"
            yield Notice(kind=NoticeKind.STEP_DONE, key=key, mention=author, step=step.number)
    if situation.overlay is Overlay.DONE:
        yield Notice(kind=NoticeKind.DONE, key=f"{NoticeKind.DONE}:{int(situation.since.timestamp())}", mention=author)


def _finished(move: Move, number: int) -> bool:
    return move.reason.code == Why.STEP_DONE and move.reason.facts.get("step") == str(number)
