"""The order of the writes of one decision: withdrawing comes first, opening last; the texts are handed in.

A run may die after any write. What is lost then may be an opening or the news of it, never a withdrawal. And what says
that all was answered comes behind the answer: a comment is known by its key, so it is not written twice, but a mark on
a command would keep its answer from ever coming. Pure; an invariant of the gate, so its mutants are tried.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from automation.core.state.markers import FORMLESS, STATUS, doubled, formless_comment, status_comment
from automation.core.text.digest import canonical

from .decision import Decision
from .notices import Notice, NoticeKind
from .plan import (
    AddLabels,
    Close,
    EditComment,
    MinimizeComment,
    Plan,
    PostComment,
    React,
    RemoveLabels,
    Reopen,
    Write,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What the comments of a decision say, each with its marker.

    `status` is the status comment ('' where `status_key` names none), `notices` are by key, and `gave_way` is, by node
    id, what a comment says that was written twice.
    """

    status: str = ""
    notices: Mapping[str, str] = field(default_factory=dict)
    gave_way: Mapping[str, str] = field(default_factory=dict)


def status_key(decision: Decision) -> str:
    """The key of the status comment that should stand; '' where none is begun."""
    request, withheld = decision.request, decision.withheld
    if withheld is None:
        return STATUS if decision.situation is not None else FORMLESS if request.is_open else ""
    present = status_comment(request.comments)
    is_begun = present is not None or formless_comment(request.comments) is not None
    # On a closed issue where nothing stands and nothing goes there is nothing to tell.
    if not withheld.is_told or not (is_begun or request.is_open or decision.labels_off):
        return ""
    # Before the intake no comment may say that there was one.
    return STATUS if present is not None or request.record else FORMLESS


def plan_of(decision: Decision, texts: Texts) -> Plan:
    """All writes that make it so, in their order; none where nothing is to change. Raises KeyError for a lacking text.

    What withholds opens nothing, so none of its writes waits for the record.
    """
    request, withheld, status = decision.request, decision.withheld, _status(decision, texts)
    writes = tuple(_writes(decision, texts, status))
    return Plan(
        number=request.number,
        issue_id=request.node_id,
        writes=writes,
        opens=decision.opens or (status is not None and _says_ready(decision)),
        withdraws=bool(writes) if withheld is not None else _withdraws(decision),
        entries=decision.entries,
        register=decision.register,
        unknown=decision.unknown,
    )


def _writes(decision: Decision, texts: Texts, status: PostComment | EditComment | None) -> Iterable[Write]:
    opened = [notice for notice in decision.notices if notice.kind is NoticeKind.GATE_OPENED]
    # A status comment that is new, or says that nothing is known, is what people look for first.
    is_first = isinstance(status, PostComment) or decision.withheld is not None
    yield from _withdrawn(decision)
    yield from _added(decision.labels_on - decision.gated)
    if status is not None and is_first:
        yield status
    yield from (_posted(notice, texts) for notice in decision.notices if notice not in opened)
    yield from (React(node_id=each.node_id, content=each.content) for each in decision.reactions)
    if status is not None and not is_first:
        yield status
    for later, _ in doubled(decision.request.comments):
        yield EditComment(node_id=later.node_id, body=texts.gave_way[later.node_id])
    yield from (MinimizeComment(node_id=each) for each in decision.outdated)
    yield from (_posted(notice, texts) for notice in opened)
    yield from _added(decision.labels_on & decision.gated)


def _withdrawn(decision: Decision) -> Iterable[Write]:
    """Labels go, and the issue is closed or opened again."""
    if decision.labels_off:
        yield RemoveLabels(names=tuple(sorted(decision.labels_off)))
    if decision.close:
        yield Close(reason=decision.close)
    if decision.reopen:
        yield Reopen()


def _added(labels: frozenset[str]) -> Iterable[Write]:
    if labels:
        yield AddLabels(names=tuple(sorted(labels)))


def _posted(notice: Notice, texts: Texts) -> PostComment:
    return PostComment(key=notice.key, body=texts.notices[notice.key])


def _status(decision: Decision, texts: Texts) -> PostComment | EditComment | None:
    """The status comment where it is not there yet, or says something else by now."""
    key, comments = status_key(decision), decision.request.comments
    if not key:
        return None
    present = status_comment(comments) or formless_comment(comments)
    if present is None:
        return PostComment(key=key, body=texts.status)
    if canonical(present.body) == canonical(texts.status):
        return None
    return EditComment(node_id=present.node_id, body=texts.status)


def _withdraws(decision: Decision) -> bool:
    """Whether a development label goes at once, before anything is recorded; not before the intake itself is."""
    situation = decision.situation
    is_shut = situation is not None and not situation.may_develop
    return is_shut and bool(decision.labels_off & decision.gated) and bool(decision.request.record)


def _says_ready(decision: Decision) -> bool:
    """Whether the status comment says "approved, ready to start": that is an opening write too (rule 1)."""
    situation = decision.situation
    return situation is not None and situation.may_develop and situation.process.step(situation.step).approval
