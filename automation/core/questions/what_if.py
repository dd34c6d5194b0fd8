"""What would one more act do? The one decision function, on a history that ends with that act.

Pure; writes nothing. Behind `alur what-if` and `/pratinjau`.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from automation.core.approval.revision import NO_CODE
from automation.core.commands.preview import previewed
from automation.core.commands.table import words
from automation.core.decision.decide import Decision, Reaction, decide
from automation.core.history.record import Entry
from automation.core.history.request import Comment, LabelEvent, Request
from automation.core.outcome.notices import Notice
from automation.core.policy.authority import is_involved
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.label_names import is_desk_label
from automation.core.problem import Reason
from automation.core.state.situation import Answer
from automation.core.text.command_line import read_command
from automation.core.why import Why

from .next_act import NextAct, carries, next_comment, with_next


class Outcome(StrEnum):
    """What becomes of the act: it is accepted, refused with a reason, or gets no answer."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """The decisions without the act and with it, both at its moment; what stands only in `after` comes of the act.

    `answer` is the desk's answer to the act; without one, `silence` says why.
    """

    act: NextAct
    before: Decision
    after: Decision
    answer: Answer | None = None
    silence: Reason | None = None

    @property
    def outcome(self) -> Outcome:
        """Whether the act would be accepted."""
        if self.answer is None:
            return Outcome.IGNORED
        return Outcome.ACCEPTED if self.answer.accepted else Outcome.REFUSED

    @property
    def labels_on(self) -> tuple[str, ...]:
        """The labels that the desk would put on."""
        return tuple(sorted(self.after.labels_on - self.before.labels_on))

    @property
    def labels_off(self) -> tuple[str, ...]:
        """The labels that the desk would take off."""
        return tuple(sorted(self.after.labels_off - self.before.labels_off))

    @property
    def close(self) -> str:
        """GitHub's state reason if the issue would be closed, else ''."""
        return "" if self.before.close else self.after.close

    @property
    def reopen(self) -> bool:
        """Whether the issue would be opened again."""
        return self.after.reopen and not self.before.reopen

    @property
    def reactions(self) -> tuple[Reaction, ...]:
        """The reactions that the desk would leave."""
        return tuple(each for each in self.after.reactions if each not in self.before.reactions)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The comments that the desk would write."""
        due = {notice.key for notice in self.before.notices}
        return tuple(notice for notice in self.after.notices if notice.key not in due)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What would be recorded."""
        return tuple(entry for entry in self.after.entries if entry not in self.before.entries)

    @property
    def has_unknown_code(self) -> bool:
        """Whether an approval code would be shown that only the run after the act draws."""
        after = self.after.situation
        return after is not None and after.gate.code == NO_CODE


def what_if(catalogue: Catalogue, request: Request, act: NextAct) -> WhatIf:
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


def preview(catalogue: Catalogue, decision: Decision, answer: Answer) -> WhatIf:
    """What the command behind a `/pratinjau` would do if the same person gave it now."""
    request = _with_register(decision)
    asking = next(comment for comment in request.comments if comment.id == answer.comment_id)
    command = next_comment(request, answer.actor, previewed(asking.body), decision.now)
    return what_if(catalogue, request, replace(command, via_email=asking.via_email))


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
