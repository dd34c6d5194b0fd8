"""An issue that came through no form: it is no request, so it is held, and whoever commands there is told so."""

from collections.abc import Iterable

from automation.core.commands.table import SORTS, words
from automation.core.history.request import Request
from automation.core.outcome.labels import labels_without_process, unwanted
from automation.core.outcome.notices import Notice, NoticeKind
from automation.core.policy.authority import is_involved
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.label_names import is_desk_label, is_step_label
from automation.core.problem import Reason
from automation.core.state.acts import Act, acts
from automation.core.state.markers import formless_comment, keys, reply_key
from automation.core.state.situation import Answer
from automation.core.text.command_line import Command
from automation.core.text.near_misses import NearMiss
from automation.core.why import Why


def wanted_labels(catalogue: Catalogue, request: Request) -> frozenset[str]:
    """Asked for information at the first step while it is open; nothing once it is closed."""
    return labels_without_process(catalogue.current(request.created_at), is_open=request.is_open)


def unwanted_labels(catalogue: Catalogue, request: Request) -> frozenset[str]:
    """The labels on the issue that have to go."""
    found = unwanted(request.labels, wanted_labels(catalogue, request))
    return frozenset(name for name in found if _is_ours(request, name))


def _is_ours(request: Request, label: str) -> bool:
    """Whether the desk takes this label off here.

    An issue that was closed before the desk saw it may bear labels of an earlier use; only a step may it never show.
    """
    is_seen = request.is_open or formless_comment(request.comments) is not None
    return is_desk_label(label) if is_seen else is_step_label(label)


def replies(catalogue: Catalogue, request: Request) -> Iterable[Notice]:
    """One answer to each command of somebody involved and each label taken back: not here, and why.

    A closed issue is left alone but for its labels.
    """
    written = keys(request.comments)
    for act in acts(request, words(catalogue), SORTS):
        key = reply_key(act.comment_id, act.event_id)
        if _is_answered(catalogue, request, act) and key not in written:
            yield Notice(kind=NoticeKind.REPLY, key=key, mention=(act.actor.login,), answer=_answer(act))


def _is_answered(catalogue: Catalogue, request: Request, act: Act) -> bool:
    """A command of somebody involved while it is open, or a label of the desk that was set and may never be here."""
    if act.label is not None:
        may_be = labels_without_process(catalogue.current(request.created_at), is_open=True)
        return act.label.added and _is_ours(request, act.label.label) and act.label.label not in may_be
    is_meant = isinstance(act.command, Command) or (isinstance(act.command, NearMiss) and act.command.is_at_start)
    return request.is_open and is_meant and is_involved(act.actor, request.author, catalogue.desk)


def _answer(act: Act) -> Answer:
    return Answer(
        accepted=False,
        reason=Reason(Why.LABEL_NO_FORM, {"label": act.label.label}) if act.label else Reason(Why.NO_FORM_HERE),
        at=act.at,
        actor=act.actor,
        comment_id=act.comment_id,
        event_id=act.event_id,
    )
