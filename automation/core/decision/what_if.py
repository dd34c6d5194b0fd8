"""What would one more act do? The one decision function, on a history that ends with that act.

Pure; writes nothing. Behind `alur what-if` and `/pratinjau`. The decision function is handed in: while it decides, it
asks here what the commands would do that somebody previews, and no preview is asked for within a preview.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from automation.core.commands.preview import previewed
from automation.core.commands.table import words
from automation.core.history.request import Comment, LabelEvent, Request
from automation.core.outcome.decision import Decision, NextAct, WhatIf
from automation.core.policy.authority import is_involved
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.label_names import is_desk_label
from automation.core.problem import Reason
from automation.core.state.situation import Answer
from automation.core.text.command_line import read_command
from automation.core.why import Why

from .next_act import carries, next_comment, with_next

Decide = Callable[[Catalogue, Request, datetime], Decision]


def what_if(decide: Decide, catalogue: Catalogue, request: Request, act: NextAct) -> WhatIf:
    """What `act`, the next in the history of `request`, would do; nothing but silence where it is none."""
    at = act.created_at if isinstance(act, Comment) else act.at
    before = decide(catalogue, request, at)
    if isinstance(act, LabelEvent) and carries(request, act.label) == act.added:
        # GitHub tells nobody of a label that is put where it is.
        reason = Reason(Why.LABEL_THERE if act.added else Why.LABEL_NOT_THERE, {"label": act.label})
        return WhatIf(act=act, before=before, after=before, silence=reason)
    after = decide(catalogue, with_next(request, act), at)
    found = WhatIf(act=act, before=before, after=after, answer=answer_to(after, act))
    return found if found.answer else replace(found, silence=_silence(catalogue, found))


def previews(decide: Decide, catalogue: Catalogue, decision: Decision) -> Mapping[str, WhatIf]:
    """What the command behind each `/pratinjau` that is answered now would do, by the key of its answer."""
    return {
        each.key: _preview(decide, catalogue, decision, each.answer)
        for each in decision.notices
        if each.answer is not None and each.answer.reason.code == Why.PRATINJAU_ASKED
    }


def _preview(decide: Decide, catalogue: Catalogue, decision: Decision, answer: Answer) -> WhatIf:
    """What it would do if the same person gave it now."""
    request = _with_register(decision)
    asking = next(comment for comment in request.comments if comment.id == answer.comment_id)
    command = next_comment(request, answer.actor, previewed(asking.body), decision.now)
    return what_if(decide, catalogue, request, replace(command, via_email=asking.via_email))


def _with_register(decision: Decision) -> Request:
    """The request with what this run adds to the register: the next act finds it there."""
    request = decision.request
    if request.register is None:
        return request
    return replace(request, register=request.register.with_lines(decision.register))


def answer_to(after: Decision, act: NextAct) -> Answer | None:
    """The answer to the act in the decision after it; on an issue that came through no form it is only in the reply."""
    name = (act.id, "") if isinstance(act, Comment) else (0, act.node_id)
    judged = after.situation.answers if after.situation else ()
    replied = (notice.answer for notice in after.notices if notice.answer is not None)
    return next((each for each in (*judged, *replied) if (each.comment_id, each.event_id) == name), None)


def _silence(catalogue: Catalogue, found: WhatIf) -> Reason:
    """Why the desk says nothing of the act."""
    act, request = found.act, found.before.request
    if isinstance(act, LabelEvent):
        is_put_right = found.labels_on or found.labels_off
        if is_put_right or is_desk_label(act.label):
            return Reason(Why.LABEL_PUT_RIGHT if is_put_right else Why.NO_EFFECT, {"label": act.label})
        return Reason(Why.LABEL_NOT_OURS, {"label": act.label})
    if not is_involved(act.author, request.author, catalogue.desk):
        return Reason(Why.OUTSIDER, {"login": act.author.login if act.author else "ghost"})
    return Reason(Why.NO_COMMAND if read_command(act.body, words(catalogue)) is None else Why.NO_EFFECT)
