"""Versions of the desk, all but one wrong on purpose: each breaks one rule and is right in all the rest."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from automation.core.decision.decide import decide
from automation.core.history.record import EntryKind
from automation.core.history.request import Comment, Request
from automation.core.outcome.decision import Decision
from automation.core.questions.verify import Question, Verdict, verdict
from automation.core.state.situation import Situation
from tests.builders.stories import Story, account
from tests.unit.core.decision import wrong_desks
from tests.unit.core.decision.wrong_desks import Desk, right

Ask = Callable[[Decision, Question], Verdict]
PAGE = 100
OWN_ID = 7001


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What the desk makes of a story, and what it answers a development repository; by default as it should be."""

    rule: int = 0
    desk: Desk = right
    ask: Ask = verdict

    @property
    def name(self) -> str:
        """The part that is wrong."""
        part = self.desk if self.desk is not right else self.ask
        return getattr(part, "__name__", "")


def believes_the_label(told: Story) -> Situation:
    """A development label that is there says that work may begin."""
    found = right(told)
    gated = {step.label for step in told.process.steps if step.gated}
    is_there = bool(gated & told.request.labels)
    return replace(found, may_develop=True) if is_there else found


def forgets_the_repository(told: Story) -> Situation:
    """The code is the same wherever a request is moved to."""
    return _read(told, replace(told.request, repository_id=OWN_ID))


def normalises_unicode(told: Story) -> Situation:
    """What looks alike is the same text, so nothing changed."""
    body = unicodedata.normalize("NFKC", told.request.body)
    return _read(told, replace(told.request, body=body, edits=()))


def forgets_the_supplement(told: Story) -> Situation:
    """The form is what was filed, whatever was added."""
    return _read(told, _without(told.request, lambda comment: comment.body.startswith("/lengkapi")))


def takes_a_command_on_any_line(told: Story) -> Situation:
    """The word anywhere is a command."""
    comments = tuple(replace(each, body=_from_command(each.body)) for each in told.request.comments)
    return _read(told, replace(told.request, comments=comments))


def trusts_the_payload(told: Story) -> Situation:
    """What the first event of a comment said goes on counting."""
    approved = {entry.comments[0] for entry in told.request.record if entry.kind is EntryKind.APPROVAL}
    comments = tuple(
        replace(each, body=each.body[each.body.index("/setujui") :], edited_at=None, editor=None)
        if each.id in approved
        else each
        for each in told.request.comments
    )
    return _read(told, replace(told.request, comments=comments))


def ignores_deletions(told: Story) -> Situation:
    """An approval on record counts although its comment is gone."""
    there = {comment.id for comment in told.request.comments}
    lost = [
        Comment(
            id=entry.comments[0],
            node_id="IC_0",
            author=next(each for each in map(account, ("wati", "joko")) if each.id == entry.actor),
            body=f"/setujui {told.situation.gate.code}",
            created_at=entry.at,
        )
        for entry in told.request.record
        if entry.kind is EntryKind.APPROVAL and entry.comments[0] not in there
    ]
    return _read(told, replace(told.request, comments=(*told.request.comments, *lost)))


def orders_by_the_clock_alone(told: Story) -> Situation:
    """What shuts came when it is stamped, whatever its number says."""
    return _read(told, clocked(told.request))


def clocked(request: Request) -> Request:
    """The history where each comment that takes an approval back has a number that agrees with its time."""
    earlier = {
        each.id: max([other.id for other in request.comments if other.created_at < each.created_at], default=0)
        for each in request.comments
        if each.body.startswith(("/tolak", "/tarik", "/kembali"))
    }
    comments = (replace(each, id=earlier[each.id] + 0.5) if each.id in earlier else each for each in request.comments)
    return replace(request, comments=tuple(comments))


def reads_the_first_page_only(told: Story) -> Situation:
    """Whatever comes after a hundred comments is not read."""
    return _read(told, replace(told.request, comments=told.request.comments[:PAGE]))


def falls_back_to_older_evidence(told: Story) -> Situation:
    """A section that somebody else edited is passed over, and the one before it counts."""
    return _read(told, _without(told.request, lambda each: each.edited_at is not None and each.editor != each.author))


def forgets_a_deleted_rejection(told: Story) -> Situation:
    """What is no longer to be read was never said."""
    kept = tuple(entry for entry in told.request.record if entry.kind is not EntryKind.REJECTION)
    return _read(told, replace(told.request, record=kept))


def falls_back_after_the_launch(told: Story) -> Situation:
    """A changed text asks for new approvals whenever it comes."""
    found = right(told)
    return replace(found, step=5) if found.violations else found


def takes_silence_for_consent(told: Story) -> Situation:
    """Who has not answered for a month agrees."""
    late = told.now - max(each.created_at for each in told.request.comments) > timedelta(days=30)
    found = right(told)
    return replace(found, may_develop=True) if late else found


def says_nothing_of_what_does_not_count(told: Story) -> Situation:
    """Whoever approved in vain is not told why."""
    found = right(told)
    kept = tuple(each for each in found.gate.approvals if each.counts)
    return replace(found, gate=replace(found.gate, approvals=kept))


def asks_for_no_code(decision: Decision, question: Question) -> Verdict:
    """A pull request for an older plan passes."""
    return verdict(decision, replace(question, code=None))


def asks_for_no_repository(decision: Decision, question: Question) -> Verdict:
    """Any repository may develop it."""
    return verdict(decision, replace(question, repository=""))


RIGHT = Version()
WRONG = (
    Version(rule=1, desk=believes_the_label),
    Version(rule=2, desk=forgets_the_repository),
    Version(rule=2, desk=normalises_unicode),
    Version(rule=2, desk=forgets_the_supplement),
    Version(rule=3, desk=takes_a_command_on_any_line),
    Version(rule=3, desk=trusts_the_payload),
    Version(rule=3, desk=ignores_deletions),
    Version(rule=3, desk=reads_the_first_page_only),
    Version(rule=3, desk=orders_by_the_clock_alone),
    Version(rule=4, desk=wrong_desks.revives_what_was_refused),
    Version(rule=5, desk=wrong_desks.lets_the_sole_developer_test),
    Version(rule=5, desk=wrong_desks.lets_the_requester_evaluate),
    Version(rule=7, desk=wrong_desks.revives_what_lapsed),
    Version(rule=7, desk=falls_back_after_the_launch),
    Version(rule=8, desk=falls_back_to_older_evidence),
    Version(rule=8, desk=forgets_a_deleted_rejection),
    Version(rule=9, desk=takes_silence_for_consent),
    Version(rule=10, desk=wrong_desks.lets_the_requester_declare_an_emergency),
    Version(rule=10, desk=wrong_desks.keeps_an_emergency_without_its_comment),
    Version(rule=10, desk=wrong_desks.forgets_the_exception),
    Version(rule=10, desk=wrong_desks.lets_the_declarer_review),
    Version(rule=11, ask=asks_for_no_code),
    Version(rule=11, ask=asks_for_no_repository),
    Version(rule=12, desk=says_nothing_of_what_does_not_count),
)


def _read(told: Story, request: Request) -> Situation:
    found = decide(told.of, request, told.now).situation
    assert found is not None
    return found


def _without(request: Request, goes: Callable[[Comment], bool]) -> Request:
    return replace(request, comments=tuple(each for each in request.comments if not goes(each)))


def _from_command(body: str) -> str:
    return body[body.index("/setujui") :] if "/setujui" in body and not body.startswith("/") else body
